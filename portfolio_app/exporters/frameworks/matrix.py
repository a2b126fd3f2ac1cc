"""Frameworks as Mahara's SmartEvidence matrix: units are standards, what is below them their elements."""

import json
from html import escape

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.guidance_text import say_guidance
from portfolio_app.domain.frameworks.outline import Entry, outline_of
from portfolio_app.exporters.frameworks.whole import kept_whole

_LONGEST_NAME = 240
_STATUSES = [
    {"begun": "Ready for assessment"},
    {"incomplete": "Not yet met"},
    {"partialcomplete": "Partly met"},
    {"completed": "Met"},
]
_Json = dict[str, object]


def matrix(framework: Framework) -> bytes:
    """Return the matrix, without a byte order mark, which Mahara refuses.

    Mahara takes 1.1 and 1.10 for one number, so elements are numbered with a letter; it reads one name of the parent
    and writes another, so both are there.
    """
    standards: list[_Json] = []
    elements: list[_Json] = []
    path: list[str] = []
    for number, entry in enumerate(outline_of(framework).entries, 1):
        if not entry.depth:
            standards.append({**_named(entry), "standardid": len(standards) + 1})
            path = []
            continue
        del path[entry.depth - 1 :]
        own = f"E{number}"
        element = {**_named(entry), "standardid": len(standards), "elementid": own}
        if path:
            element |= {"parentelementid": path[-1], "parentid": path[-1]}
        elements.append(element)
        path.append(own)
    whole = {
        "framework": {
            "institution": "all",
            "name": framework.title,
            "description": escape(framework.attribution, quote=False),
            "selfassess": False,
            "evidencestatuses": _STATUSES,
            "standards": standards,
            "standardelements": elements,
            "portfolioevidencemapper": kept_whole(framework),
        }
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _named(entry: Entry) -> _Json:
    words = entry.title or entry.text
    cut = words if len(words) <= _LONGEST_NAME or entry.title else f"{words[:_LONGEST_NAME].rstrip()}…"
    text = escape(entry.text, quote=False) or escape(say_guidance(entry.guidance), quote=False).replace("\n", "<br>")
    return {"shortname": entry.code, "name": f"{entry.code} {cut}", "description": text}
