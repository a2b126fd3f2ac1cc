"""Words that may be names: known by what is said around them."""

import re
from functools import lru_cache

from portfolio_app.personal_data.name_words import DAYS, MONTHS, Reading, deeds, is_first_name
from portfolio_app.personal_data.word_lists import is_known, is_ordinary, words

_NAMED_SO = re.compile(
    r"^[A-Z][a-z]+(?:deep|preet|jit|jeet|inder|winder|meet|jot|vir|bir|pal|esh|ullah|uddin|slav|mir|bek)$"
)


def belongs_to_a_thing(reading: Reading, at: int, end: int) -> bool:
    """Whether what looks like a name is part of the name of a street, a school, a firm, a saint's place."""
    text, found = reading.text, reading.words
    before = found[at - 1] if at else None
    if (
        before
        and reading.adjacent(before, found[at])
        and before.text in ("St", "Saint", "San", "Santa", "Port", "Lake", "Fort", "King", "Queen")
    ):
        return True
    if end < len(found):
        after = found[end]
        between = text[found[end - 1].end : after.start]
        if between in (" ", "’s ", "'s ", " & ") and after.capital and after.low in words("things"):
            return True
        if between.strip() == "&" and after.capital:
            return True
        if between == " " and after.low in (
            "building",
            "centre",
            "school",
            "academy",
            "college",
            "hospital",
            "theatre",
            "ltd",
            "plc",
            "limited",
            "llp",
            "group",
            "cycle",
            "theory",
            "model",
        ):
            return True
    return bool(before and text[before.end : found[at].start].strip() == "&" and before.capital)


def is_spoken_of(reading: Reading, at: int) -> bool:
    """Whether a word that is also a name is spoken of as a person."""
    text, found = reading.text, reading.words
    word, before = found[at], found[at - 1] if at else None
    after = found[at + 1] if at + 1 < len(found) else None
    gap = text[word.end : after.start] if after else ""
    close = after is not None and gap == " "
    possessive = gap.startswith(("’s", "'s"))
    if word.text in MONTHS:
        if possessive and before is not None and before.low not in words("before_months"):
            return True
        if (
            close
            and after is not None
            and (after.low in deeds() - {"is", "was", "has", "had", "can", "could", "would"})
        ):
            return word.text != "May" or not word.opens or after.low not in ("need", "use")
        return bool(
            before
            and before.low
            in words("before_people")
            - words("before_months")
            - {
                "when",
                "because",
                "that",
                "while",
                "as",
                "since",
                "is",
                "was",
                "than",
                "if",
                "but",
                "so",
                "what",
                "how",
                "where",
                "why",
                "about",
            }
        ) and not re.match(r"\W{0,2}(?:\d|and June|or June)", text[word.end :])
    if word.text in words("places"):
        told = before is not None and before.low in (
            words("before_people")
            - {
                "from",
                "to",
                "for",
                "by",
                "and",
                "that",
                "like",
                "about",
                "between",
                "as",
                "is",
                "was",
                "since",
                "where",
                "or",
                "than",
                "after",
                "before",
                "until",
                "with",
            }
        )
        return told or (
            close
            and after is not None
            and after.low in deeds() - {"is", "was", "has", "had", "can", "could", "would", "needs", "came", "comes"}
        )
    if word.opens:
        if close and after is not None and after.low in ("and", "&") and at + 3 < len(found):
            other, deed = found[at + 2], found[at + 3]
            joined = other.capital and is_first_name(other) and not (at and found[at - 1].low == "and")
            return joined and deed.low in deeds() | {"and", "both"}
        if (
            close
            and after is not None
            and (after.low in deeds() or after.low in ("from", "then", "also", "always", "never", "just"))
        ):
            return not (
                word.low in ("will", "can", "may", "hope") and after.low in ("can", "could", "would", "is", "was")
            )
        greeted = (
            gap.startswith(",") and before is not None and before.low in ("hi", "dear", "hello", "thanks", "regards")
        )
        return greeted or (possessive and after is not None and not after.capital and not is_ordinary(word.low + "s"))
    if (
        before is not None
        and before.capital
        and not before.opens
        and text[before.end : word.start] == " "
        and is_ordinary(before.low)
    ):
        return False  # a phrase in capitals
    return not (close and after is not None and after.capital and is_ordinary(after.low))


def in_lower_case(reading: Reading, at: int) -> int:
    """Return where a name in lower case ends that is no word; 0 for none."""
    found = reading.words
    word = found[at]
    if word.text.isupper() or word.low not in lower_names():
        return 0
    before, after = found[at - 1].low if at else "", found[at + 1].low if at + 1 < len(found) else ""
    return at + 1 if before in words("before_people") or after in deeds() else 0


@lru_cache
def lower_names() -> frozenset[str]:
    """Return the first names that are no words, in lower case."""
    return frozenset(name.lower() for name in words("first_names") if len(name) > 3 and not is_ordinary(name.lower()))


def surname_alone(reading: Reading, at: int) -> int:
    """Return where a surname ends that stands alone and does something; 0 for none."""
    text, found = reading.text, reading.words
    word = found[at]
    if (
        at in reading.headings
        or len(word.text) < 3
        or is_ordinary(word.low)
        or word.text in words("places")
        or word.text in MONTHS | DAYS
    ):
        return 0
    before, after = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
    close = after is not None and text[word.end : after.start] == " "
    said = (
        close
        and after is not None
        and after.low
        in deeds()
        - {
            "is",
            "was",
            "has",
            "had",
            "needs",
            "can",
            "could",
            "would",
            "does",
            "did",
            "works",
            "worked",
            "made",
            "sent",
            "let",
            "lets",
        }
    )
    if belongs_to_a_thing(reading, at, at + 1):
        return 0
    return (
        at + 1
        if said and word.text in words("surnames") and (before is None or not before.capital or before.opens)
        else 0
    )


def unheard_of(reading: Reading, at: int) -> int:
    """Return where a word ends that is in no dictionary and that somebody is called; 0 for none."""
    text, found = reading.text, reading.words
    word, before = found[at], found[at - 1].low if at else ""
    if is_ordinary(word.low) or len(word.text) < 3:
        return 0
    after = found[at + 1] if at + 1 < len(found) else None
    gap = text[word.end : after.start] if after else ""
    if gap.startswith(("-", "&")) or belongs_to_a_thing(reading, at, at + 1):
        return 0
    said = text[max(0, word.start - 12) : word.start].endswith(
        ("name is ", "name’s ", "name's ", "name was ", "called ", "named ", "nicknamed ")
    )
    if said or _NAMED_SO.match(word.text):
        return at + 1
    if is_known(word.text) or word.text in words("places") or word.text != word.text.capitalize():
        return 0
    told = before in words("before_people") and before not in words("before_firms") and not word.opens
    did = gap in (" ", ", ") and after is not None and after.low in deeds() and after.low not in words("done_by_firms")
    goes_on = (
        gap.startswith((". ", ", ")) and after is not None and after.low in ("she", "he", "her", "his", "who", "whose")
    )
    return at + 1 if told or did or goes_on else 0
