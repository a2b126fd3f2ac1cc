"""Odd files of every kind go all the way: put in, viewed, exported, packed, verified, taken in again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.importers.evidence_files import pdf_file
from portfolio_app.services.clock import today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.packs.verifying import verify
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, import_workspace
from tests.odd import Fate, Odd
from tests.odd_files import odd_files
from tests.odd_pdfs import drawing_itself

_FORMS = ("pdf", "docx", "html", "md", "xlsx")


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A portfolio with all odd files, in their order, what was made of it, and what came back from its pack."""

    workspace: Workspace
    files: tuple[EvidenceFile, ...]
    warnings: tuple[str, ...]
    markdown: str
    came_back: tuple[str, ...]


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HandedOver]:
    folder = tmp_path_factory.mktemp("odd")
    with pytest.MonkeyPatch.context() as monkeypatch, ExitStack() as stack:
        monkeypatch.setenv("PORTFOLIO_APP_DATA", str(folder / "data"))
        workspace = stack.enter_context(new_portfolio(folder / "odd.portfolio"))
        added = workspace.evidence.add(written(folder, odd_files())).added
        targets = {form: folder / f"made.{form}" for form in _FORMS}
        warnings = export(workspace.overview.content(), targets, today())
        made = workspace.packs.make(folder / "pack.zip", "2026-03-02T09:00:00Z")
        assert set(made.warnings) == set(warnings)
        assert verify(folder / "pack.zip").intact
        back = stack.enter_context(import_workspace(folder / "pack.zip", folder / "back.portfolio"))
        yield HandedOver(
            workspace,
            tuple(each.file for each in added),
            warnings,
            targets["md"].read_text("utf-8"),
            tuple(back.evidence.file(each.file.evidence.reference).sha256 for each in added),
        )


def new_portfolio(path: Path) -> Workspace:
    return create_workspace(path, make_portfolio("Ann Example"), bundled()[:1])


def written(folder: Path, files: tuple[Odd, ...]) -> list[Path]:
    paths = [folder / file.name for file in files]
    for path, file in zip(paths, files, strict=True):
        path.write_bytes(file.content)
    return paths


def viewed(workspace: Workspace, file: EvidenceFile) -> list[str]:
    """Return why pages, or words, cannot be viewed; nothing for those that can be."""
    faults: list[str] = []
    with workspace.evidence.open_copy(file.evidence.reference) as copy:
        assert copy.seconds is None or copy.seconds > 0
        looks = [partial(_drawn, copy, page) for page in range(1, min(copy.pages, 3) + 1)]
        for look in (*looks, *(copy.words,) * copy.has_words):
            try:
                assert look()
            except FileError as error:
                faults.append(error.message)
    return faults


def _drawn(copy: OpenCopy, page: int) -> bytes:
    assert min(copy.shape(page)) > 0
    drawn = copy.drawn(page, 240, 180)
    assert len(drawn.pixels) == 3 * drawn.width * drawn.height
    return drawn.pixels


def told_of(warnings: tuple[str, ...], file: EvidenceFile) -> list[str]:
    return [each for each in warnings if each.startswith(f"{file.evidence.reference} {file.name}")]


def test_there_are_enough_of_them_and_no_two_are_the_same() -> None:
    files = odd_files()
    assert len({file.name for file in files}) == len({file.content for file in files}) == len(files) >= 60


@pytest.mark.parametrize("number", range(len(odd_files())), ids=[odd.name for odd in odd_files()])
def test_an_odd_file_goes_all_the_way(handed_over: HandedOver, number: int) -> None:
    odd, file = odd_files()[number], handed_over.files[number]
    assert handed_over.came_back[number] == file.sha256
    section = handed_over.markdown.split(f"{file.evidence.reference} · ")[-1].split("SHA-256")[0]
    faults, told = viewed(handed_over.workspace, file), told_of(handed_over.warnings, file)
    if odd.fate is Fate.SHOWN:
        assert (faults, told) == ([], [])
    elif odd.fate is Fate.TOLD:
        assert told
        assert file.present.warning
    elif odd.fate is Fate.NAMED:
        assert told == []
    for sentence in told:
        assert "shown here" in sentence
        assert "in the pack of this portfolio" in section or "travels inside" in section


def test_the_command_line_names_what_is_not_shown_and_says_nothing_else(
    handed_over: HandedOver, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "portfolio_app", "export", handed_over.workspace.path),
            *("--html", tmp_path / "made.html", "--allow-personal-data"),
        ],
        capture_output=True, text=True, check=False, env={**os.environ, "PORTFOLIO_APP_DATA": str(tmp_path)},
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (0, f"{tmp_path / 'made.html'}\n")
    said = [f"portfolio-app: note: {warning}" for warning in handed_over.warnings if "font" not in warning]
    assert ended.stderr.splitlines() == said


def test_a_file_that_takes_too_long_is_told_when_it_is_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "_SECONDS", 2.0)
    source = tmp_path / "itself.pdf"
    source.write_bytes(drawing_itself())
    with new_portfolio(tmp_path / "ann.portfolio") as workspace:
        (added,) = workspace.evidence.add([source]).added
        assert "cannot be shown here" in added.file.present.warning
        warnings = export(workspace.overview.content(), {"pdf": tmp_path / "made.pdf"}, today())
        assert told_of(warnings, added.file)
