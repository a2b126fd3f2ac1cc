"""ST0072 as it comes with the program: complete, in order, and with its line of credit wherever it is shown."""

import json
from pathlib import Path

from portfolio_app.domain.frameworks.faults import faults
from portfolio_app.domain.frameworks.framework import labels
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.services.frameworks.frameworks import find_bundled

CREDIT = "© Skills England 2025. This information is licensed under the Open Government Licence v3.0"


def test_the_standard_is_whole() -> None:
    standard = find_bundled("st0072")
    assert [(unit.code, len(unit.criteria)) for unit in standard.units] == [("K", 15), ("S", 10), ("B", 10)]
    codes = [criterion.code for criterion in standard.criteria]
    assert codes == [f"{unit}{n}" for unit, count in (("K", 15), ("S", 10), ("B", 10)) for n in range(1, count + 1)]
    assert (standard.kind, standard.regime, standard.version) == (FrameworkKind.STANDARD, Regime.OLD_PLAN, "1.1")
    assert (standard.level, standard.minimum_hours) == (2, 278)
    assert CREDIT in standard.attribution
    assert not list(faults(standard))
    assert {criterion.reference.rsplit("/", 1)[1] for criterion in standard.criteria} == set(codes)


def test_its_codes_stand_alone() -> None:
    found = labels((find_bundled("ST0072"),))
    assert (found["ST0072/K/K3"], found["ST0072/B/B10"]) == ("K3", "B10")


def test_it_says_what_the_record_says(shared: Path) -> None:
    record = json.loads((shared / "samples/skills-england/skillsengland-api-ST0072-v1.1.json").read_text("utf-8"))
    details = [each["detail"] for key in ("knowledges", "skills", "behaviours") for each in record[key]]
    assert [criterion.text for criterion in find_bundled("ST0072").criteria] == [" ".join(d.split()) for d in details]
