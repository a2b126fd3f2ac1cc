"""Words as Markdown takes them: nothing in them becomes markup, in CommonMark, GitHub's dialect or pandoc's."""

import re

from portfolio_app.domain.words.text import clean

# Beside CommonMark's signs: $ ^ ~ @ { are pandoc's; @ and addresses are links on GitHub, ":word:" a picture there;
# pandoc turns "--" and "..." into other signs. What only begins a line is seen to where the line is whole.
_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>#|~$^@]|&(?=[#\w])|!(?=\[)|:(?=[\w+-]+:)|:(?=//)|(?<=www)\.|-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.\.)\.",
    re.IGNORECASE,
)
_LINE_SIGN = re.compile(r"^(?=[-+=:](?:\s|$|[-+=:\s]))|^(?=[-=]{2})", re.MULTILINE)
_NUMBER_SIGN = re.compile(r"^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{2,9}))(?=[.)](?:\s|$))", re.MULTILINE)
_BLANKS = re.compile(r"[ \t]*\n[ \t]*")
_EDGES = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


def escaped(text: str) -> str:
    """Return the text so that each sign stands for itself; its line ends stay as they are."""
    return _SIGNS.sub(r"\\\g<0>", clean(text))


def paragraph(content: str) -> str:
    """Return a paragraph's escaped content, its line ends kept and no line taken for a list, a heading or a rule."""
    content = _BLANKS.sub("\n", content.strip())
    content = _LINE_SIGN.sub(r"\\", content)
    content = _NUMBER_SIGN.sub(r"\1\\", content)
    return re.sub(r"\n+", "\\\n", content)


def one_line(content: str, end: str = " ") -> str:
    """Return escaped content on one line, for headings and cells."""
    return _BLANKS.sub(end, content.strip())


def strong(content: str) -> str:
    """Return escaped content as strong words; where stars would not be taken for that, an element says so."""
    core = content.strip()
    if not core:
        return content
    before, after = content[: content.index(core)], content[content.index(core) + len(core) :]
    if _EDGES.fullmatch(core):
        return f"{before}**{core}**{after}"
    return f"{before}<strong>{core}</strong>{after}"


def code(text: str) -> str:
    """Return text as code, between as many ticks as it takes."""
    words = " ".join(clean(text).split()).replace("|", "¦")
    if not words:
        return ""
    ticks = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    edge = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{edge}{words}{edge}{ticks}"
