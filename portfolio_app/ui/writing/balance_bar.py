"""The balance of an account: each section's share of the words, as a bar over the text."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from portfolio_app.domain.evidence.evidence import AccountForm, Section
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
        self._form = AccountForm.STAR
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words({})

    def set_words(self, words: Mapping[Section, int]) -> None:
        """Show how many words each section has, as shares."""
        total = sum(words.values())
        self._shares = {s: round(100 * words.get(s, 0) / total) if total else 0 for s in Section}
        said = ", ".join(f"{self._form.title(section)} {share} %" for section, share in self._shares.items())
        self.setAccessibleName(tr("Share of the words: {said}", said=said))
        self.setToolTip(tr("How your words are shared out. Action usually needs the most: it shows what you did."))
        self.update()

    def set_form(self, form: AccountForm) -> None:
        """Call the sections as the account's form does."""
        self._form = form
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
        is_work = self._form is AccountForm.WORK
        shares = {s: share for s, share in self._shares.items() if share or not (is_work and s is Section.REFLECTION)}
        forms = (
            [f"{self._called(s)} {share}%" for s, share in shares.items()],
            [f"{self._called(s)[: 2 if s is Section.REFLECTION else 1]} {share}%" for s, share in shares.items()],
            [f"{share}%" for share in shares.values()],
        )
        room = self.width() - len(shares) * self._theme.px(10)
        texts = next((form for form in forms if sum(map(metrics.horizontalAdvance, form)) <= room), forms[-1])
        least = [metrics.horizontalAdvance(text) + self._theme.px(10) for text in texts]
        spare = max(0.0, self.width() - sum(least))
        wanted = [self.width() * share / 100 for share in shares.values()]
        wishes = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
        total = sum(wishes)
        parts = [wish / total if total else 1 / len(least) for wish in wishes]
        widths = [need + spare * part for need, part in zip(least, parts, strict=True)]
        return list(zip(shares, texts, widths, strict=True))

    def _called(self, section: Section) -> str:
        return tr(_SHORT[section]) if section in _SHORT else self._form.title(section)
