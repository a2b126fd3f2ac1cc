"""Advice on an account: what of, where, why, and a question that helps to go on."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import Section


class AdviceKind(StrEnum):
    """The kinds of advice, the most useful first."""

    SUPERSEDED_ACT = "superseded_act"
    ID_NOT_CHECKED = "id_not_checked"
    POLICY_TEXT_PASTED = "policy_text_pasted"
    REPEATED_TEXT = "repeated_text"
    WE_NOT_I = "we_not_i"
    NO_OUTCOME = "no_outcome"
    EXPLAIN_WITHOUT_REASON = "explain_without_reason"
    EVALUATE_ONE_SIDED = "evaluate_one_sided"
    IDENTIFY_TOO_FEW = "identify_too_few"
    DESCRIBE_TOO_SHORT = "describe_too_short"
    JUSTIFY_WITHOUT_REASON = "justify_without_reason"
    COMPARE_ONE_SIDED = "compare_one_sided"
    DEMONSTRATE_WITHOUT_ACTION = "demonstrate_without_action"
    TOO_LITTLE_SAID = "too_little_said"
    ACT_NOT_APPLIED = "act_not_applied"
    GENERIC_LAW = "generic_law"
    PROCEDURE_NOT_NAMED = "procedure_not_named"
    SATISFACTION_TAKEN_FOR_LOYALTY = "satisfaction_taken_for_loyalty"
    SERVICE_TAKEN_FOR_SALES = "service_taken_for_sales"
    ONLY_FRIENDLINESS = "only_friendliness"
    NO_WAY_TO_ESCALATE = "no_way_to_escalate"
    ONE_SIZE_FOR_ALL = "one_size_for_all"
    ONLY_SPOKEN = "only_spoken"
    COMMON_MISTAKE = "common_mistake"
    LATER_STEP_MISSING = "later_step_missing"
    ESCALATION_PART_MISSING = "escalation_part_missing"
    DATA_STAGE_MISSING = "data_stage_missing"
    SCRIPT_PART_MISSING = "script_part_missing"
    MODEL_STEP_MISSING = "model_step_missing"
    NO_REFLECTION_LEARNING = "no_reflection_learning"
    MISSING_SECTION = "missing_section"
    THIN_SECTION = "thin_section"
    ACTION_NOT_LONGEST = "action_not_longest"
    TOO_LONG = "too_long"
    NEED_MAYBE_MET = "need_maybe_met"
    NO_DATE = "no_date"
    NO_PLACE = "no_place"
    NO_ROLE = "no_role"


RANKS = {kind: rank for rank, kind in enumerate(AdviceKind)}


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing worth a thought; ``start`` and ``end`` are code points of the section, both 0 where it has no place.

    ``evidence`` is the account's reference, ``criterion`` a criterion's or "", and ``detail`` the section, step, part,
    stage or Act that it is about.
    """

    kind: AdviceKind
    evidence: str
    title: str
    message: str
    question: str
    section: Section | None = None
    start: int = 0
    end: int = 0
    criterion: str = ""
    detail: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is about; advice that is dismissed stays so while this is the same."""
        return self.kind.value, self.section.value if self.section else "", self.criterion, self.detail
