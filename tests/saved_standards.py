"""A small file of apprenticeship standards as the service saves it: several versions, one without a list."""

import json
from pathlib import Path
from typing import Any  # what JSON holds


def record(code: str, title: str, version: str, level: int = 2, *, status: str = "Approved for delivery") -> Any:  # noqa: ANN401
    """Return a record with two statements of knowledge and one skill, and the prose that comes with it."""
    return {
        "referenceNumber": code,
        "title": title,
        "versionNumber": version,
        "level": level,
        "status": status,
        "standardInformation": "&lt;p&gt;Much prose.&lt;/p&gt;" * 200,
        "minimumHoursForCompliance": "278",
        "knowledges": [
            {"knowledgeId": f"{code}-k{n}", "detail": f"Explain {title} {version}, part {n}."} for n in (1, 2)
        ],
        "skills": [{"skillId": f"{code}-s1", "detail": f"Do {title} {version}."}],
        "duties": [{"dutyID": "d1", "isThisACoreDuty": 1, "mappedKnowledge": [f"{code}-k1"]}],
        "options": [],
    }


def records() -> list[Any]:
    """Return five records of four standards."""
    return [
        record("ST0010", "Butcher", "1.1", 2),
        record("ST0010", "Butcher", "1.0", 2, status="Retired"),
        record("ST0002", "Baker", "1.0", 3),
        {"referenceNumber": "ST0003", "title": "Brewer", "version": "1.0", "level": 4, "knowledges": []},
        {
            **record("ST0004", "Fishmonger", "1.0", 2),
            "options": [{"optionId": "o1", "title": "Shop"}, {"optionId": "o2", "title": "Market"}],
            "duties": [{"isThisACoreDuty": 0, "mappedSkills": ["ST0004-s1"], "mappedOptions": ["o2"]}],
        },
    ]


def save_standards(path: Path) -> Path:
    """Write the file and return its path."""
    path.write_text(json.dumps(records()), encoding="utf-8")
    return path
