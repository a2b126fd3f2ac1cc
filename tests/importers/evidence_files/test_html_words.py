"""Web pages are read as their words: in lines and paragraphs, without what is not for reading, and in one pass."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.importers.evidence_files import take_in
from portfolio_app.importers.evidence_files.html_words import read_html, words_of


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Dear  Ann,</p><p>hello</p>", "Dear Ann,\n\nhello"),
        ("<div>a<div>b</div><div><br></div>c</div>", "a\nb\n\nc"),
        ("<ul><li><p>one</p><li>two</ul>", "• one\n\n• two"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>5 &lt; 6 &pound;</td></tr></table>", "A B\n5 < 6 £"),
        ("<pre>x\n  y\n</pre>", "x\n  y"),
        ("2 < 3 and <b title='a > b'>bold</b>", "2 < 3 and bold"),
        ("a<script>if (x < 1) {'</p>'}</script>b<style>p{}</style>c<!-- d -->e", "abce"),
        ("<img alt='a cat' src=x><img src=y>", "[a cat]"),
        ("<head><title>t</title><body>text", "text"),
        ("<SCRIPT>never closed", ""),
        ("<noscript>never closed", "never closed"),
        ("a<o:p></o:p>b &amp;lt; c", "ab &lt; c"),
        ("hidden \u200c\u200b\u200c\u200b end", "hidden end"),
    ],
)
def test_a_page_is_its_words(page: str, words: str) -> None:
    assert words_of(page) == words


@pytest.mark.parametrize(
    "page",
    [
        b"<meta charset='windows-1252'><p>caf\xe9",
        "<meta charset='utf-8'><p>café".encode(),
        "<p>café".encode("utf-16"),
        b"<p>caf\xe9",
        "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>café".encode("cp1252"),
    ],
)
def test_the_code_of_its_letters_is_the_one_that_the_page_names(tmp_path: Path, page: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page)
    assert read_html(path).words == "café"


def test_a_page_is_found_by_its_words_and_its_title(tmp_path: Path) -> None:
    path = tmp_path / "policy.html"
    path.write_text("<title>Refund policy</title><script>var secret</script><p>Within <b>28</b> days", "utf-8")
    assert take_in(path, tmp_path / "aside", lambda _: None).words == "Title: Refund policy\n\nWithin 28 days"


@pytest.mark.parametrize(
    "piece", ["<", "<!--", '<a "', "<a x='", "<noscript>", "<select>", "<head>", "<title", "<img alt='", "&#", "<div>x"]
)
def test_a_broken_page_is_read_once_through(piece: str) -> None:
    # Read again from each of its 200,000 pieces, it would take hours.
    assert len(words_of(piece * 200_000)) <= len(piece) * 200_000


@given(st.text("<>/!-'\"=ap &;#x\n", max_size=200))
def test_no_signs_make_it_fail(page: str) -> None:
    assert "\n\n\n" not in words_of(page)
