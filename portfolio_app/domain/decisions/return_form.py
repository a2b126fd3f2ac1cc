"""The assessor's form as a spreadsheet: its sheets, columns and words, which its maker and its reader share."""

from enum import Enum

from portfolio_app.domain.decisions.decision import Check, Role, Verdict

FORMAT = "portfolio-evidence-decisions-form/1"
FILE_NAME = "Decisions.xlsx"
START, DECISIONS, DATA = "Start here", "Decisions", "Data"
NAME, ROLE, DATE = "Your name", "Your role", "Date"
"""The fields of the first sheet."""


class FormColumn(Enum):
    """The columns of the sheet of decisions, in order; the value is the head."""

    KEY = "Key"
    UNIT = "Unit"
    CODE = "Criterion"
    WHAT = "What it asks, and what is claimed for it"
    EVIDENCE = "Evidence"
    PLACE = "Place"
    PAGE = "PDF page"
    STATE = "Before"
    DECISION = "Decision"
    ACCEPTED = "Claim accepted?"
    FEEDBACK = "Feedback to the learner"
    VALID = "Valid"
    AUTHENTIC = "Authentic"
    CURRENT = "Current"
    SUFFICIENT = "Sufficient"
    RELIABLE = "Reliable"
    METHOD = "How you decided"
    QUESTIONS = "Questions to ask"


CHECKS = {
    FormColumn.VALID: Check.VALID,
    FormColumn.AUTHENTIC: Check.AUTHENTIC,
    FormColumn.CURRENT: Check.CURRENT,
    FormColumn.SUFFICIENT: Check.SUFFICIENT,
    FormColumn.RELIABLE: Check.RELIABLE,
}
CRITERION_ANSWERS = (FormColumn.DECISION, *CHECKS, FormColumn.FEEDBACK, FormColumn.METHOD, FormColumn.QUESTIONS)
CLAIM_ANSWERS = (FormColumn.ACCEPTED, FormColumn.FEEDBACK)
"""What may be filled in on a criterion's row and on a claim's."""

YES, NO = "yes", "no"
VERDICTS = tuple(verdict.value for verdict in Verdict)
ROLES = tuple(role.value for role in Role)
DATA_COLUMNS = ("Key", "Criterion", "Claim", "Digest", "Framework version", "Wording")
"""The hidden sheet's table: what each row of the form is about."""

FACTS = ("Format", "Portfolio", "Learner", "Pack", "Made")
"""The names that the hidden sheet and the file's properties give to what the form belongs to."""


def criterion_key(number: int) -> str:
    """Return the key of a criterion's row, the first being 1."""
    return f"K{number}"


def claim_key(claim_id: int) -> str:
    """Return the key of a claim's row."""
    return f"C{claim_id}"
