"""A made-up map of any size, for tests of what shows."""

from portfolio_app.domain.claims.claim import ClaimMark, ClaimSpot
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Need, Outcome, Unit
from portfolio_app.domain.progress.coverage import measure
from portfolio_app.ui.map.map_data import MapData, gather


def made_up_map(units: int = 4, criteria: int = 50, evidence: int = 2000, every: int = 7) -> MapData:
    """Return a map in which every so-many-th criterion has no claim; each other has one to three."""
    frameworks = (Framework("F", "Made up", "1", tuple(_unit(number, criteria) for number in range(units))),)
    spots: list[ClaimSpot] = []
    for number, criterion in enumerate(frameworks[0].criteria):
        for turn in range(0 if number % every == 0 else 1 + number % 3):
            whole, starred, recheck = number % 5 == 0, number % 11 == 0, number % 13 == 0
            piece = 1 + (number * 31 + turn // 2) % evidence
            spots.append(ClaimSpot(len(spots) + 1, criterion.reference, piece, whole, starred, recheck))
    marks = [ClaimMark(s.criterion, s.evidence_id, "" if s.whole else "action", s.id, s.id + 1, "") for s in spots]
    pieces = [Evidence(number, EvidenceKind.ACCOUNT, f"Account number {number}") for number in range(1, evidence + 1)]
    return gather(frameworks, measure(frameworks, marks), pieces, spots)


def _unit(number: int, criteria: int) -> Unit:
    half = criteria // 2
    code = f"10{number}"
    made = [
        Criterion(
            f"F/{code}/1.{n}", f"1.{n}", f"Explain matter {n} of {code}", CriterionKind.KNOWLEDGE, "explain", needs
        )
        for n, needs in ((n, (Need("part", 2),) if n == 3 else ()) for n in range(1, criteria + 1))
    ]
    outcomes = (Outcome("1", "The first half", tuple(made[:half])), Outcome("2", "The rest", tuple(made[half:])))
    return Unit(code, f"Unit {code}", outcomes)
