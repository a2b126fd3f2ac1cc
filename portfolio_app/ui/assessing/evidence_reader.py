"""The evidence behind a claim, to be read: an account with the claimed words marked, a picture, or a file to open."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from portfolio_app.ui.assessing.shown_evidence import Shown
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.utf16 import Offsets


class EvidenceReader(QFrame):
    """Shows one piece of evidence at a time; nothing can be changed in it."""

    file_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side-panel")
        self.setAccessibleName("The evidence")
        self._theme = theme
        self._shown: Shown | None = None
        self._title = label("", "large", wrap=True)
        self._facts = label("", "small", wrap=True)
        self.open_file = button("Open the file")
        self.open_file.clicked.connect(self.file_wanted)
        self.picture = label("")
        self.picture.setAccessibleName("Picture")
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The evidence")
        self.text.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._facts, self.open_file, self.picture):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        theme.changed.connect(self._show_again)
        self.show_nothing("Choose a claim to read its evidence here.")

    def show_nothing(self, why: str) -> None:
        """Show why there is nothing to read."""
        self._shown = None
        self._title.setText("")
        self._title.hide()
        self._facts.setText(why)
        for widget in (self.open_file, self.picture, self.text):
            widget.hide()

    def show_evidence(self, shown: Shown) -> None:
        """Show a piece of evidence, with the claimed words in sight."""
        self._shown = shown
        self._title.setText(shown.title)
        self._title.show()
        self._facts.setText(shown.facts)
        self.open_file.setVisible(bool(shown.file))
        self.open_file.setAccessibleName(f"Open {shown.file}")
        self.text.setVisible(bool(shown.sections))
        self._show_text(shown)
        self._show_picture()
        self._keep_room()

    def marked_words(self) -> str:
        """Return the words that are marked."""
        marks = self.text.extraSelections()
        return marks[0].cursor.selectedText() if marks else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture, and keep room for the words above it."""
        super().resizeEvent(event)
        self._show_picture()
        if event.size().width() != event.oldSize().width():
            self._keep_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the marked words in sight when there is more or less room."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._bring_into_sight)  # when its words have been laid out again
        return super().eventFilter(watched, event)

    def _keep_room(self) -> None:
        # A splitter does not ask how high wrapped words are.
        self.setMinimumHeight(max(0, self.layout().minimumHeightForWidth(self.width())))

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_evidence(self._shown)

    def _show_text(self, shown: Shown) -> None:
        self.text.clear()
        cursor = self.text.textCursor()
        heading, body = QTextCharFormat(), QTextCharFormat()
        heading.setFontWeight(600)
        heading.setForeground(self._theme.colour("muted"))
        body.setForeground(self._theme.colour("text"))
        mark: tuple[int, int] | None = None
        for name, words in shown.sections:
            if cursor.position():
                cursor.insertBlock()
                cursor.insertBlock()
            cursor.insertText(name, heading)
            cursor.insertBlock()
            at = cursor.position()
            cursor.insertText(words, body)
            if shown.marked is not None and name == shown.marked.title:
                offsets = Offsets(words)
                mark = at + offsets.to_qt(shown.start), at + offsets.to_qt(shown.end)
        self._mark(mark, shown.colour)

    def _mark(self, mark: tuple[int, int] | None, colour: int) -> None:
        self.text.setExtraSelections([])
        if mark is None:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            return
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(mark[0])
        self.text.setTextCursor(cursor)
        cursor.setPosition(mark[1], QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor  # type: ignore[attr-defined]
        style = QTextCharFormat()
        style.setBackground(self._theme.unit_tint(colour))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        style.setUnderlineColor(self._theme.unit_colour(colour))
        selection.format = style  # type: ignore[attr-defined]
        self.text.setExtraSelections([selection])
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Let the marked words begin a quarter down, so that those before and after them are read with them."""
        marks = self.text.extraSelections()
        if marks:
            start = QTextCursor(marks[0].cursor)  # type: ignore[attr-defined]
            start.setPosition(start.selectionStart())
            bar, top = self.text.verticalScrollBar(), self.text.cursorRect(start).top()
            bar.setValue(bar.value() + top - self.text.viewport().height() // 4)

    def _show_picture(self) -> None:
        content = self._shown.picture if self._shown else b""
        pixmap = QPixmap()
        if content:
            pixmap.loadFromData(content)
        self.picture.setVisible(not pixmap.isNull())
        if pixmap.isNull():
            return
        room = QSize(max(80, self.width() - 40), max(120, self.height() * 2 // 3))
        way = Qt.AspectRatioMode.KeepAspectRatio
        fitted = pixmap.scaled(room, way, Qt.TransformationMode.SmoothTransformation)
        if self._shown and self._shown.box:
            left, top, width, height = self._shown.box
            painter = QPainter(fitted)
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(3)))
            painter.drawRect(
                QRectF(
                    left * fitted.width(), top * fitted.height(), width * fitted.width(), height * fitted.height()
                ).adjusted(1, 1, -1, -1)
            )
            painter.end()
        self.picture.setPixmap(fitted)
