"""What translators are given: every marked sentence, and a pseudo-language that shows what was not marked."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.words.text import plural
from portfolio_app.translation import language, tr
from tests.translating import spoken
from tools import messages, pseudo
from tools.messages import collected, extract, texts_of

_SOURCE = """
_TITLES = {1: mark("Gap list")}
_COUNTED = mark_plural("{count} file", "{count} files")
said = tr("{name} is back.", name=x)
long = tr(
    "One sentence, "
    "on two lines."
)
either = tr("On" if x else "Off")
some = plural(n, "word"), plural(n, "criterion", "criteria"), plural(n, "account" if x else "piece")
many = tr_plural("{count} page of {what}", "{count} pages of {what}", n, what=x)
nothing = other("Not for people"), tr(variable), mark.tr
"""

_WELSH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "{count} claim"
msgid_plural "{count} claims"
msgstr[0] "{count} hawliad"
msgstr[1] "{count} hawliad"
"""


def test_marked_sentences_are_found() -> None:
    found = [message for _, _, message, _ in extract(BytesIO(_SOURCE.encode()), (), (), {})]
    assert set(found) == {
        "Gap list",
        ("{count} file", "{count} files"),
        "{name} is back.",
        "One sentence, on two lines.",
        "On",
        "Off",
        ("{count} word", "{count} words"),
        ("{count} criterion", "{count} criteria"),
        ("{count} account", "{count} accounts"),
        ("{count} piece", "{count} pieces"),
        ("{count} page of {what}", "{count} pages of {what}"),
    }


def test_the_sentences_of_the_program_are_collected() -> None:
    assert ("{count} criterion", "{count} criteria") in [message.id for message in collected()]


def test_catalogues_are_brought_up_to_the_sentences_and_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "FOLDER", tmp_path / "translations")
    messages.main()
    assert "{count} criterion" in (tmp_path / "translations" / "portfolio.pot").read_text(encoding="utf-8")
    welsh = tmp_path / "translations" / "cy" / "LC_MESSAGES" / "portfolio.po"
    welsh.parent.mkdir(parents=True)
    welsh.write_text(_WELSH, encoding="utf-8")
    messages.main()
    assert "{count} criterion" in welsh.read_text(encoding="utf-8")
    with spoken("cy", tmp_path / "translations"):
        assert plural(3, "claim") == "3 hawliad"
        assert plural(3, "criterion", "criteria") == "3 criteria"


@given(st.text(max_size=60))
def test_the_pseudo_language_keeps_places_and_is_longer(text: str) -> None:
    framed = f"Take {{name}} to --option, then {text} and %(prog)s."
    said = pseudo.pseudo(framed)
    assert {"{name}", "--option", "%(prog)s"} <= set(re.findall(r"\{name\}|--option|%\(prog\)s", said))
    assert len(said) > len(framed)
    assert re.search(r"\b(?:Take|then|and)\b", said) is None or re.search(r"\b(?:Take|then|and)\b", text)


def test_every_sentence_keeps_its_places_in_the_pseudo_language() -> None:
    for message in collected():
        for text in texts_of(message):
            assert sorted(re.findall(r"\{\w*\}", pseudo.pseudo(text))) == sorted(re.findall(r"\{\w*\}", text)), text


def test_the_pseudo_language_is_spoken(tmp_path: Path) -> None:
    pseudo.make(tmp_path)
    with spoken(pseudo.NAME, tmp_path):
        assert plural(2, "criterion", "criteria") == f"2 {pseudo.pseudo('criteria')}"
        with language("en"):
            assert plural(2, "criterion", "criteria") == "2 criteria"
        assert tr("A sentence of nobody.") == "A sentence of nobody."
