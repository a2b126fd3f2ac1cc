from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Concept, CriterionKind, Need
from portfolio_app.importers.unit_file import read_unit_file

UNIT = """code = "CS1"
title = "Customer  service"
version = "1.0"
level = 2
source = "Ours"
attribution = "By us."

[[unit]]
code = "101"
title = "At the counter"

[unit.guidance]
synopsis = "What it is."
concepts = [{ term = "Journey", text = "Each step." }, { text = "No term." }]
tips = ["Be exact."]
mistakes = ["Being vague."]

[[unit.outcome]]
code = "1"
title = "You can serve"

[[unit.outcome.criterion]]
code = "1.1"
text = "Explain two benefits"
verb = "Explain"
kind = "knowledge"
needs = [{ label = "benefit", at_least = 2 }]

[[unit.outcome.criterion]]
code = "1.2"
text = "Greet a customer"
kind = "performance"
assessed_by = "employer"
core = true
"""


def test_a_unit_file_becomes_a_framework() -> None:
    framework = read_unit_file(UNIT, "cs1.toml")
    assert (framework.code, framework.title, framework.version, framework.level) == (
        "CS1",
        "Customer service",
        "1.0",
        2,
    )
    assert (framework.source, framework.attribution) == ("Ours", "By us.")
    first, second = framework.criteria
    assert first.reference == "CS1/101/1.1"
    assert (first.verb, first.kind, first.needs) == ("explain", CriterionKind.KNOWLEDGE, (Need("benefit", 2),))
    assert (second.verb, second.assessed_by, second.core) == ("", "employer", True)
    guidance = framework.units[0].guidance
    assert guidance.concepts == (Concept("Journey", "Each step."), Concept("", "No term."))
    assert (guidance.synopsis, guidance.tips, guidance.mistakes) == ("What it is.", ("Be exact.",), ("Being vague.",))


def test_another_code_and_title_may_be_given() -> None:
    framework = read_unit_file(UNIT, "cs1.toml", code="X9", title="Other")
    assert (framework.code, framework.title, framework.criteria[0].reference) == ("X9", "Other", "X9/101/1.1")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "CS1"', 'code = "CS1', "line 1"),
        ("level = 2", "levle = 2", "unknown key `levle`"),
        ("level = 2", 'level = "two"', "level: expected"),
        ('version = "1.0"', "", "missing key `version`"),
        ('title = "At the counter"', 'title = " "', "unit 1, title is empty"),
        ('code = "CS1"', 'code = "CS/1"', "slash"),
        ('code = "101"', 'code = "1 01"', "blank"),
        ('code = "1.2"', 'code = "1.1"', "unit 1, criterion code “1.1” is given twice"),
        ('text = "Greet a customer"', 'text = ""', "unit 1, outcome 1, criterion 2 (1.2), text is empty"),
        ('text = "Greet a customer"', "", "unit 1, outcome 1, criterion 2: missing key `text`"),
        ('kind = "performance"', 'kind = "wisdom"', "criterion 2, kind: invalid"),
        ('kind = "performance"', 'kind = "performance"\nweight = 3', "unknown key `weight`"),
        ("at_least = 2 }", "at_least = 0 }", "needs 1, at_least: expected"),
        ("at_least = 2 }", 'at_least = 2 }, { label = "Benefit" }', "need label “Benefit” is given twice"),
        ('label = "benefit"', 'label = ""', "need label is empty"),
        ('tips = ["Be exact."]', 'tips = ["Be exact.", ""]', "guidance, tip 2 is empty"),
        ('tips = ["Be exact."]', "tipps = []", "guidance: unknown key `tipps`"),
        ('{ text = "No term." }', '{ term = "No text", text = "" }', "concept 2, text is empty"),
    ],
)
def test_each_fault_is_named_with_its_field(old: str, new: str, said: str) -> None:
    assert old in UNIT
    with pytest.raises(InputError) as caught:
        read_unit_file(UNIT.replace(old, new, 1), "cs1.toml")
    assert caught.value.message.startswith("cs1.toml: ")
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda text: text + '\n[[unit]]\ncode = "101"\ntitle = "Again"\noutcome = []\n',
            "unit code “101” is given twice",
        ),
        (
            lambda text: text + '\n[[unit]]\ncode = "102"\ntitle = "Empty"\noutcome = []\n',
            "unit 2, outcome: there is none",
        ),
        (lambda text: text[: text.index("[[unit]]")] + "unit = []\n", "unit: there is none"),
        (lambda text: "a = " + "[" * 50_000, "TOML"),
        (lambda text: "# " + "x" * 1_000_001, "at most 1,000,000"),
    ],
)
def test_files_that_are_wrong_as_a_whole_are_refused(make: Callable[[str], str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_unit_file(make(UNIT), "cs1.toml")


def test_every_bundled_unit_can_be_read() -> None:
    for path in sorted((Path(__file__).parents[2] / "resources" / "units").glob("*.toml")):
        assert read_unit_file(path.read_text(encoding="utf-8"), path.name).criteria
