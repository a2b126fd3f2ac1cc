"""What is known of a criterion beside its words, as one line for the forms of other programs, and read back."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from portfolio_app.domain.frameworks.framework import CriterionKind, Need

_LINE = re.compile(r"\[(?P<inside>[^\[\]]+)\]")
_NEED = re.compile(r"needs (?P<label>.+) × (?P<count>\d{1,4})")
_ASSESSED = "assessed by "
_KEPT = " !\"#$&'()*+,-./:<=>?@\\^_`{|}~£€’‘“”–—"


@dataclass(frozen=True, slots=True)
class Details:
    """A criterion's kind, whether it is core, who judges it, and what is enough."""

    kind: CriterionKind | None = None
    core: bool = False
    assessed_by: str = "assessor"
    needs: tuple[Need, ...] = ()


def say_details(details: Details) -> str:
    """Return ``[knowledge; core; assessed by employer; needs internal factor × 2]``, or "" when there is nothing."""
    parts = [
        details.kind.value if details.kind else "",
        "core" if details.core else "",
        f"{_ASSESSED}{_kept(details.assessed_by)}" if details.assessed_by != "assessor" else "",
        *(say_need(need) for need in details.needs),
    ]
    said = "; ".join(filter(None, parts))
    return f"[{said}]" if said else ""


def say_need(need: Need) -> str:
    """Return ``needs internal factor × 2``."""
    return f"needs {_kept(need.label)} × {need.at_least}"


def split_details(text: str) -> tuple[str, Details]:
    """Return a statement's words without such a line at their end, and what the line says."""
    words, _, last = text.rstrip().rpartition("\n")
    if not last.endswith("]"):
        return text, Details()
    found = _LINE.fullmatch(last.strip())
    details = read_details(found["inside"]) if found else None
    return (words.rstrip(), details) if details else (text, Details())


def read_details(said: str) -> Details | None:
    """Return what the line says, or None when any part of it is something else."""
    kind, core, assessed_by, needs = None, False, "assessor", list[Need]()
    for part in said.split("; "):
        if part in CriterionKind:
            kind = CriterionKind(part)
        elif part == "core":
            core = True
        elif part.startswith(_ASSESSED):
            assessed_by = unquote(part.removeprefix(_ASSESSED))
        elif (need := _NEED.fullmatch(part)) and 1 <= int(need["count"]) <= 1000:
            needs.append(Need(unquote(need["label"]), int(need["count"])))
        else:
            return None
    return Details(kind, core, assessed_by, tuple(needs))


def _kept(text: str) -> str:
    """Return the words with those signs written out that part the line."""
    return "".join(c if c.isalnum() or c in _KEPT else quote(c) for c in text)
