"""Health tied to a person: a condition, and near it whoever has it."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.personal_data.word_lists import phrases

_PERSON = (
    r"(?:he|she|I|I[’']ve|I[’']m|his|her|him|they|their|them|mum|dad|mother|father|gran|grandad|nan|wife|husband|"
    r"partner|son|daughter|"
    r"brother|sister|child|boy|girl|toddler|baby|lady|woman|man|gentleman|customer|client|resident|patient|colleague|"
    r"learner|"
    r"caller|guest|pupil|student|apprentice|manager|neighbour|tenant|someone|who|one of (?:our|my|the)|"
    r"[A-Z][a-z]+(?: [A-Z])?|"
    r"service user|teammate|team member|passenger|shopper|user|owner|driver|carer|employee)"
)
_TIE = (
    r"(?:has|have|had|having|is|was|were|[’']s|suffers?|suffered|suffering|lives? with|living with|diagnosed|with|"
    r"due to|"
    r"because of|got|gets|be|been|being|recovering|recovered|struggles?|struggled|struggling|managing|about|"
    r"said|told|explained|mentioned|disclosed|revealed|takes?|on|off|going through|waiting|after|from|for|undergoing)"
)
_NEAR = 60
_CAPITALS = frozenset(("me", "ms", "aids", "add", "ocd", "hiv", "ibs"))
_BEFORE = re.compile(
    rf"(?<!\w){_PERSON}\b.{{0,34}}?\b{_TIE}\b.{{0,22}}$|\b(?i:his|her|their|my|mum’s|dad’s|"
    rf"[a-z]+[’']s)\s+(?:\w+\s+){{0,2}}$",
    re.DOTALL,
)
_AFTER = re.compile(
    r"^[\w ,-]{0,12}?\b(?:customer|lady|man|woman|boy|girl|child|resident|patient|gentleman|client|colleague|student|"
    r"learner|guest|son|daughter|brother|sister|mother|father|mum|dad)\b(?!s)",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:customers|people|patients|residents|children|adults|clients|users|guests|anyone|everyone|those|persons|"
    r"learners|"
    r"policy|policies|training|awareness|course on|leaflet|poster|procedure|if (?:a|an|any|someone)|such as|for "
    r"example|"
    r"e\.g\.|types?|signs of|symptoms of|charity|week|month|day|module|unit|support group|research|risk of|"
    r"could|might|would|may)\b",
    re.IGNORECASE,
)
_GENERAL_AFTER = re.compile(
    r"^[- ]?(?:friendly|aware|awareness|policy|training|policies|support group|charity|risk assessment|information|"
    r"leaflet|course|procedures?|"
    r"legislation|guidance|matters|allerg(?:y|en) menu|menu|champions?|first aid(?:er)?s?)\b",
    re.IGNORECASE,
)


def find_health(text: str) -> Iterator[Hit]:
    """Yield the conditions that a person in the same sentence is said to have."""
    for found in phrases("health").finditer(text):
        if found[0].lower() in _CAPITALS and not found[0].isupper():
            continue
        before = text[max(0, found.start() - _NEAR) : found.start()]
        before = re.split(r"[.!?\n]\s", before)[-1]
        after = re.split(r"[.!?\n]", text[found.end() : found.end() + 40])[0]
        if _GENERAL_AFTER.match(after) or _IN_GENERAL.search(before):
            continue
        if _BEFORE.search(before) or _AFTER.match(after):
            yield Hit(*found.span(), Kind.HEALTH, found[0])
