"""The Markdown file, read back by a CommonMark parser: what was said is there, and nothing of it became markup."""

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from portfolio_app.domain.documents.report import (
    Block,
    Column,
    CriterionHeading,
    Heading,
    Mark,
    Paragraph,
    Quote,
    Report,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    mark_up,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.lists import stretches
from portfolio_app.exporters.markdown import write_markdown
from portfolio_app.exporters.markdown.text import escaped, paragraph
from tests.exporters.word.sample import report_of, sample

PIECES = (
    "The manager agreed the refund.",
    "Mae’r tŷ ŵyl ŷd.",
    "Η καλή εξυπηρέτηση.",
    "Хорошее обслуживание, ёлка.",
    "خدمة العملاء ١٢٣.",
    "客户服务很好。",
    "👩🏽‍🔧🎉 naïve café",
    "*bold* _it_ `code` ~~no~~ [a](http://x.org) ![b](c) <b>d</b> &amp; \\* 1*2*3",
    "# head",
    "- item",
    "+ item",
    "1. first",
    "12) twelfth",
    "> quote",
    "===",
    "---",
    "    indented",
    "| a | b |\n|---|---|\n| c | d |",
    "```\nfenced",
    "$x$ H~2~O x^2^ @you :smile: www.x.org me@x.org {.c} [^1] [x]: y",
    "a -- b --- c ... d",
    "\\",
    "<script>alert(1)</script><!-- x -->",
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("\n".join)
lines = st.lists(st.sampled_from([p for p in PIECES if "\n" not in p]), min_size=1, max_size=3).map(" ".join)
OURS = re.compile(r'<a id="[A-Za-z0-9_.-]+">|</a>|</?mark>|</?strong>|<br>')


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def said(tokens: list[Token]) -> str:
    """All words, with a blank where a line or a block ends."""
    words: list[str] = []
    for token in walk(tokens):
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or token.content == "<br>" or token.type.endswith("_close"):
            words.append(" " if token.block or token.type.endswith("break") or token.content == "<br>" else "")
    return " ".join("".join(words).split())


def in_order(wanted: list[str], have: str) -> bool:
    place = 0
    for words in wanted:
        found = have.find(" ".join(words.split()), place)
        if found < 0:
            return False
        place = found + 1
    return True


def written(*blocks: Block) -> str:
    report = Report("T", "L", "S", "H", date(2026, 11, 21), blocks)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.md"
        assert write_markdown(report, path) == ()
        return path.read_text("utf-8")


@settings(max_examples=80)
@given(text=texts, line=lines, cut=st.tuples(st.integers(0, 40), st.integers(1, 40)))
def test_what_goes_in_comes_out_in_order_and_nothing_becomes_markup(text: str, line: str, cut: tuple[int, int]) -> None:
    start = min(cut[0], len(text) - 1)
    mark = Mark(start, min(start + cut[1], len(text)), "§1§", 2, "claim 1", "t", line, line, "2026-03-02T10:30:00Z")
    cell = ((Run(text),), (Run(line, Tone.STRONG),))
    source = written(
        Heading(line, 1, "t"),
        Paragraph((Run(text), Run(" "), Run(line, Tone.STRONG))),
        CriterionHeading(line, text, 1, "c"),
        Quote(text, (Run(line, link="t"),), 0, line),
        Table((Column(line, 1), Column("B", 1)), (Row((cell, ((StateRun(State.MET),),))),), line),
        *mark_up(text, (mark,)),
    )
    tokens = parsed(source)
    found = list(walk(tokens))
    kinds = {token.type for token in found}
    assert not kinds & {"em_open", "s_open", "fence", "code_block", "code_inline", "image", "html_block", "hr"}
    lists = bool(kinds & {"bullet_list_open", "ordered_list_open"})
    parts = stretches(text)
    assert lists == any(part.bullet for part in parts)
    assert all(OURS.fullmatch(token.content) for token in found if token.type == "html_inline")
    assert all(str(token.attrs["href"]).startswith("#") for token in found if token.type == "link_open")
    assert [token.tag for token in found if token.type == "heading_open"] == ["h1", "h2"]
    assert [token.type for token in found].count("table_open") == 1
    assert [token.type for token in found].count("tr_open") == 2
    have = said(tokens)
    assert in_order([line, text, line, line, text, text, line, f"Note: {line}", line, "B", text, line, "met"], have)
    marked = "".join(have[have.rindex("met") + 3 :].split())
    assert marked.replace("§1§", "", 1) == "".join("".join(text[part.start : part.end] for part in parts).split())


def test_lists_are_lists() -> None:
    text = written(Heading("T", 1), *mark_up("I did:\n- rang\n- wrote\nto her\n\nThen:\n2. one\n3. two\n\nEnd", ()))
    assert "I did:\n\n- rang\n- wrote\\\n  to her\n\nThen:\n\n2. one\n3. two\n\nEnd\n" in text
    kinds = [token.type for token in walk(parsed(text))]
    assert [kinds.count(f"{kind}_open") for kind in ("bullet_list", "ordered_list", "list_item")] == [1, 1, 4]
    assert said(parsed(text)).endswith("End")


@pytest.mark.parametrize(
    "text", ["a. b", "A. Smith", "(1) one", "iv) four", ": term", "2026. year", "- ", "===", "*", "+ x", "1)"]
)
def test_no_line_begins_a_list_or_a_rule_of_any_dialect(text: str) -> None:
    assert "\\" in paragraph(escaped(text))
    assert said(parsed(paragraph(escaped(text)))) == text.strip()


def test_addresses_and_people_do_not_become_links() -> None:
    assert escaped("www.x.org") == r"www\.x.org"
    assert escaped("http://x.org") == r"http\://x.org"
    assert escaped("me@x.org") == r"me\@x.org"
    assert escaped(":smile:") == r"\:smile:"
    assert escaped("At 10:30, and/or: well-known (a_b)") == r"At 10:30, and/or: well-known (a\_b)"


def test_every_link_leads_to_a_place_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    assert write_markdown(sample(), path) == ()
    text = path.read_text("utf-8")
    places = re.findall(r'<a id="([^"]+)">', text)
    links = [str(token.attrs["href"]) for token in walk(parsed(text)) if token.type == "link_open"]
    assert len(set(places)) == len(places)
    assert links
    assert {link[1:] for link in links} <= set(places)


def test_code_keeps_its_ticks(tmp_path: Path) -> None:
    text = written(Heading("T", 1), Paragraph((Run("say "), Run("a ``b` c", Tone.CODE))))
    assert "a ``b` c" in [token.content for token in walk(parsed(text)) if token.type == "code_inline"]


def test_strong_words_beside_others_stay_strong() -> None:
    for words in ("plain", "“x”", "客户。", " edges "):
        text = written(Heading("T", 1), Paragraph((Run("a"), Run(words, Tone.STRONG), Run("b"))))
        kinds = [token.type for token in walk(parsed(text))]
        assert "strong_open" in kinds or "<strong>" in text
        assert said(parsed(text)) == " ".join(f"T a{words}b".split())


def test_a_link_to_nowhere_is_said(tmp_path: Path) -> None:
    report = report_of(Heading("T", 1), Paragraph((Run("go", link="gone"),)))
    assert write_markdown(report, tmp_path / "o.md") == ("A link leads nowhere: there is no place called “gone”.",)
    assert "[go]" not in (tmp_path / "o.md").read_text("utf-8")
