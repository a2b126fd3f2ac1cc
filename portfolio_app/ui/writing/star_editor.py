"""The STAR editor: an account as one page of paper, with its five sections under one another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.authorship import Counts, Origin, written
from portfolio_app.domain.evidence.evidence import AccountForm, ReflectiveAccount, Section
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.text_steps import How, TextChange, differing
from portfolio_app.ui.widgets.utf16 import Offsets
from portfolio_app.ui.writing.account_head import AccountHead
from portfolio_app.ui.writing.balance_bar import BalanceBar
from portfolio_app.ui.writing.passage_marks import Mark
from portfolio_app.ui.writing.section_block import SectionBlock
from portfolio_app.ui.writing.section_edit import SectionEdit
from portfolio_app.ui.writing.title_edit import TitleEdit

_TEXT_WIDTH = 760
_TEXT_SIZE = 16
_COUNT_AFTER_MS = 250


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a section; places are code points."""

    section: Section
    start: int
    end: int
    text: str


class StarEditor(QScrollArea):
    """Shows an account, lets it be written, and tells what is selected; it saves nothing itself."""

    edited = Signal(object)  # TextChange
    left = Signal()
    claim_pointed = Signal(int)
    claim_wanted = Signal()
    whole_wanted = Signal()
    section_entered = Signal(object, object)
    """The section, and the form of the account."""
    refused = Signal(str)
    files_pasted = Signal(object)
    picture_pasted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._account: ReflectiveAccount | None = None
        self._texts = dict.fromkeys(Section, "")
        """The text of each section: read anew only where it was edited."""
        self.current: Section = Section.SITUATION
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Account"))
        self.head = AccountHead()
        self.bar = BalanceBar(theme)
        self.blocks = {section: SectionBlock(section, theme) for section in Section}
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_AFTER_MS)
        self._count_timer.timeout.connect(self.count)
        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._grown.timeout.connect(self._on_grown)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._on_settled)
        # Only then do the sections really have the heights that their words want.
        self.verticalScrollBar().rangeChanged.connect(lambda: self._settled.start(0))
        self.head.edited.connect(self.edited)
        self.head.left.connect(self.left)
        self.head.form_wanted.connect(self._on_form_wanted)
        self._pass_on(self.head.title)
        for block in self.blocks.values():
            self._connect(block)
        self._lay_out()
        self.on_theme_changed()

    @property
    def number(self) -> int:
        """The number of the account that shows, 0 for none."""
        return self._account.evidence.id if self._account else 0

    def edit(self, section: Section) -> SectionEdit:
        """Return the text field of a section."""
        return self.blocks[section].edit

    def load(self, account: ReflectiveAccount) -> None:
        """Show another account."""
        self._account = account
        self.head.load(account)
        for section, text in account.text:
            self.edit(section).load(text)
            self._texts[section] = text
        self._show_form()
        self.count()
        self.verticalScrollBar().setValue(0)

    def take_over(self, account: ReflectiveAccount) -> None:
        """Show an account that was changed elsewhere, or back; the caret goes to the words that are new."""
        self._account = account
        self.head.load(account)
        for section, text in account.text:
            edit = self.edit(section)
            self._texts[section] = text
            if edit.replace_text(text) and self._has_focus():
                edit.setFocus()
                self._reveal(edit, edit.cursorRect())
        self._show_form()
        self.count()

    def saved(self, account: ReflectiveAccount) -> None:
        """Take note of what is in the file now."""
        self._account = account

    def value(self) -> ReflectiveAccount:
        """Return the account as it is written here."""
        assert self._account is not None
        account = self.head.apply_to(self._account)
        text = account.text
        for section in Section:
            text = text.with_section(section, self._texts[section])
        return replace(account, text=text)

    def set_marks(self, marks: Iterable[tuple[Section, Mark]]) -> None:
        """Mark the claimed words; places are code points."""
        given: dict[Section, list[Mark]] = {section: [] for section in Section}
        for section, mark in marks:
            given[section].append(mark)
        for section, block in self.blocks.items():
            block.edit.set_marks(given[section])
            block.margin.rearrange()

    def choose_claim(self, claim: int) -> None:
        """Show one claim's words and code more strongly."""
        for block in self.blocks.values():
            block.edit.choose(claim)
            block.margin.update()

    def show_claim(self, claim: int) -> bool:
        """Bring a claim's words into view; tell whether there are any."""
        for block in self.blocks.values():
            extent = block.edit.marks.extent(claim)
            if extent is not None:
                cursor = block.edit.textCursor()
                cursor.setPosition(extent[0])
                self._reveal(block.edit, block.edit.cursorRect(cursor))
                return True
        return False

    def show_words(self, section: Section, start: int, end: int) -> None:
        """Bring words into view and select them."""
        edit = self.edit(section)
        edit.select(start, end)
        edit.setFocus()
        cursor = edit.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._reveal(edit, edit.cursorRect(cursor))

    def selected(self) -> Words | None:
        """Return the words selected in the section that was used last."""
        edit = self.edit(self.current)
        extent = edit.selected()
        return Words(self.current, *extent, edit.text[slice(*extent)]) if extent else None

    def drop_selection(self) -> None:
        """Leave the caret after the words that were selected."""
        edit = self.edit(self.current)
        cursor = edit.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        edit.setTextCursor(cursor)

    @property
    def form(self) -> AccountForm:
        """The form of the account that shows."""
        return self._account.form if self._account else AccountForm.STAR

    @property
    def in_head(self) -> bool:
        """Whether the title, the date or the place is being written."""
        focused = self.window().focusWidget()
        return focused is not None and self.head.isAncestorOf(focused)

    def words_rect(self, claim: int = 0) -> QRect:
        """Return where a claim's words are, else those selected or the caret, as far as they show, in this widget."""
        edit = self.edit(self.current)
        cursor = edit.textCursor()
        extent = cursor.selectionStart(), cursor.selectionEnd()
        for block in self.blocks.values():
            if found := block.edit.marks.extent(claim):
                edit, extent = block.edit, found
        rect = edit.rect_of(*extent)
        here = QRect(edit.viewport().mapTo(self, rect.topLeft()), rect.size())
        shown = self.viewport().geometry()
        return here & shown if here.intersects(shown) else QRect(shown.center(), shown.center())

    def reveal_caret(self, edit: QTextEdit) -> None:
        """Bring the caret of one of the sections into view; its selection is what is meant from now on."""
        if isinstance(edit, SectionEdit):
            self.current = edit.section
        self._reveal(edit, edit.cursorRect())

    def set_writable(self, writable: bool) -> None:
        """Let the account be changed, or only read."""
        self.head.set_writable(writable)
        for block in self.blocks.values():
            block.edit.set_writable(writable)

    def count(self) -> None:
        """Count the words."""
        self._count_timer.stop()
        words = {section: block.count() for section, block in self.blocks.items()}
        self.bar.set_words(words)
        self.head.set_words(sum(words.values()))

    def on_theme_changed(self) -> None:
        """Take the text size in use."""
        px = self._theme.px
        for block in self.blocks.values():
            block.on_theme_changed()
        self.head.on_theme_changed()
        margin = self.blocks[Section.SITUATION].margin.width()
        self._column.setMaximumWidth(self._theme.line_length(_TEXT_SIZE, px(_TEXT_WIDTH)) + margin)
        self._above.setContentsMargins(margin, 0, 0, 0)
        self._layout.setSpacing(px(24))
        self._layout.setContentsMargins(0, px(16), 0, px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages."""
        bar = self.verticalScrollBar()
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if step:
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._column = QWidget()
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout = QVBoxLayout(self._column)
        self._above = QVBoxLayout()
        self._above.setSpacing(16)
        self._above.addWidget(self.head)
        self._above.addWidget(self.bar)
        self._layout.addLayout(self._above)
        for block in self.blocks.values():
            self._layout.addWidget(block)
        self._layout.addStretch(1)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self.setWidget(self._content)

    def _connect(self, block: SectionBlock) -> None:
        edit = block.edit
        edit.height_changed.connect(lambda: self._grown.start(0))
        edit.edited.connect(lambda: self._on_edited(edit))
        edit.left.connect(self.left)
        edit.refused.connect(self.refused)
        self._pass_on(edit)
        edit.pointed.connect(self.claim_pointed)
        edit.claim_wanted.connect(self.claim_wanted)
        edit.whole_wanted.connect(self.whole_wanted)
        edit.entered.connect(lambda: self._on_entered(block.section))
        edit.neighbour_wanted.connect(lambda step: self._on_neighbour_wanted(block.section, step))
        edit.end_wanted.connect(self._on_end_wanted)
        edit.cursorPositionChanged.connect(lambda: self._on_cursor_moved(edit))
        block.margin.claim_chosen.connect(self.claim_pointed)

    def _pass_on(self, field: SectionEdit | TitleEdit) -> None:
        """Tell of what was pasted into a field and is no words."""
        field.files_pasted.connect(self.files_pasted)
        field.picture_pasted.connect(self.picture_pasted)

    def _reveal(self, edit: QTextEdit, rect: QRect) -> None:
        # Sections take their heights when the layout is next done; until then places are not to be trusted.
        if layout := self._content.layout():
            layout.activate()
        at: QPoint = edit.viewport().mapTo(self._content, rect.center())
        self.ensureVisible(at.x(), at.y(), 0, self._theme.px(60))

    def _show_form(self) -> None:
        """Ask what the account's form asks."""
        for block in self.blocks.values():
            block.show_form(self.form)
        self.bar.set_form(self.form)
        self.section_entered.emit(self.current, self.form)

    def _on_form_wanted(self) -> None:
        """Ask the other questions; the words stay where they are."""
        if self._account is not None:
            other = AccountForm.WORK if self.form is AccountForm.STAR else AccountForm.STAR
            self._account = replace(self._account, form=other)
            self.head.show_kind(self._account)
            self._show_form()
            self.edited.emit(TextChange(tr("the questions"), How.PUT))

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _on_edited(self, edit: SectionEdit) -> None:
        self._count_timer.start()
        self._settled.start(0)
        former, text = self._texts[edit.section], edit.text
        self._texts[edit.section] = text
        caret = Offsets(text).from_qt(edit.textCursor().position())
        change = TextChange.between(self.form.title(edit.section), former, text, caret)
        self.edited.emit(replace(change, counts=_counts(edit.origin, former, text, caret)))

    def _on_grown(self) -> None:
        """Give every section the height of its words; a layout at work forgets what it was told meanwhile."""
        layouts = [*(block.layout() for block in self.blocks.values()), self._layout, self._content.layout()]
        for layout in layouts:
            layout.invalidate()
        for layout in layouts:
            layout.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _on_settled(self) -> None:
        """Show the caret, now that every section has the height of its words; drop selections left elsewhere."""
        edit = self.edit(self.current)
        if not edit.hasFocus():
            return
        self._reveal(edit, edit.cursorRect())
        for block in self.blocks.values():
            cursor = block.edit.textCursor()
            if block.edit is not edit and cursor.hasSelection():
                cursor.clearSelection()
                block.edit.setTextCursor(cursor)

    def _on_entered(self, section: Section) -> None:
        self.current = section
        self._settled.start(0)
        self.bar.set_current(section)
        self.section_entered.emit(section, self.form)

    def _on_cursor_moved(self, edit: SectionEdit) -> None:
        if edit.hasFocus():
            self._reveal(edit, edit.cursorRect())
            self._settled.start(0)

    def _on_end_wanted(self, step: int) -> None:
        sections = self._shown()
        edit = self.edit(sections[-1 if step > 0 else 0])
        cursor = edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End if step > 0 else cursor.MoveOperation.Start)
        edit.setTextCursor(cursor)
        edit.setFocus()

    def _shown(self) -> list[Section]:
        return [section for section, block in self.blocks.items() if not block.isHidden()]

    def _on_neighbour_wanted(self, section: Section, step: int) -> None:
        sections = self._shown()
        place = sections.index(section) + step
        if 0 <= place < len(sections):
            edit = self.edit(sections[place])
            cursor = edit.textCursor()
            cursor.movePosition(cursor.MoveOperation.Start if step > 0 else cursor.MoveOperation.End)
            edit.setTextCursor(cursor)
            edit.setFocus()


def _counts(origin: Origin, former: str, text: str, caret: int) -> Counts:
    start, end = differing(former, text)
    after = text[caret:].partition("\n")[0]
    return written(origin, len(text) - start - end, len(former) - start - end, after)
