"""A criterion beside the map: what it asks, how far it is, the words claimed for it, and the unit's help."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.ruling import Part
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.framework import Guidance
from portfolio_app.domain.progress.action_plan import dispute_words, who_and_when
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.decision_rows import decision_lines
from portfolio_app.ui.claiming.work_buttons import WorkButtons
from portfolio_app.ui.map.map_data import MapRow
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import CodeTag
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.row_button import RowButton
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.widgets.state_ring import StateRing

_SHOWN = 50


class CriterionPanel(QFrame):
    """Each claim leads to its words."""

    claim_opened = Signal(object)  # Claim
    closed = Signal()
    go = Signal(object)  # Place

    def __init__(self, theme: Theme, *, writable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writable = writable
        self.work: WorkButtons | None = None
        self.setProperty("look", "side-panel")
        self.key = ""
        self.close_button = button(tr("Close"), "flat", name=tr("Close what is beside the map"))
        self.close_button.clicked.connect(self.closed)
        self._area = ScrollColumn()
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 12, 4)
        self._heading = label("", "heading")
        head.addWidget(self._heading, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def show_criterion(
        self,
        row: MapRow,
        claims: Sequence[Claim],
        guidance: Guidance,
        standing: Standing | None = None,
        *,
        head: str = "",
        credit: str = "",
    ) -> None:
        """Show a criterion, with what was decided; ``head`` is what it is called, ``credit`` whose words it has."""
        self._heading.setText(head or tr("Criterion"))
        self.setAccessibleName(self._heading.text())
        other, self.key = row.key != self.key, row.key
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(8)
        column.addWidget(self._title(row))
        column.addWidget(label(row.text, "strong", wrap=True))
        if row.entry and row.entry.unneeded:
            why = tr("You need not prove this: it is for another pathway, in a unit that you do not do, or extra.")
            column.addWidget(label(why, "muted", wrap=True))
        if row.entry and row.entry.needs:
            column.addWidget(self._needs(row))
        if row.entry:
            self.work = WorkButtons(row.key, row.code, writable=self._writable, practice=True)
            self.work.go.connect(self.go)
            column.addWidget(self.work)
        if standing is not None:
            column.addSpacing(8)
            column.addWidget(self._decided(standing))
        column.addSpacing(8)
        column.addWidget(
            label(tr("Claimed words") if claims else tr("Nothing is claimed for this yet."), "heading", wrap=True)
        )
        if claims:
            column.addWidget(self._claims(claims))
        else:
            column.addWidget(
                label(tr("Open an account, select the words that show it, and press Ctrl+T."), "muted", wrap=True)
            )
        for title, texts in ((tr("Tips"), guidance.tips), (tr("Common mistakes"), guidance.mistakes)):
            if texts:
                column.addSpacing(8)
                column.addWidget(label(title, "heading"))
                for text in texts:
                    column.addWidget(label(text, "muted", wrap=True))
        if credit:
            column.addSpacing(8)
            column.addWidget(label(credit, "small", wrap=True))
        column.addStretch(1)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(content)
        if other:
            self._area.verticalScrollBar().setValue(0)
        else:
            QTimer.singleShot(0, content, lambda: self._area.verticalScrollBar().setValue(place))

    def _decided(self, standing: Standing) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Feedback"), "heading"))
        if standing.against:
            column.addWidget(
                label(tr("Two people decided differently on the same words: ask them."), "danger", wrap=True)
            )
        if standing.ruling.dispute:
            column.addWidget(label(dispute_words(standing.ruling), "danger", wrap=True))
        for decision in reversed(standing.history):
            part = standing.part_of(decision)
            look = "muted" if part in (Part.EARLIER, Part.ASIDE) else "strong"
            said = f"{decision.verdict.value.capitalize()}: {who_and_when(decision)}"
            column.addWidget(label(said if part is Part.COUNTS else f"{said} ({tr(part.value)})", look, wrap=True))
            for said in decision_lines(standing, decision):
                column.addWidget(label(said, wrap=True))
        if standing.since:
            column.addWidget(label(tr("Since the last decision: {since}.", since=standing.since), "muted", wrap=True))
        return block

    def _title(self, row: MapRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(CodeTag(self._theme, row.code, row.colour))
        if row.entry:
            layout.addWidget(StateRing(self._theme, row.entry.state, row.entry.had / row.entry.asked, 15))
            layout.addWidget(
                label(
                    tr(
                        "{state}, {had} of {asked}",
                        state=tr(row.entry.state.value),
                        had=row.entry.had,
                        asked=row.entry.asked,
                    ),
                    "small",
                )
            )
        layout.addStretch(1)
        return line

    def _needs(self, row: MapRow) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=6)
        for need in row.entry.needs if row.entry else ():
            look = "chip-on" if need.met else "chip"
            flow.addWidget(
                label(
                    tr(
                        "{label} {have} of {at_least}",
                        label=excerpt(need.need.label),
                        have=need.have,
                        at_least=need.need.at_least,
                    ),
                    look,
                )
            )
        return line

    def _claims(self, claims: Sequence[Claim]) -> QWidget:
        frame = QFrame()
        frame.setProperty("look", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for number, claim in enumerate(claims[:_SHOWN]):
            row = self._claim(claim)
            row.first = number == 0
            column.addWidget(row)
        if len(claims) > _SHOWN:
            more = label(
                tr("and {claims}: look at them on the map", claims=plural(len(claims) - _SHOWN, "more claim")),
                "small",
                wrap=True,
            )
            more.setContentsMargins(12, 8, 12, 8)
            column.addWidget(more)
        return frame

    def _claim(self, claim: Claim) -> RowButton:
        theme = self._theme
        words = f"“{' '.join(claim.passage.quote.split())}”" if claim.passage else tr("The whole account")
        about = ", ".join(
            filter(
                None,
                (
                    reference_of(claim.evidence_id),
                    claim.need,
                    tr("best evidence") if claim.starred else "",
                    tr("to re-check") if claim.to_recheck else "",
                ),
            )
        )
        row = RowButton(theme, f"{about}: {words}")
        row.row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(label(words, wrap=True))
        column.addWidget(label(about, "small", wrap=True))
        if claim.note:
            column.addWidget(label(claim.note, "small", wrap=True))
        row.add(text, 1)
        row.clicked.connect(lambda _=False, claim=claim: self.claim_opened.emit(claim))
        return row
