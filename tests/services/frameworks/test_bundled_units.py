"""The bundled units cover the ground of the five topic sheets: each marking point, each number, each list."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.services.frameworks.frameworks import bundled
from tests.services.frameworks.marking_points import MARKING_POINTS, NUMBERED

CRITERIA: dict[str, Criterion] = {c.reference: c for framework in bundled() for c in framework.criteria}


def test_there_are_five_units_with_everything_in_them() -> None:
    units = [unit for framework in bundled() for unit in framework.units]
    assert [unit.code for unit in units] == ["101", "103", "105", "204", "302"]
    for unit in units:
        guidance = unit.guidance
        assert guidance.synopsis
        assert guidance.concepts
        assert guidance.tips
        assert guidance.mistakes
        assert all(criterion.text.lower().startswith(criterion.verb) for criterion in unit.criteria)


def test_every_marking_point_has_its_criterion() -> None:
    sheets = {sheet for sheet, _, _ in MARKING_POINTS}
    assert len(sheets) == 5
    assert len({(sheet, point) for sheet, point, _ in MARKING_POINTS}) == 22
    assert {reference for _, _, reference in MARKING_POINTS} <= set(CRITERIA)


@pytest.mark.parametrize(("reference", "needs"), NUMBERED)
def test_numbers_and_lists_are_needs(reference: str, needs: tuple[tuple[str, int], ...]) -> None:
    assert tuple((need.label, need.at_least) for need in CRITERIA[reference].needs) == needs


def test_the_table_names_real_marking_points(shared: Path) -> None:
    for sheet, point, _ in MARKING_POINTS:
        text = (shared / "topic-sheets" / f"{sheet}.txt").read_text(encoding="utf-8")
        assert f"- {point}" in text


def test_no_sentence_is_copied_from_a_sheet(shared: Path) -> None:
    sheets = " ".join(path.read_text(encoding="utf-8") for path in sorted((shared / "topic-sheets").glob("*.txt")))
    theirs = sheets.casefold().split()
    for framework in bundled():
        for unit in framework.units:
            guidance = unit.guidance
            texts = [guidance.synopsis, *map(str, guidance.concepts), *guidance.tips, *guidance.mistakes]
            for text in [*texts, *(criterion.text for criterion in unit.criteria)]:
                ours = text.casefold().split()
                longest = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
                assert longest.size < 8, " ".join(ours[longest.a : longest.a + longest.size])
