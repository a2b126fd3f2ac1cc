"""A form of which a program kept only the words: its parts are found by the headings and labels that it had."""

import re
from collections.abc import Iterable, Sequence

from portfolio_app.domain.witnesses.statement_form import (
    ABOUT_YOU,
    ACCOUNT_LABEL,
    DECLARATION,
    DETAILS,
    FORM_MARK,
    IDENTITY,
    LEAVE,
    ON_PAPER,
    SEEN,
    SIGNING,
)
from portfolio_app.importers.form_values import FormValues

_LABELS = {label: name for name, label in (("account", ACCOUNT_LABEL), *DETAILS, *SIGNING)}
_ENDS = (ABOUT_YOU, DECLARATION, ON_PAPER, LEAVE, *SEEN.values())
_TICKED, _UNTICKED = "☒☑✓✔✗✘", "☐"
_STATEMENT = re.compile(r"\bE\d{3,15}\b")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def read_lines(lines: Iterable[str]) -> FormValues:
    """Return the values of a form whose every line is a paragraph or a cell."""
    values, name, found = FormValues(), "", dict[str, list[str]]()
    shown = list(lines)
    for line in shown:
        said = line.strip()
        if said in _LABELS:
            name = _LABELS[said]
        elif said in _ENDS or said.rstrip(":") in _ENDS:
            name = ""
        elif said[:1] and said[0] in _TICKED + _UNTICKED:
            values.named[said[1:].strip()] = said[0] in _TICKED
        elif name:
            found.setdefault(name, []).append(line)
    values.fields |= {name: "\n".join(part) for name, part in found.items()} | identity_in(shown)
    return values


def identity_in(lines: Sequence[str]) -> dict[str, str]:
    """Return what brings a form back to its place, as far as it stands somewhere in the lines."""
    whole = "\n".join(lines)
    if FORM_MARK not in whole:
        return {}
    found = {"form": FORM_MARK}
    for name, label in IDENTITY[:3]:
        stands = next((line for line in lines if line.strip().startswith(label)), "").strip()
        found[name] = stands.removeprefix(label).lstrip(" :\t").split(" ")[0]
    for name, shape in (("statement", _STATEMENT), ("digest", _DIGEST)):
        if not shape.fullmatch(found[name]):
            seen = shape.search(whole)
            found[name] = seen.group() if seen else ""
    return found
