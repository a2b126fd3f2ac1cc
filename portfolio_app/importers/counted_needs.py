"""What a criterion's words count: "at least two internal factors" is a need of two.

Wrong needs are worse than none, so only plain counts of things to be shown are taken, and lists that name every part.
Examples (in brackets, after "such as" or "e.g.") are never needs.
"""

import re

from portfolio_app.domain.frameworks.framework import Need
from portfolio_app.importers.command_verbs import GERUNDS, THIRD_PERSONS, VERBS

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: value for value, word in enumerate(_WORDS, 1)}
_NUMBER = rf"(?:{'|'.join(_WORDS)}|[1-9]|1\d|20)"
_COUNT = re.compile(
    rf"""(?<![\w./:£$€-])
    (?:(?P<least>(?:at\sleast|a\sminimum\sof|minimum\sof|no\sfewer\sthan|not\sfewer\sthan|no\sless\sthan|any)\s)?
    (?P<number>{_NUMBER})(?:\s(?:or|to)\s{_NUMBER})?(?P<more>\sor\smore)?)\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_EXAMPLES = re.compile(r",?\s(?:such as|e\.g\.|for example|for instance|i\.e\.)[^;.]*", re.IGNORECASE)
_NOUN_PHRASE = re.compile(r"(?:[A-Za-z][\w'’-]*\s?){1,6}")
_STOPS = frozenset(
    """
    of in on for to with from by at as into about against between across within during through without under and
    or but that which who whom whose when where how why what while so can could may might must should will would
    is are was were be been being has have had do does did used using made given their your its the a an any each
    per
    """.split()
)
# Time, measure and rank are not things to be shown.
_MEASURES = frozenset(
    "second minute hour day week month year time word page line percent percentage point mark pound penny metre mile "
    "attempt".split()
)
_PLURAL_MODIFIERS = frozenset({"sales", "goods", "communications", "operations", "customs", "news", "systems"})
_IRREGULAR = {
    "people": "person",
    "criteria": "criterion",
    "analyses": "analysis",
    "crises": "crisis",
    "media": "medium",
}
_VAGUE = frozenset(
    "different distinct separate key main relevant specific clear appropriate suitable valid real".split()
)
_KINDS = frozenset({"type", "kind", "form", "sort", "piece"})
# No sentence worth counting in is longer; the searches below may look at a text once for each of its words.
_LONGEST = 2_000
_LONGEST_SINGLE = 3
_WH = r"(?:when|where|how|why|what|who|whom|which)"
_QUESTIONS = re.compile(
    rf",?\s(?:specifying|stating|including|setting out|covering)\s"
    rf"(?P<list>{_WH}(?:,?\s(?:and\s)?{_WH})*\sto\s[^,;.]+(?:,?\s(?:and\s)?{_WH}(?:\sand\s{_WH})*\sto\s[^,;.]+)*)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    rf"(?P<words>{_WH}(?:,?\s(?:and\s)?{_WH})*)\sto\s(?P<deed>(?:(?!,|;|\sand\s{_WH}\b).)+)", re.IGNORECASE
)
_ACTS = re.compile(r",\sincluding\s(?P<list>[a-z]+ing\s[^;.:()]+)$")


def read_needs(text: str) -> tuple[Need, ...]:
    """Return the needs that the criterion's text states for certain, in their order; labels are singular."""
    if len(text) > _LONGEST:
        return ()
    bare = " ".join(_EXAMPLES.sub("", _BRACKETS.sub("", text)).split()).rstrip(".")
    bare = re.sub(r"\s+([,;.])", r"\1", bare)
    needs = _counts(bare) or _questions(bare) or _acts(bare)
    labels = [need.label for need in needs]
    # The same label twice, or one thing once, says nothing that can be counted.
    if len(set(labels)) < len(labels) or (len(needs) == 1 and needs[0].at_least == 1):
        return ()
    return tuple(needs)


def _counts(text: str) -> list[Need]:
    found: list[Need] = []
    last_end = -1
    pending: tuple[str, int] | None = None
    for match in _COUNT.finditer(text):
        number = match["number"].lower()
        value = _NUMBERS.get(number) or int(number)
        explicit = bool(match["least"] or match["more"])
        before = text[: match.start()].split()
        if not _is_count(before, value, explicit=explicit, follows=last_end >= 0):
            continue
        words = _phrase(text[match.end() :])
        label = _label(words, text[match.end() :])
        if value == 1 and not label and len(words) <= _LONGEST_SINGLE and not _MEASURES.intersection(words):
            label = " ".join(words)
        if label:
            if pending and " " in label:
                found.append(Need(f"{pending[0]} {label.split()[-1]}", pending[1]))
            found.append(Need(label, value))
            last_end, pending = match.end(), None
        elif words and len(words) == 1 and re.match(rf"\S+ and (?:at least )?{_NUMBER} ", text[match.end() :], re.I):
            # "two internal and two external factors": the first count borrows the second one's noun.
            pending, last_end = (words[0], value), match.end()
    return found


def _is_count(before: list[str], value: int, *, explicit: bool, follows: bool) -> bool:
    """Tell whether a number counts things to be shown, by what stands before it."""
    previous = before[-1].strip("“”\"'(").lower() if before else ""
    if explicit:
        return previous not in ("within", "every", "after")
    if value == 1 and not (follows and previous == "and"):
        return False
    if follows and (previous in ("and", "plus") or previous.endswith(",")):
        return True
    return not before or previous in VERBS or previous in GERUNDS or previous in THIRD_PERSONS


def _phrase(rest: str) -> list[str]:
    """Return the words up to the first that cannot belong to the thing counted."""
    match = _NOUN_PHRASE.match(rest)
    words: list[str] = []
    for word in match[0].split() if match else []:
        if word.lower() in _STOPS:
            break
        words.append(word)
    return words


def _label(words: list[str], rest: str) -> str:
    """Return the thing counted in the singular, or "" when no plural noun is found at once."""
    head = next(
        (index for index, word in enumerate(words) if _is_plural(word) and word.lower() not in _PLURAL_MODIFIERS), None
    )
    if head is None or head > 3 or any(word.lower() in _MEASURES for word in words[:head]):
        return ""
    noun = _singular(words[head])
    if noun.lower() in _MEASURES:
        return ""
    kept = words[:head]
    while kept and kept[0].lower() in _VAGUE:
        kept = kept[1:]
    if noun.lower() in _KINDS:
        return _label_of_kind(noun, kept, rest, words[head])
    return " ".join([*kept, noun])


def _label_of_kind(noun: str, kept: list[str], rest: str, head: str) -> str:
    """Return "type of customer" for "two types of customer", which counts more than types."""
    after = rest.split(head, 1)[1]
    words = _phrase(after[4:]) if after.startswith(" of ") else []
    return " ".join([*kept, noun, "of", *words]) if 1 <= len(words) <= 3 else ""


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in _IRREGULAR or (
        len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _singular(word: str) -> str:
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if lower.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def _questions(text: str) -> list[Need]:
    """Return three needs for "specifying when and how to escalate, and who to inform"."""
    match = _QUESTIONS.search(text)
    if not match:
        return []
    labels: list[str] = []
    for question in _QUESTION.finditer(match["list"]):
        deed = question["deed"].strip()
        if len(deed.split()) > 4:
            return []
        labels += [f"{word.lower()} to {deed}" for word in re.findall(_WH, question["words"], re.IGNORECASE)]
    return [Need(label) for label in labels] if len(labels) > 1 else []


def _acts(text: str) -> list[Need]:
    """Return a need for each act in "including greeting customers, handling requests, and keeping calm"."""
    match = _ACTS.search(text)
    if not match:
        return []
    parts = [part for part in re.split(r",\s(?:and\s)?|\sand\s(?=[a-z]+ing\b)", match["list"]) if part]
    known = all(part.split()[0] in GERUNDS and len(part.split()) <= 6 for part in parts)
    return [Need(part) for part in parts] if known and len(parts) > 2 else []
