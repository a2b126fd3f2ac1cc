"""Word comments: what is said beside each claimed passage."""

from collections.abc import Iterator
from datetime import UTC, datetime

from portfolio_app.domain.documents.report import Mark
from portfolio_app.exporters.word.namespaces import DECLARATION, W
from portfolio_app.exporters.word.text import attribute, run

_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'


class Comments:
    """Numbers the marks' comments and keeps them until the part is written."""

    def __init__(self, fallback_author: str) -> None:
        self._author = fallback_author
        self._written: list[str] = []
        self._heads: dict[tuple[str, str], str] = {}

    def __len__(self) -> int:
        return len(self._written)

    def add(self, mark: Mark) -> int:
        """Keep the mark's comment and return its number."""
        number = len(self._written)
        head = self._head(mark.author or self._author, mark.made_at)
        lines = mark.comment.splitlines() or [""]
        first = f"{_PARAGRAPH}{_REFERENCE}{run(lines[0])}</w:p>"
        rest = "".join([f"{_PARAGRAPH}{run(line)}</w:p>" for line in lines[1:]])
        self._written.append(f'<w:comment w:id="{number}"{head}>{first}{rest}</w:comment>')
        return number

    def part(self) -> Iterator[str]:
        """Yield comments.xml; what is added before the first piece is drawn is in it."""
        yield f'{DECLARATION}<w:comments xmlns:w="{W}">'
        yield from self._written
        yield "</w:comments>"

    def _head(self, author: str, made_at: str) -> str:
        key = (author, made_at)
        if key not in self._heads:
            name = attribute(author) or "Learner"
            self._heads[key] = f' w:author="{name}"{_date(made_at)} w:initials="{attribute(initials(author))}"'
        return self._heads[key]


def initials(author: str) -> str:
    """Return the first letters of the author's first three names."""
    return "".join(name[0].upper() for name in author.split()[:3]) or "L"


def _date(made_at: str) -> str:
    """Return the date attribute, in UTC; none when the time cannot be read, for Word refuses a wrong one."""
    try:
        moment = datetime.fromisoformat(made_at)
    except ValueError:
        return ""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return f' w:date="{moment.replace(tzinfo=None).isoformat(timespec="seconds")}Z"'
