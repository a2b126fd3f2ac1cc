"""A filled-in form of decisions, which comes from elsewhere and is opened in the sandbox."""

from dataclasses import dataclass

from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.errors import FaultyRowsError, InputError
from portfolio_app.importers.decision_sheet import read_decision_sheet
from portfolio_app.importers.faults import in_file
from portfolio_app.sandbox import RefusedError, SandboxError, run_within
from portfolio_app.translation import tr

_SECONDS = 12.0


@dataclass(frozen=True, slots=True)
class FormRead:
    """What the sandbox found: the decisions, or the sentences on the rows at fault and how many others there are."""

    returned: DecisionReturn | None
    faults: tuple[str, ...] = ()
    good: int = 0


def read_decision_form(content: bytes, name: str, *, good_rows: bool = False) -> DecisionReturn:
    """Return the decisions that were filled in; raises InputError as ``read_decision_sheet`` does."""
    try:
        found = run_within(_SECONDS, form_read, content, name, good_rows)
    except SandboxError as error:
        if error.said:
            raise InputError(error.said) from error
        sentence = error.sentence(tr("the spreadsheet {reason}; ask the assessor for it again."))
        raise in_file(name, sentence) from error
    if found.returned is None:
        raise FaultyRowsError(found.faults, good=found.good)
    return found.returned


def form_read(content: bytes, name: str, good_rows: bool) -> FormRead:  # jobs take no names
    """Read the form: a job for the sandbox."""
    try:
        return FormRead(read_decision_sheet(content, name, good_rows=good_rows))
    except FaultyRowsError as error:
        return FormRead(None, error.faults, error.good)
    except InputError as error:
        raise RefusedError(error.message) from error
