"""The balance of an account: each section's share of the words, as a bar over the text."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme

_SHORT = {Section.REFLECTION: mark("Reflect")}
_BAR = 5
_GAP = 4


class BalanceBar(QWidget):
    """Parts as wide as their shares, each with its name and percentage; the section being written stands out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: dict[Section, int] = dict.fromkeys(Section, 0)
        self._current: Section | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words({})

    def set_words(self, words: Mapping[Section, int]) -> None:
        """Show how many words each section has, as shares."""
        total = sum(words.values())
        self._shares = {s: round(100 * words.get(s, 0) / total) if total else 0 for s in Section}
        said = ", ".join(f"{section.title} {share} %" for section, share in self._shares.items())
        self.setAccessibleName(tr("Share of the words: {said}", said=said))
        self.setToolTip(tr("How your words are shared out. Action usually needs the most: it shows what you did."))
        self.update()

    def set_current(self, section: Section | None) -> None:
        """Let the section that is being written stand out."""
        if section != self._current:
            self._current = section
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("small"))
        return QSize(self._theme.px(300), round(metrics.height()) + self._theme.px(_BAR + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, bar = self._theme.px(_GAP), self._theme.px(_BAR)
        left = 0.0
        parts = self._parts()
        for section, text, width in parts:
            current = section is self._current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent" if current else "border"))
            painter.drawRoundedRect(
                QRectF(left, 0, width - (gap if section is not parts[-1][0] else 0), bar), bar / 2, bar / 2
            )
            painter.setFont(self._theme.font("small", bold=current))
            painter.setPen(self._theme.colour("text" if current else "muted"))
            box = QRectF(left, bar + self._theme.px(4), width, self.height() - bar - self._theme.px(4))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
            left += width

    def _parts(self) -> list[tuple[Section, str, float]]:
        """Return each part with its text and width; texts are shortened where there is no room for all of them."""
        metrics = QFontMetricsF(self._theme.font("small", bold=True))
        forms = (
            [f"{tr(_SHORT.get(s, s.title))} {share}%" for s, share in self._shares.items()],
            [f"{s.title[0] if s is not Section.REFLECTION else 'Rf'} {share}%" for s, share in self._shares.items()],
            [f"{share}%" for share in self._shares.values()],
        )
        room = self.width() - len(Section) * self._theme.px(10)
        texts = next((form for form in forms if sum(map(metrics.horizontalAdvance, form)) <= room), forms[-1])
        least = [metrics.horizontalAdvance(text) + self._theme.px(10) for text in texts]
        spare = max(0.0, self.width() - sum(least))
        wanted = [self.width() * share / 100 for share in self._shares.values()]
        wishes = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
        total = sum(wishes)
        shares = [wish / total if total else 1 / len(least) for wish in wishes]
        widths = [need + spare * share for need, share in zip(least, shares, strict=True)]
        return list(zip(Section, texts, widths, strict=True))
