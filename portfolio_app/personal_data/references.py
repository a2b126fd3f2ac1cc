"""References of orders, cases and people: by the word that comes before, or by a form that only references have."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind, hit_at

_REFERENCE_WORD = (
    r"(?:order|case|ticket|ref(?:erence)?|customer|client|patient|policy|booking|claim|crime|account|job|invoice|"
    r"complaint|"
    r"incident|membership|member|loyalty|tracking|parcel|return|refund|call|enquiry|query|student|learner|"
    r"employee|staff|payroll|tenancy|application|reservation|confirmation|contract|passport|licen[cs]e|hospital|chi|"
    r"referral|work order|service request|receipt|collection|delivery|consignment|purchase order|po|quote|quotation|"
    r"docket|"
    r"repair|voucher|warranty|appointment|certificate|dbs|pnr|urn|mrn|utr|uprn|imei|log|sheet|card|meter|mpan|visa|"
    r"file|record)"
)
_GROUP = r"(?=[\w/-]*\d)[A-Z0-9](?:[\w/-]*[A-Z0-9])?"
_TOKEN = rf"(?:[A-Z]{{1,5}} )?{_GROUP}(?: (?:\d{{2,6}}|[A-Z]{{1,3}}\d{{2,6}})){{0,3}}"
_NUMBERED = re.compile(
    rf"(?<!\w)(?i:{_REFERENCE_WORD})s?(?i: (?:reference|ref|card|form|sheet|file|code))?"
    r"(?P<said>[ ]?(?:(?i:number|numbers|no|nr|num|id|code)\b\.?|#|:|№))?(?:[ ]?(?:is|was|as|of|:|#|=|\(|[“\"'‘]|-|"
    r"–))*[ ]?"
    rf"(?P<token>{_TOKEN}|(?i:{_GROUP}))(?![\w/])"
)
_AFTER_A_WORD = re.compile(
    rf"(?<!\w)(?i:{_REFERENCE_WORD})\b(?: (?i:number|no|id|code))?\b[^.;!?\n\d]{{1,32}}?(?<![\w£$€.,/-])"
    r"(?P<token>(?=[A-Z0-9/-]*\d[A-Z0-9/-]*\d[A-Z0-9/-]*\d)(?:[A-Z]{1,6}[-/]?[A-Z0-9/-]{3,20}|"
    r"\d{5,12}(?:[-/][A-Z0-9]+)*|\d+[A-Z-/][A-Z0-9/-]+))(?![\w/%]|[.,]\d)"
)
_THREE_DIGITS = re.compile(r"\d[A-Z0-9/-]*\d[A-Z0-9/-]*\d")
"""What that finds has as many; most numbers have fewer."""
_SPACED = re.compile(r"(?<!\w)(?i:ref(?:erence)?|number|no)\b[.:]? ?((?:[A-Z]{1,5} )?\d{3,4}(?: \d{3,4}){1,3})(?!\w)")
_CODED = re.compile(
    r"(?<![\w/.-])(?:[A-Z]{2,6}[-/]?\d{5,12}|[A-Z]{2,6}(?:[-/][A-Z]{0,4}\d{2,10}){1,3}|[A-Z]{1,3}[-/]\d{4,12}|"
    r"#\d{4,12}|\d{2,4}[-/][A-Z]{2,5}[-/]?\d{3,10})(?![\w/-])"
)
_NO_REFERENCE = re.compile(
    r"^(?:BS|EN|ISO|IEC|PAS|HP|CS|AC|EV|LO|ST|HSE|VAT|ISBN|USB|MP|RS|BTEC|NVQ|A|B|K|S|E|GDPR|COVID|KB|CVE|RFC|UTC|WD|"
    r"RJ|DIN|UNF|EU|UK|MG|FTSE|G|M|T|IP|TK|TS|ESB)"
    r"[-/ ]?\d|^\d{4}[-/]\d{2}(?:[-/]\d{2})?$|^(?:19|20)\d{2}[-/](?:19|20)?\d{2}$"
)
_STATEMENT_CODE = re.compile(r"^(?:AC|EV|LO|ST|K|S|B|TK|TS|ESB)[ -]?\d{1,4}(?:\.\d+)*$")
_ORDINARY_NUMBER = re.compile(
    r"^(?:\d{1,3}|(?:19|20)\d{2}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d+(?:st|nd|rd|th|am|pm|m|mm|cm|kg|g|x|p|k|hrs?)|"
    r"[A-Za-z]\d{1,2})$",
    re.I,
)


def find_references(text: str) -> Iterator[Hit]:
    """Yield the references."""
    for found in _NUMBERED.finditer(text):
        token = found["token"]
        digits = sum(character.isdigit() for character in token)
        named = found["said"] or "ref" in found[0].lower()
        if _ORDINARY_NUMBER.match(token) or _STATEMENT_CODE.match(token) or (not named and _NO_REFERENCE.match(token)):
            continue
        if digits >= 4 or (digits >= 3 and (named or not token.isdigit())) or (named and len(token) > 4):
            yield hit_at(text, *found.span("token"), Kind.REFERENCE)
    for found in _AFTER_A_WORD.finditer(text) if _THREE_DIGITS.search(text) else ():
        if not _STATEMENT_CODE.match(found["token"]) and not _ORDINARY_NUMBER.match(found["token"]):
            yield hit_at(text, *found.span("token"), Kind.REFERENCE)
    for found in _SPACED.finditer(text):
        yield hit_at(text, *found.span(1), Kind.REFERENCE)
    for found in _CODED.finditer(text):
        if not _NO_REFERENCE.match(found[0]):
            yield hit_at(text, *found.span(), Kind.REFERENCE)
