"""The help: every topic shows, the keys are those of the menus, and nothing leads to the network."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from pytestqt.qtbot import QtBot

from portfolio_app import paths
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.help_page import HelpPage
from portfolio_app.ui.shell.help_topics import help_topics, keys_table
from portfolio_app.ui.shell.main_window import MainWindow
from tests.ui.settling import settle


def _page(qtbot: QtBot, session: Session, tools: Tools) -> HelpPage:
    made = HelpPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_now()
    return made


def test_every_topic_has_a_title_and_a_text() -> None:
    topics = help_topics()
    assert len(topics) >= 10
    assert len({topic.name for topic in topics}) == len(topics)
    assert all(topic.title and len(topic.text) > 100 for topic in topics)


def test_nothing_leads_to_the_network() -> None:
    for path in (paths.resources() / "help").glob("*.md"):
        assert not re.search(r"https?:|www\.|\]\(", path.read_text("utf-8")), path.name


def test_the_arrow_keys_go_through_the_topics(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    for topic in help_topics():
        assert page.topic == topic.name
        shown = page.view.toPlainText()
        assert shown.startswith(topic.title)
        assert "**" not in shown
        assert "|" not in shown
        qtbot.keyClick(page.list, Qt.Key.Key_Down)


def test_lists_keep_their_numbers(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    shown = page.view.toPlainText()
    assert [f"{number}.\t" in shown for number in (1, 2, 3, 4)] == [True] * 4
    assert "•\t" in shown


def test_a_place_names_a_topic(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    page.open_place(Place("help", section="map"))
    assert page.topic == "map"
    page.open_place(Place("help", section="no such topic"))
    page.open_place(Place("help"))
    assert page.topic == "map"


def test_the_keys_are_those_of_the_menus(window: MainWindow, session: Session) -> None:
    window.open_portfolio(session.workspace.path)
    window.go(Place("help", section="keyboard"))
    page = window.pages["help"]
    assert isinstance(page, HelpPage)
    shown = page.view.toPlainText()
    assert "Find a command" in shown
    assert "Ctrl+K" in shown
    assert "Ctrl+T" in shown


def test_signs_of_markdown_in_a_key_mean_themselves() -> None:
    assert keys_table([("A_b * c", "Ctrl+|")]).splitlines()[-1] == "| **Ctrl+\\|** | A\\_b \\* c |"


def test_the_text_keeps_within_its_column(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    for percent in (100, 200):
        tools.theme.set_percent(percent)
        for topic in help_topics():
            page.show_topic(topic.name)
            assert page.view.horizontalScrollBar().maximum() == 0
            assert page.view.width() <= tools.theme.px(704)


def test_no_key_is_broken_in_large_text(qtbot: QtBot, session: Session, tools: Tools) -> None:
    tools.theme.set_percent(200)
    page = HelpPage(session, tools)
    qtbot.addWidget(page)
    page.resize(1152, 700)
    page.show()
    for topic in ("keyboard", "writing"):
        page.show_topic(topic)
        settle()
        tables = [each for each in page.view.document().rootFrame().childFrames() if isinstance(each, QTextTable)]
        assert tables
        for table in tables:
            for row in range(table.rows()):
                block = table.cellAt(row, 0).firstCursorPosition().block()
                ends = [block.layout().lineAt(line).textLength() for line in range(block.layout().lineCount())]
                place = 0
                for length in ends[:-1]:
                    place += length
                    assert block.text()[place - 1].isspace(), block.text()
