"""Doubts of an import, shown beside their place and settled in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.domain.frameworks.columns import NAMES, Column
from portfolio_app.domain.frameworks.settling import Way
from portfolio_app.services.frameworks.reading import Block
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.frameworks.doubt_place import box_on_page
from portfolio_app.ui.frameworks.doubts_view import DoubtsView
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import create_workspace
from tests.ui.frameworks.test_importing import dialog_of, texts

LEFT = Qt.MouseButton.LeftButton
LINES = (
    "Unit 1: Serve customers",
    "Learning outcome 1: Know the products",
    "The learner can:",
    "1.1 Describe a product",
    "1.3 Explain its price",
    "1.3 Explain its price to a customer",
    "Glossary of words that are used here",
)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> FrameworksPage:
    path = tmp_path / "empty.portfolio"
    with create_workspace(path, make_portfolio("Bea")):
        pass
    window.open_portfolio(path)
    window.show_page("frameworks")
    found = window.pages["frameworks"]
    assert isinstance(found, FrameworksPage)
    return found


def handbook(path: Path) -> Path:
    canvas = Canvas(str(path))
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 40 * number, line)
    canvas.save()
    return path


def view_of(qtbot: QtBot, page: FrameworksPage) -> DoubtsView:
    view = dialog_of(qtbot, page).doubts
    assert view is not None
    return view


def read_again(qtbot: QtBot, page: FrameworksPage) -> None:
    """Wait until what was settled is read."""
    assert dialog_of(qtbot, page)._waits
    qtbot.waitUntil(lambda: not dialog_of(qtbot, page)._waits)


def choose(view: DoubtsView, words: str) -> None:
    items = [view.list.item(row).text() for row in range(view.list.count())]
    view.list.setCurrentRow(next(row for row, text in enumerate(items) if words in text))


def test_a_doubt_of_a_pdf_is_framed_on_its_page_and_settled(qtbot: QtBot, page: FrameworksPage, tmp_path: Path) -> None:
    page.read_file(handbook(tmp_path / "handbook.pdf"))
    view = view_of(qtbot, page)
    waiting = view.open()
    assert waiting >= 2
    choose(view, "1.3 is there a second time")
    qtbot.waitUntil(lambda: view.place.currentWidget() is view.place.page)
    canvas = view.place.page.canvas
    qtbot.waitUntil(lambda: not canvas._image.isNull())
    assert canvas.accessibleName() == "Page 1 of the document"
    assert canvas.accessibleDescription() == LINES[5]
    assert view.words.toPlainText() == LINES[5]
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    read_again(qtbot, page)
    assert view.open() < waiting
    choose(view, "✓ Left out")
    assert view.ask_again.isVisible()
    choose(view, "1.2 is not found")
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.words.hasFocus()
    view.words.setPlainText("1.1 Describe a product\n1.2 Compare products")
    qtbot.mouseClick(view.change, LEFT)
    read_again(qtbot, page)
    assert [each.way for each in view.value()] == [Way.LEAVE_OUT, Way.WORDS]
    assert view.open() == 0
    qtbot.mouseClick(dialog_of(qtbot, page).add, LEFT)
    assert texts(page) == ["Describe a product", "Compare products", "Explain its price"]


def test_the_words_around_are_shown_of_a_text_and_what_was_left_out_can_be_looked_through(
    qtbot: QtBot, page: FrameworksPage, tmp_path: Path
) -> None:
    path = tmp_path / "handbook.txt"
    path.write_text("\n\n".join(LINES))
    page.read_file(path)
    view = view_of(qtbot, page)
    choose(view, "1.3 is there a second time")
    assert view.place.currentWidget() is view.place.text
    assert LINES[3] in view.place.text.toPlainText()
    before = view.list.count()
    view.show_left_out.setChecked(True)
    assert view.list.count() == before + 1
    choose(view, "Glossary of words")
    view.words.setPlainText("1.4 Use the words of the trade")
    qtbot.mouseClick(view.change, LEFT)
    read_again(qtbot, page)
    choose(view, "Words changed")
    qtbot.mouseClick(view.ask_again, LEFT)
    assert view.value() == ()
    dialog_of(qtbot, page).reject()


def test_a_box_stays_on_its_page() -> None:
    box = box_on_page(Block("words", "here", page=2, box=(-20, 800, 700, 900)), 600, 800)
    assert (box.page, box.left, box.top + box.height) == (2, 0.0, 1.0)
    assert box.left + box.width <= 1


def test_a_doubt_of_a_table_is_settled_and_asked_anew_with_other_columns(
    qtbot: QtBot, page: FrameworksPage, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("No,Statement,Notes\n1.1,Describe it,a\n1.2,Explain it,b\n1.2,Sell it,c\n", "utf-8")
    page.read_file(path)
    view = view_of(qtbot, page)
    dialog = dialog_of(qtbot, page)
    choose(view, "1.2 is there a second time")
    assert view.words.toPlainText() == "1.2 Sell it"
    assert "1.2 Explain it" in view.place.text.toPlainText()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    read_again(qtbot, page)
    assert dialog._becomes.text() == "What it will become: 2 criteria"
    assert dialog.columns is not None
    dialog.columns.boxes[1].setCurrentIndex(dialog.columns.boxes[2].currentIndex())
    dialog.columns.boxes[2].setCurrentIndex(list(NAMES).index(Column.TEXT))
    read_again(qtbot, page)
    assert [row.settled for row in view._shown] == [None] * len(view._shown)
    choose(view, "1.2 is there a second time")
    assert view.words.toPlainText() == "1.2 c"
    dialog.reject()
