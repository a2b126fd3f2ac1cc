"""The table of contents: a field that Word can renew, filled with what it would find."""

from portfolio_app.domain.documents.report import Contents
from portfolio_app.exporters.word.inline import page_field
from portfolio_app.exporters.word.places import Entry
from portfolio_app.exporters.word.styles import LISTED_LEVELS
from portfolio_app.exporters.word.text import run

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_CODE = f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{LISTED_LEVELS}" \\h \\z \\u </w:instrText></w:r>'


def contents(block: Contents, entries: list[Entry], bookmark: tuple[str, str]) -> str:
    """Return the contents' title and field; the block's wrapper offers Word's button to renew it."""
    start, end = bookmark
    title = (
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:pageBreakBefore/></w:pPr>{start}{run(block.title)}{end}</w:p>'
    )
    if not entries:
        return title
    last = len(entries) - 1
    lines = [
        _line(entry, _BEGIN + _CODE + _SEPARATE if number == 0 else "", _END if number == last else "")
        for number, entry in enumerate(entries)
    ]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{title}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _line(entry: Entry, before: str, after: str) -> str:
    number = page_field(entry.name, entry.page)
    # As Word itself would write it: the heading's number, a tab, its words, a tab, its page.
    first = f"{run(entry.number)}<w:r><w:tab/></w:r>" if entry.number else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/></w:pPr>{before}'
        f'<w:hyperlink w:anchor="{entry.name}">{first}{run(entry.text)}<w:r><w:tab/></w:r>{number}</w:hyperlink>'
        f"{after}</w:p>"
    )
