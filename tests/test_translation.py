"""Sentences in other languages: found by their English, filled with values, never a reason to fail."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.words.text import plural
from portfolio_app.translation import (
    ENGLISH,
    fitting,
    language,
    language_tag,
    languages,
    mark,
    mark_plural,
    present,
    say_number,
    speak,
    system_language,
    tr,
    tr_plural,
)
from tests.translating import catalogue

WELSH = {
    "{name} is back.": "Mae {name} yn ôl.",
    "Nothing found.": "Dim wedi'i ganfod.",
    "Saved as {name}.": "Cadwyd fel {nmae}.",
    ("{count} criterion", "{count} criteria"): ("{count} maen prawf", "{count} maen prawf", "{count} faen prawf")
    + ("{count} maen prawf",) * 3,
}


@pytest.fixture(autouse=True)
def welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a Welsh catalogue, and English spoken before and after."""
    monkeypatch.setenv("PORTFOLIO_APP_TRANSLATIONS", str(tmp_path))
    yield catalogue(tmp_path, "cy", WELSH)
    speak(ENGLISH)


def test_english_is_what_stands_in_the_code() -> None:
    assert tr("{name} is back.", name="E001") == "E001 is back."
    assert tr("Braces {stay} where nothing is filled in.") == "Braces {stay} where nothing is filled in."
    assert mark("Nothing found.") == "Nothing found."
    assert mark_plural("{count} file", "{count} files") == ("{count} file", "{count} files")
    assert tr_plural("{count} file of {whose}", "{count} files of {whose}", 1200, whose="Ann") == "1,200 files of Ann"


@given(st.integers(0, 10**9), st.text(st.characters(exclude_characters="{}"), max_size=9))
def test_a_count_is_said_as_it_was_before(count: int, one: str) -> None:
    assert plural(count, one) == f"{count:,} {one if count == 1 else one + 's'}"
    assert plural(count, one, "criteria") == f"{count:,} {one if count == 1 else 'criteria'}"


def test_the_language_spoken_is_said_everywhere() -> None:
    assert speak("cy_GB.UTF-8") == "cy"
    assert tr("{name} is back.", name="E001") == "Mae E001 yn ôl."
    assert plural(1, "criterion", "criteria") == "1 maen prawf"
    assert plural(2, "criterion", "criteria") == "2 faen prawf"
    said: list[str] = []
    worker = threading.Thread(target=lambda: said.append(tr("Nothing found.")))
    worker.start()
    worker.join()
    assert said == ["Dim wedi'i ganfod."]


def test_a_sentence_without_a_translation_stays_english() -> None:
    speak("cy")
    assert tr("Nobody translated {what} yet.", what="this") == "Nobody translated this yet."
    assert tr("") == ""


def test_a_fault_in_a_catalogue_does_not_keep_the_program_from_speaking(welsh: Path) -> None:
    speak("cy")
    assert tr("Saved as {name}.", name="a.pdf") == "Saved as a.pdf."
    broken = catalogue(welsh.parents[2], "br", {})
    broken.write_bytes(b"no catalogue")
    assert speak("br") == "br"
    assert tr("Nothing found.") == "Nothing found."


def test_a_document_has_a_language_of_its_own() -> None:
    with language("cy"):
        assert (tr("Nothing found."), present(), language_tag()) == ("Dim wedi'i ganfod.", "cy", "cy")
        with language(ENGLISH):
            assert tr("Nothing found.") == "Nothing found."
        assert tr("Nothing found.") == "Dim wedi'i ganfod."
    assert (tr("Nothing found."), present(), language_tag()) == ("Nothing found.", "en", "en-GB")
    speak("cy")
    with language(ENGLISH):
        assert tr("Nothing found.") == "Nothing found."


def test_only_languages_that_are_there_are_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert languages() == ("en", "cy")
    assert [fitting(name) for name in ("cy", "cy_GB", "cy-GB", "CY", "C", "", "xx", "en_GB")] == ["cy"] * 4 + ["en"] * 4
    for name in ("PORTFOLIO_APP_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    assert system_language() == "cy_GB.UTF-8"
    assert speak() == "cy"
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "en")
    assert speak() == "en"


def test_numbers_are_said_by_the_language(tmp_path: Path) -> None:
    from babel.messages.catalog import Catalog

    from tools.messages import compile_to

    made = Catalog(locale="de")
    made.add(",", ".", context="between thousands")
    made.add(".", ",", context="before decimals")
    compile_to(made, tmp_path / "de" / "LC_MESSAGES" / "portfolio.mo")
    assert (say_number(1234567), say_number(1234.5, 1)) == ("1,234,567", "1,234.5")
    with language("de"):
        assert (say_number(1234567), say_number(1234.5, 1)) == ("1.234.567", "1.234,5")
