"""What the readers of forms hand on: texts and ticks by field, whatever the file was."""

from dataclasses import dataclass, field


class NotAFormError(ValueError):
    """The rest of a sentence that begins with the file's name."""


@dataclass(slots=True)
class FormValues:
    """The values of a form: texts and ticks by the names of their fields, and whether there is a digital signature."""

    fields: dict[str, str] = field(default_factory=dict)
    ticks: dict[str, bool] = field(default_factory=dict)
    signed: bool = False
