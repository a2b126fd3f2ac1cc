"""Apprenticeship standards as Skills England's service gives them: one record, or the whole saved file.

Statements have no codes there: K1, S1 and B1 are their places in the lists, as the department's own program counts.
The older shape (``das-fat-prototype``) has the same lists and no reference number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape

import msgspec

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Unit, with_each
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.frameworks.sufficiency import Pathway
from portfolio_app.domain.words.text import clean_line, fold, plural, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.become import GROUPS, become
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found, ManyError
from portfolio_app.importers.frameworks.standard_records import (
    LISTS,
    Duty,
    Head,
    RawRecord,
    Record,
    Statement,
    code_of,
    listing_of,
    records_in,
    version_of,
)
from portfolio_app.translation import tr

ATTRIBUTION = "© Skills England 2025. This information is licensed under the Open Government Licence v3.0"
_LICENCE = "Open Government Licence v3.0"
_KINDS = {
    "FA": (FrameworkKind.FOUNDATION, Regime.NEW_PLAN),
    "AU": (FrameworkKind.APPRENTICESHIP_UNIT, Regime.NONE),  # too short for an assessment of its own
}
"""What the letters before a number say; foundation apprenticeships began under the new rules."""


def read_standard(content: bytes, source: str, asked: Asked) -> Found:
    """Return the standard that is asked for, or the only one; raises ManyError where one must be picked."""
    doubts = Doubts()
    entries = records_in(content, source, doubts)
    entry = _picked(entries, source, asked, doubts)
    try:
        record = msgspec.json.decode(entry.raw, type=Record, strict=False)
    except msgspec.DecodeError as error:
        where = entry.head.referenceNumber or tr("record {number}", number=entry.place)
        said = tr("{where} cannot be read ({error}); save the file again.", where=where, error=error)
        raise in_file(source, said) from error
    return _found(record, source, asked, doubts)


def _picked(entries: list[RawRecord], source: str, asked: Asked, doubts: Doubts) -> RawRecord:
    wanted = clean_line(asked.pick)
    among = [entry for entry in entries if _is(entry.head, wanted)] if wanted else entries
    if wanted and not among:
        raise in_file(source, tr("there is no standard {wanted} in it; look at the list.", wanted=shown(wanted, 60)))
    if len({code_of(entry.head).casefold() for entry in among}) > 1:
        said = tr(
            "it holds {count}; say which one with --pick, such as --pick {code}.",
            count=plural(len(among), "standard"),
            code=code_of(among[0].head),
        )
        raise ManyError(f"{source}: {said}", tuple(listing_of(entry.head) for entry in among))
    if asked.version:
        versions = [entry for entry in among if version_of(entry.head) == asked.version]
        if not versions:
            known = ", ".join(sorted({version_of(entry.head) for entry in among}, key=natural_key))
            said = tr("there is no version {version} of it; there are {known}.", version=asked.version, known=known)
            raise in_file(source, said)
        among = versions
    chosen = max(among, key=_preference)
    if len(among) > 1:
        others = ", ".join(version_of(entry.head) for entry in among if entry is not chosen)
        said = tr(
            "version {version} is taken; the file has {others} too, which --version picks.",
            version=version_of(chosen.head),
            others=others,
        )
        doubts.add(code_of(chosen.head), said)
    return chosen


def _is(head: Head, wanted: str) -> bool:
    names = (code_of(head), str(head.larsCode or ""), f"LARS{head.larsCode}")
    return wanted.casefold() in (name.casefold() for name in names) or fold(head.title) == fold(wanted)


def _preference(entry: RawRecord) -> tuple[bool, tuple[tuple[int, int, str], ...], int]:
    """Return a key that is highest for the version that somebody who starts now is on."""
    listing = listing_of(entry.head)
    return listing.is_delivered, natural_key(listing.version), entry.place


def _found(record: Record, source: str, asked: Asked, doubts: Doubts) -> Found:
    code = asked.code or code_of(record)
    entries = tuple(_statements(record, doubts))
    if not entries:
        said = tr(
            "{code} {title} (version {version}) has no list of knowledge, skills and behaviours in this file; "
            "choose another version, or copy the list from its page and paste it.",
            code=code_of(record),
            title=shown(clean_line(record.title), 80),
            version=version_of(record),
        )
        raise in_file(source, said)
    outline = Outline(
        code,
        record.title,
        entries,
        version_of(record),
        listing_of(record).level,
        clean_line(record.standardPageUrl or ""),
        ATTRIBUTION,
    )
    found = become(outline, source, replace(asked, code=code), doubts)
    return replace(found, framework=_with_pathways(_framed(found, record), record, doubts), problems=doubts.all())


def _framed(found: Found, record: Record) -> Framework:
    hours = str(record.minimumHoursForCompliance or "").split(".")[0]
    kind, regime = _KINDS.get(code_of(record)[:2].upper(), (FrameworkKind.STANDARD, Regime.OLD_PLAN))
    return replace(
        found.framework,
        kind=kind,
        regime=regime,
        valid_from=_day(record.earliestStartDate),
        valid_until=_day(record.latestEndDate) or _day(record.latestStartDate),
        status=clean_line(record.status or ""),
        minimum_hours=int(hours) if hours.isdecimal() and len(hours) < 6 else None,
        licence=_LICENCE,
    )


def _statements(record: Record, doubts: Doubts) -> Iterator[Entry]:
    decoder = msgspec.json.Decoder(Statement, strict=False)
    for name, letters, kind in LISTS:
        raws: list[msgspec.Raw] = getattr(record, name) or []
        if raws:
            yield Entry(0, letters, tr(GROUPS[letters]))
        for number, raw in enumerate(raws, 1):
            code = f"{letters}{number}"
            try:
                statement = decoder.decode(raw)
            except msgspec.DecodeError as error:
                doubts.add(code, tr("this statement cannot be read ({error}).", error=error))
                statement = Statement()
            identity = statement.knowledgeId or statement.skillId or statement.behaviourId or statement.id or ""
            text = _words(statement.detail, code)
            if not text:
                doubts.add(code, tr("{code} has no words; write them.", code=code), "no text")
            employer = "employer" if letters in ("ESB",) else "assessor"
            yield Entry(1, code, text=text, where=code, kind=kind, identity=clean_line(identity), assessed_by=employer)


def _words(detail: str, code: str) -> str:
    """Return a statement's words without tags and codes, which some records have once and some twice."""
    text = detail
    if re.search(r"&(?:[a-z]+|#\d+);|<[a-z/]", text, re.IGNORECASE):
        text = unescape(unescape(text))
        text = re.sub(r"<(?:br|/?p|/?li|/?ul|/?ol)\b[^<>]{0,200}>", " ", text, flags=re.IGNORECASE)
        text = re.sub(r"</?(?:b|i|u|em|strong|span|a|sup|sub)\b[^<>]{0,300}>", "", text, flags=re.IGNORECASE)
    return re.sub(rf"^(?:{code}(?:\s*[:.)]\s*|\s*[–—-]\s+|\s+))+(?=\S)", "", clean_line(text), flags=re.IGNORECASE)


def _with_pathways(framework: Framework, record: Record, doubts: Doubts) -> Framework:
    """Return the framework with its options as pathways: a statement that only their duties ask for is for those."""
    duties = record.duties or []
    if duties:
        said = tr("{count} in the file are help to read and are left out.", count=plural(len(duties), "duty", "duties"))
        doubts.add(tr("duties"), said)
    options = {(o.optionId or "").casefold(): clean_line(o.title) for o in record.options or () if o.title}
    if not options:
        return framework
    titles = list(dict.fromkeys(options.values()))
    codes = {title: f"P{number}" for number, title in enumerate(titles, 1)}
    asked = _asked_by(duties)

    def follow(_: Unit, each: Criterion) -> Criterion:
        ways = (codes[options[option]] for option in asked.get(each.identity.casefold(), ()) if option in options)
        return replace(each, pathways=tuple(dict.fromkeys(ways)))

    return replace(with_each(framework, follow), pathways=tuple(Pathway(codes[title], title) for title in titles))


def _asked_by(duties: Iterable[Duty]) -> dict[str, tuple[str, ...]]:
    """Return for each statement that no core duty asks for the options whose duties do."""
    core: set[str] = set()
    options: dict[str, tuple[str, ...]] = {}
    for duty in duties:
        mapped = (*(duty.mappedKnowledge or ()), *(duty.mappedSkills or ()), *(duty.mappedBehaviour or ()))
        wanted = tuple(option.casefold() for option in duty.mappedOptions or ())
        for each in mapped:
            if wanted and str(duty.isThisACoreDuty).casefold() not in ("1", "true"):
                options[each.casefold()] = (*options.get(each.casefold(), ()), *wanted)
            else:
                core.add(each.casefold())
    return {each: found for each, found in options.items() if each not in core}


def _day(text: str | None) -> date | None:
    """Return a day of ``2018-10-03T00:00:00`` or ``2016-07-29T00:00:00 +00:00``: its first ten letters."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
