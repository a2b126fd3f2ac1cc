"""What the tests of the editor do over and over: open an account, go to a place, press keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.utf16 import Offsets
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.section_edit import SectionEdit

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def accounts_page(window: MainWindow) -> AccountsPage:
    """Show the accounts page."""
    window.show_page("accounts")
    page = window.pages["accounts"]
    assert isinstance(page, AccountsPage)
    return page


def caret(edit: SectionEdit, place: int) -> None:
    """Put the caret at a place, in code points."""
    cursor = edit.textCursor()
    cursor.setPosition(Offsets(edit.text).to_qt(place))
    edit.setTextCursor(cursor)
    edit.setFocus()


def before(edit: SectionEdit, words: str) -> None:
    caret(edit, edit.text.index(words))


def after(edit: SectionEdit, words: str) -> None:
    caret(edit, edit.text.index(words) + len(words))


def choose(edit: SectionEdit, words: str) -> None:
    """Select words with the keyboard alone."""
    before(edit, words)
    last = Offsets(edit.text).to_qt(edit.text.index(words) + len(words))
    while edit.textCursor().position() < last:
        QTest.keyClick(edit, Qt.Key.Key_Right, SHIFT)
    assert edit.textCursor().selectedText().replace("\u2029", "\n") == words


def press(page: AccountsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in whatever has the focus."""
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def type_in(page: AccountsPage, text: str) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def tag(page: AccountsPage, section: Section, words: str, typed: str) -> Claim:
    """Claim words for the criterion that is found first, by keyboard; return the claim."""
    former = {claim.id for claim in page.editor.claims}
    choose(page.editor.star.edit(section), words)
    press(page, Qt.Key.Key_T, CONTROL)
    assert page.editor.picker.isVisible()
    # A space first, for digits pick recent criteria.
    type_in(page, f" {typed}")
    press(page, Qt.Key.Key_Return)
    if page.editor.picker.isVisible():
        press(page, Qt.Key.Key_Return)
    assert not page.editor.picker.isVisible()
    new = [claim for claim in page.editor.claims if claim.id not in former]
    assert len(new) == 1
    return new[0]


def words_of(page: AccountsPage, claim: Claim) -> str:
    """Return the words that are marked for a claim now."""
    for block in page.editor.star.blocks.values():
        extent = block.edit.marks.extent(claim.id)
        if extent is not None:
            cursor = QTextCursor(block.edit.document())
            cursor.setPosition(extent[0])
            cursor.setPosition(extent[1], QTextCursor.MoveMode.KeepAnchor)
            return cursor.selectedText().replace("\u2029", "\n")
    return ""


def stored(window: MainWindow, reference: str = "E001") -> ReflectiveAccount:
    """Return an account as it is in the file."""
    assert window.session is not None
    return window.session.workspace.accounts.get(reference)
