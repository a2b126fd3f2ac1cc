"""What an exported document holds and how it is set: chosen by its maker, kept in presets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Framework, each_unit
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import ENGLISH, tr

_SWITCHES = ("starred_only", "quotes", "evidence_pages", "attachments", "decisions", "signatures", "practice")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The choices behind one export; ``units`` are references such as ``CS103/103``, none means all.

    Without ``evidence_pages`` the accounts and files themselves are left out, and references lead to the criteria.
    With ``attachments`` the files that cannot be shown on paper travel inside the PDF.
    With ``signatures`` each account has lines below it, for signature and date.
    With ``practice`` the discussion sheet, and nothing else, shows what the learner answered in practice talk.
    ``language`` is the documents' own, whatever the window speaks.
    ``password`` is for PDF alone and is neither shown nor kept; ``template`` is for Word alone.
    """

    units: tuple[str, ...] = ()
    starred_only: bool = False
    quotes: bool = True
    evidence_pages: bool = True
    attachments: bool = True
    decisions: bool = True
    signatures: bool = False
    practice: bool = False
    layout: Layout = Layout()
    language: str = ENGLISH
    password: str = field(default="", repr=False)
    template: Path | None = None

    @property
    def is_usual(self) -> bool:
        """Whether nothing was chosen."""
        return self == ExportOptions()

    def without_units(self) -> "ExportOptions":
        """Return the same choices for any portfolio: of all its units, and without the password."""
        return replace(self, units=(), password="")


def find_units(frameworks: Iterable[Framework], names: Iterable[str]) -> tuple[str, ...]:
    """Return the references of the units so named, in the framework's order; raises InputError for one not there.

    ``103`` and ``CS103/103`` both name ``CS103/103``.
    """
    known = [key for key, _ in each_unit(tuple(frameworks))]
    wanted = {_find_unit(known, name) for name in names}
    return tuple(key for key in known if key in wanted)


def _find_unit(known: list[str], name: str) -> str:
    asked = name.strip().casefold()
    exact = [key for key in known if key.casefold() == asked]
    found = exact or [key for key in known if key.split("/")[1].casefold() == asked]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            tr("“{name}” may mean {found}; name the whole of it.", name=excerpt(name), found=tr(" or ").join(found))
        )
    if not known:
        raise InputError(
            tr("There is no unit “{name}”: the portfolio has no framework yet; add one first.", name=excerpt(name))
        )
    codes = [key.split("/")[1] for key in known]
    shown = codes if len(set(codes)) == len(codes) else known
    there = ", ".join(sorted(shown, key=natural_key))
    raise InputError(
        tr("There is no unit “{name}” in this portfolio; there are {there}.", name=excerpt(name), there=there)
    )


def to_plain(options: ExportOptions) -> dict[str, object]:
    """Return the choices as plain values for a settings file: all but the units and the password."""
    return {
        **{name: getattr(options, name) for name in _SWITCHES},
        "paper": options.layout.paper.value,
        "reading": options.layout.reading.value,
        "justified": options.layout.justified,
        "language": options.language,
        "template": str(options.template) if options.template else "",
    }


def from_plain(values: Mapping[str, object]) -> ExportOptions:
    """Return the choices from plain values; what is missing or makes no sense is as usual."""
    usual = ExportOptions()
    switches = {name: values[name] for name in _SWITCHES if isinstance(values.get(name), bool)}
    paper, reading, template, language = (values.get(name) for name in ("paper", "reading", "template", "language"))
    layout = Layout(
        paper=Paper(paper) if isinstance(paper, str) and paper in list(Paper) else Paper.A4,
        reading=Reading(reading) if isinstance(reading, str) and reading in list(Reading) else Reading.STANDARD,
        justified=values.get("justified") is True,
    )
    chosen = Path(template) if isinstance(template, str) and template else None
    language = language if isinstance(language, str) and language else ENGLISH
    return replace(usual, **switches, layout=layout, language=language, template=chosen)
