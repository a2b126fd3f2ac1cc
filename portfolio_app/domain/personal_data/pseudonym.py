"""Pseudonyms: the same person is the same letter everywhere."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from portfolio_app.domain.personal_data.allowance import words_key
from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.personal_data.people import the_same_among
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import mark, tr

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AROUND = 60
LONGEST = 60
"""Characters that a pseudonym may have."""


class Noun(StrEnum):
    """What a person is to the learner, which a pseudonym says before its letter."""

    CUSTOMER = mark("Customer")
    COLLEAGUE = mark("Colleague")
    MANAGER = mark("Manager")
    PERSON = mark("Person")


_SAYING = {
    Noun.MANAGER: ("manager", "supervisor", "team leader", "boss"),
    Noun.COLLEAGUE: ("colleague", "assistant", "workmate", "teammate", "trainee", "shift", "till", "rota"),
    Noun.CUSTOMER: ("customer", "caller", "client", "guest", "shopper", "refund", "complain", "order", "resident"),
}
_NEAR = {
    noun: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE) for noun, words in _SAYING.items()
}

_INSTEAD = {
    Kind.EMAIL: mark("[e-mail address]"),
    Kind.PHONE: mark("[telephone number]"),
    Kind.POSTCODE: mark("[postcode]"),
    Kind.ADDRESS: mark("[address]"),
    Kind.NI: mark("[National Insurance number]"),
    Kind.NHS: mark("[NHS number]"),
    Kind.CARD: mark("[card number]"),
    Kind.BANK: mark("[bank details]"),
    Kind.DOB: mark("[date of birth]"),
    Kind.VEHICLE: mark("[number plate]"),
    Kind.REFERENCE: mark("[reference number]"),
    Kind.HANDLE: mark("[name on social media]"),
    Kind.HEALTH: mark("[a health matter]"),
    Kind.ROLE: mark("[a role]"),
}


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """What stands in the place of words; these never leave the portfolio."""

    key: str
    words: str
    kind: Kind
    pseudonym: str


def noun_near(text: str, start: int, end: int) -> Noun:
    """Return what the words around a name say that the person is."""
    around = text[max(0, start - _AROUND) : start] + " " + text[end : end + _AROUND]
    return next((noun for noun, pattern in _NEAR.items() if pattern.search(around)), Noun.PERSON)


def known_pseudonym(words: str, kind: Kind, known: Collection[Pseudonym]) -> str:
    """Return the pseudonym that these words have already, by themselves or as a person's other name; "" for none."""
    key = words_key(words)
    same = next((each.pseudonym for each in known if each.key == key), "")
    if same or kind is not Kind.NAME:
        return same
    names = {each.words: each.pseudonym for each in known if each.kind is Kind.NAME}
    found = {names[name] for name in the_same_among(words, names)}
    return found.pop() if len(found) == 1 else ""


def new_pseudonym(kind: Kind, noun: Noun, known: Iterable[Pseudonym], text: str = "") -> str:
    """Return a pseudonym that nobody has yet, and that the ``text`` does not say of somebody already."""
    if kind is not Kind.NAME:
        return tr(_INSTEAD[kind])
    taken = {each.pseudonym.rpartition(" ")[2] for each in known}
    for number in count():
        letter = _lettered(number)
        name = f"{tr(noun.value)} {letter}"
        if letter not in taken and not re.search(rf"\b{re.escape(name)}\b", text):
            return name
    raise AssertionError  # count() does not end


def say_pseudonym(wanted: str) -> str:
    """Return a pseudonym that somebody has thought of, on one line and not too long."""
    return clean_line(wanted)[:LONGEST].strip()


def _lettered(number: int) -> str:
    letters = ""
    while number >= 0:
        number, letter = divmod(number, len(_LETTERS))
        letters = _LETTERS[letter] + letters
        number -= 1
    return letters
