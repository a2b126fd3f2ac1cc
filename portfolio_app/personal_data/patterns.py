"""Personal data that has a pattern of its own: e-mail, handles, postcodes, and numbers with a check digit."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind, hit_at

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_HANDLE = re.compile(
    r"(?<![\w.@/&])@(?!(?:Override|Test|Deprecated|Autowired|param|return|media|import|app|staticmethod|property|"
    r"everyone|here|channel)\b)[A-Za-z_](?:[\w.]{0,28}\w)(?![\w@])",
    re.ASCII,
)
# Without the sign: named by where it is used, and no plain word ("Facebook is down").
_NETWORKS = "insta(?:gram)?|snap(?:chat)?|tiktok|twitter|facebook|messenger|discord|telegram|threads|bluesky|linkedin"
_HANDLE_SAID = re.compile(
    rf"(?<!\w)(?:{_NETWORKS}|user ?name|handle|gamertag)\b(?:[ ](?:handle|(?:user )?name|account|page))?"
    r"[ ]?(?:[:=]|is|was)[ ]?[\"“‘']?(?=[\w.]*(?:\d|[._]\w))([A-Za-z_][\w.]{1,28}\w)",
    re.IGNORECASE | re.ASCII,
)
_NETWORK = re.compile(rf"{_NETWORKS}|user ?name|handle|gamertag|\.com/", re.IGNORECASE)
_HANDLE_PAGE = re.compile(
    r"(?<![\w.])(?:www\.)?(?:facebook|instagram|twitter|x|tiktok|linkedin|threads|github)\.(?:com|net)/"
    r"(?:in/|@)?([A-Za-z_][\w.-]{1,38}\w)",
    re.IGNORECASE | re.ASCII,
)

# Areas as Royal Mail has them; what comes after the space never holds C I K M O V.
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G "
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW "
    "OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC "
    "WD WF WN WR WS WV YO ZE"
).split()
_POSTCODE = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(sorted(_AREAS, key=len, reverse=True))})\d[\dA-Z]?\s{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}"
    r"|GIR\s?0AA)(?!\w)",
    re.IGNORECASE,
)

# HMRC's rule: neither letter D F I Q U V, the second not O, and some pairs never given out.
_NI = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[\s-]?\d){6}[\s-]?[A-D](?!\w)",
    re.IGNORECASE,
)
# One that could not have been given out, such as those of examples, is one too where it is called one.
_NI_SAID = re.compile(
    r"(?<!\w)(?:NI|N\.I\.|NINO|national insurance)\b[^\d\n]{0,20}?(?<!\w)([A-Z]{2}(?:[\s-]?\d){6}[\s-]?[A-D])(?!\w)",
    re.IGNORECASE | re.ASCII,
)

_DIGITS_10 = re.compile(r"(?<![\w-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w-])", re.ASCII)
_CARD = re.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])", re.ASCII)
_SORT_CODE = re.compile(r"(?<![\w/.-])(\d{2})([ -])(\d{2})\2(\d{2})(?![\w/.-]*\d)", re.ASCII)
_SORT_RUN = re.compile(r"(?<!\w)(?:sort(?:[ -]?code)?|s/?c)\b[^\d\n]{0,12}(\d{6})(?!\w)", re.IGNORECASE | re.ASCII)
_ACCOUNT = re.compile(
    r"(?<!\w)(?:(?:bank |current |savings )?account|acct?|a/c)\b\.?(?:[ ]?(?:no|num|number|"
    r"nr)\b\.?)?[^\d\n]{0,20}(\d{8})(?:[^\d\n]{1,6}(\d{8}))?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_EIGHT = re.compile(r"\D{1,30}?(\d{8})(?![\w-])", re.ASCII)


def find_handles(text: str) -> Iterator[Hit]:
    """Yield names of people on networks that stand without their sign."""
    if _NETWORK.search(text):
        yield from _matches(_HANDLE_SAID, text, Kind.HANDLE, 1)
        yield from _matches(_HANDLE_PAGE, text, Kind.HANDLE, 1)


def find_patterns(text: str) -> Iterator[Hit]:
    """Yield what has a pattern of its own; two may overlap."""
    yield from _matches(_EMAIL, text, Kind.EMAIL)
    yield from _matches(_HANDLE, text, Kind.HANDLE)
    yield from _matches(_POSTCODE, text, Kind.POSTCODE)
    yield from _matches(_NI, text, Kind.NI)
    yield from _matches(_NI_SAID, text, Kind.NI, 1)
    yield from _nhs(text)
    yield from _cards(text)
    yield from _bank(text)


def _matches(pattern: re.Pattern[str], text: str, kind: Kind, group: int = 0) -> Iterator[Hit]:
    for found in pattern.finditer(text):
        yield hit_at(text, *found.span(group), kind)


def _nhs(text: str) -> Iterator[Hit]:
    from stdnum.gb import nhs

    for found in _DIGITS_10.finditer(text):
        # Numbers given out begin with 4, 6, 7 or, for trials, 9; with another digit the check digit alone says little.
        if found[1][0] in "4679" and nhs.is_valid(re.sub(r"\D", "", found[0])):
            yield hit_at(text, *found.span(), Kind.NHS)


def _cards(text: str) -> Iterator[Hit]:
    from stdnum import luhn

    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if digits[0] in "23456" and len(set(digits)) > 1 and luhn.is_valid(digits):
            yield hit_at(text, *found.span(), Kind.CARD)


def _bank(text: str) -> Iterator[Hit]:
    from stdnum import iban

    for found in _SORT_RUN.finditer(text):
        yield hit_at(text, *found.span(1), Kind.BANK)
    for found in _ACCOUNT.finditer(text):
        yield hit_at(text, *found.span(1), Kind.BANK)
        if found[2]:
            yield hit_at(text, *found.span(2), Kind.BANK)
    for found in _IBAN.finditer(text):
        if iban.is_valid(found[0]):
            yield hit_at(text, *found.span(), Kind.BANK)
    for found in _SORT_CODE.finditer(text):
        around = text[max(0, found.start() - 40) : found.end() + 40]
        said = re.search(r"\bsort\b|\bbank\b|\baccount\b|\bacc\b|\ba/c\b", around, re.IGNORECASE)
        paid = re.search(
            r"\b(?:pay(?:ee|ment|s|ing)?|paid|bacs|transfer\w*|wages|refund\w*|direct debit)\b", around, re.IGNORECASE
        )
        after = _EIGHT.match(text, found.end())
        if said or after or (found[2] == "-" and paid):
            yield hit_at(text, *found.span(), Kind.BANK)
            if after:
                yield hit_at(text, *after.span(1), Kind.BANK)
