"""The preview of a PDF: its pages, and above them page numbers, zoom and finding words."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from portfolio_app.translation import mark, say_number, tr
from portfolio_app.ui.exporting.pdf_pages import Hit, PdfPages
from portfolio_app.ui.exporting.pdf_view import FIT, ZOOMS, PdfView
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label

_PAGES_A_SLICE = 8
_MOST_HITS = 2000
_CHANGED = mark("The portfolio has changed since.")


class PdfPreview(QFrame):
    """A PDF to look through; Ctrl+F finds words while the focus is in it."""

    again_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: PdfPages | None = None
        self._hits: list[Hit] = []
        self._hit = -1
        self._unsearched: list[int] = []
        self._search_next = QTimer(self)
        self._search_next.setInterval(0)
        self._search_next.timeout.connect(self._on_search_next)
        self.view = PdfView(theme)
        self.number = QLineEdit()
        self._numbers = QIntValidator(1, 1, self)
        self._of = label(tr("of 0"), "muted")
        self.zoom = ChoiceBox()
        self.words = QLineEdit()
        self._found = label("", "muted")
        self._icons: list[tuple[QPushButton, str]] = []
        self.back = self._icon_button("caret-left", tr("Previous page"), lambda: self.view.go_to(self.view.page - 1))
        self.forward = self._icon_button("caret-right", tr("Next page"), lambda: self.view.go_to(self.view.page + 1))
        self._find = button(tr("Find"), name=tr("Find words in the preview"))
        self._find_bar = self._make_find_bar()
        self._why = label(tr(_CHANGED), wrap=True)
        self._stale = self._make_stale_bar()
        self._lay_out()
        self._connect()
        self._on_theme_changed()

    @property
    def pages(self) -> PdfPages | None:
        """The PDF that shows."""
        return self._pages

    @property
    def is_fresh(self) -> bool:
        """Whether what shows is what would be made now."""
        return self._pages is not None and self._stale.isHidden()

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF; raises FileError when it cannot be shown."""
        pages = PdfPages(content)
        self._pages = pages
        self.view.set_pages(pages)
        self._numbers.setTop(len(pages))
        self._of.setText(tr("of {pages}", pages=say_number(len(pages))))
        self.set_stale(stale=False)
        self._on_page_changed(self.view.page)
        self._on_words_changed()

    def set_stale(self, *, stale: bool, why: str = _CHANGED) -> None:
        """Say that what shows is no longer what would be made, or that it is again."""
        self._why.setText(why)
        self._stale.setVisible(stale and self._pages is not None)

    def open_find(self) -> None:
        """Ask for the words to find."""
        self._find_bar.show()
        self.words.setFocus()
        self.words.selectAll()

    def close_find(self) -> None:
        """Take the marks away and go back to the pages."""
        self._find_bar.hide()
        self.words.clear()
        self.view.setFocus()

    def step_hit(self, direction: int) -> None:
        """Show the next place (1) or the one before (-1), going round at the ends."""
        if self._hits:
            self._hit = (self._hit + direction) % len(self._hits)
            self._show_hits()

    def close_pdf(self) -> None:
        """Let go of the PDF."""
        self._search_next.stop()
        self._pages = None
        self.view.set_pages(None)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+F for the preview while the focus is in it, whatever the menu has on that key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find on Ctrl+F, go on with Enter and F3, close on Escape."""
        searching = self._find_bar.isVisible()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if _is_find(event):
            self.open_find()
        elif searching and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step_hit(-1 if back else 1)
        elif searching and event.key() == Qt.Key.Key_Escape:
            self.close_find()
        else:
            super().keyPressEvent(event)

    def _on_page_changed(self, page: int) -> None:
        self.number.setText(str(page + 1))
        self.back.setEnabled(page > 0)
        self.forward.setEnabled(self._pages is not None and page + 1 < len(self._pages))

    def _on_number_entered(self) -> None:
        if self.number.text() != str(self.view.page + 1):
            self.view.go_to(int(self.number.text()) - 1)

    def _on_zoom_changed(self, zoom: int) -> None:
        self.zoom.blockSignals(True)
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))
        self.zoom.blockSignals(False)

    def _on_words_changed(self) -> None:
        self._hits, self._hit = [], -1
        self._unsearched = []
        if self._pages is not None and self.words.text().strip():
            first = self.view.page
            # From the page that is looked at to the end, then from the beginning.
            self._unsearched = [*range(first, len(self._pages)), *range(first)]
            self._search_next.start()
        self._show_hits()

    def _on_search_next(self) -> None:
        wanted = self.words.text().strip()
        if self._pages is None or not self._unsearched or len(self._hits) >= _MOST_HITS:
            self._unsearched = []
            self._search_next.stop()
            self._show_hits()
            return
        pages, self._unsearched = self._unsearched[:_PAGES_A_SLICE], self._unsearched[_PAGES_A_SLICE:]
        found = [hit for page in pages for hit in self._pages.find(page, wanted)]
        if found:
            current = self._hits[self._hit] if self._hits else found[0]
            self._hits = sorted([*self._hits, *found], key=lambda hit: hit.page)
            self._hit = self._hits.index(current)
        self._show_hits()

    def _on_theme_changed(self) -> None:
        side = self._theme.px(16)
        for made, icon in self._icons:
            made.setIcon(self._theme.icon(icon))
            made.setIconSize(QSize(side, side))
        self.number.setFixedWidth(self._theme.px(64))

    def _show_hits(self) -> None:
        self.view.show_hits(tuple(self._hits), self._hit)
        if not self.words.text().strip():
            self._found.setText("")
        elif self._hits:
            more = "+" if self._unsearched else ""
            self._found.setText(
                tr("{hit} of {hits}{more}", hit=say_number(self._hit + 1), hits=say_number(len(self._hits)), more=more)
            )
        else:
            self._found.setText(tr("Searching…") if self._unsearched else tr("Not found"))

    def _connect(self) -> None:
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self._on_zoom_changed)
        self.number.editingFinished.connect(self._on_number_entered)
        self.zoom.currentIndexChanged.connect(lambda: self.view.set_zoom(int(self.zoom.currentData())))
        self.words.textChanged.connect(self._on_words_changed)
        self._find.clicked.connect(self.open_find)
        self._theme.changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        self.number.setAccessibleName(tr("Page"))
        self.number.setValidator(self._numbers)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.zoom.setAccessibleName(tr("Zoom"))
        self.zoom.view().setAccessibleName(tr("Zoom"))
        self.zoom.addItem(tr("Fit width"), FIT)
        for percent in ZOOMS:
            self.zoom.addItem(f"{percent} %", percent)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 16, 24, 12)
        tools = QWidget()
        flow = FlowLayout(tools, gap=16)
        smaller = self._icon_button("minus", tr("Smaller pages"), lambda: self.view.step_zoom(-1))
        larger = self._icon_button("plus", tr("Larger pages"), lambda: self.view.step_zoom(1))
        for group in ((self.back, self.number, self._of, self.forward), (smaller, self.zoom, larger), (self._find,)):
            flow.addWidget(_side_by_side(group))
        row.addWidget(tools, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._find_bar)
        layout.addWidget(self._stale)
        layout.addWidget(self.view, 1)

    def _make_find_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 0, 24, 8)
        self.words.setPlaceholderText(tr("Words to find"))
        self.words.setAccessibleName(tr("Words to find in the preview"))
        ClearButton(self.words)
        row.addWidget(self.words, 1)
        row.addWidget(self._found)
        row.addWidget(self._icon_button("caret-up", tr("Previous place"), lambda: self.step_hit(-1)))
        row.addWidget(self._icon_button("caret-down", tr("Next place"), lambda: self.step_hit(1)))
        row.addWidget(self._icon_button("x", tr("Close finding"), self.close_find))
        bar.hide()
        return bar

    def _make_stale_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("look", "banner")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 4, 24, 4)
        row.addWidget(self._why, 1)
        again = button(tr("Preview again"), "flat")
        again.clicked.connect(self.again_wanted)
        row.addWidget(again)
        bar.hide()
        return bar

    def _icon_button(self, icon: str, name: str, act: Callable[[], None]) -> QPushButton:
        made = button("", "icon", name=name)
        made.setToolTip(name)
        made.clicked.connect(lambda: act())
        self._icons.append((made, icon))
        return made


def _side_by_side(widgets: Iterable[QWidget]) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return group


def _is_find(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Find)
