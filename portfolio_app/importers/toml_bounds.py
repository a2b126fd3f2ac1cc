"""What a TOML text may ask of its parser, counted before it is parsed: keys, their parts, nesting, and long numbers.

The parser of the standard library makes a table of each part of a dotted key and looks at all of them for each further
one, and turns digits into a number however many there are. Strings and comments are passed over here; what is no TOML
at all is left to the parser, which names the place.
"""

import re

from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.translation import say_number, tr

MOST_CHARACTERS = 1_000_000
MOST_KEYS = 50_000
MOST_PARTS = 8
"""Parts of one dotted key; our files have two."""
MOST_NESTED = 8
MOST_DIGITS = 40

# Each alternative matches to the end of what it begins, closed or not, so that the search is as long as the text.
_TOKEN = re.compile(
    r'"""(?:\\.?|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\[^\n]?|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|(?P<comment>\#[^\n]*)"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<equals>=)|(?P<dot>\.)|(?P<line>\n)"
    r"|(?P<digits>[0-9_]+)|(?P<other>[^\"'\#\[\]{}=.\n0-9_]+)",
    re.DOTALL,
)


def check_toml(text: str, source: str) -> None:
    """Raise InputError, naming the line, where the text asks for more than any file of ours."""
    if len(text) > MOST_CHARACTERS:
        raise in_file(
            source,
            tr(
                "it may have at most {limit} characters; split it into several files.",
                limit=say_number(MOST_CHARACTERS),
            ),
        )
    line, keys, dots, depth = 1, 0, 0, 0
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "line":
                line, dots = line + 1, 0
            case "dot":
                dots += 1
            case "equals":
                keys, dots = keys + 1, 0
            case "open":
                keys, depth, dots = keys + 1, depth + 1, 0
            case "close":
                depth, dots = max(0, depth - 1), 0
            case "digits" if len(token[0]) > MOST_DIGITS:
                raise at_line(source, line, tr("a number here has too many digits; write a shorter one."))
            case None:
                line += token[0].count("\n")
            case _:
                pass
        if fault := _fault(keys, dots, depth):
            raise at_line(source, line, fault)


def _fault(keys: int, dots: int, depth: int) -> str:
    if dots >= MOST_PARTS:
        return tr("a key here has too many parts; write at most {most} with dots between them.", most=MOST_PARTS)
    if depth > MOST_NESTED:
        return tr("the TOML is nested too deeply here; write it as the bundled files are.")
    if keys > MOST_KEYS:
        return tr(
            "it has more than {most} keys, lists and tables; split it into several files.", most=say_number(MOST_KEYS)
        )
    return ""
