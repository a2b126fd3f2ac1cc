"""A look from a Word file of the user's own: taken as it is, completed where it lacks something, never trusted."""

import base64
import contextlib
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.errors import InputError
from portfolio_app.exporters.word import write_docx
from tests.exporters.word.reading import Package, W, rewrite, text_of
from tests.exporters.word.sample import sample
from tests.exporters.word.test_schema import faults

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_RELS = "word/_rels/document.xml.rels"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The program's own document, as the start of a template."""
    path = tmp_path / "own.docx"
    write_docx(sample(), path)
    return path


@pytest.fixture
def college(tmp_path: Path) -> Path:
    """A template from elsewhere: other names of styles' ids, other sizes, a head and a foot with the page's number."""
    made = docx.Document()
    section = made.sections[0]
    section.header.paragraphs[0].text = "Example College"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Example College, cover"
    section.page_height, section.page_width = Pt(842), Pt(595)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name = "Calibri"
    path, numbered = tmp_path / "plain.docx", tmp_path / "college.docx"
    made.save(str(path))
    head = next(name for name in Package(path).parts if name.startswith("word/header"))
    rewrite(
        path, numbered, head, b"</w:p>", b'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    )
    return numbered


def used(template: Path, layout: Layout = Layout()) -> tuple[Package, tuple[str, ...]]:
    target = template.with_name("made.docx")
    warnings = write_docx(sample(layout), target, template=template)
    return Package(target), warnings


def names_of(package: Package) -> dict[str, str]:
    styles = package.xml("word/styles.xml").findall(f"{W}style")
    found = [(style.get(f"{W}styleId") or "", style.find(f"{W}name")) for style in styles]
    return {key: name.get(f"{W}val") or "" for key, name in found if name is not None}


def test_the_programs_own_document_is_a_template_and_restyling_it_counts(own: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.docx"
    rewrite(own, mine, "word/styles.xml", b'<w:sz w:val="21"/>', b'<w:sz w:val="24"/>')
    package, warnings = used(mine)
    assert warnings == ()
    assert b'<w:sz w:val="24"/>' in package.parts["word/styles.xml"]
    assert b'<w:sz w:val="21"/>' not in package.parts["word/styles.xml"]
    assert package.parts["word/theme/theme1.xml"] == Package(own).parts["word/theme/theme1.xml"]
    assert faults(package.path) == []


def test_words_and_comments_are_the_same_with_and_without_a_template(own: Path, college: Path) -> None:
    package, plain = used(college)[0], Package(own)
    bare = ["".join(text_of(each.document).split()) for each in (package, plain)]
    # Page numbers and the numbers of parts are the template's own.
    assert [letter for letter in bare[0] if not letter.isdigit()] == [
        letter for letter in bare[1] if not letter.isdigit()
    ]
    assert package.ranges() == plain.ranges()


def test_a_template_from_elsewhere_gives_styles_page_and_running_heads(college: Path) -> None:
    package, warnings = used(college)
    assert faults(package.path) == []
    assert len(warnings) == 1
    assert "F9" in warnings[0], "what is not known for certain is said"
    defined = names_of(package)
    assert package.styles_used() <= defined.keys()
    assert len({name.casefold() for name in defined.values()}) == len(defined)
    assert {(page.get(f"{W}w"), page.get(f"{W}h")) for page in package.find("//w:pgSz")} == {("11900", "16840")}
    heads = [text_of(package.xml(name)) for name in package.parts if name.startswith("word/header")]
    assert sorted(heads) == ["Example College1", "Example College, cover1"] or "Example College1" in heads
    first, *others = package.find("//w:sectPr")
    assert first.find(f"{W}titlePg") is not None
    assert all(section.find(f"{W}titlePg") is None for section in others)
    # Its headings have no numbers, so the contents have none.
    assert package.paragraphs("TOC1")[0].startswith("Mapping grid\t")


def test_ids_that_word_gives_in_other_languages_are_found_by_name(own: Path, tmp_path: Path) -> None:
    german = tmp_path / "german.docx"
    package = Package(own)
    styles = package.parts["word/styles.xml"]
    for english, other in ((b'"Heading1"', b'"berschrift1"'), (b'"Normal"', b'"Standard"'), (b'"Quote"', b'"Zitat"')):
        styles = styles.replace(b"styleId=" + english, b"styleId=" + other)
        styles = styles.replace(b"basedOn w:val=" + english, b"basedOn w:val=" + other)
    # A style of their own that happens to have an id of ours.
    extra = (
        b'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Quote"><w:name w:val="Motto"/></w:style></w:styles>'
    )
    styles = styles.replace(b"</w:styles>", extra)
    rewrite(own, german, "word/styles.xml", package.parts["word/styles.xml"], styles)
    made, _ = used(german)
    defined = names_of(made)
    assert (defined["Heading1"], defined["Normal"], defined["Quote"]) == ("heading 1", "Normal", "Quote")
    assert defined["Quote1"] == "Motto"
    assert faults(made.path) == []


def test_a_dotx_is_taken_too(own: Path, tmp_path: Path) -> None:
    dotx = tmp_path / "own.dotx"
    rewrite(own, dotx, "[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    package, warnings = used(dotx)
    assert warnings == ()
    assert b"wordprocessingml.document.main+xml" in package.parts["[Content_Types].xml"]


def test_missing_styles_are_named_in_one_sentence(own: Path, tmp_path: Path) -> None:
    poor = tmp_path / "poor.docx"
    rewrite(own, poor, "word/styles.xml", b'"heading 3"', b'"third"')
    with pytest.raises(InputError, match=r"poor\.docx has no style Heading 3; use it once"):
        used(poor)
    rewrite(poor, tmp_path / "poorer.docx", "word/styles.xml", b'w:val="Title"', b'w:val="Top"')
    with pytest.raises(InputError, match="has no styles Title and Heading 3; use each of them once"):
        used(tmp_path / "poorer.docx")


def test_a_narrow_margin_grows_for_the_codes_and_says_so(own: Path, tmp_path: Path) -> None:
    narrow = tmp_path / "narrow.docx"
    rewrite(own, narrow, "word/document.xml", b'w:left="1814"', b'w:left="300"')
    package, warnings = used(narrow)
    assert any("left margin" in warning for warning in warnings)
    (code, *_) = package.find("//w:framePr")
    margin = package.find("//w:pgMar")[-1]
    end = int(code.get(f"{W}x") or 0) + int(code.get(f"{W}w") or 0)
    assert int(code.get(f"{W}x") or 0) >= 284
    assert end < int(margin.get(f"{W}left") or 0)


def test_large_print_says_that_the_template_decides(own: Path) -> None:
    _, warnings = used(own, Layout(reading=Reading.LARGE_PRINT))
    assert any("large print" in warning for warning in warnings)


def test_what_the_template_says_is_no_part_of_the_document(own: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.docx"
    rewrite(own, secret, "word/document.xml", b"Example Learner", b"Somebody else")
    rewrite(secret, tmp_path / "again.docx", "word/comments.xml", b"Listen", b"Zanzibar")
    package, _ = used(tmp_path / "again.docx")
    assert not any(word in data for data in package.parts.values() for word in (b"Somebody else", b"Zanzibar"))


Spoil = Callable[[Path, Path], None]


def part(name: str, old: bytes, new: bytes) -> Spoil:
    return lambda source, target: rewrite(source, target, name, old, new)


def linked(kind: str, target: str, mode: str = "") -> Spoil:
    """A relationship of the running head."""

    def spoil(source: Path, path: Path) -> None:
        shutil.copy(source, path)
        with zipfile.ZipFile(path, "a") as package:
            package.writestr(
                "word/_rels/header1.xml.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"{mode}/></Relationships>',
            )
            package.writestr("word/media/x.png", PNG)
            package.writestr("word/media/x.bin", b"no picture")

    return spoil


def huge(source: Path, target: Path) -> None:
    rewrite(source, target, "word/styles.xml", b"</w:styles>", b" " * (9 << 20) + b"</w:styles>")


def squeezed(_: Path, target: Path) -> None:
    """Nine megabytes of nothing in nine kilobytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b" " * (9 << 20))


def packed_otherwise(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))


def many(source: Path, target: Path) -> None:
    shutil.copy(source, target)
    with zipfile.ZipFile(target, "a") as package:
        for number in range(4001):
            package.writestr(f"{number}", b"")


def not_a_zip(_: Path, target: Path) -> None:
    target.write_bytes(b"%PDF-1.7 not Word")


def old_form(_: Path, target: Path) -> None:
    target.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))


def cut_off(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes()[:-4000])


def damaged(source: Path, target: Path) -> None:
    data = bytearray(source.read_bytes())
    place = data.index(b"word/styles.xml") + 200
    data[place : place + 20] = bytes(20)
    target.write_bytes(data)


def missing(_: Path, target: Path) -> None:
    assert not target.exists()


_DDE = b'<w:fldSimple w:instr=" DDEAUTO c:\\\\x.exe "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
_HEAD_OF_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FETCHED = (
    b'<w:r><w:pict><v:fill xmlns:v="urn:schemas-microsoft-com:vml" src="file://server/a.png"/></w:pict></w:r></w:p>'
)
_SPLIT = (
    b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
    b'<w:r><w:instrText>TEXT "c:/secret"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (missing, "cannot be read"),
        (not_a_zip, "not a Word document"),
        (old_form, "password or in the old .doc form"),
        (cut_off, "not a Word document"),
        (damaged, "damaged"),
        (huge, "too large inside"),
        (squeezed, "too large inside"),
        (packed_otherwise, "damaged"),
        (many, "not a sound Word document"),
        (part("word/styles.xml", _HEAD_OF_XML, b'<?xml version="1.0" encoding="klingon"?>'), "damaged"),
        (part("word/styles.xml", _HEAD_OF_XML, b'<?xml version="1.0" encoding="UTF-16"?>'), "damaged"),
        (part("word/styles.xml", b'<w:sz w:val="21"/>', b'<w:sz w:val="large"/>'), "make no sense"),
        (part("word/styles.xml", b'<w:sz w:val="21"/>', b"<w:sz/>"), "make no sense"),
        (part("word/document.xml", b' r:id="rId5"', b""), "make no sense"),
        (part("word/document.xml", b'w:left="1814"', b'w:left="1e999"'), "make no sense"),
        (part("word/header1.xml", b"</w:p>", _FETCHED), "not in the file itself"),
        (part("[Content_Types].xml", b"document.main", b"document.macroEnabled.main"), "macros"),
        (part("[Content_Types].xml", b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"), "not a Word doc"),
        (part("word/styles.xml", b"<w:styles ", b'<!DOCTYPE a [<!ENTITY b "c">]><w:styles '), "damaged"),
        (part("word/styles.xml", b"</w:styles>", b""), "damaged"),
        (part(_RELS, b'Target="styles.xml"', b'Target="../../styles.xml"'), "points outside itself"),
        (part(_RELS, b'Target="styles.xml"', b'Target="gone.xml"'), "lacks its part"),
        (
            part(_RELS, b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml"),
            "Strict",
        ),
        (part("word/header1.xml", b"</w:p>", _DDE), "field DDEAUTO"),
        (part("word/header1.xml", b"</w:p>", _SPLIT), "field INCLUDETEXT"),
        (linked("image", "http://example.org/spy.png", ' TargetMode="External"'), "not in the file itself"),
        (linked("hyperlink", "file://server/share", ' TargetMode="External"'), "not in the file itself"),
        (linked("oleObject", "media/x.png"), "of the kind oleObject"),
        (linked("image", "media/x.bin"), "a picture that is none"),
        (part("word/document.xml", b'<w:pgSz w:w="11906"', b'<w:pgSz w:w="90000"'), "odd size"),
        (part("word/document.xml", b'w:right="1077"', b'w:right="9000"'), "too little room"),
    ],
)
def test_what_cannot_be_trusted_or_used_is_refused_in_one_sentence(
    own: Path, tmp_path: Path, spoil: Spoil, said: str
) -> None:
    bad = tmp_path / "bad.docx"
    spoil(own, bad)
    with pytest.raises(InputError) as raised:
        used(bad)
    message = raised.value.message
    assert message.startswith("The template bad.docx ")
    assert said in message
    assert message.endswith(".")
    assert not (tmp_path / "made.docx").exists()


def test_a_picture_in_the_running_head_goes_along(own: Path, tmp_path: Path) -> None:
    pictured = tmp_path / "a.docx"
    linked("image", "media/x.png")(own, pictured)
    package, _ = used(pictured)
    assert PNG in package.parts.values()
    assert faults(package.path) == []


def test_a_template_in_another_encoding_is_read(own: Path, tmp_path: Path) -> None:
    wide = tmp_path / "wide.docx"
    styles = Package(own).parts["word/styles.xml"]
    rewrite(own, wide, "word/styles.xml", styles, styles.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    package, warnings = used(wide)
    assert warnings == ()
    assert names_of(package) == names_of(used(own)[0])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_a_template_says_it_is_taken_or_refused_in_one_sentence(college: Path, data: st.DataObject) -> None:
    package = Package(college)
    name = data.draw(st.sampled_from(sorted(name for name in package.parts if name.endswith((".xml", ".rels")))))
    said = [found.span(1) for found in re.finditer(rb'="([^"]*)"', package.parts[name])]
    start, end = data.draw(st.sampled_from(said or [(0, 0)]))
    odd = data.draw(st.sampled_from([b"", b"-1", b"nan", b"1e400", b"x", b"&x;", b"\xff", b"../..", b"9" * 20]))
    before = package.parts[name]
    changed = college.with_name("changed.docx")
    rewrite(college, changed, name, before, before[:start] + odd + before[end:])
    with contextlib.suppress(InputError):
        used(changed)
