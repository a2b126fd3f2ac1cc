"""The web page: sound, accessible, safe, and saying all that the report says."""

import re
import tempfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.documents.colours import UNIT_COLOURS
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import (
    Column,
    Heading,
    Mark,
    PageRef,
    Paragraph,
    Quote,
    Report,
    Row,
    Run,
    StateRun,
    Table,
    UnitHeading,
    mark_up,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.html import write_html
from portfolio_app.exporters.html.palette import DARK, LIGHT, ON_UNIT, TINT, behind
from tests.exporters.html.reading import Page, page_of, read_page
from tests.exporters.word.sample import report_of, sample

SCRIPTS = (
    "The manager agreed the refund.",
    "Mae’r tŷ ŵyl ŷd.",
    "Η καλή εξυπηρέτηση πελατών.",
    "Хорошее обслуживание, ёлка.",
    "خدمة العملاء الجيدة ١٢٣.",
    "客户服务很好。",
    "👩🏽‍🔧🎉 naïve café 🇬🇧",
    "a < b && c > \"d\" 'e' &amp; <script>alert(1)</script> ]]> -->",
)
words = st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=4).map(" ".join)


def in_order(wanted: list[str], page: Page) -> bool:
    have, place = " ".join("".join(page.texts).split()), 0
    for words in wanted:
        found = have.find(" ".join(words.split()), place)
        if found < 0:
            return False
        place = found + 1
    return True


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return page_of(sample(), tmp_path)


def test_ids_are_unique_and_every_link_leads_somewhere(page: Page) -> None:
    assert len(set(page.ids)) == len(page.ids)
    assert {target[1:] for target in page.targets} <= set(page.ids)
    assert all(target.startswith("#") for target in page.targets)


def test_headings_are_in_order(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text.strip() for _, text in page.headings)


def test_landmarks_language_and_a_way_past_the_contents(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    assert dict(page.tags)["html"]["lang"] == "en-GB"
    first = next(values for tag, values in page.tags if tag == "a")
    assert (first["class"], first["href"]) == ("skip", "#main")
    assert "width=device-width" in str([values for tag, values in page.tags if tag == "meta"])


def test_tables_have_captions_and_heads_with_their_scope(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") == 2
    scopes = [values.get("scope") for tag, values in page.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    cells = [values for tag, values in page.tags if tag == "td"]
    assert all(values["data-head"] for values in cells)


def test_nothing_is_loaded_and_nothing_runs(page: Page) -> None:
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "base", "form", "input"}
    assert not [name for _, values in page.tags for name in values if name.startswith("on") or name == "src"]
    assert not re.search(r"url\(|@import|https?:", page.style)
    policy = next(str(v["content"]) for _, v in page.tags if v.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy


def test_marks_carry_their_codes_and_both_lead_to_each_other(page: Page) -> None:
    codes = [values for _, values in page.tags if (values.get("class") or "").startswith("code ")]
    assert len(codes) == 10
    assert all(code["href"] in {f"#{name}" for name in page.ids} for code in codes)
    assert {code["id"] for code in codes} <= set(page.ids)
    assert "Because I said it in <my> words." in (codes[0]["aria-label"] or "")


def test_states_are_said_in_words(page: Page) -> None:
    assert all(state.value in " ".join(page.words) for state in State)


@settings(max_examples=40)
@given(
    text=words,
    learner=words,
    quote=words,
    cell=words,
    cut=st.tuples(st.integers(0, 40), st.integers(1, 40)),
)
def test_what_goes_in_comes_out_in_order(text: str, learner: str, quote: str, cell: str, cut: tuple[int, int]) -> None:
    start = min(cut[0], len(text) - 1)
    end = min(start + cut[1], len(text))
    mark = Mark(start, end, "101 1.1", 2, "claim 1", "t", quote, learner, "2026-03-02T10:30:00+00:00")
    blocks = (
        Heading("Top", 1, "t"),
        Paragraph((Run(quote),)),
        Table((Column(cell, 1), Column("B", 1)), (Row((((Run(cell),),), ((Run(quote),),))),), cell),
        UnitHeading(cell, learner, 9, "unit"),
        *mark_up(text, (mark,)),
    )
    report = Report(learner, learner, cell, quote, date(2026, 11, 21), blocks)
    with tempfile.TemporaryDirectory() as folder:
        page = page_of(report, Path(folder))
    assert in_order(["Top", quote, cell, "B", cell, quote, cell, learner, text], page)
    assert not {tag for tag, _ in page.tags} & {"script"}


def test_lists_are_lists(tmp_path: Path) -> None:
    blocks = (Heading("T", 1, "t"), *mark_up("I did this:\n- rang\n- wrote\n\nThen:\n2. one\n3. two", ()))
    page = page_of(report_of(*blocks), tmp_path)
    kinds = [(tag, values) for tag, values in page.tags if tag in ("ul", "ol", "li")]
    assert kinds == [("ul", {}), ("li", {}), ("li", {}), ("ol", {"start": "2"}), ("li", {}), ("li", {})]


def test_words_from_the_right_keep_their_direction(tmp_path: Path) -> None:
    blocks = (Heading("T", 1, "t"), *mark_up("خدمة العملاء 24", ()), Paragraph((Run("By "), Run("ليلى"), Run(", 2"))))
    page = page_of(report_of(*blocks), tmp_path)
    assert ("p", {"lang": "ar", "dir": "auto"}) in page.tags
    assert "bdi" in {tag for tag, _ in page.tags}


def test_passages_in_other_languages_say_so(tmp_path: Path) -> None:
    blocks = (Heading("Η εξυπηρέτηση", 1, "t"), Quote("Хорошее обслуживание, ёлка", (), 1), *mark_up("Good.", ()))
    page = page_of(report_of(*blocks), tmp_path)
    assert ("blockquote", {"lang": "ru"}) in page.tags
    assert next(values["lang"] for tag, values in page.tags if tag == "h1") == "el"
    assert ("p", {}) in page.tags


def test_a_link_to_nowhere_and_a_place_given_twice_are_said(tmp_path: Path) -> None:
    blocks = (
        Heading("A", 1, "same place"),
        Heading("B", 2, "same place"),
        Paragraph((Run("go", link="gone"), PageRef("same place"), StateRun(State.MET))),
    )
    path = tmp_path / "page.html"
    assert write_html(report_of(*blocks), path) == (
        "A link leads nowhere: there is no place called “gone”.",
        "Two places are called “same place”; links lead to the first.",
    )
    page = read_page(path)
    assert page.ids.count("same-place") == 1
    assert "#same-place" in page.targets


def test_ids_that_would_be_the_same_are_kept_apart(tmp_path: Path) -> None:
    names = ("a b", "a/b", "main", "contents", "sign-met", "7", "é")
    blocks = [Heading(f"H{n}", 2, name) for n, name in enumerate(names)]
    links = tuple(Run(name, link=name) for name in names)
    page = page_of(report_of(*blocks, Paragraph(links)), tmp_path)
    assert len(set(page.ids)) == len(page.ids)
    assert len(set(page.targets[-7:])) == 7


@pytest.mark.parametrize("reading", list(Reading))
def test_the_layout_changes_the_style_and_nothing_that_is_said(tmp_path: Path, reading: Reading) -> None:
    plain = page_of(sample(), tmp_path)
    page = page_of(replace(sample(), layout=Layout(Paper.LETTER, reading, justified=True)), tmp_path)
    assert page.words == plain.words
    assert "size:letter" in page.style
    classes = str(dict(page.tags)["html"]["class"])
    assert "justified" in classes
    assert ("large" in classes, "dyslexia" in classes) == (
        reading is Reading.LARGE_PRINT,
        reading is Reading.DYSLEXIA,
    )


def test_every_pair_of_colours_can_be_read() -> None:
    pairs = [(ON_UNIT, unit) for unit in UNIT_COLOURS]
    for dark, scheme in ((False, LIGHT), (True, DARK), (False, {**LIGHT, **TINT})):
        pairs += [(scheme[n], scheme[g]) for n in ("text", "muted", "accent", "danger") for g in ("window", "surface")]
        pairs += [(scheme["text"], behind(kind, n, dark=dark)) for kind in ("mark", "bar") for n in range(8)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
