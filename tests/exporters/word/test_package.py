"""The file as a whole: sound, stable, and never half written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml has no types)

from portfolio_app.domain.documents.report import (
    Block,
    Column,
    Heading,
    PageRef,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Tone,
)
from portfolio_app.domain.words.text import clean
from portfolio_app.exporters.word import FaultyDocumentError, write_docx, writer
from portfolio_app.exporters.word.check import check_package
from tests.exporters.word.conftest import Write, rendered
from tests.exporters.word.reading import Package, W, rewrite, text_of
from tests.exporters.word.sample import report_of, sample
from tests.exporters.word.schema_order import faults


def test_every_part_keeps_the_schemas_order(write: Write) -> None:
    package = write()
    for name in package.parts:
        if name.endswith(".odttf"):
            continue
        assert faults(package.xml(name)) == [], name


def test_numbers_and_names_are_there_once_and_links_lead_somewhere(write: Write) -> None:
    package = write()
    starts = package.find("//w:bookmarkStart")
    numbers = [start.get(f"{W}id") for start in starts]
    names = [start.get(f"{W}name") or "" for start in starts]
    assert len(set(numbers)) == len(numbers)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 40 and name.replace("_", "a").isalnum() and name.isascii() for name in names)
    links = {link.get(f"{W}anchor") for link in package.find("//w:hyperlink")}
    assert links <= set(names)
    assert len(links) > 20


def test_word_asks_nothing_on_opening_and_uses_its_newest_layout(write: Write) -> None:
    package = write()
    whole = b"".join(package.parts.values())
    assert b"updateFields" not in whole
    assert b"w:dirty" not in whole
    assert b'w:name="compatibilityMode"' in package.parts["word/settings.xml"]
    assert b'w:val="15"' in package.parts["word/settings.xml"]
    assert b'w:lang w:val="en-GB"' in package.parts["word/styles.xml"]


def test_every_part_has_a_content_type_and_every_relationship_a_target(write: Write) -> None:
    package = write()
    types = package.xml("[Content_Types].xml")
    named = {element.get("PartName") for element in types}
    for name in package.parts:
        assert f"/{name}" in named or name.endswith((".rels", ".odttf")) or name == "[Content_Types].xml"


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_docx(sample(), first)
    write_docx(sample(), second)
    assert first.read_bytes() == second.read_bytes()


def test_progress_counts_blocks_and_ends_at_their_number(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    report = report_of(*(Paragraph((Run(f"{number}"),)) for number in range(200)))
    write_docx(report, tmp_path / "a.docx", lambda done, total: seen.append((done, total)))
    assert seen[-1] == (200, 200)
    assert seen == sorted(seen)
    assert len(seen) > 2


class StoppedError(Exception):
    pass


def stop(done: int, total: int) -> None:
    raise StoppedError


def test_a_stopped_or_failing_write_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"former")
    with pytest.raises(StoppedError):
        write_docx(sample(), path, stop)

    def refuse(path: Path, own_fonts: bool) -> None:
        raise FaultyDocumentError("broken")

    monkeypatch.setattr(writer, "check_package", refuse)
    with pytest.raises(FaultyDocumentError):
        write_docx(sample(), path)
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"</w:body>", b""),
        ("word/document.xml", b"<w:commentRangeEnd ", b"<w:commentRangeEnds "),
        ("word/document.xml", b'<w:bookmarkEnd w:id="1"', b'<w:bookmarkEnd w:id="99"'),
        ("word/document.xml", b'w:name="grid"', b'w:name="other"'),
        ("word/comments.xml", b'<w:comment w:id="3"', b'<w:comment w:id="2"'),
        ("word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="style.xml"'),
        ("word/styles.xml", b"<w:style ", b"<w:style <"),
        ("[Content_Types].xml", b'Extension="odttf"', b'Extension="ttf"'),
        ("word/fontTable.xml", b'w:fontKey="{', b'w:fontKey="{0'),
        ("word/fontTable.xml", b'r:id="rId2"', b'r:id="rId9"'),
        ("word/_rels/fontTable.xml.rels", b"font2.odttf", b"font3.odttf"),
    ],
)
def test_the_check_finds_a_fault(write: Write, tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    broken = tmp_path / "broken.docx"
    rewrite(write(*sample().blocks, Paragraph((Run("Grid", link="grid"),))).path, broken, part, old, new)
    with pytest.raises(FaultyDocumentError):
        check_package(broken)


def test_the_check_finds_a_damaged_zip(write: Write, tmp_path: Path) -> None:
    data = bytearray(write().path.read_bytes())
    middle = data.index(b"word/document.xml") + 400
    data[middle : middle + 8] = b"\0" * 8
    broken = tmp_path / "broken.docx"
    broken.write_bytes(data)
    with pytest.raises(FaultyDocumentError):
        check_package(broken)


def test_links_to_nothing_are_words_and_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    warnings = write_docx(report_of(Paragraph((Run("See", link="gone"), PageRef("gone")))), path)
    assert [warning for warning in warnings if "gone" in warning] == list(warnings)
    assert len(warnings) == 1
    assert Package(path).paragraphs() == ["Seep. ?"]


def test_anchors_of_any_form_become_names_of_their_own(write: Write) -> None:
    anchors = ("Grid", "grid", "criterion TEST/100/1.1", "criterion TEST/100/1,1", "x" * 60, "x" * 61, "1st", "日本")
    package = write(
        *(Heading(anchor, 2, anchor) for anchor in anchors),
        *(Paragraph((Run(anchor, link=anchor),)) for anchor in anchors),
    )
    names = [start.get(f"{W}name") or "" for start in package.find("//w:bookmarkStart")]
    assert len({name.casefold() for name in names}) == len(anchors)
    assert [link.get(f"{W}anchor") for link in package.find("//w:hyperlink")] == names


def test_an_anchor_used_twice_is_a_warning(tmp_path: Path) -> None:
    report = report_of(Heading("One", 2, "here"), Heading("Two", 2, "here"))
    assert len(write_docx(report, tmp_path / "a.docx")) == 1


def test_pages_found_elsewhere_are_used(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    blocks = (Paragraph((PageRef("here"),)), Heading("Here", 1, "here"), Heading("After", 2, "after"))
    write_docx(report_of(*blocks), path, pages={"here": 41})
    assert Package(path).paragraphs()[0] == "p. 41"


EVERY_SCRIPT = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc")),
        st.sampled_from("&<>\"' \n\té你مש😀\u202e"),
    ),
    max_size=40,
)


def words_of(blocks: tuple[Block, ...]) -> str:
    body = rendered(*blocks)
    return text_of(etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{body}</w:body>'))


@given(EVERY_SCRIPT, EVERY_SCRIPT, EVERY_SCRIPT)
@settings(max_examples=200, deadline=None)
def test_no_text_is_lost_and_none_changes_its_place(one: str, two: str, three: str) -> None:
    cells = (((Run(one),), (Run(two, Tone.MUTED),)), ((Run(three),),))
    blocks: tuple[Block, ...] = (
        Heading(one, 3, kicker=(Run(two),)),
        Paragraph((Run(two, Tone.CODE), Run(three), Run(one, Tone.STRONG))),
        Table((Column(two, 1), Column(three, 2)), (Row(cells),), one),
        Quote(one.strip(), (Run(two),), 3, three),
    )
    written = "".join((two, one, two, three, one, two, three, one, two, three, one, two, three))
    assert bare(words_of(blocks)) == bare(written)


def bare(text: str) -> str:
    """The text without white space, of which paragraphs make some, and without what no page can show."""
    return "".join(clean(text).split())
