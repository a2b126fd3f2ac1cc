"""START HERE.html: readable without a script, every link leads to a file of the pack, and what changed is marked."""

import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.packs.profile import EVERYTHING
from portfolio_app.domain.packs.record import Difference
from portfolio_app.workspace import Workspace
from tests.services.packs.conftest import SMALL, made_pack


class Read(HTMLParser):
    """The links, the tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(pack: Path) -> tuple[Read, set[str]]:
    with zipfile.ZipFile(pack) as archive:
        return Read(archive.read("START HERE.html").decode()), set(archive.namelist())


def test_every_link_leads_to_a_file_or_a_place_on_the_page(workspace: Workspace, tmp_path: Path) -> None:
    read, files = page_of(made_pack(workspace.packs, tmp_path / "all.zip", EVERYTHING))
    assert "script" not in read.tags
    for link in read.links:
        path = unquote(link.partition("#")[0])
        assert not path or path in files, link
    assert any(re.fullmatch(r"Portfolio\.pdf#page=\d+", link) for link in read.links)
    assert "repeated the problem in my own words" in read.text
    assert workspace.packs.fingerprint() in read.text
    assert "What has changed" not in read.text


def test_what_a_learner_writes_stays_text(workspace: Workspace, tmp_path: Path) -> None:
    workspace.details.change(learner="<script>alert(1)</script> & Sons")
    with zipfile.ZipFile(made_pack(workspace.packs, tmp_path / "all.zip", EVERYTHING)) as archive:
        page = archive.read("START HERE.html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_second_pack_marks_what_has_changed(workspace: Workspace, tmp_path: Path) -> None:
    made_pack(workspace.packs, tmp_path / "1.zip", EVERYTHING)
    workspace.accounts.create("One more")
    first = workspace.claims.all()[0]
    workspace.claims.note(first.id, "Look at the second sentence")
    pack = made_pack(workspace.packs, tmp_path / "2.zip", EVERYTHING)
    read, _ = page_of(pack)
    assert "What has changed since the pack of 20 November 2026" in read.text
    assert "1 piece of evidence new, 1 claim changed." in read.text
    from pypdf import PdfReader

    with zipfile.ZipFile(pack) as archive, archive.open("Portfolio.pdf") as file:
        text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert "What has changed since the pack of 20 November 2026" in " ".join(text.split())


def test_words_that_only_stand_further_on_are_no_changed_claims(workspace: Workspace, tmp_path: Path) -> None:
    made_pack(workspace.packs, tmp_path / "1.zip")
    account = workspace.accounts.get("E001")
    claimed = [claim for claim in workspace.claims.all() if claim.passage]
    text = account.text.with_section(Section.ACTION, f"First I said hello. {account.text.action}")
    workspace.accounts.write(replace(account, text=text))
    moved = [claim for claim in workspace.claims.all() if claim.anchor and claim.anchor.outcome is Outcome.MOVED]
    assert moved
    assert len(claimed) >= len(moved)
    changes = workspace.packs.data(SMALL).changes
    assert changes
    assert dict(changes.items) == {"E001": Difference.CHANGED}


def test_evidence_that_is_a_page_is_named_and_not_linked(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("page.html", "drawing.svg", "plan.docm"):
        (tmp_path / name).write_text(f"<html><script>alert(1)</script>{name}</html>", encoding="utf-8")
        workspace.evidence.add([tmp_path / name])
    read, files = page_of(made_pack(workspace.packs, tmp_path / "all.zip", EVERYTHING))
    for ending in (".html", ".svg", ".docm"):
        (path,) = (file for file in files if file.startswith("evidence/") and file.endswith(ending))
        assert path in read.text
        assert not any(unquote(link).startswith(path) for link in read.links)
