"""Items of a numbered or bulleted list: the number or sign before each, and its words."""

import re

# 1, 1.1, 1.1.1, 1a, K1, TK1, AC1.2, LO1, P1, M2, 4.1.10, CCSS.Math.6.RP.A.1
NUMBER = r"\d{1,4}(?:[.\-]\d{1,3}){0,5}[a-z]?"
LETTERS = r"[A-Z]{1,6}[ .\-]?\d{1,4}(?:\.\d{1,3}){0,4}[a-z]?"
LEADING = re.compile(rf"(?P<code>{LETTERS}|{NUMBER})(?:[.):]|\s*[–—:-])?\s+(?P<rest>\S.*)", re.DOTALL)
CODE_ALONE = re.compile(rf"(?:{LETTERS}|{NUMBER})[.):]?")
_BULLET = re.compile(r"(?:[•●○▪▫■□◦‣∙·*+–—-]|\uf0b7|\uf0a7|o)\s+(?P<rest>\S.*)")
_LETTERED = re.compile(r"\(?(?P<code>[a-z]|[ivx]{1,4})[.)]\s+(?P<rest>\S.*)")


def item_of(line: str) -> tuple[str, str] | None:
    """Return the number of an item, "" for a sign, and its words; None for a line that has neither."""
    if found := _BULLET.fullmatch(line):
        inner = LEADING.fullmatch(found["rest"])
        return (inner["code"], inner["rest"]) if inner else ("", found["rest"])
    if found := LEADING.fullmatch(line):
        return found["code"], found["rest"]
    found = _LETTERED.fullmatch(line)
    return (found["code"], found["rest"]) if found else None


def mostly_items(lines: list[str]) -> bool:
    """Tell whether most of the lines are items, two at least; others go on with the item above."""
    items = sum(1 for line in lines if item_of(line) is not None)
    return items >= 2 and items * 3 >= len(lines)
