"""Documents of a portfolio use the words of the regime that its framework is assessed under."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_credit import words_of

EPAO = "End-point assessment by an end-point assessment organisation (EPAO)"
NEW = "Apprenticeship assessment by an assessment organisation"
FOUNDATION = {
    "title": "Finishing trades",
    "referenceNumber": "FA0004",
    "versionNumber": "1.0",
    "technicalKnowledges": [{"detail": "Safety on site"}],
    "technicalSkills": [{"detail": "Prepare a wall"}],
    "employabilitySkillsAndBehaviours": [{"detail": "Be on time"}],
}


@pytest.mark.parametrize(
    ("code", "said", "gateway", "signed"),
    [
        ("ST0072", EPAO, "before the gateway.", "Employer, date"),
        ("FA0004", NEW, "before the gateway to completion.", "Employer, date"),
        ("CS101", "", "before the portfolio is complete.", "Quality assurer, date"),
    ],
)
def test_each_regime_has_its_own_words(
    call: Call, tmp_path: Path, code: str, said: str, gateway: str, signed: str
) -> None:
    path = tmp_path / "own.portfolio"
    if code == "FA0004":
        call("new", path, "--learner", "Siân Pryce", "--framework", "CS101")
        (tmp_path / "saved.json").write_text(json.dumps(FOUNDATION))
        assert call("framework", "import", tmp_path / "saved.json", "--into", path).code == 0
        assert call("framework", "remove", path, "CS101").code == 0
    else:
        call("new", path, "--learner", "Siân Pryce", "--framework", code)
    names = {"--html": "whole.html", "--gaps": "gaps.html", "--discussion": "cards.html", "--pack": "pack.zip"}
    made = {option: tmp_path / name for option, name in names.items()}
    assert call("export", path, *(part for pair in made.items() for part in pair)).code == 0
    with zipfile.ZipFile(made["--pack"]) as pack:
        files = {name.rpartition("/")[2]: name for name in pack.namelist()}
        start = re.sub(r"<[^>]+>", " ", pack.read(files["START HERE.html"]).decode())
        pack.extract(files["Decisions.xlsx"], tmp_path)
    texts = {
        "cover": words_of(made["--html"]),
        "cards": words_of(made["--discussion"]),
        "start": start,
        "form": words_of(tmp_path / files["Decisions.xlsx"]),
    }
    others = {EPAO, NEW} - {said}
    assert [name for name, text in texts.items() if said not in text or any(o in text for o in others)] == []
    assert gateway in words_of(made["--gaps"])
    assert signed in texts["cover"]
    if said:
        assert "criteri" not in words_of(made["--gaps"]).casefold()
