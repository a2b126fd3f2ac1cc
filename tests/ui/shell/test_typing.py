"""Whatever is typed into whatever field is kept while it is typed: real keys, real timers, the store read beside."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.witnesses.statement import StatementDraft
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.ui.assessing.assess_page import AssessPage
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets import autosave
from portfolio_app.ui.witnesses import statement_panel
from portfolio_app.ui.witnesses.hand_over import HandOver
from portfolio_app.ui.witnesses.witnesses_page import WitnessesPage
from portfolio_app.workspace import open_workspace
from tests.services.packs.conftest import SMALL
from tests.services.packs.generated import NOW
from tests.services.witnesses.witnessing import PRIYA, ask
from tests.ui.writing.editing import CONTROL, SHIFT, accounts_page

LONG = 60_000
EVERY_MS = 120
FACTORS = "CS103/103/2.2"
WORDS = "I stood there. It rained all day long and nobody came. Then somebody did "


def wait_until(true: Callable[[], bool]) -> None:
    end = QDeadlineTimer(LONG)
    while not true():
        QCoreApplication.processEvents()
        assert not end.hasExpired()


class Typed(NamedTuple):
    """A field, and what the store holds of it."""

    field: QWidget
    stored: Callable[[], object]
    text: str = WORDS


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> MainWindow:
    """A portfolio with a file, claimed as a whole (E011), and a witness who was asked (E012)."""
    (tmp_path / "till.txt").write_text("What the till said", encoding="utf-8")
    with open_workspace(portfolio_file) as workspace:
        workspace.evidence.add([tmp_path / "till.txt"])
        workspace.claims.add_draft("E011", ClaimDraft(FACTORS, need="internal factor"))
        workspace.witnesses.add(PRIYA)
        ask(workspace)
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def account(window: MainWindow) -> object:
    assert window.session is not None
    return window.session.workspace.accounts.get("E001")


def section(window: MainWindow) -> Typed:
    page = accounts_page(window)
    page.open_account(1)
    return Typed(page.editor.star.edit(Section.ACTION), lambda: account(window))


def account_title(window: MainWindow) -> Typed:
    section(window)
    return Typed(accounts_page(window).editor.star.head.title, lambda: account(window))


def account_place(window: MainWindow) -> Typed:
    section(window)
    return Typed(accounts_page(window).editor.star.head.place, lambda: account(window))


def note(window: MainWindow) -> Typed:
    page = accounts_page(window)
    page.open_account(1)
    claim = page.editor.claims[0]
    page.editor.panel.claims.choose(claim.id)
    claims = page.session.workspace.claims
    return Typed(page.editor.panel.claims.details.note, lambda: next(c.note for c in claims.of(1) if c.id == claim.id))


def evidence_page(window: MainWindow) -> EvidencePage:
    window.show_page("evidence")
    page = window.pages["evidence"]
    assert isinstance(page, EvidencePage)
    page.open_place(Place("evidence", evidence=11))
    wait_until(lambda: page.panel.summary is not None and page.panel.summary.evidence.id == 11)
    return page


def detail(name: str, text: str = WORDS) -> Callable[[MainWindow], Typed]:
    def opening(window: MainWindow) -> Typed:
        page = evidence_page(window)
        fields = {"title": page.panel.title, "produced_on": page.panel.date, "description": page.panel.description}
        evidence = page.session.workspace.evidence
        return Typed(fields[name], lambda: getattr(evidence.get("E011"), name), text)

    return opening


def note_on_a_file(window: MainWindow) -> Typed:
    page = evidence_page(window)
    wait_until(lambda: bool(page.panel.claims.rows.claims))
    page.panel.claims.choose(page.panel.claims.rows.claims[0].claim.id)
    return Typed(page.panel.claims.details.note, lambda: page.session.workspace.claims.of(11)[0].note)


def hand_over(window: MainWindow) -> HandOver:
    window.show_page("witnesses")
    page = window.pages["witnesses"]
    assert isinstance(page, WitnessesPage)
    page.tree.show_row(("statement", 12))
    QTest.mouseClick(page.panel.buttons[statement_panel.HAND_OVER], Qt.MouseButton.LeftButton)
    assert page.handed_over is not None
    return page.handed_over


def draft(window: MainWindow) -> StatementDraft | None:
    assert window.session is not None
    return window.session.workspace.statement_drafts.get("E012")


def of_witness(name: str) -> Callable[[MainWindow], Typed]:
    def opening(window: MainWindow) -> Typed:
        view = hand_over(window)
        return Typed({"text": view.words, **view.card.kept}[name], lambda: getattr(draft(window), name, ""))

    return opening


def assess_page(window: MainWindow) -> AssessPage:
    assert window.session is not None
    pack = window.session.workspace.path.with_suffix(".zip")
    window.session.workspace.packs.make(pack, NOW, SMALL)
    window.packs.assess(pack)
    page = window.packs.assessing
    wait_until(lambda: page.assessing is not None)
    page.criteria.choose(FACTORS)
    return page


def of_assessor(name: str) -> Callable[[MainWindow], Typed]:
    def opening(window: MainWindow) -> Typed:
        page = assess_page(window)
        assert page.assessing is not None
        pack, form = page.assessing.path, page.criterion.form
        fields = {"feedback": form.feedback, "questions": form.questions, "method": form.how}
        return Typed(fields[name], lambda: getattr(open_assessment(pack).draft(FACTORS), name))

    return opening


def of_assessor_on_a_claim(window: MainWindow) -> Typed:
    page = assess_page(window)
    claim = page.criterion.current_claim
    assert page.assessing is not None
    assert claim is not None
    pack = page.assessing.path

    def stored() -> str:
        said = open_assessment(pack).draft(FACTORS).claims.get(claim.id)
        return said.feedback if said else ""

    return Typed(page.criterion.claim_feedback, stored)


FIELDS: dict[str, Callable[[MainWindow], Typed]] = {
    "section": section,
    "account's title": account_title,
    "account's place": account_place,
    "note": note,
    "note on a file": note_on_a_file,
    "title": detail("title"),
    "day": detail("produced_on", "2 March 2026" + " " * 60),
    "description": detail("description"),
    **{f"witness's {name}": of_witness(name) for name in ("text", "name", "role", "relationship", "seen_on")},
    "witness's typed name": of_witness("typed_name"),
    **{f"assessor's {name}": of_assessor(name) for name in ("feedback", "questions", "method")},
    "assessor's feedback on a claim": of_assessor_on_a_claim,
}
UNDONE = {
    name: FIELDS[name]
    for name in (
        "note", "note on a file", "title", "description", "witness's text", "witness's role", "assessor's feedback",
        "assessor's questions", "assessor's feedback on a claim",
    )
}  # fmt: skip


def words_in(field: QWidget) -> str:
    return str(field.words) if hasattr(field, "words") else ""  # type: ignore[attr-defined]  # of a kept field


@pytest.fixture(params=FIELDS)
def typed(request: pytest.FixtureRequest, opened: MainWindow) -> Typed:
    made = FIELDS[request.param](opened)
    made.field.setFocus()
    assert made.field.hasFocus()
    return made


def test_words_are_kept_while_typing_goes_on_without_a_pause(
    typed: Typed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert autosave._LONGEST_MS + 2 * EVERY_MS <= 2_000
    monkeypatch.setattr(autosave, "_IDLE_MS", LONG)  # a pause is not what saves them here, however slow the machine
    before, letters = typed.stored(), list(typed.text)
    keys = QTimer()
    keys.setInterval(EVERY_MS)
    keys.timeout.connect(lambda: letters and QTest.keyClicks(typed.field, letters.pop(0)))
    keys.start()
    qtbot.waitUntil(lambda: typed.stored() != before, timeout=LONG)
    assert letters
    keys.stop()


def test_save_now_saves_the_focused_field(typed: Typed, qtbot: QtBot, opened: MainWindow) -> None:
    with qtbot.waitActive(opened):  # keys of a window work in the active one
        opened.activateWindow()
    before = typed.stored()
    QTest.keyClicks(typed.field, "2 March 2026")
    QTest.keyClick(typed.field, Qt.Key.Key_S, CONTROL)
    assert typed.stored() != before
    view = opened.findChild(HandOver)
    said = view.saved.text() if view is not None else opened.notice_bar.text
    assert said.startswith("Saved ")


@pytest.mark.parametrize("name", UNDONE)
def test_undo_takes_back_sentence_by_sentence_and_reaches_what_is_older(name: str, opened: MainWindow) -> None:
    field, stored, _ = UNDONE[name](opened)
    field.setFocus()
    first, shown = stored(), words_in(field)
    QTest.keyClick(field, Qt.Key.Key_End, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " One is here. Two is here. ")
    QTest.keyClick(field, Qt.Key.Key_S, CONTROL)
    two = stored()
    QTest.keyClicks(field, "Three")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert stored() == two
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert str(stored()).strip().endswith("One is here.")
    assert words_in(field).strip() == str(stored()).strip()
    QTest.keyClick(field, Qt.Key.Key_Y, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert words_in(field).strip().endswith("Two is here. Three")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert words_in(field).strip() == shown.strip()
    assert stored() in (first, shown)  # a witness's draft begins with what the form says
    field.clearFocus()
    assert stored() in (first, shown)


def test_what_is_seen_is_kept_as_soon_as_it_is_ticked_and_undone(opened: MainWindow) -> None:
    view = hand_over(opened)
    first = next(iter(view.ticks))
    view.words.setFocus()
    QTest.keyClicks(view.words, "Calm.")
    QTest.keyClick(view.ticks[first].box, Qt.Key.Key_Space)
    kept = draft(opened)
    assert kept is not None
    assert (kept.text, kept.seen) == ("Calm.", (first,))
    view.words.setFocus()
    QTest.keyClick(view.words, Qt.Key.Key_Z, CONTROL)
    assert not view.ticks[first].is_ticked
    kept = draft(opened)
    assert kept is not None
    assert (kept.text, kept.seen) == ("Calm.", ())


def test_a_witness_undoes_nothing_of_the_portfolio(opened: MainWindow) -> None:
    assert opened.session is not None
    index = opened.session.history.index
    view = hand_over(opened)
    view.words.setFocus()
    QTest.keyClicks(view.words, "One. Two")
    for _ in range(5):
        QTest.keyClick(view.words, Qt.Key.Key_Z, CONTROL)
    assert view.words.words == ""
    assert opened.session.history.index == index


def test_escape_leaves_a_note_as_it_was_when_its_writing_began(opened: MainWindow) -> None:
    field, stored, _ = note(opened)
    field.setFocus()
    QTest.keyClicks(field, "Half a thought")
    opened.save_now()
    assert stored() == "Half a thought"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stored() == ""
