"""The Witnesses page and the hand-over: with real clicks and keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.domain.witnesses.statement import Statement, StatementState
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.services.clock import today
from portfolio_app.ui.evidence.methods_dialog import MethodsDialog
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.witnesses import statement_panel as panel
from portfolio_app.ui.witnesses.change_pin_dialog import ChangePinDialog
from portfolio_app.ui.witnesses.hand_over import HandOver
from portfolio_app.ui.witnesses.one_line_dialog import OneLineDialog
from portfolio_app.ui.witnesses.request_statement_dialog import RequestDialog
from portfolio_app.ui.witnesses.scan_dialog import ScanDialog
from portfolio_app.ui.witnesses.which_statement_dialog import WhichStatementDialog
from portfolio_app.ui.witnesses.witness_dialog import WitnessDialog
from portfolio_app.ui.witnesses.witnesses_page import WitnessesPage
from portfolio_app.workspace import open_workspace
from tests.services.witnesses.witnessing import PRIYA, WORDS, ask, fill, what_they_said
from tests.ui.settling import settle

_SIGNING = 20_000


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> WitnessesPage:
    """The page on the example portfolio, with a witness who was asked."""
    with open_workspace(portfolio_file) as workspace:
        workspace.witnesses.add(PRIYA)
        ask(workspace)
    window.open_portfolio(portfolio_file)
    window.show_page("witnesses")
    shown = window.pages["witnesses"]
    assert isinstance(shown, WitnessesPage)
    return shown


def the_statement(page: WitnessesPage) -> Statement:
    return page.session.workspace.statements.list()[0]


def labels(page: WitnessesPage) -> str:
    return "\n".join(each.text() for each in page.panel.findChildren(QLabel))


def press(page: WitnessesPage, name: str) -> None:
    QTest.mouseClick(page.panel.buttons[name], Qt.MouseButton.LeftButton)


def handed_over(page: WitnessesPage) -> HandOver:
    press(page, panel.HAND_OVER)
    assert page.handed_over is not None
    return page.handed_over


def dialog_of(page: WitnessesPage, kind: type[QDialog]) -> QDialog:
    assert isinstance(page.steps.dialog, kind)
    return page.steps.dialog


def draw(view: HandOver) -> None:
    pad = view.card.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 80))
    for step in range(1, 20):
        QTest.mouseMove(pad, QPoint(20 + step * 8, 80 - (step % 5) * 12))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(180, 80))


def sign(qtbot: QtBot, view: HandOver) -> None:
    QTest.mouseClick(view.card.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view._thanks.isVisible(), timeout=_SIGNING)


def test_an_empty_register_says_what_to_do_first(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("witnesses")
    page = window.pages["witnesses"]
    assert isinstance(page, WitnessesPage)
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, WitnessDialog)
    assert isinstance(dialog, WitnessDialog)
    QTest.keyClicks(dialog.fields["name"], "Tom Osei")
    dialog.relative.setChecked(True)
    dialog.accept()
    assert page.chosen == ("witness", 1)
    assert "a relative" in labels(page)
    window.undoing.undo()
    assert page.session.workspace.witnesses.list() == ()
    window.undoing.redo()
    assert [each.name for each in page.session.workspace.witnesses.list()] == ["Tom Osei"]


def test_a_request_is_made_from_criteria_and_an_event(window: MainWindow, page: WitnessesPage) -> None:
    QTest.mouseClick(page.ask, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, RequestDialog)
    assert isinstance(dialog, RequestDialog)
    assert not dialog._keep.isEnabled()
    QTest.keyClicks(dialog.happened, "The angry caller")
    QTest.keyClicks(dialog.event_on, "31/2/2026")
    dialog.tick("CS101/101/1.3")
    assert not dialog._keep.isEnabled()
    dialog.event_on.setText("1/4/2026")
    QTest.mouseClick(dialog._keep, Qt.MouseButton.LeftButton)
    made = page.session.workspace.statements.list()[-1]
    assert (made.reference, made.request.event, made.state) == ("E012", "The angry caller", StatementState.DRAFTED)
    assert page.chosen == ("statement", 12)
    window.undoing.undo()
    assert len(page.session.workspace.statements.list()) == 1


def test_the_witness_has_the_window_and_nothing_else(qtbot: QtBot, window: MainWindow, page: WitnessesPage) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.pages["accounts"].isVisible(), "shortcuts work before"
    window.show_page("witnesses")
    view = handed_over(page)
    assert view.isVisible()
    assert not window.side_bar.isVisible()
    assert not window.menuBar().isVisible()
    assert "Rowan Ellery" in view._heading.text()
    for keys in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_O, Qt.Key.Key_W, Qt.Key.Key_Z):
        QTest.keyClick(view.words, keys, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_F1)
    QTest.keyClick(view, Qt.Key.Key_F11)
    assert view.isVisible()
    assert window.session is not None
    window.say("Something about the learner.")
    assert not window.notice_bar.isVisible()
    QTest.mouseClick(view.give_back, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    assert window.side_bar.isVisible()
    assert window.menuBar().isVisible()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.pages["accounts"].isVisible()


def test_a_witness_signs_by_keyboard_alone(qtbot: QtBot, page: WitnessesPage) -> None:
    view = handed_over(page)
    view.window().activateWindow()
    view.words.setFocus()

    def focused() -> object:
        return view.window().focusWidget()

    QTest.keyClicks(view.words, "She put the cone out at once and kept everybody away from it.")
    reached: list[object] = []
    for _ in range(30):
        QTest.keyClick(view.window().focusWidget(), Qt.Key.Key_Tab)
        here = focused()
        reached.append(here)
        if here is view.ticks["CS105/105/1.4"].box or here is view.card.declared.box:
            QTest.keyClick(view.window().focusWidget(), Qt.Key.Key_Space)
        if here is view.card.typed_name:
            QTest.keyClicks(view.card.typed_name, "Priya Sharma")
        if here is view.card.sign:
            break
    assert focused() is view.card.sign
    QTest.keyClick(view.card.sign, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view._thanks.isVisible(), timeout=_SIGNING)
    signed = the_statement(page)
    assert signed.state is StatementState.SIGNED
    assert signed.latest is not None
    assert signed.latest.seen == ("CS105/105/1.4",)
    assert focused() is view.done
    QTest.keyClick(view.done, Qt.Key.Key_Space)
    assert page.isVisible()
    assert "Certificate" in labels(page)


def test_a_drawn_signature_is_kept_and_a_pin_is_asked_the_next_time(qtbot: QtBot, page: WitnessesPage) -> None:
    view = handed_over(page)
    view.words.setPlainText(WORDS)
    draw(view)
    QTest.mouseClick(view.card.declared._words, Qt.MouseButton.LeftButton)
    QTest.keyClicks(view.card.pin, "2580")
    QTest.mouseClick(view.card.sign, Qt.MouseButton.LeftButton)
    assert "differ" in view.card.fault.text()
    QTest.keyClicks(view.card.pin_again, "2580")
    sign(qtbot, view)
    picture = page.session.workspace.statements.picture("E011")
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    QTest.mouseClick(view.done, Qt.MouseButton.LeftButton)
    press(page, panel.CORRECT)
    again = handed_over(page)
    again.words.setPlainText(WORDS + " It was a Monday.")
    draw(again)
    again.card.declared.tick()
    QTest.mouseClick(again.card.sign, Qt.MouseButton.LeftButton)
    assert "PIN" in again.card.fault.text()
    QTest.keyClicks(again.card.pin, "9999")
    QTest.mouseClick(again.card.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "does not open" in again.card.fault.text(), timeout=_SIGNING)
    assert again.words.toPlainText().endswith("Monday.")
    again.card.pin.setText("2580")
    sign(qtbot, again)
    assert [version.number for version in the_statement(page).versions] == [1, 2]
    QTest.mouseClick(again.done, Qt.MouseButton.LeftButton)
    assert "Version 1, replaced by a later one" in labels(page)


def test_closing_the_window_does_not_lose_what_a_witness_wrote_at_once(window: MainWindow, page: WitnessesPage) -> None:
    view = handed_over(page)
    QTest.keyClicks(view.words, "She was calm.")
    assert not window.close()
    assert view.isVisible()
    assert "not signed yet" in view.card.fault.text()
    assert window.close()


def test_words_that_are_not_signed_are_not_lost_by_one_click(page: WitnessesPage) -> None:
    view = handed_over(page)
    QTest.keyClicks(view.words, "She was calm.")
    QTest.mouseClick(view.give_back, Qt.MouseButton.LeftButton)
    assert view.isVisible()
    assert "not signed yet" in view.card.fault.text()
    QTest.mouseClick(view.give_back, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    assert the_statement(page).versions == ()


def test_words_of_a_witness_are_there_again_when_they_go_on(page: WitnessesPage) -> None:
    view = handed_over(page)
    QTest.keyClicks(view.words, "She was calm.")
    view.ticks["CS105/105/1.4"].tick()
    for _ in range(2):
        QTest.mouseClick(view.give_back, Qt.MouseButton.LeftButton)
    assert the_statement(page).versions == ()
    assert "She was calm" not in labels(page)
    again = handed_over(page)
    assert again.words.toPlainText() == "She was calm."
    assert again.ticks["CS105/105/1.4"].is_ticked
    assert not again.card.declared.is_ticked
    assert not again.card.pad.is_drawn


def test_words_of_a_witness_are_kept_while_they_write(qtbot: QtBot, page: WitnessesPage) -> None:
    view = handed_over(page)
    QTest.keyClicks(view.words, "She was calm.")
    drafts = page.session.workspace.statement_drafts
    qtbot.waitUntil(lambda: (draft := drafts.get("E011")) is not None and draft.text == "She was calm.")


def test_a_correction_starts_from_the_former_text(page: WitnessesPage) -> None:
    page.session.workspace.statements.sign("E011", what_they_said())
    page.session.workspace.statements.correct("E011")
    page.refresh()
    view = handed_over(page)
    assert view.words.toPlainText() == WORDS
    assert view.card.typed_name.text() == ""


def test_what_is_missing_is_said_where_the_witness_is(page: WitnessesPage) -> None:
    view = handed_over(page)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Write what you saw", lambda: view.words.setPlainText(WORDS)),
        ("Draw your signature", lambda: view.card.typed_name.setText("Priya Sharma")),
        ("tick it", lambda: view.card.declared.tick()),
        ("day", lambda: view.card.seen_on.setText("2 March 2026")),
    )
    view.card.seen_on.setText("2 March 2026")
    for number, (said, mend) in enumerate(steps):
        if number == len(steps) - 1:
            view.card.seen_on.setText("the day before")
        QTest.mouseClick(view.card.sign, Qt.MouseButton.LeftButton)
        assert said in view.card.fault.text()
        mend()
    assert the_statement(page).versions == ()


def test_dropped_forms_come_in(qtbot: QtBot, page: WitnessesPage, tmp_path: Path) -> None:
    blank = tmp_path / "form.pdf"
    page.session.workspace.statements.write_form("E011", blank)
    filled = fill(blank, tmp_path / "filled.pdf")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(filled))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(50, 50), action, data, buttons, keys))
    qtbot.waitUntil(lambda: the_statement(page).state is StatementState.RETURNED, timeout=_SIGNING)
    qtbot.waitUntil(lambda: "origin not verified" in labels(page))
    assert "returned, by file" in labels(page)
    window = page.window()
    assert isinstance(window, MainWindow)
    page.steps.take_in([filled])
    qtbot.waitUntil(lambda: "came back already" in window.notice_bar.text, timeout=_SIGNING)


def test_a_photo_is_offered_as_the_scan_of_its_statement_with_a_button(
    qtbot: QtBot, window: MainWindow, page: WitnessesPage, tmp_path: Path
) -> None:
    from tests.signing.test_signatures import scribble

    photo = tmp_path / "IMG_0001.png"
    photo.write_bytes(scribble())
    page.session.workspace.statements.mark_asked("E011")
    page.steps.take_in([photo])
    offer = window.notice_bar.offered
    qtbot.waitUntil(offer.isVisible, timeout=_SIGNING)
    assert "attach it as the scan of E011" in window.notice_bar.text
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert not window.notice_bar.isVisible()
    paper = dialog_of(page, ScanDialog)
    assert isinstance(paper, ScanDialog)
    said = paper.value()
    assert (said.text, said.seen, said.seen_on, said.declared, said.typed_name) == ("", (), None, False, "")
    paper.signed_name.setText("Priya Sharma")
    paper.accept()
    version = the_statement(page).latest
    assert version is not None
    assert (version.declared, version.typed_name) == (False, "Priya Sharma")


def test_a_photo_that_may_be_of_several_statements_asks_of_which(
    qtbot: QtBot, window: MainWindow, page: WitnessesPage, tmp_path: Path
) -> None:
    from tests.signing.test_signatures import scribble

    photo = tmp_path / "IMG_0001.png"
    photo.write_bytes(scribble())
    ask(page.session.workspace)
    page.steps.take_in([photo])
    qtbot.waitUntil(window.notice_bar.offered.isVisible, timeout=_SIGNING)
    QTest.mouseClick(window.notice_bar.offered, Qt.MouseButton.LeftButton)
    which = dialog_of(page, WhichStatementDialog)
    assert isinstance(which, WhichStatementDialog)
    assert not which._keep.isEnabled()
    which.which.setCurrentIndex(1)
    QTest.mouseClick(which._keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(page.steps.dialog, ScanDialog))
    dialog_of(page, ScanDialog).accept()
    assert [len(each.versions) for each in page.session.workspace.statements.list()] == [0, 1]


def test_a_form_of_what_was_asked_before_comes_in_when_wanted(
    qtbot: QtBot, window: MainWindow, page: WitnessesPage, tmp_path: Path
) -> None:
    blank = tmp_path / "form.pdf"
    page.session.workspace.statements.write_form("E011", blank)
    filled = fill(blank, tmp_path / "filled.pdf")
    page.session.workspace.statements.change_request("E011", event="The spill by the tills")
    page.steps.take_in([filled])
    qtbot.waitUntil(lambda: "as an older form" in window.notice_bar.text, timeout=_SIGNING)
    assert "witness.import_older" in [action.name for action in page.actions_offered()]
    page.steps.take_in([filled], older=True)
    qtbot.waitUntil(lambda: the_statement(page).state is StatementState.RETURNED, timeout=_SIGNING)


def test_a_returned_statement_is_confirmed_refused_and_taken_back(
    window: MainWindow, page: WitnessesPage, tmp_path: Path
) -> None:
    from tests.signing.test_signatures import scribble

    scan = tmp_path / "scan.png"
    scan.write_bytes(scribble())
    page.steps.attach_scan(the_statement(page), scan)
    paper = dialog_of(page, ScanDialog)
    assert isinstance(paper, ScanDialog)
    paper.words.setPlainText(WORDS)
    paper.ticks["CS105/105/1.4"].tick()
    paper.signed_on.setText("4 March 2026")
    paper.signed_name.setText("Priya Sharma")
    paper.accept()
    assert the_statement(page).state is StatementState.RETURNED
    press(page, panel.CONFIRM)
    dialog = dialog_of(page, OneLineDialog)
    assert isinstance(dialog, OneLineDialog)
    QTest.keyClicks(dialog.field, "Dana Reid")
    dialog.accept()
    assert the_statement(page).state is StatementState.CONFIRMED
    assert "Confirmed by Dana Reid" in labels(page)
    window.undoing.undo()
    assert the_statement(page).state is StatementState.RETURNED
    press(page, panel.REFUSE)
    dialog_of(page, OneLineDialog).accept()
    assert the_statement(page).counts is False
    window.undoing.undo()
    assert the_statement(page).counts is True
    press(page, panel.REMOVE)
    assert page.session.workspace.statements.list() == ()
    window.undoing.undo()
    assert the_statement(page).reference == "E011"


def test_checking_says_that_nothing_has_changed(qtbot: QtBot, window: MainWindow, page: WitnessesPage) -> None:
    page.session.workspace.statements.sign("E011", what_they_said())
    page.refresh()
    press(page, panel.VERIFY)
    qtbot.waitUntil(lambda: "Nothing has changed" in window.notice_bar.text, timeout=_SIGNING)


def test_what_an_assessor_may_ask_shows_beside_the_statement(qtbot: QtBot, page: WitnessesPage) -> None:
    page.session.workspace.witnesses.save(replace(page.session.workspace.witnesses.get("W01"), is_relative=True))
    page.refresh()
    qtbot.waitUntil(lambda: "is a relative" in labels(page))


def test_places_of_statements_lead_here(window: MainWindow, page: WitnessesPage) -> None:
    window.show_page("overview")
    window.go(Place("accounts", evidence=the_statement(page).evidence.id))
    assert page.isVisible()
    assert page.chosen == ("statement", 11)
    window.go(Place("accounts", evidence=1))
    assert window.pages["accounts"].isVisible()


def test_the_state_is_symbol_and_word_and_is_spoken(page: WitnessesPage) -> None:
    row = page.tree.rows.row_at(page.tree.rows.find(("statement", 11)))
    assert row.trailing == "✎ drafted"
    assert "drafted" in row.spoken


def test_nothing_is_cut_off_at_twice_the_size(qtbot: QtBot, window: MainWindow, page: WitnessesPage) -> None:
    from tests.ui.test_accessibility import _is_cut, describe, shown

    window.tools.theme.set_percent(200)
    settle()
    assert [describe(widget) for widget in shown(window) if _is_cut(widget)] == []
    handed_over(page)
    settle()
    assert [describe(widget) for widget in shown(window) if _is_cut(widget)] == []


def test_a_portfolio_that_cannot_be_written_offers_nothing_that_writes(
    window: MainWindow, portfolio_file: Path
) -> None:
    with open_workspace(portfolio_file) as workspace:
        workspace.witnesses.add(PRIYA)
        ask(workspace)
        window.open_portfolio(portfolio_file)
        window.show_page("witnesses")
        page = window.pages["witnesses"]
        assert isinstance(page, WitnessesPage)
        assert page.session.read_only
        assert not page.ask.isEnabled()
        page.tree.show_row(("statement", 11))
        enabled = {name for name, made in page.panel.buttons.items() if made.isEnabled()}
        assert enabled == {panel.FORM}


def test_dialogs_take_and_give_values(qtbot: QtBot, page: WitnessesPage) -> None:
    witness = Witness(0, "Tom", status=WitnessStatus.EXPERT, is_relative=True)
    dialog = WitnessDialog(witness)
    assert dialog.value() == witness
    dialog.status.setCurrentIndex(1)
    assert dialog.value().status is WitnessStatus.OCCUPATIONAL
    request = RequestDialog([PRIYA], page.session.criteria, {c: c for c in page.session.criteria}, today())
    request.purpose.setCurrentIndex(1)
    request.tick("CS101/101/1.3")
    assert request.value().purpose is Purpose.BEHAVIOURS
    request.field.setText("nothing at all like this")
    assert all(item.isHidden() for item in request._items())
    for each in (dialog, request, OneLineDialog("a", "b", "c", must=True)):
        each.show()
        each.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletion
    assert not isValid(dialog)
    assert not isValid(request)


def test_criteria_stand_under_their_units_and_are_found_by_unit_words_and_tick(
    qtbot: QtBot, window: MainWindow, page: WitnessesPage
) -> None:
    page.steps.ask_statement()
    request = dialog_of(page, RequestDialog)
    assert isinstance(request, RequestDialog)
    qtbot.waitUntil(request.isVisible)
    heads = [head.text() for head in request._heads.values()]
    assert len(heads) > 1
    assert [request.unit.itemText(number) for number in range(1, request.unit.count())] == heads
    rows = [request.list.item(row) for row in range(request.list.count())]
    assert rows[0].text() == heads[0]

    def shown() -> list[str]:
        return [row.text() for row in rows if not row.isHidden()]

    whole = len(shown())
    request.unit.setCurrentIndex(2)
    assert shown()[0] == heads[1]
    assert set(shown()) & set(heads) == {heads[1]}
    request.tick("CS101/101/1.3")
    request.ticked_only.setChecked(True)
    assert shown() == []
    request.unit.setCurrentIndex(0)
    assert len(shown()) == 2
    request.ticked_only.setChecked(False)
    assert len(shown()) == whole
    assert "CS101/101/1.3" in request.value().criteria
    request.reject()


def test_whom_to_ask_is_not_presumed_where_there_are_several(page: WitnessesPage) -> None:
    other = replace(PRIYA, id=2, name="Tom Osei")
    request = RequestDialog([PRIYA, other], page.session.criteria, {c: c for c in page.session.criteria}, today())
    request.tick("CS101/101/1.3")
    assert not request._keep.isEnabled()
    request.witness.setCurrentIndex(1)
    assert request._keep.isEnabled()
    request.close()


def test_the_standing_of_a_new_witness_is_not_presumed(page: WitnessesPage) -> None:
    dialog = WitnessDialog(Witness(0, "Tom"))
    assert dialog.value().status is WitnessStatus.NOT_SAID
    assert dialog.status.currentText() == "Not said"
    dialog.close()


def test_a_request_shows_all_words_of_its_criteria(qtbot: QtBot, window: MainWindow, page: WitnessesPage) -> None:
    window.tools.theme.set_percent(200)
    criteria = page.session.criteria
    request = RequestDialog([PRIYA], criteria, dict.fromkeys(criteria, "many words " * 12), today(), parent=window)
    request.show()
    shown, delegate = request.list, request.list.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    for width in range(800, 1000, 8):
        request.resize(width, 700)
        settle()
        for item in request._items():
            option = QStyleOptionViewItem()
            option.initFrom(shown)
            delegate.initStyleOption(option, shown.indexFromItem(item))
            option.rect = shown.visualItemRect(item)
            room = shown.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, shown)
            # what the padding of a row, which the style leaves in this room, takes at least
            margin = 8 + shown.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, shown) + 1
            words = option.fontMetrics.boundingRect(
                QRect(0, 0, room.width() - 2 * margin, 9999), Qt.TextFlag.TextWordWrap, item.text()
            )
            assert words.height() <= option.rect.height()
    request.close()


def test_a_pin_is_set_and_changed_by_the_witness(qtbot: QtBot, window: MainWindow, page: WitnessesPage) -> None:
    from tests.signing.test_signatures import scribble

    page.session.workspace.statements.sign("E011", what_they_said(), picture=scribble())
    page.refresh()
    page.tree.show_row(("witness", 1))
    for present, new, has_pin in (("", "2580", False), ("9999", "1470", True), ("2580", "1470", True)):
        press(page, panel.PIN)
        dialog = dialog_of(page, ChangePinDialog)
        assert isinstance(dialog, ChangePinDialog)
        assert dialog.present.isVisible() is has_pin
        assert not dialog.change.isEnabled()
        dialog.present.setText(present)
        QTest.keyClicks(dialog.new, new)
        assert "twice" in dialog.said.text()
        assert "A PIN of 4 digits only keeps honest people honest" in dialog.advice.said.text()
        QTest.keyClicks(dialog.again, new)
        QTest.mouseClick(dialog.change, Qt.MouseButton.LeftButton)
        said = "does not open" if present == "9999" else "under the new PIN"
        qtbot.waitUntil(lambda said=said: said in window.notice_bar.text, timeout=_SIGNING)
    assert "kept under a PIN" in labels(page)
    assert any(each.accessibleName() == "The signature of Priya Sharma" for each in page.panel.findChildren(QLabel))
    page.session.workspace.witnesses.change_pin("W01", "1470", "")


def test_four_words_are_offered_in_place_of_a_short_pin(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ChangePinDialog("Priya Sharma", has_pin=False, parent=window)
    dialog.open()
    QTest.mouseClick(dialog.advice.offer, Qt.MouseButton.LeftButton)
    suggested = dialog.new.text()
    assert len(suggested.split()) == 4
    assert dialog.again.text() == suggested
    assert dialog.new.echoMode() is QLineEdit.EchoMode.Normal
    assert "Write these words down" in dialog.advice.said.text()
    assert dialog.change.isEnabled()
    dialog.new.setText("2580")
    assert dialog.new.echoMode() is QLineEdit.EchoMode.Password
    assert "honest" in dialog.advice.said.text()
    dialog.close()


def test_dialogs_stay_on_the_screen_with_whole_fields_at_twice_the_size(
    qtbot: QtBot, window: MainWindow, page: WitnessesPage
) -> None:
    window.tools.theme.set_percent(200)
    form = page.session.workspace.statements.form("E011")
    criteria = page.session.criteria
    codes = {reference: criterion.code for reference, criterion in criteria.items()}
    for dialog in (
        WitnessDialog(PRIYA, window),
        RequestDialog([PRIYA], criteria, codes, date(2026, 3, 3), parent=window),
        ScanDialog(form, "scan.png", date(2026, 3, 3), window),
        MethodsDialog(page.session.workspace.methods.all(), {}, window.tools.theme, window),
    ):
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        settle()
        room = dialog.screen().availableGeometry()
        assert dialog.height() <= room.height()
        assert dialog.geometry().bottom() <= room.bottom()
        fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox)]
        assert [each for each in fields if each.isVisible() and each.height() < each.sizeHint().height()] == []
        dialog.close()
