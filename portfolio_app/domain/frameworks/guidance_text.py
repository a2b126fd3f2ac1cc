"""A unit's help as one text, for the forms of other programs that have one place for it, and read back from there."""

import re

from portfolio_app.domain.frameworks.framework import Concept, Guidance
from portfolio_app.domain.words.text import clean_line

_CONCEPTS = "Key concepts:"
_TIPS = "Tips:"
_MISTAKES = "Common mistakes:"
_HEADS = (_CONCEPTS, _TIPS, _MISTAKES)
_CONCEPT = re.compile(r"\*\*(.+?)\*\*: (.*)", re.DOTALL)


def say_guidance(guidance: Guidance) -> str:
    """Return the help as text: what the unit is about, then lists under headings."""
    concepts = tuple(f"**{each.term}**: {each.text}" if each.term else each.text for each in guidance.concepts)
    lists = zip(_HEADS, (concepts, guidance.tips, guidance.mistakes), strict=True)
    blocks = ["\n".join((head, *(f"- {line}" for line in lines))) for head, lines in lists if lines]
    return "\n\n".join(filter(None, (guidance.synopsis, *blocks)))


def read_guidance(text: str) -> Guidance:
    """Return what such a text says; words without the headings are what the unit is about."""
    parts: dict[str, list[str]] = {head: [] for head in ("", *_HEADS)}
    head = ""
    for line in text.split("\n"):
        if line.strip() in _HEADS:
            head = line.strip()
        elif not head:
            parts[head].append(line)
        elif line.startswith("- "):
            parts[head].append(line[2:])
        elif line.strip() and parts[head]:
            parts[head][-1] += f" {line.strip()}"
        elif line.strip():
            parts[head].append(line)
    return Guidance(
        "\n".join(parts[""]).strip(),
        tuple(_concept(line) for line in parts[_CONCEPTS]),
        tuple(map(clean_line, parts[_TIPS])),
        tuple(map(clean_line, parts[_MISTAKES])),
    )


def _concept(line: str) -> Concept:
    found = _CONCEPT.fullmatch(clean_line(line))
    return Concept(found[1], found[2]) if found else Concept("", clean_line(line))
