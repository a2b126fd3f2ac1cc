"""Names of people: after a title, known first names with what follows, and capitalised pairs that are no words."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.domain.personal_data.people import ROLES, TITLES
from portfolio_app.personal_data.doubtful_names import (
    belongs_to_a_thing,
    in_lower_case,
    is_spoken_of,
    surname_alone,
    unheard_of,
)
from portfolio_app.personal_data.name_words import (
    DAYS,
    MONTHS,
    PARTICLES,
    Reading,
    deeds,
    is_first_name,
    is_word,
    read_words,
)
from portfolio_app.personal_data.word_lists import is_ordinary, masks, words


def find_names(text: str, known: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Yield the names; ``known`` are names that the user has listed, each found wherever it stands."""
    masked = masks("not_names").sub(lambda found: " " * len(found[0]), text)
    reading = read_words(masked)
    found = reading.words
    at = 0
    while at < len(found):
        word = found[at]
        if word.text[0].islower() and word.low not in TITLES:  # most words
            end = in_lower_case(reading, at)
        else:
            end = _titled(reading, at) or _initialled(reading, at) or _first_and_more(reading, at) or _pair(reading, at)
        if end > at:
            yield Hit(found[at].start, found[end - 1].end, Kind.NAME, text[found[at].start : found[end - 1].end])
            at = end
        else:
            at += 1
    for name in known:
        for each in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield Hit(*each.span(), Kind.NAME, each[0])


def _titled(reading: Reading, at: int) -> int:
    """Return where a name that begins with a title ends; 0 for none."""
    found = reading.words
    word = found[at]
    if not (word.low in TITLES or (word.low in ROLES and word.capital)) or at + 1 == len(found):
        return 0
    if not word.text[0].isupper() and word.low not in ("mr", "mrs", "ms", "dr", "miss"):
        return 0
    end = at + 1
    while end < len(found) and end - at < 5 and reading.adjacent(found[end - 1], found[end]):
        following = found[end]
        last = end - at > 1 and found[end - 1].low not in PARTICLES and len(found[end - 1].text) > 1
        if (following.low in PARTICLES and not last) or (
            following.text[0].isupper() and following.low not in words("things") and not (last and is_word(following))
        ):
            end += 1
        else:
            break
    named = [each for each in found[at + 1 : end] if len(each.text) > 1 and each.low not in PARTICLES]
    if not named:
        following = found[at + 1]
        lower = word.low in ("mr", "mrs", "ms", "dr") and len(following.text) > 2 and not is_ordinary(following.low)
        return at + 2 if lower and reading.adjacent(word, following) else 0
    if word.low in ROLES and all(is_word(each) or each.text in words("places") for each in named):
        return 0
    return end


def _initialled(reading: Reading, at: int) -> int:
    """Return where “H. Ramsbottom” or “J K Okafor” ends; 0 for none."""
    text, found = reading.text, reading.words
    end = at
    while (
        end < len(found)
        and end - at < 3
        and len(found[end].text) == 1
        and found[end].text.isupper()
        and found[end].text not in "IA"
    ):
        end += 1
    if (
        end == at
        or end == len(found)
        or not all(reading.adjacent(found[each], found[each + 1]) for each in range(at, end))
    ):
        return 0
    name = found[end]
    dotted = text[found[at].end : found[at].end + 1] == "."
    known = name.text in words("surnames") or (dotted and not is_ordinary(name.low))
    return end + 1 if known and name.capital and len(name.text) > 2 and (dotted or not is_ordinary(name.low)) else 0


def _first_and_more(reading: Reading, at: int) -> int:
    text, found = reading.text, reading.words
    word = found[at]
    if not word.capital:
        return in_lower_case(reading, at)
    if word.low in TITLES:
        return 0
    if not is_first_name(word):
        return surname_alone(reading, at) or unheard_of(reading, at)
    end = surnames_from(reading, at + 1)
    if belongs_to_a_thing(reading, at, end):
        return 0
    if end > at + 1:
        doubtful = is_ordinary(word.low) or word.text in MONTHS or word.text in words("places")
        sure = not doubtful or found[at + 1].text in words("surnames") or not is_ordinary(found[at + 1].low)
        return end if sure and word.text not in DAYS else 0
    if is_ordinary(word.low) or word.text in MONTHS or word.text in words("places"):
        follows = text[max(0, found[at].start - 4) : found[at].start].endswith((", ", "and "))
        listed = follows and text[found[at].end : found[at].end + 2] in (
            ", ",
            ". ",
            ": ",
        )
        return end if (at not in reading.headings or listed) and is_spoken_of(reading, at) else 0
    return end


def surnames_from(reading: Reading, end: int) -> int:
    """Return where the surnames end that begin at ``end``."""
    found = reading.words
    begun = end
    while end < len(found) and end - begun < 4 and reading.adjacent(found[end - 1], found[end]):
        following = found[end]
        if following.low in PARTICLES and not following.capital:
            if not (end + 1 < len(found) and found[end + 1].capital and reading.adjacent(following, found[end + 1])):
                break
        elif (
            not following.text[0].isupper()
            or (following.text.isupper() and len(following.text) > 1)
            or (len(following.text) == 1 and following.text == "I")
            or following.text in DAYS
            or (following.text in MONTHS and end > begun)
            or is_word(following)
            or (is_ordinary(following.low) and end > begun)
        ):
            break
        end += 1
    return end


def _pair(reading: Reading, at: int) -> int:
    """Return where a pair of capitalised words ends that are in no dictionary; 0 for none."""
    found = reading.words
    word = found[at]
    if not word.capital or word.low in TITLES or at in reading.headings or at + 1 == len(found) or len(word.text) < 3:
        return 0
    following = found[at + 1]
    if not reading.adjacent(word, following) or not (following.capital or following.low in PARTICLES):
        return 0
    if word.low.startswith(("i'", "i’")):
        return 0  # “I’m Rowan”: the name is what comes after it
    end = surnames_from(reading, at + 1)
    parts = found[at:end]
    if len(parts) < 2 or any(
        is_ordinary(part.low) or part.text in words("places") or part.text in MONTHS | DAYS
        for part in parts
        if part.capital
    ):
        return 0
    if not any(
        part.text in words("surnames") or part.text in words("first_names") for part in parts
    ) and not _near_person(reading, at, end):
        return 0
    return 0 if belongs_to_a_thing(reading, at, end) else end


def _near_person(reading: Reading, at: int, end: int) -> bool:
    found = reading.words
    before, after = found[at - 1].low if at else "", found[end].low if end < len(found) else ""
    return before in words("before_people") or after in deeds()
