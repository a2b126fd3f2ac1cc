"""A file in the shape of all standards as the service gives them: some 2,000 records, 75 million bytes."""

import json
import random
import uuid
from pathlib import Path

_STANDARDS = 700
_WORDS = (
    "customer service safety legislation quality product system process data client equipment material record report "
    "risk design team plan resource method tool stock supplier contract budget audit network machine patient care "
    "apply identify explain select monitor maintain communicate review prepare record resolve support improve "
    "relevant appropriate effective organisational digital sustainable personal professional technical common"
).split()


def make_standards_file(path: Path, standards: int = _STANDARDS) -> int:
    """Write the file, the same each time, and return how many records it has."""
    chance = random.Random(17)
    records: list[str] = []
    for number in range(1, standards + 1):
        title = " ".join(chance.choices(_WORDS, k=3)).capitalize()
        level = chance.randint(2, 7)
        lists = {name: _statements(chance, name) for name in ("knowledge", "skill", "behaviour")}
        for version in range(chance.choice((1, 2, 3, 3, 4, 4))):
            records.append(json.dumps(_record(chance, number, title, level, version, lists), separators=(",", ":")))
    path.write_text(f"[{','.join(records)}]", encoding="utf-8")
    return len(records)


def _record(
    chance: random.Random,
    number: int,
    title: str,
    level: int,
    version: int,
    lists: dict[str, list[dict[str, str]]],
) -> dict[str, object]:
    for name in lists:
        # A later version words a third of its statements anew.
        lists[name] = [each if chance.random() > 0.3 else _statement(chance, name) for each in lists[name]]
    statements = {name: [each[f"{name}Id"] for each in found] for name, found in lists.items()}
    return {
        "templateType": "Apprenticeship Standard",
        "larsCode": number,
        "referenceNumber": f"ST{number:04}",
        "title": title,
        "status": "Approved for delivery" if version else "Retired",
        "versionNumber": f"1.{version}",
        "earliestStartDate": "2018-10-03T00:00:00",
        "approvedForDelivery": "2016-07-29T00:00:00 +00:00",
        "level": level,
        "minimumHoursForCompliance": "278",
        "overviewOfRole": _words(chance, 60),
        "standardInformation": "&lt;p&gt;" + "&lt;/p&gt;&lt;p&gt;".join(_words(chance, 80) for _ in range(11)),
        "occupationalSummary": "&lt;p&gt;" + _words(chance, 500) + "&lt;/p&gt;",
        "eQAProvider": {"providerName": "Ofqual", "contactName": "", "contactAddress": _words(chance, 20)},
        "jobRoles": [_words(chance, 3) for _ in range(12)],
        "keywords": [_words(chance, 2) for _ in range(12)],
        "knowledges": lists["knowledge"],
        "skills": lists["skill"],
        "behaviours": lists["behaviour"],
        "options": [],
        "duties": [
            {
                "dutyID": str(uuid.UUID(int=chance.getrandbits(128))),
                "dutyDetail": _words(chance, 30),
                "isThisACoreDuty": 1,
                "criteriaForMeasuringPerformance": _words(chance, 60),
                "mappedKnowledge": chance.sample(statements["knowledge"], 7),
                "mappedSkills": chance.sample(statements["skill"], 7),
                "mappedBehaviour": chance.sample(statements["behaviour"], 3),
                "mappedOptions": None,
            }
            for _ in range(10)
        ],
        "standardPageUrl": f"https://skillsengland.education.gov.uk/apprenticeships/st{number:04}-v1-{version}",
        "changedDate": "2023-12-14T00:00:00",
    }


def _statements(chance: random.Random, name: str) -> list[dict[str, str]]:
    count = 6 if name == "behaviour" else 22
    return [_statement(chance, name) for _ in range(count)]


def _statement(chance: random.Random, name: str) -> dict[str, str]:
    return {f"{name}Id": str(uuid.UUID(int=chance.getrandbits(128), version=4)), "detail": _words(chance, 22)}


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count)).capitalize() + "."
