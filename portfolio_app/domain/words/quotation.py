"""Words of a person's own in quotation marks: marks within them are turned, single inside double."""

_MARKS = ("“”", "‘’")


def quoted(text: str) -> str:
    """Return the text in double quotation marks, those within it turned by how deep they stand."""
    return f"“{turned(text)}”"


def turned(text: str) -> str:
    """Return a text that will stand in double quotation marks, with its own turned: single, then double again."""
    if not any(mark in text for mark in '“”"'):
        return text
    waiting: list[str] = []
    made: list[str] = []
    for place, sign in enumerate(text):
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        if sign in "“‘" or (sign == '"' and _opens(before, after)):
            waiting.append("‘" if sign == "‘" else "“")
            made.append(_MARKS[len(waiting) % 2][0])
        elif waiting and _closes(sign, waiting[-1], before, after):
            made.append(_MARKS[len(waiting) % 2][1])
            waiting.pop()
        else:
            made.append("’" if sign == "”" else sign)
    return "".join(made)


def _opens(before: str, after: str) -> bool:
    """Tell whether a straight mark between these begins words."""
    return (not before or before.isspace() or before in "([{–—-/“‘") and bool(after.strip())


def _closes(sign: str, opened: str, before: str, after: str) -> bool:
    """Tell whether a sign ends what a mark has opened; a single one within a word is an apostrophe."""
    if opened == "“":
        return sign in '”"'
    return sign == "’" and not (before.isalnum() and after.isalnum())
