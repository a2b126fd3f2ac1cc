"""One criterion of a pack: what it asks, what was decided before, the claims on it, and the decision."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.claim_place import these
from portfolio_app.domain.decisions.assessment import ClaimDraft, DecisionDraft
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.progress.action_plan import dispute_words, one_line, who_and_when
from portfolio_app.services.assessing.assessment import Assessing
from portfolio_app.translation import tr
from portfolio_app.ui.assessing.assessment_rows import claim_rows
from portfolio_app.ui.assessing.decision_form import DecisionForm, KeepDraft
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.kept_fields import KeptLine
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.row_tree import WholeRowTree
from portfolio_app.ui.widgets.typing_step import TypingStep


class CriterionToAssess(QScrollArea):
    """``changed`` carries what is said of the criterion now, ``claim_chosen`` the claim that is gone to, or None.

    ``keep`` saves what is typed, as part of a step; what it raises is tried again.
    """

    changed = Signal(object)  # DecisionDraft
    claim_chosen = Signal(object)  # Claim | None

    def __init__(self, theme: Theme, keep: KeepDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keep = keep
        self._shown: Claim | None = None
        self._assessing: Assessing | None = None
        self.reference = ""
        self._code = label("", "heading")
        self._text = label("", "large", wrap=True)
        self._needs = label("", "small", wrap=True)
        self._before = label("", "muted", wrap=True)
        self._before.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.claims = WholeRowTree(theme, tr("Claims"))
        self._none = label(tr("Nothing is claimed for this."), "muted", wrap=True)
        self.accept = button(tr("Accept these words"), "chip")
        self.reject = button(tr("Do not accept them"), "chip")
        for each in (self.accept, self.reject):
            each.setCheckable(True)
        self.claim_feedback = KeptLine()
        self.claim_feedback.setPlaceholderText(tr("Feedback on these very words"))
        self.claim_feedback.setAccessibleName(tr("Feedback on these very words"))
        self.typing = Typing(self._on_feedback, self)
        self.typing.watch("claim", tr("the feedback on a claim"), self.claim_feedback)
        self.form = DecisionForm(theme, keep)
        self._inside = QWidget()
        self._lay_out()
        self.form.changed.connect(self.changed)
        self.form.typed_at.connect(self._follow)
        self.accept.clicked.connect(lambda: self.accept_current(accepted=True))
        self.reject.clicked.connect(lambda: self.accept_current(accepted=False))
        self.claim_feedback.editingFinished.connect(self.typing.flush)
        self.claims.selectionModel().currentChanged.connect(self._on_claim)

    @property
    def current_claim(self) -> Claim | None:
        """The claim that is gone to."""
        index = self.claims.currentIndex()
        key = self.claims.rows.row_at(index).key if index.isValid() else 0
        found = self._assessing.claims.get(self.reference, ()) if self._assessing else ()
        return next((claim for claim in found if claim.id == key), None)

    def show_assessment(self, assessing: Assessing) -> None:
        """Work on a pack from now on."""
        self._assessing = assessing
        self._shown = None
        self.reference = ""

    def show_criterion(self, reference: str) -> None:
        """Show a criterion with what is said of it so far."""
        if not self.flush() or self._assessing is None:
            return
        if reference != self.reference:
            self.verticalScrollBar().setValue(0)
        self.reference = reference
        criterion = self._assessing.criteria[reference]
        self._code.setText(f"{criterion.unit_code} {criterion.code}")
        self._text.setText(criterion.text)
        needs = ", ".join(f"{need.label} × {need.at_least}" for need in criterion.needs)
        self._needs.setText(tr("Asks for: {needs}", needs=needs))
        self._needs.setVisible(bool(needs))
        before = _before(self._assessing.former.get(reference))
        self._before.setText(before)
        self._before.setVisible(bool(before))
        self.form.show_draft(self._assessing.draft(reference))
        self._show_claims()
        claims = self._assessing.claims.get(reference, ())
        if claims:
            self.claims.show_row(claims[0].id)
        self._on_claim()

    def flush(self) -> bool:
        """Save at once what was typed; tell whether it is saved."""
        return all([self.typing.flush(), self.form.flush()])

    def accept_current(self, *, accepted: bool) -> None:
        """Say whether the claim's words are accepted; the same again takes it back."""
        self.typing.flush()
        said = self._said()
        if said is not None:
            self._say(ClaimDraft(None if said.accepted is accepted else accepted, said.feedback))

    def _said(self) -> ClaimDraft | None:
        """Return what is said of the claim that is gone to, or None when there is none."""
        claim = self._shown
        if claim is None or self._assessing is None:
            return None
        return self._assessing.draft(self.reference).claims.get(claim.id, ClaimDraft())

    def _say(self, said: ClaimDraft) -> None:
        claim = self._shown
        if claim is None or self._assessing is None:
            return
        self.form.flush()
        draft: DecisionDraft = self._assessing.draft(self.reference).with_claim(claim.id, said)
        self.form.take_claims(draft)
        self.changed.emit(draft)
        self._show_claims()
        self._on_claim()

    def _on_feedback(self, _name: str, words: str, step: TypingStep | None) -> None:
        said, text = self._said(), words.strip()
        if self._assessing is None or self._shown is None or said is None or text == said.feedback:
            return
        self.form.flush()
        draft = self._assessing.draft(self.reference).with_claim(self._shown.id, ClaimDraft(said.accepted, text))
        self._keep(draft, step)
        self.form.take_claims(draft)
        self._show_claims()

    def _show_claims(self) -> None:
        rows = claim_rows(self._assessing, self.reference) if self._assessing else ()
        self.claims.selectionModel().blockSignals(True)
        self.claims.set_rows(rows)
        self.claims.selectionModel().blockSignals(False)
        for widget in (self.claims, self._line, self.claim_feedback):
            widget.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _on_claim(self) -> None:
        claim = self.current_claim
        if claim != self._shown:
            if not self.typing.flush():
                return
            self._shown = claim
        said = self._said()
        if claim is not None:
            what = these(claim)
            self.accept.setText(tr("Accept {what}", what=what))
            self.reject.setText(tr("Do not accept {what}", what=tr("them") if claim.passage else tr("it")))
            self.claim_feedback.setPlaceholderText(tr("Feedback on {what}", what=what))
            self.claim_feedback.setAccessibleName(tr("Feedback on {what}", what=what))
        self.accept.setChecked(bool(said and said.accepted is True))
        self.reject.setChecked(bool(said and said.accepted is False))
        feedback = said.feedback if said else ""
        if not (self.claim_feedback.hasFocus() and self.claim_feedback.words.strip() == feedback):
            self.claim_feedback.show_words(feedback)
            self.claim_feedback.setCursorPosition(0)
        if self.claims.hasFocus():
            row = self.claims.visualRect(self.claims.currentIndex())
            middle = self.claims.viewport().mapTo(self._inside, row.center())
            self.ensureVisible(middle.x(), middle.y(), 0, row.height())
        self.claim_chosen.emit(self.current_claim)

    def _follow(self, place: QRect) -> None:
        at = self.form.mapTo(self._inside, place.center())
        self.ensureVisible(at.x(), at.y(), 0, 2 * place.height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        for widget in (self._code, self._text, self._needs, self._before, self._none):
            column.addWidget(widget)
        column.addWidget(self.claims)
        self._line = QWidget()
        row = FlowLayout(self._line, gap=8)
        row.addWidget(self.accept)
        row.addWidget(self.reject)
        column.addWidget(self._line)
        column.addWidget(self.claim_feedback)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(self._inside)


def _before(standing: Standing | None) -> str:
    """Say what was decided before, and what changed since."""
    if standing is None:
        return ""
    lines: list[str] = []
    for d in standing.history[-2:]:
        said = tr(
            "Before: {verdict}, {who_and_when}; {signed_words}.",
            verdict=tr(d.verdict.value),
            who_and_when=who_and_when(d),
            signed_words=standing.trust.signed_words(d),
        )
        lines.append(" ".join(filter(None, (said, *standing.trust.notes(d), one_line(d.feedback)))))
    lines += [dispute_words(standing.ruling)] * bool(standing.ruling.dispute)
    return "\n".join((*lines, *([tr("Since then: {since}.", since=standing.since)] if standing.since else [])))
