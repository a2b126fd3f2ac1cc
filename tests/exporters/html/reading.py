"""Reads a page strictly, as a browser's forgiveness would hide its faults."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.html import write_html

VOID = {"meta", "br", "col", "link", "img", "input", "hr", "base", "wbr"}
SHAPES = {"circle", "path", "use"}
UNREAD = {"style", "title", "caption"}


@dataclass
class Page(HTMLParser):
    """What a page holds; raises AssertionError for a tag that is not closed where it was opened."""

    ids: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[str] = []
        self._unread = 0
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {attrs}"
        values = dict(attrs)
        self.tags.append((tag, values))
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [values["href"] or ""] if "href" in values else []
        if tag in VOID:
            return
        if "p" in self._stack:
            assert tag in {"a", "bdi", "code", "mark", "span", "strong", "svg", "use", "symbol", *SHAPES}, (
                f"<{tag}> in <p>"
            )
        self._stack.append(tag)
        self._unread += tag in UNREAD
        self._code += self._is_code(values)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SHAPES, f"<{tag}/> is no element without content"
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._stack, f"</{tag}> closes nothing"
        assert self._stack[-1] == tag, f"</{tag}> stands where </{self._stack[-1]}> should"
        self._stack.pop()
        self._unread -= tag in UNREAD
        if self._code and tag in {"a", "span"}:
            self._code -= 1

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1] == "style":
            self.style += data
        if self._unread or self._code:
            return
        self.texts.append(data)
        if any(re.fullmatch("h[1-6]", tag) for tag in self._stack):
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)

    def close(self) -> None:
        super().close()
        assert not self._stack, f"never closed: {self._stack}"

    @property
    def words(self) -> list[str]:
        return " ".join(self.texts).split()

    @staticmethod
    def _is_code(values: dict[str, str | None]) -> bool:
        return (values.get("class") or "").startswith("code ")


def page_of(report: Report, folder: Path) -> Page:
    """Write the report without a warning and read it."""
    path = folder / "page.html"
    assert write_html(report, path) == ()
    return read_page(path)


def read_page(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page
