"""The words and numbers by which units, learning outcomes and criteria are known in handbooks."""

import re

_UNIT_CODE = r"(?:(?-i:[A-Z]{2,4}) (?=\d{3})|[A-Z]{1,4}/?)?\d[\w./-]{0,14}"
UNIT = re.compile(
    rf"(?:optional\s+|mandatory\s+)?(?:unit|uned)\s*(?:no\.?|number|code|ref(?:erence)?)?\s*:?\s*"
    rf"(?P<code>{_UNIT_CODE}|[A-Z]{{1,3}}\d{{0,3}})(?=[\s:–—-]|$)\s*[:.–—-]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
UNIT_TITLE = re.compile(r"(?:unit\s+)?title\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
OUTCOME = re.compile(r"(?:learning\s+outcome|outcome|LO)\s*(?P<code>\d{1,2})\s*[:.–—-]?\s*(?P<rest>.*)", re.IGNORECASE)
NUMBER = re.compile(r"(?P<code>\d{1,2})[.):]?\s+(?P<rest>[^\W\d].*)")
CRITERION = re.compile(
    r"(?:AC\s*)?(?P<code>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?)(?:/\d{1,2}\.\d{1,2})*[.):]?(?:\s*[–—-])?\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
STATEMENT = re.compile(r"(?P<code>(?:TK|TS|ESB|K|S|B|P|M|D)\d{1,3})[.):]?(?:\s*[–—-])?\s+(?P<rest>\S.*)")
BULLET = re.compile(r"(?:[•●○▪▫■□◦‣∙·*➢✓–—-]|\uf0b7|\uf0a7|o)\s+(?P<rest>\S.*)")
LETTER = re.compile(r"\(?(?P<code>[a-z]|[ivx]{1,4})[.)]\s+(?P<rest>\S.*)")
WILL = re.compile(
    r"(?:learning\s+outcomes?\b[\s:.–—-]*)?(?:on\s+completion\s+of\s+this\s+unit,?\s*)?"
    r"(?:the\s+learner|learners?|the\s+candidate|candidates?|you)\s+will(?:\s+be\s+able\s+to|\s+know)?\s*(?:[:.…]+|$)\s*"
    r"|learning\s+outcomes?\s*(?:\([^)]*\))?\s*(?:[:.…]+\s*|$)",
    re.IGNORECASE,
)
CAN = re.compile(
    r"(?:assessment\s+criteria\b[\s:.–—-]*)?(?:the\s+learner|learners?|the\s+candidate|candidates?|you)\s+"
    r"(?:can|should\s+be\s+able\s+to|must\s+be\s+able\s+to|will\s+be\s+able\s+to)\s*(?:[:.…]+|$)\s*"
    r"|assessment\s+criteri(?:a|on)\s*(?:\([^)]*\))?\s*(?:[:.…]+\s*|$)|performance\s+criteria\s*(?:[:.…]+\s*|$)",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"(?:assessment|evidence|delivery|teaching|additional|further|supporting|unit|indicative|range|scope|amplification"
    r"|resources?|mapping|links?|relationship|guidance|recommended|suggested|essential|glossary|appendix|annex|notes?"
    r"|aim|aims|purpose|summary|introduction|credit|level|guided|total|glh|tqt|sector|document|version|contents)\b"
    r".{0,60}",
    re.IGNORECASE,
)
"""How headings begin that end a list of criteria."""
CONTENTS = re.compile(r".*(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{0,4}")


def begins(line: str) -> bool:
    """Tell whether a line begins something: a unit, an outcome, a criterion, an item."""
    return (
        any(
            pattern.match(line) is not None
            for pattern in (CRITERION, STATEMENT, OUTCOME, NUMBER, BULLET, LETTER, UNIT_TITLE)
        )
        or is_unit(line)
        or re.fullmatch(r"(?:AC\s*)?\d{1,2}(?:\.\d{1,2}){0,2}[.)]?", line) is not None
    )


def is_criterion(line: str) -> bool:
    """Tell whether a line begins a numbered criterion."""
    return CRITERION.match(line) is not None or STATEMENT.match(line) is not None


def is_unit(line: str) -> bool:
    """Tell whether a line names a unit: not a sentence that speaks of one."""
    found = UNIT.fullmatch(line)
    return found is not None and (found["code"][-1:].isdigit() or found["code"].isupper()) and len(line) < 200


def is_keyword(line: str) -> bool:
    """Tell whether a line says only that outcomes or criteria follow."""
    return any((found := pattern.match(line)) is not None and found.end() == len(line) for pattern in (WILL, CAN))
