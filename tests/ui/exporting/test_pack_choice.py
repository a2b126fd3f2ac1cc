"""The pack on the export page: made with its profile, which is looked at before."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.services.packs.verifying import verify
from portfolio_app.ui.exporting.export_page import ExportPage
from portfolio_app.ui.page import Tools
from portfolio_app.ui.session import Session

LONG = 60_000


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> ExportPage:
    made = ExportPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 780)
    made.show()
    made.show_now()
    for choice in made.form.choices:
        choice.box.setChecked(False)
    made.form.pack.box.setChecked(True)
    qtbot.waitUntil(lambda: not made.jobs.looking, timeout=LONG)
    return made


def choose(qtbot: QtBot, page: ExportPage, title: str) -> None:
    page.form.pack.profiles.setCurrentText(title)
    qtbot.waitUntil(lambda: not page.jobs.looking, timeout=LONG)


def test_a_pack_is_made_and_is_whole(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    assert page.form.pack.reasons.isHidden()
    page.make_documents()
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)
    assert verify(tmp_path / "Rowan Ellery pack.zip").intact
    assert not (tmp_path / "Rowan Ellery portfolio.pdf").exists()


def test_what_breaks_a_profile_is_said_before_the_pack_is_made(
    qtbot: QtBot, page: ExportPage, session: Session, tools: Tools
) -> None:
    choose(qtbot, page, "One document")
    assert "Not yet right for “One document”" in page.form.pack.reasons.text()
    assert "Nothing is claimed for" in page.form.pack.reasons.text()
    assert "more things to do" in page.form.pack.reasons.text()
    assert page.make.isEnabled()
    choose(qtbot, page, "Everything")
    assert page.form.pack.reasons.isHidden()
    choose(qtbot, page, "Best evidence")
    again = ExportPage(session, tools)
    qtbot.addWidget(again)
    assert again.form.pack.profile.name == "best"


def test_a_pack_that_is_stopped_leaves_nothing(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    page.make_documents()
    page.cancel()
    qtbot.waitUntil(lambda: page.jobs.idle, timeout=LONG)
    assert not list(tmp_path.glob("*.zip"))
    assert not page.made.isVisible()


def test_former_texts_go_into_a_pack_only_where_they_are_ticked(
    qtbot: QtBot, page: ExportPage, session: Session, tmp_path: Path
) -> None:
    account = session.workspace.accounts.list()[0].evidence.reference
    former = session.workspace.accounts.get(account)
    session.workspace.accounts.write(replace(former, text=former.text.with_section(Section.TASK, "Quillfeather " * 40)))
    session.workspace.accounts.write(replace(former, text=former.text.with_section(Section.TASK, "Nothing more.")))
    pack = page.form.pack
    choose(qtbot, page, "For a new provider")
    assert pack.former_texts.on
    choose(qtbot, page, "Everything")
    assert not pack.former_texts.on
    assert not pack.profile.history
    pack.former_texts.set_on(True)
    qtbot.waitUntil(lambda: not page.jobs.looking, timeout=LONG)
    assert pack.profile.history
    page.make_documents()
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)
    with zipfile.ZipFile(tmp_path / "Rowan Ellery pack.zip") as archive:
        assert b"Quillfeather" in archive.read("data/portfolio.json")
