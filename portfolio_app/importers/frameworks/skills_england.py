"""Apprenticeship standards as Skills England's service gives them: one record, or the whole saved file.

Statements have no codes there: K1, S1 and B1 are their places in the lists, as the department's own program counts.
The older shape (``das-fat-prototype``) has the same lists and no reference number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

import msgspec

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import CriterionKind, Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.frameworks.sufficiency import Pathway
from portfolio_app.domain.words.text import clean_line, fold, plural, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.become import GROUPS, become
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found, ManyError
from portfolio_app.importers.frameworks.json_parts import not_json
from portfolio_app.translation import tr

ATTRIBUTION = "© Skills England 2025. This information is licensed under the Open Government Licence v3.0"
_LICENCE = "Open Government Licence v3.0"
_MOST_RECORDS = 20_000
_MOST_SAID = 30
_DELIVERED = "approved for delivery"
_REFERENCE = re.compile(r"(?:ST|FA|AU)\d{4}", re.IGNORECASE)


class _Statement(msgspec.Struct):
    detail: str = ""
    knowledgeId: str | None = None  # as the file calls them
    skillId: str | None = None
    behaviourId: str | None = None
    id: str | None = None


class _Duty(msgspec.Struct):
    dutyDetail: str | None = None
    isThisACoreDuty: int | str | bool | None = None
    mappedKnowledge: list[str] | None = None
    mappedSkills: list[str] | None = None
    mappedBehaviour: list[str] | None = None
    mappedOptions: list[str] | None = None


class _Option(msgspec.Struct):
    optionId: str | None = None
    title: str = ""


class _Head(msgspec.Struct):
    """What a list to pick from needs, and no more: the whole file has thousands of records."""

    title: str = ""
    referenceNumber: str | None = None
    larsCode: int | str | None = None
    level: int | str | None = None
    status: str | None = None
    version: float | int | str | None = None
    versionNumber: float | int | str | None = None
    earliestStartDate: str | None = None
    knowledges: list[msgspec.Raw] | None = None
    skills: list[msgspec.Raw] | None = None
    behaviours: list[msgspec.Raw] | None = None
    technicalKnowledges: list[msgspec.Raw] | None = None
    technicalSkills: list[msgspec.Raw] | None = None
    employabilitySkillsAndBehaviours: list[msgspec.Raw] | None = None


class _Record(_Head):
    latestStartDate: str | None = None
    latestEndDate: str | None = None
    changedDate: str | None = None
    lastUpdated: str | None = None
    minimumHoursForCompliance: int | float | str | None = None
    standardPageUrl: str | None = None
    duties: list[_Duty] | None = None
    options: list[_Option] | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    place: int
    head: _Head
    raw: msgspec.Raw


_LISTS = (
    ("knowledges", "K", CriterionKind.KNOWLEDGE),
    ("skills", "S", CriterionKind.SKILL),
    ("behaviours", "B", CriterionKind.BEHAVIOUR),
    ("technicalKnowledges", "TK", CriterionKind.TECHNICAL_KNOWLEDGE),
    ("technicalSkills", "TS", CriterionKind.TECHNICAL_SKILL),
    ("employabilitySkillsAndBehaviours", "ESB", CriterionKind.EMPLOYABILITY),
)


def is_standard(content: bytes) -> bool:
    """Tell whether the JSON speaks of standards: a look at its beginning suffices."""
    head = content[:400_000]
    return any(f'"{name}"'.encode() in head for name in ("knowledges", "skills", "technicalKnowledges")) and (
        b'"larsCode"' in head or b'"referenceNumber"' in head
    )


def listings(content: bytes, source: str) -> tuple[tuple[Listing, ...], tuple[Problem, ...]]:
    """Return every standard of the file, to pick from, and what cannot be read; raises InputError."""
    doubts = Doubts()
    entries = _entries(content, source, doubts)
    return tuple(_listing(entry.head) for entry in entries), doubts.all()


def read_standard(content: bytes, source: str, asked: Asked) -> Found:
    """Return the standard that is asked for, or the only one; raises ManyError where one must be picked."""
    doubts = Doubts()
    entries = _entries(content, source, doubts)
    entry = _picked(entries, source, asked, doubts)
    try:
        record = msgspec.json.decode(entry.raw, type=_Record, strict=False)
    except msgspec.DecodeError as error:
        where = entry.head.referenceNumber or tr("record {number}", number=entry.place)
        said = tr("{where} cannot be read ({error}); save the file again.", where=where, error=error)
        raise in_file(source, said) from error
    return _found(record, source, asked, doubts)


def _entries(content: bytes, source: str, doubts: Doubts) -> list[_Entry]:
    raws = _raw_records(content, source)
    if len(raws) > _MOST_RECORDS:
        raise in_file(source, tr("the file has too many records; save it again from the standards service."))
    decoder = msgspec.json.Decoder(_Head, strict=False)
    found: list[_Entry] = []
    for place, raw in enumerate(raws, 1):
        where = tr("record {number}", number=place)
        try:
            head = decoder.decode(raw)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            doubts.add(where, tr("this record cannot be read ({error}); it is left out.", error=error), "record")
            continue
        if not clean_line(head.title) and not head.referenceNumber:
            doubts.add(where, tr("this record has neither title nor reference number; it is left out."), "unnamed")
            continue
        found.append(_Entry(place, head, raw))
    if not found:
        raise in_file(source, tr("no standard in it can be read; save it again from the standards service."))
    return found


def _raw_records(content: bytes, source: str) -> list[msgspec.Raw]:
    class Listed(msgspec.Struct):
        list: list[msgspec.Raw]

    try:
        if content.lstrip()[:1] == b"[":
            return msgspec.json.decode(content, type=list[msgspec.Raw])
        if re.match(rb'\s*\{\s*"list"\s*:', content):
            return msgspec.json.decode(content, type=Listed).list
        return [msgspec.json.decode(content, type=msgspec.Raw)]
    except (msgspec.DecodeError, RecursionError) as error:
        raise not_json(source, error) from error


def _listing(head: _Head) -> Listing:
    count = sum(len(getattr(head, name) or ()) for name, _, _ in _LISTS)
    said = str(head.level or "")
    level = int(said) if said.isdecimal() and len(said) < 3 else None
    return Listing(_code(head), clean_line(head.title), _version(head), level, clean_line(head.status or ""), count)


def _code(head: _Head) -> str:
    return clean_line(head.referenceNumber or "") or (f"LARS{head.larsCode}" if head.larsCode else "STANDARD")


def _version(head: _Head) -> str:
    return clean_line(str(head.versionNumber or head.version or "")) or "1.0"


def _picked(entries: list[_Entry], source: str, asked: Asked, doubts: Doubts) -> _Entry:
    wanted = clean_line(asked.pick)
    among = [entry for entry in entries if _is(entry.head, wanted)] if wanted else entries
    if wanted and not among:
        raise in_file(source, tr("there is no standard {wanted} in it; look at the list.", wanted=shown(wanted, 60)))
    if len({_code(entry.head).casefold() for entry in among}) > 1:
        said = tr(
            "it holds {count}; say which one with --pick, such as --pick {code}.",
            count=plural(len(among), "standard"),
            code=_code(among[0].head),
        )
        raise ManyError(f"{source}: {said}", tuple(_listing(entry.head) for entry in among))
    if asked.version:
        versions = [entry for entry in among if _version(entry.head) == asked.version]
        if not versions:
            known = ", ".join(sorted({_version(entry.head) for entry in among}, key=natural_key))
            said = tr("there is no version {version} of it; there are {known}.", version=asked.version, known=known)
            raise in_file(source, said)
        among = versions
    chosen = max(among, key=_preference)
    if len(among) > 1:
        others = ", ".join(_version(entry.head) for entry in among if entry is not chosen)
        said = tr(
            "version {version} is taken; the file has {others} too, which --version picks.",
            version=_version(chosen.head),
            others=others,
        )
        doubts.add(_code(chosen.head), said)
    return chosen


def _is(head: _Head, wanted: str) -> bool:
    names = (_code(head), str(head.larsCode or ""), f"LARS{head.larsCode}")
    return wanted.casefold() in (name.casefold() for name in names) or fold(head.title) == fold(wanted)


def _preference(entry: _Entry) -> tuple[bool, tuple[tuple[int, int, str], ...], int]:
    """Return a key that is highest for the version that somebody who starts now is on."""
    delivered = (entry.head.status or "").casefold() == _DELIVERED
    return delivered, natural_key(_version(entry.head)), entry.place


def _found(record: _Record, source: str, asked: Asked, doubts: Doubts) -> Found:
    code = asked.code or _code(record)
    entries = tuple(_statements(record, doubts))
    if not entries:
        said = tr(
            "{code} {title} (version {version}) has no list of knowledge, skills and behaviours in this file; "
            "choose another version, or copy the list from its page and paste it.",
            code=_code(record),
            title=shown(clean_line(record.title), 80),
            version=_version(record),
        )
        raise in_file(source, said)
    outline = Outline(
        code,
        record.title,
        entries,
        _version(record),
        _listing(record).level,
        clean_line(record.standardPageUrl or ""),
        ATTRIBUTION,
    )
    found = become(outline, source, replace(asked, code=code), doubts)
    return replace(found, framework=_with_pathways(_framed(found, record), record, doubts), problems=doubts.all())


def _framed(found: Found, record: _Record) -> Framework:
    hours = str(record.minimumHoursForCompliance or "").split(".")[0]
    kind = {"FA": FrameworkKind.FOUNDATION, "AU": FrameworkKind.APPRENTICESHIP_UNIT}.get(
        _code(record)[:2].upper(), FrameworkKind.STANDARD
    )
    return replace(
        found.framework,
        kind=kind,
        regime=Regime.OLD_PLAN,
        valid_from=_day(record.earliestStartDate),
        valid_until=_day(record.latestEndDate) or _day(record.latestStartDate),
        status=clean_line(record.status or ""),
        minimum_hours=int(hours) if hours.isdecimal() and len(hours) < 6 else None,
        licence=_LICENCE,
    )


def _statements(record: _Record, doubts: Doubts) -> Iterator[Entry]:
    decoder = msgspec.json.Decoder(_Statement, strict=False)
    for name, letters, kind in _LISTS:
        raws: list[msgspec.Raw] = getattr(record, name) or []
        if raws:
            yield Entry(0, letters, tr(GROUPS[letters]))
        for number, raw in enumerate(raws, 1):
            code = f"{letters}{number}"
            try:
                statement = decoder.decode(raw)
            except msgspec.DecodeError as error:
                doubts.add(code, tr("this statement cannot be read ({error}).", error=error))
                statement = _Statement()
            identity = statement.knowledgeId or statement.skillId or statement.behaviourId or statement.id or ""
            text = _words(statement.detail)
            if not text:
                doubts.add(code, tr("{code} has no words; write them.", code=code), "no text")
            employer = "employer" if letters in ("ESB",) else "assessor"
            yield Entry(1, code, text=text, where=code, kind=kind, identity=clean_line(identity), assessed_by=employer)


def _words(detail: str) -> str:
    """Return a statement's words without tags and codes, which some records have once and some twice."""
    text = detail
    if re.search(r"&(?:[a-z]+|#\d+);|<[a-z/]", text, re.IGNORECASE):
        text = unescape(unescape(text))
        text = re.sub(r"<(?:br|/?p|/?li|/?ul|/?ol)\b[^<>]{0,200}>", " ", text, flags=re.IGNORECASE)
        text = re.sub(r"</?(?:b|i|u|em|strong|span|a|sup|sub)\b[^<>]{0,300}>", "", text, flags=re.IGNORECASE)
    return clean_line(text)


def _with_pathways(framework: Framework, record: _Record, doubts: Doubts) -> Framework:
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
    units = tuple(
        replace(
            unit,
            outcomes=tuple(
                replace(
                    outcome,
                    criteria=tuple(
                        replace(
                            c,
                            pathways=tuple(
                                dict.fromkeys(
                                    codes[options[o]] for o in asked.get(c.identity.casefold(), ()) if o in options
                                )
                            ),
                        )
                        for c in outcome.criteria
                    ),
                )
                for outcome in unit.outcomes
            ),
        )
        for unit in framework.units
    )
    return replace(framework, units=units, pathways=tuple(Pathway(codes[title], title) for title in titles))


def _asked_by(duties: Iterable[_Duty]) -> dict[str, tuple[str, ...]]:
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
