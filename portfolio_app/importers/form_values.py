"""What the readers of forms hand on: texts and ticks by field, whatever the file was."""

from dataclasses import dataclass, field

from portfolio_app.domain.witnesses.statement_form import FlatForm
from portfolio_app.translation import tr


class NotAFormError(ValueError):
    """The rest of a sentence that begins with the file's name."""


class FlatFormError(ValueError):
    """The file is a form, or the picture of one, without fields: ``found`` is what can still be read of it."""

    def __init__(self, found: FlatForm) -> None:
        super().__init__(tr("a form without fields"))
        self.found = found


@dataclass(slots=True)
class FormValues:
    """The values of a form: texts and ticks by the names of their fields, and whether there is a digital signature.

    ``named`` are ticks whose fields lost their names, by the words beside them.
    """

    fields: dict[str, str] = field(default_factory=dict[str, str])
    ticks: dict[str, bool] = field(default_factory=dict[str, bool])
    named: dict[str, bool] = field(default_factory=dict[str, bool])
    signed: bool = False


@dataclass(frozen=True, slots=True)
class FormFound:
    """What a file turned out to be: a form with values, or else one without fields, of which ``flat`` can be read."""

    values: FormValues | None
    flat: FlatForm
