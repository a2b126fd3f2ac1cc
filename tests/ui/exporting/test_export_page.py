"""The export page: real documents from a real portfolio, made, cancelled, refused, looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.services.documents.writers import WRITERS
from portfolio_app.ui.exporting.changes import keep_details
from portfolio_app.ui.exporting.export_page import ExportPage
from portfolio_app.ui.exporting.readiness_card import ReadinessCard
from portfolio_app.ui.page import Notice, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import open_workspace

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


class Told:
    """What the page told the window."""

    def __init__(self, page: ExportPage) -> None:
        self.notices: list[str] = []
        self.places: list[Place] = []
        page.notify.connect(self._on_notice)
        page.go.connect(self._on_place)

    def _on_notice(self, notice: Notice) -> None:
        self.notices.append(notice.text)

    def _on_place(self, place: Place) -> None:
        self.places.append(place)


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> ExportPage:
    made = ExportPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 780)
    made.show()
    made.show_now()
    return made


def names(page: ExportPage) -> list[str]:
    return [choice.path.name for choice in page.form.choices]


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def named(page: QWidget, name: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisibleTo(page))


def idle(page: ExportPage) -> Callable[[], bool]:
    return lambda: page.jobs.idle


def test_the_chosen_documents_are_made_and_shown(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    assert names(page) == [f"Rowan Ellery portfolio.{ending}" for ending in WRITERS]
    assert {choice.note for choice in page.form.choices} == {""}
    click(qtbot, page.make)
    assert not page.make.isEnabled()
    assert page.progress.isVisible()
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)
    assert (tmp_path / "Rowan Ellery portfolio.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "Rowan Ellery portfolio.docx").read_bytes().startswith(b"PK")
    assert page.preview.isVisible()
    assert page.preview.pages is not None
    assert len(page.preview.pages) > 20
    assert page.make.isEnabled()
    assert not page.progress.isVisible()
    made = [choice.note.startswith("This will replace the one you made today") for choice in page.form.choices]
    assert made[:2] == [True, True]
    assert not any(made[2:])


def test_what_was_made_shows_from_its_top_where_it_is_taller_than_the_page(qtbot: QtBot, page: ExportPage) -> None:
    page.resize(1068, 300)
    for choice in page.form.choices[1:]:
        choice.box.setChecked(choice.path.suffix in {".html", ".md", ".xlsx"})
    click(qtbot, page.make)
    qtbot.waitUntil(lambda: page.made.hasFocus(), timeout=LONG)
    assert page.made.height() > page._column.viewport().height()
    assert page.made.mapTo(page._column, page.made.rect().topLeft()).y() >= 0


def test_only_what_is_ticked_is_made_under_the_name_that_was_typed(
    qtbot: QtBot, page: ExportPage, tmp_path: Path
) -> None:
    pdf, word, *_ = page.form.choices
    qtbot.keyClick(pdf.box, Qt.Key.Key_Space)
    word.file_name.setFocus()
    word.file_name.selectAll()
    qtbot.keyClicks(word.file_name, "For my assessor")
    click(qtbot, page.make)
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)
    assert sorted(path.name for path in tmp_path.iterdir() if "assessor" in path.name or path.suffix == ".pdf") == [
        "For my assessor.docx"
    ]
    assert not page.preview.isVisible()


def test_cancelling_leaves_the_former_document(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    told = Told(page)
    former = tmp_path / "Rowan Ellery portfolio.pdf"
    former.write_bytes(b"the one from before")
    click(qtbot, page.make)
    click(qtbot, named(page.progress, "Cancel"))
    qtbot.waitUntil(idle(page), timeout=LONG)
    assert told.notices == ["Stopped. Nothing was changed: documents made before are as they were."]
    assert former.read_bytes() == b"the one from before"
    assert not (tmp_path / "Rowan Ellery portfolio.docx").exists()
    assert not page.made.isVisible()
    assert page.make.isEnabled()


def test_a_folder_that_is_not_there_is_said_and_nothing_is_made(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    told = Told(page)
    page.folder.setFocus()
    page.folder.selectAll()
    qtbot.keyClicks(page.folder, str(tmp_path / "gone"))
    click(qtbot, page.make)
    qtbot.waitUntil(idle(page), timeout=LONG)
    assert len(told.notices) == 1
    assert "gone" in told.notices[0]
    assert not page.made.isVisible()
    assert not list(tmp_path.glob("*.pdf"))


def test_the_next_export_takes_away_what_was_said_of_the_one_that_failed(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path
) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("export")
    page = window.pages["export"]
    assert isinstance(page, ExportPage)
    page.folder.setText(str(tmp_path / "gone"))
    click(qtbot, page.make)
    qtbot.waitUntil(idle(page), timeout=LONG)
    assert window.notice_bar.isVisible()
    page.folder.setText(str(tmp_path))
    qtbot.waitUntil(page.make.isEnabled, timeout=LONG)
    click(qtbot, page.make)
    assert not window.notice_bar.isVisible()
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)
    window.say("Something else.")
    click(qtbot, page.make)
    assert window.notice_bar.isVisible()
    qtbot.waitUntil(idle(page), timeout=LONG)


def test_a_name_that_no_file_can_have_is_said_in_place(qtbot: QtBot, page: ExportPage) -> None:
    field = page.form.choices[0].file_name
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "a/b")
    assert "cannot hold /" in page.form.choices[0].note
    assert not page.make.isEnabled()
    field.clear()
    assert page.form.choices[0].note == "Give the file a name."
    qtbot.keyClick(page.form.choices[0].box, Qt.Key.Key_Space)
    assert page.make.isEnabled()
    qtbot.keyClick(page.form.choices[1].box, Qt.Key.Key_Space)
    assert not page.make.isEnabled()


def test_a_preview_is_shown_and_leaves_no_file(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    click(qtbot, page.invitation.button)
    qtbot.waitUntil(page.preview.isVisible, timeout=LONG)
    assert page.preview.pages is not None
    assert len(page.preview.pages) > 20
    assert set(tmp_path.iterdir()) == before
    qtbot.waitUntil(lambda: 0 in page.preview.view.drawn)


def test_a_preview_says_when_the_portfolio_has_changed_since(qtbot: QtBot, page: ExportPage) -> None:
    click(qtbot, page.show_preview)
    qtbot.waitUntil(page.preview.isVisible, timeout=LONG)
    assert not page.preview._stale.isVisible()
    keep_details(page.session, {"learner": "Ann Otter"})
    assert page.preview._stale.isVisible()
    assert names(page)[0] == "Ann Otter portfolio.pdf"
    click(qtbot, named(page.preview, "Preview again"))
    qtbot.waitUntil(idle(page), timeout=LONG)
    assert page.preview.pages is not None
    assert "Ann Otter" in page.preview.pages.text(0)
    assert not page.preview._stale.isVisible()


def test_what_to_look_at_first_is_counted_and_leads_to_the_check_page(qtbot: QtBot, page: ExportPage) -> None:
    told = Told(page)
    qtbot.waitUntil(lambda: not page.jobs.looking)
    words = [label.text() for label in page.readiness.findChildren(QLabel)]
    assert "criteria without evidence" in words
    click(qtbot, page.readiness.findChildren(QPushButton)[0])
    assert told.places == [Place("check")]


def test_the_card_has_words_for_every_kind_of_finding(qtbot: QtBot) -> None:
    card = ReadinessCard()
    qtbot.addWidget(card)
    for count in (1, 2):
        card.show_findings([Finding(kind, Where(1), "Look.") for kind in Kind] * count)
        words = [found.text() for found in card._rows.findChildren(QLabel)]
        assert len(set(words)) == len(Kind) + 1
    card.show_findings([Finding(kind, Where(1), "Look.") for kind in Kind] * 2, Noun.KSB)
    words = [found.text() for found in card._rows.findChildren(QLabel)]
    assert "KSBs without evidence" in words
    assert not [each for each in words if "criteri" in each or "{" in each]


def test_what_was_made_can_be_opened_and_shown(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    class Opened(QObject):
        urls: list[QUrl]

        @Slot(QUrl)
        def take(self, url: QUrl) -> None:
            self.urls.append(url)

    opened = Opened()
    opened.urls = []
    QDesktopServices.setUrlHandler("file", opened, "take")  # pyright: ignore[reportArgumentType]  # a str works
    try:
        path = tmp_path / "Some.pdf"
        page.made.show_files([path], ["A link leads nowhere."])
        click(qtbot, named(page.made, "Open Some.pdf"))
        click(qtbot, named(page.made, "Show Some.pdf in its folder"))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in opened.urls] == [path, tmp_path]


def test_choices_are_remembered(qtbot: QtBot, page: ExportPage, session: Session, tools: Tools, tmp_path: Path) -> None:
    other = tmp_path / "out"
    other.mkdir()
    qtbot.keyClick(page.form.choices[1].box, Qt.Key.Key_Space)
    page.folder.setText(str(other))
    again = ExportPage(session, tools)
    qtbot.addWidget(again)
    assert [choice.form.ending for choice in again.form.choices if choice.wanted] == ["pdf"]
    assert again.folder.text() == str(other)


def test_a_read_only_portfolio_can_be_exported_but_not_changed(
    qtbot: QtBot, portfolio_file: Path, tools: Tools, tmp_path: Path
) -> None:
    session = Session(open_workspace(portfolio_file, read_only=True))
    page = ExportPage(session, tools)
    qtbot.addWidget(page)
    page.show()
    page.show_now()
    assert not named(page, "Change your details").isEnabled()
    click(qtbot, page.make)
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)
    assert (tmp_path / "Rowan Ellery portfolio.pdf").exists()
    tools.runner.close()
    session.close()


def test_closing_the_window_in_the_middle_stops_the_work(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path
) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("export")
    page = window.pages["export"]
    assert isinstance(page, ExportPage)
    click(qtbot, page.make)
    window.close()
    assert not list(tmp_path.glob("*.docx"))
    assert not list(tmp_path.glob("*.part"))
    with open_workspace(portfolio_file) as workspace:
        assert not workspace.read_only


def test_details_are_changed_and_undone_from_the_page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("export")
    page = window.pages["export"]
    assert isinstance(page, ExportPage)
    click(qtbot, named(page, "Change your details"))
    dialog = page.details.dialog
    assert dialog is not None
    dialog.fields["learner"].setText("Ann Otter")
    dialog.accept()
    assert page.cover.text().startswith("Ann Otter")
    window.undoing.undo()
    assert page.cover.text().startswith("Rowan Ellery")


@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_has_a_name(page: ExportPage, tools: Tools, percent: int) -> None:
    tools.theme.set_percent(percent)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (interface := QAccessible.queryAccessibleInterface(widget)).text(QAccessible.Text.Name)
        and interface.isValid()
    ]
    assert not nameless
