"""Our own PDF without any tagging, to know what tagging costs: the same pages, but no tree and no marked content."""

from portfolio_app.exporters.pdf import book
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.syntax import ObjectFile
from portfolio_app.exporters.pdf.tags import Element


class _Untagged:
    """Stands in for the structure tree and keeps nothing."""

    def __init__(self, target: ObjectFile, language: str) -> None:
        self.number = target.add(b"<<>>")
        self.root = _Nothing(self.number, b"Document", 0, b"")

    def add(self, parent: Element, kind: bytes, attributes: bytes = b"", language: str = "") -> Element:
        return self.root

    def close(self, element: Element) -> None:
        pass

    def own_page(self) -> tuple[int, list[int]]:
        return 0, []

    def own_annotation(self, element: Element) -> int:
        return 0

    def write(self) -> int:
        return self.number


class _Nothing(Element):
    def add_content(self, page: int, content: int) -> None:
        pass

    def add_object(self, page: int, number: int) -> None:
        pass

    def later(self, page: int) -> Element:
        return self


def leave_out_tags() -> None:
    """Let every PDF that this process makes from now on be untagged."""
    book.Tree = _Untagged

    def enter(self: Page, element: Element | None) -> None:
        self._tag, self._open = element, True

    def leave(self: Page) -> None:
        self._open, self._tag, self._style, self._fill = False, None, None, None

    Page._enter = enter  # noqa: SLF001  # where a page begins and ends marked content
    Page._leave = leave  # noqa: SLF001  # its twin
