"""Accounts in a rich text document (RTF 1.9.1): read whole, tracked changes taken as accepted."""

import codecs
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from portfolio_app.domain.account_files.block import NOTE, SourceText
from portfolio_app.importers.account_files.gathering import Gathered, Line, Place, remark_of
from portfolio_app.importers.account_files.rtf_tokens import Token, tokens
from portfolio_app.importers.account_files.word import DELETED, FOOTER, HEADER, HIDDEN
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import mark, tr

PICTURE = mark("a picture, which can be brought along from Word or ODT documents only")
_MOST_BYTES = 48 * 1024 * 1024
_DEEPEST = 400
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "lbr": "\n",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "‑", "\\": "\\", "{": "{", "}": "}"}
_SKIPPED = frozenset(
    "fonttbl colortbl listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore "
    "latentstyles xmlnstbl fldinst bkmkstart bkmkend pgdsctbl pgptbl filetbl objdata atndate atntime atnicn atnparent "
    "nonesttables sp sn sv wgrffmtfilter mmathPr userprops docvar template passwordhash defchp defpap fldtype atnref "
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn panose falt fontemb do pict shppict nonshppict".split()
)
_KEPT = frozenset(
    "shp shpinst shptxt fldrslt field footnote annotation atnid atnauthor atrfstart atrfend ud pn".split()
)
"""Destinations marked as ones that may be passed over, which have words here."""
_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Character sets of fonts (RTF 1.9.1, “Font Table”)."""


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    into: str = "body"
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = 0
    style: int = 0
    outline: int = 9
    listed: bool = False
    in_table: bool = False
    skip_after: int = 1


@dataclass(slots=True)
class _Aside:
    """Words beside the text, while they are read: a note, a comment, a head of the page."""

    pieces: list[str] = field(default_factory=list[str])

    def text(self) -> str:
        return re.sub(r"[ \t]+", " ", "".join(self.pieces)).strip()


def read_rtf(path: Path) -> SourceText:
    """Return what the document says; raises RefusedError, OSError."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise RefusedError(tr("it has more words than can be read at once; save the accounts in smaller files."))
    return _Reader().read(content)


class _Reader:
    def __init__(self) -> None:
        self._gathered = Gathered()
        self._state = _State()
        self._stack: list[_State] = []
        self._line = Line()
        self._bytes = bytearray()
        self._units: list[int] = []
        self._pages: dict[int, str] = {}
        self._page = "cp1252"
        self._levels: dict[int, int] = {}
        self._table = self._row = 0
        self._column = 1
        self._prefix = ""
        self._aside: dict[str, _Aside] = {}
        self._fresh = self._optional = False
        self._to_skip = 0
        self._style_name: list[str] = []
        self._noted = 0
        self._notes: list[str] = []
        self._starts: dict[str, int] = {}
        self._ends: dict[str, tuple[Line, int, int]] = {}
        self._by = ""

    def read(self, content: bytes) -> SourceText:
        for token in tokens(content):
            match token.kind:
                case "open":
                    self._flush()
                    self._begin_group()
                case "close":
                    self._flush()
                    self._end_group()
                case "word":
                    self._word(token)
                case "sign":
                    self._sign(token.word)
                case _:
                    self._plain(token)
        self._flush()
        self._end_paragraph()
        return self._gathered.text()

    def _begin_group(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise RecursionError
        self._stack.append(replace(self._state))
        self._fresh, self._optional, self._to_skip = True, False, 0

    def _end_group(self) -> None:
        ended = self._state.into
        self._state = self._stack.pop() if self._stack else _State()
        if ended != self._state.into:
            self._end_aside(ended)
        self._fresh = False

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        fresh, self._fresh = self._fresh, False
        if word == "u" and number is not None:
            self._flush_bytes()
            self._units.append(number % 0x10000)
            self._to_skip = self._state.skip_after
            return
        if self._to_skip and word in _SIGNS:
            self._to_skip -= 1
            return
        self._flush()
        if fresh and self._destination(word, number):
            return
        if word in _SIGNS:
            self._put(_SIGNS[word])
        elif not self._format(word, number):
            self._structure(word)

    def _destination(self, word: str, number: int | None) -> bool:
        """Take the first word of a group as where its words go, if it is one that says so."""
        optional, self._optional = self._optional, False
        state = self._state
        if state.into == "skipped":
            return True
        if (
            word in ("pict", "shppict")
            or word in _SKIPPED
            or (optional and word not in _KEPT and word not in ("stylesheet", "listtext", "pntext"))
        ):
            if word in ("pict", "shppict"):
                self._gathered.leave_out(PICTURE, "RTF")
            state.into = "fonts" if word == "fonttbl" else "skipped"
        elif word in (
            "footnote",
            "annotation",
            "atnauthor",
            "atnid",
            "atrfstart",
            "atrfend",
            "stylesheet",
            "info",
            "title",
        ):
            if word == "title" and state.into != "info":
                return False
            state.into = word
            state.hidden = state.bold = False
            self._aside[word] = _Aside()
        elif word in ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"):
            state.into = word[:6]
            self._aside[state.into] = _Aside()
        elif word in ("listtext", "pntext"):
            state.into = "listtext"
            self._aside["listtext"] = _Aside()
        elif word == "s" and state.into == "stylesheet" and number is not None:
            state.style = number
            return True
        else:
            return False
        return True

    def _format(self, word: str, number: int | None) -> bool:
        state, on = self._state, number != 0
        match word:
            case "b":
                state.bold = on
            case "v":
                state.hidden = on
            case "deleted":
                state.deleted = on
            case "plain":
                state.bold = state.hidden = state.deleted = False
            case "pard":
                state.outline, state.listed, state.in_table, state.style = 9, False, False, 0
            case "s":
                state.style = number or 0
            case "outlinelevel":
                state.outline = number if number is not None else 9
                if state.into == "stylesheet":
                    self._levels[state.style] = state.outline + 2
            case "ls":
                state.listed = on
            case "intbl":
                state.in_table = True
            case "itap":
                state.in_table = bool(number)
            case "f":
                state.font = number or 0
            case "fcharset":
                self._pages[state.font] = _PAGES.get(number or 0, "cp1252")
            case "ansicpg":
                self._page = _known(f"cp{number}")
            case "mac":
                self._page = "mac_roman"
            case "uc":
                state.skip_after = max(0, min(number if number is not None else 1, 8))
            case _:
                return False
        return True

    def _structure(self, word: str) -> None:
        if self._state.into != "body":
            if word in ("par", "line") and self._state.into in self._aside:
                self._aside[self._state.into].pieces.append("\n")
            return
        match word:
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "cell" | "nestcell":
                self._end_paragraph(in_table=True)
                self._column += 1
            case "row" | "nestrow":
                self._row += 1
                self._column = 1
            case "trowd":
                if not self._row or not self._table:
                    self._table, self._row = self._table + 1, 1
            case _:
                pass

    def _sign(self, sign: str) -> None:
        self._fresh_sign(sign)
        if sign == "*":
            self._fresh = self._optional = True
        elif sign in ("\n", "\r"):
            self._flush()
            self._structure("par")
        elif sign in _SYMBOLS:
            if self._to_skip:
                self._to_skip -= 1
                return
            self._flush()
            self._put(_SYMBOLS[sign])

    def _fresh_sign(self, sign: str) -> None:
        if sign != "*":
            self._fresh = False

    def _plain(self, token: Token) -> None:
        self._fresh = False
        content = token.content
        if self._to_skip:
            skipped = min(self._to_skip, len(content))
            self._to_skip -= skipped
            content = content[skipped:]
        if content:
            self._flush_units()
            self._bytes += content

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()

    def _flush_bytes(self) -> None:
        if self._bytes:
            page = self._pages.get(self._state.font, self._page)
            text = bytes(self._bytes).decode(page, "replace")
            self._bytes.clear()
            self._put(text)

    def _flush_units(self) -> None:
        if self._units:
            packed = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units.clear()
            self._put(packed.decode("utf-16-le", "replace"))

    def _put(self, text: str) -> None:
        state = self._state
        if state.into in ("skipped", "fonts", "info"):
            return
        if state.deleted:
            self._gathered.leave_out(DELETED, text)
        elif state.into == "body":
            if state.hidden:
                self._gathered.leave_out(HIDDEN, text)
            else:
                self._line.add(text, bold=state.bold)
        elif state.into == "stylesheet":
            self._name_style(text)
        elif state.into in self._aside:
            self._aside[state.into].pieces.append(text)

    def _name_style(self, text: str) -> None:
        name = text.strip().rstrip(";").casefold()
        heading = re.match(r"heading (\d)$", name)
        if heading:
            self._levels[self._state.style] = int(heading[1]) + 1
        elif name == "title":
            self._levels[self._state.style] = 1

    def _end_aside(self, into: str) -> None:
        """Take what a group beside the text said."""
        aside = self._aside.pop(into, None)
        text = aside.text() if aside is not None else ""
        match into:
            case "footnote" if text:
                self._noted += 1
                self._line.remarks.append(remark_of(text, self._line.length, self._line.length, kind=NOTE))
                self._line.add(f" [{self._noted}]")
                self._notes.append(f"[{self._noted}] {text}")
            case "annotation" if text:
                self._comment(text)
            case "atnauthor":
                self._by = text
            case "atrfstart":
                self._starts[text] = self._line.length
            case "atrfend":
                self._last_end = (self._starts.get(text, self._line.length), self._line.length)
            case "header" | "footer":
                self._gathered.leave_out(HEADER if into == "header" else FOOTER, text)
            case "listtext":
                words = text.strip("\t ·•")
                self._prefix = f"{words} " if re.match(r"\(?\w{1,5}[.)]", words) else "- "
            case "title":
                self._gathered.title = text
            case _:
                pass

    _last_end: tuple[int, int] | None = None

    def _comment(self, text: str) -> None:
        start, end = self._last_end or (self._line.length, self._line.length)
        if start > end or end > self._line.length:
            start = end = self._line.length
        self._last_end = None
        self._line.remarks.append(remark_of(text, start, end, by=self._by))
        self._by = ""

    def _end_paragraph(self, *, in_table: bool = False) -> None:
        line, self._line = self._line, Line()
        state = self._state
        inside = in_table or state.in_table
        if not inside:
            self._row = 0
        elif not self._row:
            self._table, self._row, self._column = self._table + 1, 1, 1
        place = Place(self._table, self._row, self._column) if inside else Place()
        level = state.outline + 2 if state.outline < 9 else self._levels.get(state.style, 0)
        prefix, self._prefix = self._prefix, ""
        notes, self._notes = self._notes, []
        if level or line.is_blank:
            self._gathered.add(line, place, level=level)
        else:
            self._gathered.add(line, place, listed=bool(prefix), prefix=prefix)
        self._gathered.add_notes(notes, place)


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "cp1252"
