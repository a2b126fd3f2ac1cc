"""Annotations: what is written about a work product, claimed like an account and printed beside its file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from PIL import Image

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.documents.report import Heading, MarkedParagraph, Picture
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import AccountForm, Section
from portfolio_app.services.clock import today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.documents.report import build_report
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.packs.profiles import find_profile
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, import_workspace
from tests.services.packs.conftest import made_pack

NOTE = """---
title: The rota
date: 2026-03-04
about: E001
---

## What

A rota for March. [It shows who is there at which hour]{criterion="K6"}.

## With whom

With my manager.

## Why

Customers waited. [Now two of us are there at noon]{criterion="B5" star}.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    picture = tmp_path / "The rota.png"
    Image.new("RGB", (60, 40), (200, 40, 40)).save(picture)
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), (find_bundled("ST0072"),)) as made:
        made.evidence.add([picture])
        yield made


def annotated(workspace: Workspace, tmp_path: Path, text: str = NOTE) -> None:
    (tmp_path / "note.md").write_text(text, encoding="utf-8")
    workspace.accounts.add_files([tmp_path / "note.md"])


def test_an_annotation_is_claimed_searched_undone_and_read_back_as_an_account_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    annotated(workspace, tmp_path)
    note = workspace.accounts.get("E002")
    assert (note.about, note.form, note.evidence.method) == (1, AccountForm.WORK, "WP")
    assert {claim.criterion for claim in workspace.claims.all()} == {"ST0072/K/K6", "ST0072/B/B5"}
    assert workspace.overview.search("noon")[0].section == Section.RESULT
    written = workspace.accounts.as_markdown("E002")
    assert "about: E001" in written
    assert "## With whom\n\nWith my manager." in written
    (tmp_path / "again.md").write_text(written, encoding="utf-8")
    result = workspace.accounts.update_from_file("E002", tmp_path / "again.md")
    assert (result.added, result.changed, result.withdrawn) == ((), (), ())
    assert result.after.account.same_as(note)
    changed = workspace.accounts.set_form("E002", AccountForm.STAR)
    assert workspace.accounts.get("E002").form is AccountForm.STAR
    assert workspace.accounts.put(changed.before).account.form is AccountForm.WORK


def test_an_annotation_begins_as_what_it_is_about_is_called_and_dated(workspace: Workspace) -> None:
    made = workspace.accounts.annotate("E001")
    assert (made.evidence.title, made.about, made.text.words) == ("The rota", 1, 0)
    assert workspace.accounts.list()[0].about == 1
    with pytest.raises(InputError, match="E002 is a reflective account; an annotation is about a file"):
        workspace.accounts.annotate("E002")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NOTE.replace("E001", "E009"), "no evidence E009"),
        (NOTE.replace("E001", "the rota"), r"line 4: “the rota” is not a piece of evidence"),
        (NOTE.replace("## Why", "## Result"), "line 15: the headings are of two kinds"),
        (NOTE.replace("## Why", "## Because"), "use ## What, ## How, ## With whom, ## Why"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_added(
    workspace: Workspace, tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        annotated(workspace, tmp_path, text)
    assert not workspace.accounts.list()


def test_the_documents_print_it_beside_its_file_and_every_reference_leads_there(
    workspace: Workspace, tmp_path: Path
) -> None:
    annotated(workspace, tmp_path)
    blocks = build_report(workspace.overview.content(), today()).blocks
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    place = titles.index("Evidence files")
    assert titles[place : place + 5] == ["Evidence files", "The rota", "What", "With whom", "Why"]
    assert "Reflective accounts" not in titles
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == "What")
    assert isinstance(blocks[at + 1], MarkedParagraph)
    assert any(isinstance(block, Picture) for block in blocks[at:])
    targets = {"pdf": tmp_path / "p.pdf", "docx": tmp_path / "p.docx", "html": tmp_path / "p.html"}
    pages: dict[str, int] = {}
    export(workspace.overview.content(), targets, date(2026, 3, 5), pages=pages)
    assert pages["evidence-E002"] == pages["evidence-E001"]
    words = [paragraph.text for paragraph in docx.Document(str(targets["docx"])).paragraphs]
    assert words.index("The rota") < words.index("With my manager.") < words.index("Evidence index")


def test_it_stands_by_itself_where_its_file_is_not_shown(workspace: Workspace, tmp_path: Path) -> None:
    annotated(workspace, tmp_path)
    workspace.evidence.remove("E001")
    titles = [
        block.text for block in build_report(workspace.overview.content(), today()).blocks if isinstance(block, Heading)
    ]
    assert "Reflective accounts" in titles
    assert "The rota" in titles


def test_it_is_updated_from_its_own_text_where_its_file_was_removed(workspace: Workspace, tmp_path: Path) -> None:
    annotated(workspace, tmp_path)
    workspace.evidence.remove("E001")
    (tmp_path / "again.md").write_text(workspace.accounts.as_markdown("E002"), encoding="utf-8")
    result = workspace.accounts.update_from_file("E002", tmp_path / "again.md")
    assert result.after.account.about == 1
    (tmp_path / "again.md").write_text(NOTE.replace("E001", "E009"), encoding="utf-8")
    with pytest.raises(InputError, match="no evidence E009"):
        workspace.accounts.update_from_file("E002", tmp_path / "again.md")


def test_an_account_that_becomes_an_annotation_is_assessed_as_its_work_is(workspace: Workspace, tmp_path: Path) -> None:
    annotated(workspace, tmp_path, NOTE.replace("about: E001\n", ""))
    assert workspace.accounts.get("E002").evidence.method != "WP"
    (tmp_path / "again.md").write_text(NOTE, encoding="utf-8")
    updated = workspace.accounts.update_from_file("E002", tmp_path / "again.md").account
    assert (updated.about, updated.evidence.method) == (1, "WP")
    assert workspace.accounts.get("E002").evidence.method == "WP"
    workspace.evidence.edit("E002", method="PD")
    workspace.accounts.update_from_file("E002", tmp_path / "again.md")
    assert workspace.accounts.get("E002").evidence.method == "PD"


def test_it_goes_with_its_file_where_only_starred_passages_are_shown(workspace: Workspace, tmp_path: Path) -> None:
    annotated(workspace, tmp_path)
    pack = made_pack(workspace.packs, tmp_path / "best.zip", find_profile("best"))
    with import_workspace(pack, tmp_path / "taken.portfolio") as taken:
        assert [(each.reference) for each in (e.evidence for e in taken.evidence.list())] == ["E001", "E002"]


def test_a_pack_carries_it_and_gives_it_back(workspace: Workspace, tmp_path: Path) -> None:
    annotated(workspace, tmp_path)
    pack = made_pack(workspace.packs, tmp_path / "all.zip")
    with import_workspace(pack, tmp_path / "taken.portfolio") as taken:
        assert taken.accounts.get("E002") == workspace.accounts.get("E002")
        assert [replace(claim, made_at="") for claim in taken.claims.all()] == [
            replace(claim, made_at="") for claim in workspace.claims.all()
        ]


def test_what_is_written_about_a_claimed_file_need_not_be_claimed_itself(workspace: Workspace) -> None:
    workspace.accounts.annotate("E001")
    unclaimed = [finding.where.evidence for finding in workspace.overview.check() if finding.kind == "no claims"]
    assert unclaimed == [2, 1]
    workspace.claims.add_draft("E001", ClaimDraft("K6"))
    assert not [finding for finding in workspace.overview.check() if finding.kind == "no claims"]
