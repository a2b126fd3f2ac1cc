"""The records of apprenticeship standards as Skills England's service gives them, and what a list of them needs."""

import re
from dataclasses import dataclass

import msgspec

from portfolio_app.domain.frameworks.framework import CriterionKind
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.found import Doubts
from portfolio_app.importers.frameworks.json_parts import not_json
from portfolio_app.translation import tr

MOST_RECORDS = 20_000


class Statement(msgspec.Struct):
    """A statement, whose identity is called in one of four ways."""

    detail: str = ""
    knowledgeId: str | None = None  # as the file calls them
    skillId: str | None = None
    behaviourId: str | None = None
    id: str | None = None


class Duty(msgspec.Struct, omit_defaults=True):
    """A duty with the statements that it asks for, by identity."""

    isThisACoreDuty: int | str | bool | None = None
    mappedKnowledge: list[str] | None = None
    mappedSkills: list[str] | None = None
    mappedBehaviour: list[str] | None = None
    mappedOptions: list[str] | None = None


class Option(msgspec.Struct, omit_defaults=True):
    """One of the ways through a standard."""

    optionId: str | None = None
    title: str = ""


class Head(msgspec.Struct, omit_defaults=True):
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


class Record(Head):
    """What is read of a record in the end."""

    latestStartDate: str | None = None
    latestEndDate: str | None = None
    changedDate: str | None = None
    lastUpdated: str | None = None
    minimumHoursForCompliance: int | float | str | None = None
    standardPageUrl: str | None = None
    duties: list[Duty] | None = None
    options: list[Option] | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record whose head was read: its place in the file, and all of it as it stands there."""

    place: int
    head: Head
    raw: msgspec.Raw


LISTS = (
    ("knowledges", "K", CriterionKind.KNOWLEDGE),
    ("skills", "S", CriterionKind.SKILL),
    ("behaviours", "B", CriterionKind.BEHAVIOUR),
    ("technicalKnowledges", "TK", CriterionKind.TECHNICAL_KNOWLEDGE),
    ("technicalSkills", "TS", CriterionKind.TECHNICAL_SKILL),
    ("employabilitySkillsAndBehaviours", "ESB", CriterionKind.EMPLOYABILITY),
)
"""The lists of statements of a record, with the letters of their codes."""


def is_standard(content: bytes) -> bool:
    """Tell whether the JSON speaks of standards: a look at its beginning suffices."""
    head = content[:400_000]
    return any(f'"{name}"'.encode() in head for name in ("knowledges", "skills", "technicalKnowledges")) and (
        b'"larsCode"' in head or b'"referenceNumber"' in head
    )


def records_in(content: bytes, source: str, doubts: Doubts) -> list[RawRecord]:
    """Return the records of a file, one or many; raises InputError when none can be read."""
    raws = _raw_records(content, source)
    if len(raws) > MOST_RECORDS:
        raise in_file(source, tr("the file has too many records; save it again from the standards service."))
    decoder = msgspec.json.Decoder(Head, strict=False)
    found: list[RawRecord] = []
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
        found.append(RawRecord(place, head, raw))
    if not found:
        raise in_file(source, tr("no standard in it can be read; save it again from the standards service."))
    return found


def listing_of(head: Head) -> Listing:
    """Return what a list shows of a record."""
    count = sum(len(getattr(head, name) or ()) for name, _, _ in LISTS)
    said = str(head.level or "")
    level = int(said) if said.isdecimal() and len(said) < 3 else None
    return Listing(code_of(head), clean_line(head.title), version_of(head), level, clean_line(head.status or ""), count)


def code_of(head: Head) -> str:
    """Return the code that a record is known by."""
    return clean_line(head.referenceNumber or "") or (f"LARS{head.larsCode}" if head.larsCode else "STANDARD")


def version_of(head: Head) -> str:
    """Return the version of a record."""
    return clean_line(str(head.versionNumber or head.version or "")) or "1.0"


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
