"""What a reader of the file finds: words, places, comments, structure."""

import re
from pathlib import Path
from shutil import which
from subprocess import run

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    CriterionHeading,
    Heading,
    MarkedParagraph,
    PageRef,
    Paragraph,
    Piece,
    Quote,
    Role,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
    mark_up,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.pdf import write_pdf
from tests.exporters.pdf.reports import (
    body_words,
    contents,
    cover,
    criteria,
    mark,
    page_texts,
    paragraph,
    reference,
    report,
    words_of,
)

_STORY = (
    "On a Saturday a customer came to the desk with a kettle that had failed. I repeated the problem in my own "
    "words and explained the Consumer Rights Act.\n\nI followed the procedure and rang the duty manager."
)


def _everything() -> tuple[Block, ...]:
    marks = (
        mark(_STORY, "repeated the problem in my own words", "101 1.3"),
        mark(_STORY, "my own words and explained", "302 3.1", 1, starred=True),
        mark(_STORY, "Consumer Rights Act.\n\nI followed", "105 1.2", 4, recheck=True),
    )
    rows = tuple(
        Row((((Run(f"2.{n}", Tone.CODE),),), ((Run("Explain two factors"),), (Run("small print", Tone.SMALL),)),
             ((PageRef(marks[0].anchor),), (StateRun(state),)), ((Run(f"{n}.5"),),)), n, f"row {n}")
        for n, state in enumerate(State)
    )  # fmt: skip
    columns = (Column("Criterion", 1), Column("What it asks", 4), Column("Where", 3), Column("Hours", 1, Align.RIGHT))
    return (
        cover(),
        contents(),
        Heading("Mapping grid", 1, "grid"),
        Paragraph((Run("An introduction."),), Role.INTRO),
        UnitHeading("103", "Purpose and factors", 2, "unit"),
        Table(columns, rows, "Which evidence proves which criterion"),
        Paragraph((Run("A note about the grid."),), Role.NOTE),
        *criteria("101 1.3", "302 3.1"),
        CriterionHeading("105 1.2", "Follow it", 4, "criterion 105 1.2", ((StateRun(State.PARTLY), Run(" 1 of 2")),)),
        Quote("I repeated it", (Run("E001", link="account"), PageRef(marks[0].anchor, before=" p. ")), 0, "Yes."),
        Heading("A returned kettle", 2, "account", (Run("E001 · 2 March 2026", Tone.SMALL),), new_page=True),
        Heading("Action", 3, in_contents=False),
        *mark_up(_STORY, marks),
    )


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "portfolio.pdf"


def test_every_kind_of_block_is_written_and_the_file_is_sound(path: Path) -> None:
    assert write_pdf(report(*_everything()), path) == ()
    words = words_of(page_texts(path))
    for expected in ("kettle", "Declaration", "Mapping", "Purpose", "small", "introduction.", "note", "re-check"):
        assert expected in words
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
    if which("qpdf"):
        assert run(["qpdf", "--check", str(path)], capture_output=True, check=False).returncode == 0


def test_a_report_without_blocks_is_a_blank_page(path: Path) -> None:
    assert write_pdf(report(), path) == ()
    assert page_texts(path) == [""]


def test_empty_parts_do_no_harm(path: Path) -> None:
    blocks = (
        Heading("", 1), UnitHeading("", "", 9), CriterionHeading("", "", 0, ""), Paragraph(()), Quote("", (), 0),
        Table((), (), ""), Table((Column("A", 1),), (), ""), Table((Column("", 0),), (Row(()), Row(((),))), ""),
        MarkedParagraph(()), MarkedParagraph((Piece(""),)), contents(),
    )  # fmt: skip
    assert write_pdf(report(*blocks), path) == ()
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    write_pdf(report(*_everything()), first)
    write_pdf(report(*_everything()), second)
    assert first.read_bytes() == second.read_bytes()


def test_every_page_reference_names_the_page_of_its_place(path: Path) -> None:
    blocks: list[Block] = [contents(), Heading("Front", 1, "front")]
    blocks += [reference(f"place {n}") for n in range(300)]
    for n in range(300):
        blocks += [Heading(f"Place number {n} here", 2, f"place {n}"), paragraph("Words of it. " * (n % 40))]
    blocks += [reference(f"place {n}") for n in range(300)]
    assert write_pdf(report(*blocks), path) == ()
    texts = page_texts(path)
    found = re.findall(r"See p\. (\d+)\s*\.", "\n".join(texts))
    assert len(found) == 600
    for index, number in enumerate(found):
        assert f"Place number {index % 300} here" in texts[int(number) - 1]
    entries = re.findall(r"^Place number (\d+) here\s+(\d+)\s*$", "\n".join(texts[:12]), re.M)
    assert len(entries) == 300
    for n, number in entries:
        assert f"Place number {n} here" in texts[int(number) - 1]


def test_a_place_that_is_missing_is_a_dash_and_a_warning(path: Path) -> None:
    (warning,) = write_pdf(report(reference("nowhere")), path)
    assert "nowhere" in warning
    assert "See p. –" in page_texts(path)[0]


def test_links_lead_to_places_and_claims_are_comments(path: Path) -> None:
    write_pdf(report(*_everything()), path)
    with pikepdf.open(path) as pdf:
        names = set(pikepdf.NameTree(pdf.Root.Names.Dests).keys())
        annotations = [entry for page in pdf.pages for entry in page.get("/Annots", [])]
        links = [entry for entry in annotations if entry.Subtype == "/Link"]
        assert len(links) >= 15
        assert all(str(entry.Dest) in names for entry in links)
        assert {"criterion 101 1.3", "account", "grid", "row 3", "unit", "contents"} <= names
        comments = [entry for entry in annotations if entry.Subtype == "/Highlight"]
        assert [str(entry.Contents)[:7] for entry in comments] == ["101 1.3", "302 3.1", "105 1.2"]
        assert {str(entry.T) for entry in comments} == {"Example Learner"}
        assert {str(entry.M) for entry in comments} == {"D:20261103101500Z"}
        assert all(len(entry.QuadPoints) % 8 == 0 and "/N" in entry.AP for entry in comments)
        assert all(int(entry.F) == 4 for entry in annotations)


def test_a_passage_over_two_pages_is_a_comment_on_both(path: Path) -> None:
    text = "Some words that go on and on. " * 400
    write_pdf(report(*criteria("101 1.1"), *mark_up(text, (mark(text, text.strip()),))), path)
    with pikepdf.open(path) as pdf:
        comments = [sum(entry.Subtype == "/Highlight" for entry in page.get("/Annots", [])) for page in pdf.pages]
        assert len(comments) >= 3
        assert comments == [1] * len(comments)


def test_bookmarks_nest_as_headings_do(path: Path) -> None:
    write_pdf(report(*_everything()), path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        top = [entry.title for entry in outline.root]
        assert top == ["Contents", "Mapping grid", "Criteria"]
        assert [entry.title for entry in outline.root[1].children] == ["103 Purpose and factors"]
        assert [entry.title for entry in outline.root[2].children][-1] == "A returned kettle"


def test_properties_are_in_the_file(path: Path) -> None:
    write_pdf(report(*_everything()), path)
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert "/PageLabels" in pdf.Root
        assert str(pdf.docinfo.Title) == "Example portfolio"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Example portfolio"
            assert metadata["pdfuaid:part"] == "1"


def test_long_words_and_hostile_text_are_kept(path: Path) -> None:
    hostile = r"(((\\ )) \( %%EOF << /JS (x) >> endstream &lt;b&gt; €ćččč č(\)"
    long_word = "abcdefghij" * 500
    write_pdf(report(paragraph(hostile + " nul\0here"), paragraph(long_word), header=hostile), path)
    texts = page_texts(path)
    # Once in the text and once in the head of each page.
    assert " ".join(words_of(texts)).count(" ".join(words_of([hostile]))) == 1 + len(texts)
    assert "nulhere" in words_of(texts)
    assert long_word in "".join(body_words(path))


def test_characters_of_many_scripts_are_kept(path: Path) -> None:
    text = "Ŵyneb cŵn Ελληνικά Привет é naïve “quotes” ★ 😀 中文字 e\u0301"
    warnings = write_pdf(report(paragraph(text), paragraph("العربية")), path)
    found = words_of(page_texts(path))
    assert found[-len(words_of([text])) - 1 : -1] == words_of([text])
    assert sorted(found[-1]) == sorted("العربية")
    assert all("box" in warning for warning in warnings)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(
            st.characters(categories=("Lu", "Ll", "Nd", "Po", "Sm", "Pd"), max_codepoint=0x52F), min_size=1, max_size=30
        ),
        min_size=1,
        max_size=120,
    )
)
def test_words_in_are_words_out_in_their_order(path: Path, words: list[str]) -> None:
    text = " ".join(words)
    write_pdf(report(paragraph(text), header=""), path)
    # A hyphen at the end of a drawn stretch is taken for a line's by the reader that is used here.
    assert "".join(body_words(path)).replace("-", "") == "".join(words_of([text])).replace("-", "")


def test_marked_text_is_read_as_it_was_written(path: Path) -> None:
    text = "One two three four five six seven eight nine ten. " * 60
    marks = tuple(mark(text, text[n * 7 : n * 7 + 40].strip(), f"101 1.{n}", n) for n in range(40))
    write_pdf(report(Heading("Story", 1), *mark_up(text, marks)), path)
    words = [word for word in body_words(path) if not re.fullmatch(r"101|1\.\d+|Story", word)]
    assert words == text.split()


def test_progress_counts_blocks_and_may_cancel(path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_pdf(report(paragraph("a"), paragraph("b")), path, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    before = path.read_bytes()

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(report(paragraph("c")), path, cancel)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_failing_write_leaves_the_former_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"former")

    def fail(self: Path, target: Path) -> None:
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        write_pdf(report(paragraph("a")), path)
    assert path.read_bytes() == b"former"
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_missing_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_pdf(report(paragraph("a")), tmp_path / "none" / "a.pdf")
