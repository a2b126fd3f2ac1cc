"""What stands in braces after a claimed passage: ``{criterion="1.2" need="internal factor" note="..." star}``."""

import re
from dataclasses import dataclass

from portfolio_app.domain.words.text import excerpt
from portfolio_app.importers.character_codes import decode, split_criteria
from portfolio_app.translation import mark, tr

_ATTRIBUTE = re.compile(
    r"""\s*+(?:
      (?P<end>\})
    | (?P<key>[A-Za-z_][\w-]*+)
      (?:\s*+=\s*+(?:
        "(?P<double>[^"\\]*+(?:\\.[^"\\]*+)*+)"
      | '(?P<single>[^'\\]*+(?:\\.[^'\\]*+)*+)'
      | [“”](?P<curly>[^“”\\]*+(?:\\.[^“”\\]*+)*+)[“”]
      | (?P<bare>[^\s"'“”{}=,]++(?:,[^\s"'“”{}=,]++)*+)
      ))?(?!\s*=)
    )""",
    re.VERBOSE | re.DOTALL,
)
_STARS = {"": True, "true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_KNOWN = mark("criterion, need, note and star")


class AttributeFaultError(ValueError):
    """What is wrong with the braces, in words that end with what to do."""


@dataclass(frozen=True, slots=True)
class SpanAttributes:
    """The attributes of a span; ``part`` joins the pieces of a claim that crosses another."""

    criteria: tuple[str, ...] = ()
    need: str = ""
    note: str = ""
    starred: bool = False
    part: str = ""

    @property
    def names_claim(self) -> bool:
        """Whether anything but the part's key is given."""
        return bool(self.criteria or self.need or self.note or self.starred)


def read_attributes(text: str, start: int) -> tuple[SpanAttributes, int]:
    """Return the attributes in the braces that open at ``start``, and the position after them.

    Raises AttributeFaultError.
    """
    values: dict[str, str] = {}
    position = start + 1
    while True:
        match = _ATTRIBUTE.match(text, position)
        if not match:
            raise AttributeFaultError(_unreadable(text, position))
        position = match.end()
        if match["end"]:
            return _attributes(values), position
        key = match["key"].lower()
        key = "star" if key == "starred" else key
        if key not in ("criterion", "need", "note", "star", "part"):
            raise AttributeFaultError(
                tr(
                    "“{key}” is not known in a claim's braces; use {known}.",
                    key=excerpt(match["key"]),
                    known=tr(_KNOWN),
                )
            )
        if key in values:
            raise AttributeFaultError(tr("“{key}” is given twice in one claim's braces; keep one of them.", key=key))
        value = _value(match)
        if value is None and key != "star":
            raise AttributeFaultError(tr('“{key}” has no value in the claim\'s braces; write {key}="…".', key=key))
        values[key] = value or ""


def _value(match: re.Match[str]) -> str | None:
    for kind in ("double", "single", "curly"):
        if match[kind] is not None:
            return match[kind]
    return match["bare"].strip("‘’") if match["bare"] is not None else None


def _unreadable(text: str, position: int) -> str:
    rest = text[position : position + 200].lstrip()
    if not rest or "}" not in text[position : position + 5_000]:
        return tr('the claim\'s braces are never closed; close them, as in ]{criterion="1.2"}.')
    return tr(
        'the claim\'s braces cannot be read at “{rest}”; put each value in quotes, as in criterion="1.2, 3.1".',
        rest=rest[:20],
    )


def _attributes(values: dict[str, str]) -> SpanAttributes:
    criteria: list[str] = []
    if "criterion" in values:
        criteria = split_criteria(values["criterion"])
        if not criteria:
            raise AttributeFaultError(tr('the claim names no criterion; write one, as in criterion="1.2".'))
    part = decode(values.get("part", ""))
    if not criteria and not part:
        raise AttributeFaultError(tr('the claim has no criterion; add one, as in {criterion="1.2"}.'))
    star = values["star"].strip().lower() if "star" in values else "false"
    if star not in _STARS:
        raise AttributeFaultError(tr("“star” must be true or false; correct it, or write just star."))
    return SpanAttributes(
        tuple(criteria), decode(values.get("need", "")), decode(values.get("note", "")), _STARS[star], part
    )
