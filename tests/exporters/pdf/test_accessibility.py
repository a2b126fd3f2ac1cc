"""Tagged PDFs before two validators and our own checks, on every setting; and faults put in, which must be found."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import outloud
import page as validation
import pikepdf
import pytest

from benchmarks.content import make_content
from portfolio_app.domain.documents.report import Column, Heading, Report, Row, Run, Table, mark_up
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.services.documents.report import build_report
from tests.exporters.pdf.accessibility import problems_of, text_in_order
from tests.exporters.pdf.reports import contents, cover, criteria, mark, report
from tests.exporters.pdf.test_pictures import outline, picture
from tests.exporters.pdf.test_sheets import LAYOUTS

FALSE_ALARMS = {
    "ORD-001": "takes an element's own words to come before those of the links in it; ours are checked in true order",
    "PAG-001": "takes a section's heading or a table's head at the top of several pages for a running head",
    "TBL-012": "takes a mapping grid in which little is claimed yet for a table that is none",
}
"""Warnings of outloud about sound files, and why they do not hold."""
SMALL = LAYOUTS["standard"]


def _validated(path: Path) -> list[str]:
    """The rules of PDF/UA-1 that a file breaks; long tables are more than the validator's usual limits allow."""
    unlimited, profile = validation.SafetyLimits.unlimited(), validation.ValidationProfile.PDF_UA_1
    found = validation.validate_pdf(path, profile=profile, limits=unlimited)
    assert found.rules.total > 100
    return [failure.rule_id for failure in found.failures]


def _heard(path: Path) -> tuple[set[str], set[str]]:
    """The rules that outloud finds broken: those that are errors, and those that are warnings."""
    result = outloud.check(str(path))
    assert not result.error
    errors = {finding.rule for finding in result.findings if finding.severity == "error"}
    return errors, {finding.rule for finding in result.findings if finding.severity == "warning"}


@cache
def _made(accounts: int) -> Report:
    return build_report(make_content(accounts, criteria=60), date(2026, 11, 21))


@pytest.mark.parametrize("name", LAYOUTS)
def test_five_accounts_are_sound_on_every_setting(tmp_path: Path, name: str) -> None:
    path = tmp_path / "five.pdf"
    write_pdf(replace(_made(5), layout=LAYOUTS[name]), path)
    _assert_sound(path)


@pytest.mark.parametrize("name", ["standard", "large print", "dyslexia"])
def test_fifty_accounts_are_sound(tmp_path: Path, name: str) -> None:
    path = tmp_path / "fifty.pdf"
    write_pdf(replace(_made(50), layout=LAYOUTS[name]), path)
    assert _validated(path) == []
    if name == "standard":
        _assert_sound(path)


def _assert_sound(path: Path) -> None:
    assert _validated(path) == []
    errors, warnings = _heard(path)
    assert errors == set()
    assert warnings <= FALSE_ALARMS.keys()
    with pikepdf.open(path) as pdf:
        assert problems_of(pdf) == []


@pytest.fixture(name="sound")
def _sound(tmp_path: Path) -> Path:
    text = (
        "I did this:\n- rang her\n- wrote it down\n\nThen I repeated the problem in my own words. " + "And so on. " * 90
    )
    rows = tuple(Row((((Run(f"1.{n}"),),), ((Run(f"what {n}"),),), ((Run("go", link="story"),),))) for n in range(9))
    blocks = (
        cover(),
        contents(),
        *criteria("101 1.1"),
        Heading("Story", 2, "story"),
        Heading("Action", 3, "action"),
        *mark_up(text, (mark(text, "repeated the problem"),)),
        picture(outlines=(outline(),)),
        Table((Column("Code", 1), Column("Words", 2), Column("Place", 1)), rows, "A table"),
    )
    path = tmp_path / "sound.pdf"
    write_pdf(replace(report(*blocks), layout=SMALL), path)
    _assert_sound(path)
    return path


Fault = Callable[[pikepdf.Pdf], None]


def _first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(element for element in _all(pdf) if kind == element.S)


def _all(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing]


def _annotation(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(entry for page in pdf.pages for entry in page.get("/Annots", []) if entry.Subtype == "/Link")


def _metadata(pdf: pikepdf.Pdf, pattern: bytes) -> None:
    stream = pdf.Root.Metadata
    stream.write(re.sub(pattern, b"", stream.read_bytes(), flags=re.S))


def _as_artifacts(pdf: pikepdf.Pdf) -> None:
    """Let the words of a page count as decoration."""
    page = pdf.pages[-1]
    page.Contents = pdf.make_stream(
        re.sub(rb"/\w+\s*<<\s*/MCID \d+\s*>>\s*BDC", b"/Artifact BMC", page.Contents.read_bytes())
    )


def _untagged_words(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        drawn = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(re.sub(rb"/P\s*<<\s*/MCID \d+\s*>>\s*BDC(.*?)EMC", rb"\1", drawn, flags=re.S))


def _moved(pdf: pikepdf.Pdf) -> None:
    """Swap two paragraphs of the tree."""
    kids = pdf.Root.StructTreeRoot.K.K
    places = [place for place, kid in enumerate(kids) if kid.S == "/P" and kid.get("/Pg") == pdf.pages[0].obj]
    one, two = kids[places[0]], kids[places[1]]
    kids[places[0]], kids[places[1]] = two, one


def _read_twice(pdf: pikepdf.Pdf) -> None:
    heading = _first(pdf, "/H3")
    heading.K = pikepdf.Array([*heading.K, heading.K[0]])


def _without_words(pdf: pikepdf.Pdf) -> None:
    link = next(element for element in _all(pdf) if element.S == "/Link" and len(element.K) > 1)
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, int)])


def _set(thing: Callable[[pikepdf.Pdf], pikepdf.Object], name: str, value: object = None) -> Fault:
    def put(pdf: pikepdf.Pdf) -> None:
        owner = thing(pdf)
        if value is None:
            del owner[name]
        else:
            owner[name] = value

    return put


FAULTS: dict[str, Fault] = {
    "untagged": _set(lambda pdf: pdf.Root, "/StructTreeRoot"),
    "language": _set(lambda pdf: pdf.Root, "/Lang"),
    "title not shown": _set(lambda pdf: pdf.Root, "/ViewerPreferences"),
    "title": lambda pdf: _metadata(pdf, rb"<dc:title>.*</dc:title>"),
    "not said to be PDF/UA": lambda pdf: _metadata(pdf, rb"<pdfuaid:part>.*</pdfuaid:part>"),
    "tab order": _set(lambda pdf: next(page.obj for page in pdf.pages if page.get("/Annots")), "/Tabs"),
    "figure without alternative text": _set(lambda pdf: _first(pdf, "/Figure"), "/Alt"),
    "head cell without scope": _set(lambda pdf: _first(pdf, "/TH"), "/A"),
    "cell outside a row": _set(lambda pdf: _first(pdf, "/TR"), "/S", pikepdf.Name.Div),
    "row outside a table": _set(lambda pdf: _first(pdf, "/TBody"), "/S", pikepdf.Name.Div),
    "item outside a list": _set(lambda pdf: _first(pdf, "/L"), "/S", pikepdf.Name.Div),
    "heading level skipped": _set(lambda pdf: _first(pdf, "/H2"), "/S", pikepdf.Name.H4),
    "annotation without its element": _set(_annotation, "/StructParent"),
    "annotation that says nothing": _set(_annotation, "/Contents"),
    "link without words": _without_words,
    "content read twice": _read_twice,
    "read but not drawn": _as_artifacts,
    "content outside the tree": _untagged_words,
    "font": _set(lambda pdf: pdf.pages[0].Resources.Font.F1, "/ToUnicode"),
    "is not in the file": _set(
        lambda pdf: pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor, "/FontFile2"
    ),
    "reading order": _moved,
}
UNHEARD = {"reading order"}
"""What neither validator notices."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_by_our_checks_and_by_a_validator(sound: Path, name: str) -> None:
    with pikepdf.open(sound, allow_overwriting_input=True) as pdf:
        FAULTS[name](pdf)
        pdf.save(sound)
    with pikepdf.open(sound) as pdf:
        assert any(name in problem for problem in problems_of(pdf))
    errors, warnings = _heard(sound)
    heard = bool(_validated(sound) or errors or warnings - FALSE_ALARMS.keys())
    assert heard is (name not in UNHEARD)


def test_what_is_read_out_is_in_the_order_of_the_report(sound: Path) -> None:
    with pikepdf.open(sound) as pdf:
        words = " ".join(text_in_order(pdf).split())
    parts = [
        "Example Learner", "I declare that this is my own work.", "Contents", "Criteria", "Story", "Explain 101 1.1",
        "Action", "I did this:", "• rang her", "• wrote it down", "repeated the problem in my own words.",
        "Code Words Place", "1.0 what 0 go", "1.8 what 8 go",
    ]  # fmt: skip
    places = [words.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
