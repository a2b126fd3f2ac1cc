"""Which language words are in."""

import pytest

from portfolio_app.domain.words.language import is_other_script, language_of, language_of_letters

TEXTS = {
    "": "I asked the customer what had happened and noted it in the log before I rang my manager.",
    "cy": "Roeddwn i'n gweithio yn y siop ar y pryd, ac mae'r cwsmer wedi gofyn am ei arian yn ôl gyda'r dderbynneb.",
    "el": "Ρώτησα τον πελάτη τι είχε συμβεί και το σημείωσα.",
    "ru": "Я спросил клиента, что случилось, и записал это. Это был сложный вопрос, но мы его решили быстро.",
    "uk": "Я запитав клієнта, що сталося, і записав її слова в журнал.",
    "ar": "سألت العميل عما حدث ثم كتبته.",
    "fa": "از مشتری پرسیدم چه شده است و آن را نوشتم.",
    "ur": "میں نے گاہک سے پوچھا کہ کیا ہوا ہے اور اسے لکھ لیا ٹھیک ہے۔",
    "zh": "我问顾客发生了什么事，并记录下来。",
    "ja": "お客様に何があったかを尋ねて、記録しました。",
    "ko": "고객에게 무슨 일이 있었는지 물었습니다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_letters_tell_the_language(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "José asked Zoë Ångström for café crème.",
        "I met Siân at yn Llanelli and she said the queue was too long for her.",
        "Μαρία came to the desk with a kettle that had stopped working after three weeks.",
        "😀 123",
        "",
    ],
)
def test_names_and_single_words_leave_a_text_as_it_is(text: str) -> None:
    assert language_of(text) == ""


def test_letters_of_other_scripts_are_told_from_accents() -> None:
    assert is_other_script("Ж")
    assert not is_other_script("é")
    assert not is_other_script("a")
    assert language_of_letters("Иван") == "und-Cyrl"
    assert language_of_letters("Zoë") == ""
