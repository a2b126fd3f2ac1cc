"""Which words are checked, what the dictionary knows, the user's own words, and the helper's questions."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from portfolio_app import paths
from portfolio_app.domain.errors import FileError
from portfolio_app.services.spelling import Dictionary, add_own_word, own_words, serve, stem, words_in
from portfolio_app.services.spelling_slips import meant


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


def _checked(text: str) -> list[str]:
    return [word.text for word in words_in(text) if not word.name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("teh kettle", ["teh", "kettle"]),
        ("GDPR KPIs HTML5 3rd a I", []),
        ("see https://www.example.org/wrnog or mail ann.lee@example.co.uk now", ["see", "or", "mail", "now"]),
        ("go to example.co.uk first", ["go", "to", "first"]),
        ("She met Marek. Then she left", ["She", "met", "Then", "she", "left"]),
        ("a well-known shop’s till", ["well-known", "shop’s", "till"]),
        ("snake_case wörds żółty 日本語", ["wörds", "żółty"]),
        ("", []),
    ],
)
def test_words_worth_checking(text: str, expected: list[str]) -> None:
    assert [word for word in _checked(text) if word not in ("snake", "case")] == expected


def test_places_and_names() -> None:
    text = "I met Priya’s boss. Teh end"
    words = list(words_in(text))
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert [stem(word.text) for word in words if word.name] == ["Priya"]


@pytest.mark.parametrize(
    "word", ["colour", "organise", "shouldn’t", "shouldn't", "well‑being", "customer’s", "café", "Customer", "etc"]
)
def test_british_words_are_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize("word", ["color", "recieve", "teh", "costomer", "well-beeing"])
def test_other_words_are_not(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.knows(word)


def test_suggestions_are_few_and_fit(dictionary: Dictionary) -> None:
    assert "receive" in dictionary.suggest("recieve")
    assert len(dictionary.suggest("teh")) <= 5
    assert all("'" not in word for word in dictionary.suggest("shouldnt’"))


def test_half_an_emoji_is_no_error(dictionary: Dictionary) -> None:
    assert dictionary.knows("\ud83d")
    assert dictionary.suggest("\ud83d") == ()


def test_own_words_are_kept_in_a_plain_file() -> None:
    assert own_words() == frozenset()
    add_own_word("touchpoint’s")
    add_own_word("Ellery")
    add_own_word("Ellery")
    assert own_words() == {"touchpoint", "Ellery"}
    assert (paths.user_data() / "words.txt").read_text("utf-8") == "Ellery\ntouchpoint\n"


def test_a_damaged_file_of_own_words_is_as_good_as_none() -> None:
    paths.user_data().mkdir(parents=True, exist_ok=True)
    (paths.user_data() / "words.txt").write_bytes(b"\xff\xfe\x00")
    assert own_words() == frozenset()


def test_own_words_that_cannot_be_kept_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(FileError, match=r"words\.txt"):
        add_own_word("Ellery")


def test_the_helper_answers_until_its_input_ends() -> None:
    names = {"names": ["Saterday", "Priya"]}
    questions = [{"check": ["teh", "tea"]}, {"suggest": "recieve"}, {"check": []}, names]
    answers = io.StringIO()
    serve(io.StringIO("".join(json.dumps(question) + "\n" for question in questions)), answers)
    checked, suggested, nothing, named = map(json.loads, answers.getvalue().splitlines())
    assert checked == {"checked": ["teh", "tea"], "wrong": ["teh"]}
    assert suggested["word"] == "recieve"
    assert "receive" in suggested["suggestions"]
    assert nothing == {"checked": [], "wrong": []}
    assert named == {"named": ["Saterday", "Priya"], "slips": ["Saterday"]}


SLIPS = """Saterday Febuary Custumer Wensday Tuseday Thrusday Januray Septembar Octobar Decembar Augst Chrismas
Managment Supervisior Recieved Definately Seperate Buisness Comittee Enviroment Collegue Reciept Delivary Adress
Organisaton Departmant Asistant Trainning Servise Experiance Proffesional Satuday Engish"""


@pytest.mark.parametrize("word", SLIPS.split())
def test_a_slip_with_a_capital_inside_a_sentence_is_no_name(dictionary: Dictionary, word: str) -> None:
    assert dictionary.mistakes(word)
    assert dictionary.mistakes(f"{word}’s")


NAMES = """Priya Aisha Marek Siobhan Niamh Callum Ewan Rhys Cerys Imogen Olufemi Oluwaseun Chukwuma Agnieszka Katarzyna
Zbigniew Wojciech Mohammed Muhammad Fatima Khadija Ayesha Yusuf Gurpreet Harpreet Jaswinder Kwame Nkechi Anaïs Zoë
Patel Pearson Stewart Marshall Bennett Parrish Sherratt Okonkwo Kowalski Wisniewski Nowakowski Iqbal Hussain Chowdhury
Begum Munday Fairbairn Featherstonehaugh Cholmondeley Llewellyn Gethin Prendergast Ravenscroft
Rotherham Huddersfield Cwmbran Aberystwyth Machynlleth Llanelli Kirkcaldy Auchtermuchty Ballymena Loughborough
Wolverhampton Slaithwaite Mousehole Happisburgh Ebbsfleet Ystradgynlais
Brightway Deliveroo Shopify Trustpilot Ocado Waitrose Halfords Greggs Zendesk Sainsbury McDonald"""


@pytest.mark.parametrize("word", NAMES.split())
def test_names_of_people_places_and_makers_are_left_alone(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.mistakes(word)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
def test_only_words_near_one_that_is_known_are_slips(dictionary: Dictionary, letters: str) -> None:
    word = letters.capitalize()
    found = meant(word, dictionary._spelt)
    assert not found or OSA.distance(found.lower(), letters) <= 2


def test_no_name_in_the_example_accounts_is_taken_for_a_slip(dictionary: Dictionary) -> None:
    texts = [path.read_text("utf-8") for path in sorted((paths.resources() / "example").glob("*.md"))]
    assert len(texts) == 10
    names = {word.text for text in texts for word in words_in(text) if word.name}
    assert names
    assert not [name for name in names if dictionary.mistakes(name)]
