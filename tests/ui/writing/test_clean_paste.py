"""Pasting from Word, from web pages and from elsewhere leaves clean words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from portfolio_app.ui.writing.clean_paste import MOST_CHARACTERS, TOO_LARGE, from_html, from_text, plain_text, too_large

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings>
<o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--><style><!-- /* Font Definitions */ @font-face
{font-family:Wingdings;} p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
<!--StartFragment--><p class=MsoNormal>I said &#8220;I&#8217;m sorry&#8221;&nbsp;and&shy;over&#173;heard
the man&#8230;<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>&middot;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>
first <b>bold</b> thing<o:p></o:p></p><p class=MsoListParagraph><span style='mso-list:Ignore'>&middot;<span>&nbsp;
</span></span>second<o:p></o:p></p><p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp;
</span></span>numbered</p><table class=MsoTable><tr><td><p class=MsoNormal>Time<o:p></o:p></p></td><td><p>What</p>
<p>happened</p></td></tr><tr><td>9:00</td><td></td><td>open</td></tr></table>
<div style='mso-element:comment-list'><div style='mso-element:comment'>A comment by Bob</div></div>
<!--EndFragment--></body></html>"""


def _mime(html: str = "", text: str = "") -> QMimeData:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    return mime


def test_word() -> None:
    assert plain_text(_mime(WORD, "something else")).split("\n") == [
        "I said “I’m sorry” andoverheard the man…",
        "",
        "- first bold thing",
        "- second",
        "2. numbered",
        "",
        "Time - What happened",
        "9:00 - open",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One<p>two", "One\n\ntwo"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<h1>Title</h1><div>a</div><div>b</div>", "Title\n\na\nb"),
        ("<ul><li>a</li><li><p>b</p></li></ul>after", "- a\n- b\n\nafter"),
        ("<ol><li>a<li>b<ul><li>c</ul><li>d</ol>", "1. a\n2. b\n- c\n3. d"),
        ("<script>alert(1)</script><style>p{}</style>seen<!-- not seen -->", "seen"),
        ('<p>x<span style="display: none">hidden <b>too</b></span>y</p>', "xy"),
        ("  spaces \n and\tlines <b> merge </b> ", "spaces and lines merge"),
        ("a &lt;b&gt; &amp; c &#128512;", "a <b> & c 😀"),
        ('<img src="https://example.org/x.png" alt="x"><a href="https://example.org">link</a>', "link"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td>3</td></tr></table>", "A - B\n1 2 - 3"),
        ("a&nbsp;&nbsp;b\u200bc\u202e", "a  bc"),
        ("<p></p><p>&nbsp;</p>", ""),
        ("<p>never closed <b>tags", "never closed tags"),
        ("</p></table>stray", "stray"),
    ],
)
def test_web_pages(html: str, expected: str) -> None:
    assert from_html(html) == expected


def test_plain_text() -> None:
    text = "•\tone\r\n·\ttwo\r\nName\tAge\tTown\r\n“keep”\u00a0this\x07\u00ad"
    assert from_text(text) == "- one\n- two\nName - Age - Town\n“keep” this"


def test_html_without_words_leaves_the_plain_text() -> None:
    assert plain_text(_mime("<img src='x.png'>", "words")) == "words"
    assert plain_text(_mime("<b>only</b>")) == "only"
    assert plain_text(QMimeData()) == ""


def test_much_html_is_left_for_the_plain_text() -> None:
    assert plain_text(_mime("<p>" + "x" * 150_001, "plain")) == "plain"


def test_too_much_is_refused() -> None:
    much = _mime(text="x" * (MOST_CHARACTERS + 1))
    assert too_large(much)
    assert plain_text(much) == ""
    assert TOO_LARGE.endswith(".")
    assert not too_large(_mime(text="x" * MOST_CHARACTERS))
    assert too_large(_mime("<p>" + "x" * MOST_CHARACTERS))


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_html_is_an_error_and_nothing_unprintable_is_left(html: str) -> None:
    for text in (from_html(html), from_html(f"<p>{html}<table><tr><td>{html}"), from_text(html)):
        assert not set(text) & set("\x00\x01\x02\x07\u00a0\u00ad\r\u2028")
