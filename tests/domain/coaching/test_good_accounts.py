"""Twenty good accounts: a reader agrees with everything that is said of them, which is next to nothing."""

from pathlib import Path

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount
from portfolio_app.domain.frameworks.codes import CodeIndex
from portfolio_app.importers.markdown_account import read_account
from tests.domain.coaching.accounts import CUES, FRAMEWORKS, RESOURCES

_WRITTEN = sorted((Path(__file__).parent / "good_accounts").glob("*.md"))
_EXAMPLE = sorted((RESOURCES / "example").glob("*.md"))
_INDEX = CodeIndex(criterion.reference for framework in FRAMEWORKS for criterion in framework.criteria)


def test_good_accounts_are_left_alone() -> None:
    accounts: list[ReflectiveAccount] = []
    claims: list[Claim] = []
    for number, path in enumerate((*_EXAMPLE, *_WRITTEN), 1):
        draft = read_account(path.read_text("utf-8"), path.name)
        evidence = Evidence(number, EvidenceKind.ACCOUNT, draft.title, draft.produced_on)
        accounts.append(ReflectiveAccount(evidence, draft.place, draft.text))
        for each in draft.claims:
            passage = (
                take_passage(each.section, draft.text[each.section], each.start, each.end) if each.section else None
            )
            (criterion,) = _INDEX.find(each.criterion)
            anchor = kept(passage) if passage else None
            claims.append(Claim(len(claims) + 1, number, criterion, "1.0", "", passage, anchor, need=each.need))
    assert len(accounts) == 20
    reading = PortfolioReading(accounts, claims, FRAMEWORKS, CUES)
    said = [(a.evidence, a.kind.value, a.detail) for each in reading.each() for a in advise(each)]
    # The example says how data is collected, stored and accessed, but nowhere what becomes of it.
    assert said == [("E002", "data_stage_missing", "dispose")]
