"""A piece of advice beside its section: what, why, a question to answer, and two ways not to see it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label


class AdviceCard(QFrame):
    """Slim, and only there while there is something to say."""

    dismissed = Signal(object)
    turned_off = Signal(object)
    words_wanted = Signal(object)
    """The words that it is about are to be shown."""

    def __init__(self, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.advice = advice
        self.setProperty("look", "aside")
        self.setAccessibleName(tr("Advice: {title}", title=advice.title))
        self.setAccessibleDescription(f"{advice.message} {advice.question}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        title = label(advice.title, "strong", wrap=True)
        self.show_words = button(tr("Show words"), "aside", name=tr("Show the words: {title}", title=advice.title))
        self.show_words.setVisible(advice.end > advice.start)
        self.dismiss = button(tr("Dismiss"), "aside", name=tr("Dismiss: {title}", title=advice.title))
        self.turn_off = button(tr("Not for me"), "aside", name=tr("No more advice like: {title}", title=advice.title))
        self.turn_off.setToolTip(tr("Give no more advice of this kind, in any account"))
        self.show_words.clicked.connect(lambda: self.words_wanted.emit(self.advice))
        self.dismiss.clicked.connect(lambda: self.dismissed.emit(self.advice))
        self.turn_off.clicked.connect(lambda: self.turned_off.emit(self.advice))
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(title, 1)
        for each in (self.show_words, self.dismiss, self.turn_off):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(label(advice.message, "small", wrap=True))
        column.addWidget(label(advice.question, wrap=True))
