"""An assessor's window: decided with keys and clicks, kept at once, returned as one signed file."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.decisions.assessment import ClaimDraft
from portfolio_app.domain.decisions.decision import Check, Role, Verdict
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.assessing.assessor import read_assessor, save_assessor
from portfolio_app.services.proving.reading import read_return
from portfolio_app.ui.assessing.assess_page import AssessPage
from portfolio_app.ui.assessing.assessment_rows import Show
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import open_workspace
from tests.services.packs.conftest import SMALL
from tests.services.packs.generated import NOW
from tests.ui.settling import settle
from tests.ui.test_accessibility import _is_cut, describe, shown

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
FACTORS = "CS103/103/2.2"
LATER = "2026-12-20T10:00:00Z"


@pytest.fixture
def pack(portfolio_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Rowan's pack.zip"
    with open_workspace(portfolio_file) as workspace:
        workspace.packs.make(path, NOW, SMALL)
    return path


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, pack: Path) -> AssessPage:
    """The pack, opened, checked, and gone on with to assessing by the button."""
    window.begin()
    window.expect(pack)
    qtbot.waitUntil(lambda: not window.packs.page.busy, timeout=LONG)
    qtbot.mouseClick(window.packs.page.assess, LEFT)
    made = window.packs.assessing
    qtbot.waitUntil(lambda: made.assessing is not None, timeout=LONG)
    window.activateWindow()
    return made


def press(qtbot: QtBot, page: AssessPage, keys: str) -> None:
    """Press letters with the list of criteria in focus."""
    page.criteria.tree.setFocus()
    qtbot.waitUntil(page.criteria.tree.hasFocus)
    for key in keys:
        qtbot.keyClick(page.criteria.tree, getattr(Qt.Key, f"Key_{key.upper()}"))


def test_a_pack_is_shown_criterion_by_criterion_with_words_and_evidence(page: AssessPage) -> None:
    page.criteria.choose(FACTORS)
    claim = page.criterion.current_claim
    assert claim
    assert claim.passage
    assert page.reader.marked_words() == claim.passage.quote
    assert page.criterion._text.text().startswith("Identify two internal")
    assert page.criterion._needs.text() == "Asks for: internal factor × 2, external factor × 2"


def test_letters_decide_and_tick_and_are_kept_at_once(qtbot: QtBot, page: AssessPage, pack: Path) -> None:
    page.criteria.choose(FACTORS)
    press(qtbot, page, "mvs")
    draft = open_assessment(pack).draft(FACTORS)
    assert (draft.verdict, draft.checks) == (Verdict.MET, {Check.VALID, Check.SUFFICIENT})
    press(qtbot, page, "nv")
    draft = open_assessment(pack).draft(FACTORS)
    assert (draft.verdict, draft.checks) == (Verdict.NOT_YET_MET, {Check.SUFFICIENT})
    assert page.criterion.form.verdicts[Verdict.NOT_YET_MET].isChecked()
    press(qtbot, page, "n")
    assert open_assessment(pack).draft(FACTORS).verdict is None


def test_letters_in_a_text_are_letters(qtbot: QtBot, page: AssessPage, pack: Path) -> None:
    page.criteria.choose(FACTORS)
    press(qtbot, page, "f")
    feedback = page.criterion.form.feedback
    qtbot.waitUntil(feedback.hasFocus)
    qtbot.keyClicks(feedback, "Many more, soon.")
    assert page.assessing
    page.flush()
    draft = open_assessment(pack).draft(FACTORS)
    assert (draft.feedback, draft.verdict) == ("Many more, soon.", None)
    assert draft.unfinished
    qtbot.keyClick(feedback, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.criteria.tree.hasFocus)


def test_one_key_goes_to_the_words_and_back(qtbot: QtBot, window: MainWindow, page: AssessPage) -> None:
    page.criteria.choose(FACTORS)
    window.resize(1280, 800)
    press(qtbot, page, "w")
    qtbot.waitUntil(page.reader.text.hasFocus)
    assert page.criterion.isVisible()
    qtbot.keyClick(page.reader.text, Qt.Key.Key_M)
    assert page.assessing
    assert page.assessing.draft(FACTORS).verdict is Verdict.MET
    qtbot.keyClick(page.reader.text, Qt.Key.Key_W)
    qtbot.waitUntil(page.criterion.claims.hasFocus)


def test_at_large_text_the_decision_and_the_evidence_show_one_at_a_time(
    qtbot: QtBot, window: MainWindow, page: AssessPage
) -> None:
    window.resize(1280, 800)
    window.tools.theme.set_percent(200)
    page.criteria.choose(FACTORS)
    qtbot.waitUntil(lambda: page.views.one_at_a_time)
    assert page.criterion.isVisible()
    assert not page.reader.isVisible()
    press(qtbot, page, "w")
    assert page.reader.isVisible()
    assert not page.criterion.isVisible()
    press(qtbot, page, "f")
    qtbot.waitUntil(page.criterion.form.feedback.hasFocus)
    qtbot.mouseClick(page.views.choices[1], LEFT)
    assert page.reader.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.criterion.isVisible()
    window.tools.theme.set_percent(100)
    qtbot.waitUntil(lambda: page.reader.isVisible() and page.criterion.isVisible())


def test_words_typed_are_kept_when_another_criterion_is_gone_to(qtbot: QtBot, page: AssessPage, pack: Path) -> None:
    page.criteria.choose(FACTORS)
    qtbot.keyClicks(page.criterion.form.questions, "Why?")
    qtbot.mouseClick(page.criterion.form.verdicts[Verdict.MORE_EVIDENCE], LEFT)
    qtbot.keyClicks(page.criterion.form.feedback, "One more.")
    page.criteria.tree.setFocus()
    qtbot.keyClick(page.criteria.tree, Qt.Key.Key_Down)
    assert page.criterion.reference != FACTORS
    assert page.criterion.form.feedback.toPlainText() == ""
    draft = open_assessment(pack).draft(FACTORS)
    assert (draft.feedback, draft.questions, draft.verdict) == ("One more.", "Why?", Verdict.MORE_EVIDENCE)
    page.criteria.choose(FACTORS)
    assert page.criterion.form.feedback.toPlainText() == "One more."


def test_claims_are_accepted_and_commented_one_by_one(qtbot: QtBot, page: AssessPage, pack: Path) -> None:
    page.criteria.choose(FACTORS)
    first = page.criterion.current_claim
    page.criterion.claims.setFocus()
    qtbot.waitUntil(page.criterion.claims.hasFocus)
    qtbot.keyClick(page.criterion.claims, Qt.Key.Key_Y)
    qtbot.keyClick(page.criterion.claims, Qt.Key.Key_Down)
    second = page.criterion.current_claim
    assert first
    assert second
    assert first != second
    assert second.passage
    assert page.reader.marked_words() == second.passage.quote
    qtbot.mouseClick(page.criterion.reject, LEFT)
    qtbot.keyClicks(page.criterion.claim_feedback, "Say who.")
    qtbot.keyClick(page.criterion.claim_feedback, Qt.Key.Key_Return)
    claims = open_assessment(pack).draft(FACTORS).claims
    assert (claims[first.id].accepted, claims[second.id].accepted) == (True, False)
    assert claims[second.id].feedback == "Say who."
    qtbot.mouseClick(page.criterion.reject, LEFT)
    assert open_assessment(pack).draft(FACTORS).claims[second.id].accepted is None


def test_undo_and_redo_go_through_what_was_decided(qtbot: QtBot, window: MainWindow, page: AssessPage) -> None:
    page.criteria.choose(FACTORS)
    press(qtbot, page, "mv")
    assert page.assessing
    window.undoing.undo()
    assert page.assessing.draft(FACTORS).checks == set()
    window.undoing.undo()
    assert page.assessing.draft(FACTORS).empty
    assert not page.criterion.form.verdicts[Verdict.MET].isChecked()
    window.undoing.redo()
    assert page.assessing.draft(FACTORS).verdict is Verdict.MET
    assert page.criterion.form.verdicts[Verdict.MET].isChecked()


def test_control_enter_goes_to_the_next_that_is_not_decided(qtbot: QtBot, page: AssessPage) -> None:
    listed = page.criteria.listed()
    assert page.criterion.reference == listed[0]
    press(qtbot, page, "m")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.criterion.reference == listed[1]
    page.criteria.choose(listed[-1])
    page.next_undecided()
    assert page.criterion.reference == listed[1]


def test_lists_of_what_is_wanted(qtbot: QtBot, page: AssessPage) -> None:
    everything = page.criteria.listed()
    page.criteria.choose(FACTORS)
    press(qtbot, page, "m")
    boxes = page.criteria.show_box, page.criteria.unit_box
    boxes[0].setCurrentIndex(list(Show).index(Show.UNDECIDED))
    assert page.criteria.listed() == [key for key in everything if key != FACTORS]
    boxes[1].setCurrentIndex(2)
    assert {key.split("/")[0] for key in page.criteria.listed()} == {"CS103"}
    boxes[0].setCurrentIndex(list(Show).index(Show.NOT_MET))
    assert page.criteria.listed() == []
    assert page.criteria._none.isVisible()
    boxes[0].setCurrentIndex(list(Show).index(Show.STARRED))
    boxes[1].setCurrentIndex(0)
    assert page.assessing
    starred = {claim.criterion for claim in page.assessing.content.claims if claim.starred}
    assert set(page.criteria.listed()) == starred
    page.criteria.choose(FACTORS)
    assert page.criteria.listed() == everything


def test_decisions_are_returned_and_can_be_taken_in(
    qtbot: QtBot, page: AssessPage, portfolio_file: Path, tmp_path: Path
) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    page.criteria.choose(FACTORS)
    press(qtbot, page, "m")
    page.ask_who()
    assert page._dialog
    assert not page._dialog.save.isEnabled()
    qtbot.keyClicks(page._dialog.name, "Jo Field")
    page._dialog.role.setCurrentIndex(1)
    qtbot.mouseClick(page._dialog.save, LEFT)
    assert (read_assessor().name, read_assessor().role) == ("Jo Field", Role.QUALITY_ASSURER)
    save_assessor("Jo Field", Role.ASSESSOR)
    page.return_to(tmp_path / "back.decisions")
    assert told == ["1 decision signed as Jo Field in back.decisions: send it to the learner."]
    assert [decision.criterion for decision in read_return(tmp_path / "back.decisions").decisions] == [FACTORS]
    with open_workspace(portfolio_file) as workspace:
        assert len(workspace.decisions.take_in(tmp_path / "back.decisions")[1]) == 1


def test_a_verdict_keeps_its_time_when_checks_and_feedback_follow_it(
    qtbot: QtBot, page: AssessPage, portfolio_file: Path, tmp_path: Path
) -> None:
    save_assessor("Jo Field", Role.ASSESSOR)
    page.criteria.choose(FACTORS)
    press(qtbot, page, "m")
    assert page.assessing
    at = page.assessing.draft(FACTORS).decided_at
    press(qtbot, page, "vf")
    qtbot.waitUntil(page.criterion.form.feedback.hasFocus)
    qtbot.keyClicks(page.criterion.form.feedback, "Well told.")
    page.flush()
    assert at
    assert page.assessing.draft(FACTORS).decided_at == at
    page.return_to(tmp_path / "back.decisions")
    with open_workspace(portfolio_file) as workspace:
        assert [made.feedback for made in workspace.decisions.take_in(tmp_path / "back.decisions")[1]] == ["Well told."]


def test_what_keeps_decisions_from_being_returned_is_said(qtbot: QtBot, page: AssessPage, tmp_path: Path) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    save_assessor("Jo", Role.ASSESSOR)
    page.return_to(tmp_path / "back.decisions")
    press(qtbot, page, "v")
    page.criteria.choose(FACTORS)
    press(qtbot, page, "m")
    assert told[0].startswith("Nothing is decided yet")
    assert not (tmp_path / "back.decisions").exists()


def test_what_is_unfinished_is_named_and_left_out_and_never_keeps_the_rest_back(
    qtbot: QtBot, page: AssessPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    save_assessor("Jo", Role.ASSESSOR)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "back.decisions"), "Decisions (*.decisions)")
    )
    press(qtbot, page, "v")
    page.criteria.choose(FACTORS)
    press(qtbot, page, "m")
    page.return_decisions()
    assert page.left_out
    assert [row.key for row in page.left_out.tree.rows._root.row.rows] == list(page.criteria.listed()[:1])
    page.left_out.reject()
    assert not (tmp_path / "back.decisions").exists()
    page.return_decisions()
    qtbot.mouseClick(page.left_out.go_on, LEFT)
    assert told == [
        "1 decision signed as Jo in back.decisions: send it to the learner. 1 unfinished criterion left out."
    ]
    assert [each.criterion for each in read_return(tmp_path / "back.decisions").decisions] == [FACTORS]
    assert page.assessing
    assert len(page.assessing.unfinished()) == 1


@pytest.fixture
def again(qtbot: QtBot, window: MainWindow, pack: Path, portfolio_file: Path, tmp_path: Path) -> AssessPage:
    """The pack of a learner who was told that one claim is not accepted, changed its words and hands over again."""
    assessing = open_assessment(pack)
    claim = next(claim for claim in assessing.claims[FACTORS] if claim.passage)
    draft = replace(assessing.draft(FACTORS), verdict=Verdict.NOT_YET_MET, feedback="Say whom.", questions="Why then?")
    assessing.put(draft.with_claim(claim.id, ClaimDraft(False, "Too short.")))
    save_assessor("Jo Field", Role.ASSESSOR)
    assessing.return_to(tmp_path / "back.decisions")
    with open_workspace(portfolio_file) as workspace:
        workspace.decisions.take_in(tmp_path / "back.decisions")
        account = next(a for a in workspace.overview.content().accounts if a.evidence.id == claim.evidence_id)
        assert claim.passage
        section, words = claim.passage.section, claim.passage.quote
        changed = account.text[section].replace(words, words.replace(" ", " very ", 1))
        workspace.accounts.write(replace(account, text=account.text.with_section(section, changed)))
        Image.new("RGB", (600, 900), "white").save(tmp_path / "till.png")
        added = workspace.evidence.add([tmp_path / "till.png"]).added[0].file
        workspace.claims.add(added.evidence.reference, FACTORS, region=Box(1, 0.2, 0.7, 0.5, 0.1))
        workspace.packs.make(tmp_path / "second.zip", LATER, SMALL)  # with the former texts
    window.begin()
    window.packs.assess(tmp_path / "second.zip")
    page = window.packs.assessing
    qtbot.waitUntil(lambda: page.assessing is not None, timeout=LONG)
    window.resize(1366, 768)
    page.criteria.choose(FACTORS)
    return page


def test_in_a_resubmission_the_list_has_the_earlier_verdict_and_changed_words_show_their_difference(
    again: AssessPage, qtbot: QtBot
) -> None:
    row = again.criteria.tree.rows.row_at(again.criteria.tree.currentIndex())
    assert row.detail.startswith("before: not yet met, changed since last time")
    claim = again.criterion.current_claim
    assert claim
    assert claim.anchor
    assert claim.passage
    row = again.criterion.claims.rows.row_at(again.criterion.claims.currentIndex())
    assert "before: not accepted: “Too short.”" in row.detail
    shown = again.reader.changes.toPlainText()
    assert "+" in shown
    assert "very" in shown
    assert again.reader.changes.isVisible()
    assert again.reader._changed.text().startswith("What changed in these words since ")


def test_a_claim_on_a_box_is_named_the_same_everywhere_and_its_page_fits_and_zooms(
    again: AssessPage, qtbot: QtBot, window: MainWindow
) -> None:
    claims = again.criterion.claims
    rows = [claims.rows.row_at(claims.model().index(row, 0)) for row in range(claims.model().rowCount())]
    at = next(place for place, row in enumerate(rows) if "till" in row.text)
    assert "box in the picture" in rows[at].detail
    claims.setCurrentIndex(claims.model().index(at, 0))
    qtbot.waitUntil(again.reader.page.isVisible, timeout=LONG)
    assert again.reader._facts.text().endswith("box in the picture")
    assert again.criterion.accept.text() == "Accept this place"
    view = again.reader.page.view
    qtbot.waitUntil(lambda: view.canvas.width() > view.viewport().width() * 0.8)
    assert view.canvas.width() <= view.viewport().width()
    before = view.canvas.width()
    qtbot.mouseClick(again.reader.page.larger, LEFT)
    assert view.canvas.width() > before
    assert not again.reader.changes.isVisible()


def test_the_column_goes_back_to_its_top_for_the_next_criterion(again: AssessPage, qtbot: QtBot) -> None:
    bar = again.criterion.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    again.next_undecided()
    assert bar.value() == 0


def test_a_program_in_a_pack_is_not_opened(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    (tmp_path / "set-up.exe").write_bytes(b"MZ, says its maker")
    (tmp_path / "notes.txt").write_text("What I said to the customer")
    with open_workspace(portfolio_file) as workspace:
        for name in ("set-up.exe", "notes.txt"):
            added = workspace.evidence.add([tmp_path / name]).added[0].file
            workspace.claims.add(added.evidence.reference, FACTORS)
        workspace.packs.make(tmp_path / "pack.zip", NOW)
    window.begin()
    page = window.packs.assessing
    window.packs.assess(tmp_path / "pack.zip")
    qtbot.waitUntil(lambda: page.assessing is not None, timeout=LONG)
    said: list[str] = []
    page.said.connect(said.append)
    page.criteria.choose(FACTORS)
    claims = {file.evidence.id: file.name for file in page.assessing.data.files}
    for row in range(page.criterion.claims.model().rowCount()):
        page.criterion.claims.setCurrentIndex(page.criterion.claims.model().index(row, 0))
        claim = page.criterion.current_claim
        if claim is not None and claim.evidence_id in claims:
            page.open_file()
            qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=LONG)
    assert len(said) == 1
    assert said[0].startswith("set-up.exe could run something on your computer, so it is not opened.")
    assert [Path(url.toLocalFile()).name for url in opened] == ["E012 notes.txt"]


def test_the_feedback_report_is_made_aside(qtbot: QtBot, window: MainWindow, page: AssessPage, tmp_path: Path) -> None:
    press(qtbot, page, "m")
    page.report_to(tmp_path / "Feedback.pdf")
    qtbot.waitUntil((tmp_path / "Feedback.pdf").exists, timeout=LONG)
    qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=LONG)


def test_reading_on_in_the_pack_does_not_end_a_report_that_is_being_made(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (80, 60), "teal").save(tmp_path / "till.png")
    with open_workspace(portfolio_file) as workspace:
        added = workspace.evidence.add([tmp_path / "till.png"]).added[0].file
        workspace.claims.add(added.evidence.reference, FACTORS)
        workspace.packs.make(tmp_path / "pack.zip", NOW)
    window.begin()
    page = window.packs.assessing
    window.packs.assess(tmp_path / "pack.zip")
    qtbot.waitUntil(lambda: page.assessing is not None, timeout=LONG)
    said: list[str] = []
    page.said.connect(said.append)
    page.report_to(tmp_path / "Feedback.pdf")
    page.criteria.choose(FACTORS)
    claims = page.criterion.claims
    for row in range(claims.model().rowCount()):
        claims.setCurrentIndex(claims.model().index(row, 0))
    qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=LONG)
    assert said == ["The report is Feedback.pdf."]
    assert (tmp_path / "Feedback.pdf").exists()


def test_closing_keeps_what_was_typed_and_goes_back(
    qtbot: QtBot, window: MainWindow, page: AssessPage, pack: Path
) -> None:
    page.criteria.choose(FACTORS)
    qtbot.keyClicks(page.criterion.form.feedback, "Not saved yet")
    qtbot.mouseClick(page.done, LEFT)
    assert window._stack.currentWidget() is window._welcome
    assert open_assessment(pack).draft(FACTORS).feedback == "Not saved yet"


def test_closing_the_window_keeps_what_was_typed(
    qtbot: QtBot, window: MainWindow, page: AssessPage, pack: Path
) -> None:
    page.criteria.choose(FACTORS)
    qtbot.keyClicks(page.criterion.form.feedback, "Still typing")
    window.close()
    assert open_assessment(pack).draft(FACTORS).feedback == "Still typing"


def test_a_changed_pack_cannot_be_assessed(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    content = bytearray(pack.read_bytes())
    content[len(content) // 2] ^= 1
    pack.write_bytes(content)
    window.begin()
    window.expect(pack)
    qtbot.waitUntil(lambda: not window.packs.page.busy, timeout=LONG)
    assert not window.packs.page.assess.isEnabled()
    window.packs.assess(pack)
    made = window.packs.assessing
    qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=LONG)
    assert made.assessing is None
    assert not made._split.isEnabled()
    assert window.notice_bar.isVisible()
    made.return_decisions()
    made.make_report()


@pytest.mark.parametrize(("percent", "size"), list(product([100, 200], [(1280, 800), (760, 900)])))
def test_everything_has_a_name_and_nothing_is_cut_off(
    qtbot: QtBot, window: MainWindow, page: AssessPage, percent: int, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.tools.theme.set_percent(percent)
    page.criteria.choose(FACTORS)
    settle()
    nameless = [
        describe(widget)
        for widget in shown(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not getattr(QAccessible.queryAccessibleInterface(widget), "text", lambda _: "")(QAccessible.Text.Name)
    ]
    assert nameless == []
    assert [describe(w) for w in shown(window) if isinstance(w, QPushButton) and _is_cut(w)] == []
    assert [describe(w) for w in shown(window) if _is_cut(w)] == []


def test_an_email_is_read_as_its_words(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> None:
    mail = b"From: Ada <ada@example.org>\r\nTo: me@example.org\r\nSubject: Thank you\r\n\r\nThe kettle works again.\r\n"
    (tmp_path / "thanks.eml").write_bytes(mail)
    (tmp_path / "empty.txt").write_bytes(b"\n")
    with open_workspace(portfolio_file) as workspace:
        for name in ("thanks.eml", "empty.txt"):
            added = workspace.evidence.add([tmp_path / name]).added[0].file
            workspace.claims.add(added.evidence.reference, FACTORS)
        workspace.packs.make(tmp_path / "pack.zip", NOW)
    window.begin()
    page = window.packs.assessing
    window.packs.assess(tmp_path / "pack.zip")
    qtbot.waitUntil(lambda: page.assessing is not None, timeout=LONG)
    page.criteria.choose(FACTORS)
    names = {file.evidence.id: file.name for file in page.assessing.data.files}
    seen: dict[str, str] = {}
    for row in range(page.criterion.claims.model().rowCount()):
        page.criterion.claims.setCurrentIndex(page.criterion.claims.model().index(row, 0))
        qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=LONG)
        claim = page.criterion.current_claim
        if claim is not None and claim.evidence_id in names:
            seen[names[claim.evidence_id]] = page.reader.text.toPlainText() if page.reader.text.isVisible() else ""
    assert "The kettle works again." in seen["thanks.eml"]
    assert "Thank you" in seen["thanks.eml"]
    assert seen["empty.txt"] == ""


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 800)])
def test_claims_and_texts_show_whole_in_the_one_column_that_scrolls(
    qtbot: QtBot, window: MainWindow, page: AssessPage, width: int, height: int
) -> None:
    window.resize(width, height)
    page.criteria.choose(FACTORS)
    settle()
    claims, form = page.criterion.claims, page.criterion.form
    last = claims.visualRect(claims.rows.index(claims.rows.rowCount() - 1, 0))
    assert claims.rows.rowCount() == 3
    assert claims.viewport().rect().contains(last)
    assert claims.verticalScrollBar().maximum() == 0
    below = form.feedback.mapTo(page.criterion.viewport(), form.feedback.rect().bottomLeft()).y()
    assert below < page.criterion.viewport().height()
    form.feedback.setFocus()
    qtbot.waitUntil(form.feedback.hasFocus)
    for _ in range(30):
        qtbot.keyClick(form.feedback, Qt.Key.Key_Return)
    qtbot.keyClicks(form.feedback, "the end")
    settle()
    assert form.feedback.verticalScrollBar().maximum() == 0
    cursor = form.feedback.viewport().mapTo(page.criterion.viewport(), form.feedback.cursorRect().center())
    assert page.criterion.viewport().rect().contains(cursor)
