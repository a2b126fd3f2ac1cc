"""A portfolio with claims, and what an assessor sends back for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.decisions.decision import Check, DecidedClaim, Decision, Origin, Role, Verdict
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.exporters.decisions_file import encode_return
from portfolio_app.exporters.xlsx import write_xlsx
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.packs.return_form import build_return_form
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.signing.manifests import make_key, public_of, sign
from portfolio_app.workspace import Workspace, create_workspace

PACK = "ab" * 32
TEXT = StarText("A kettle came back.", "To help him.", "I listened first. Then I rang the manager.", "He was happy.")
LISTENING, MANAGER = "CS101/101/1.3", "CS103/103/4.1"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A portfolio with an account and two claims on words of it, and one on the whole."""
    made = make_portfolio(learner="Ann Example", learner_number="123", programme="Level 2")
    with create_workspace(tmp_path / "Ann.portfolio", made, bundled()) as opened:
        claims = (
            ClaimDraft(LISTENING, Section.ACTION, 0, 17),
            ClaimDraft(MANAGER, Section.ACTION, 23, 41, need="whom to inform", note="=1+1"),
            ClaimDraft("CS105/105/1.7"),
        )
        opened.accounts.add([AccountDraft("A kettle", date(2026, 3, 2), "Desk", TEXT, claims)])
        yield opened


class Signed(NamedTuple):
    """A signed file with its content as values."""

    path: Path
    returned: DecisionReturn


Sign = Callable[..., Signed]


def decide(workspace: Workspace, criterion: str, verdict: Verdict = Verdict.MET, **more: object) -> Decision:
    """Return a decision on a criterion that speaks of its claims as they are now."""
    content = workspace.overview.content()
    digests = content.claim_digests()
    claims = tuple(DecidedClaim(c.id, digests[c.id]) for c in content.claims if c.criterion == criterion)
    version = next(f.version for f in content.frameworks if criterion.startswith(f"{f.code}/"))
    wording = next(c.text for f in content.frameworks for c in f.criteria if c.reference == criterion)
    made = Decision(0, criterion, verdict, Role.ASSESSOR, "Jo Field", "2026-03-04T10:00:00Z", "Well done.")
    made = replace(made, claims=claims, framework_version=version, wording=wording, pack=PACK)
    return replace(made, **more)


@pytest.fixture
def signed(workspace: Workspace, tmp_path: Path) -> Sign:
    """Write decisions as a signed file."""

    def write(*decisions: Decision, name: str = "back.decisions", key: bytes = b"", **more: object) -> Signed:
        made = decisions or (
            decide(workspace, LISTENING, checks=frozenset(Check), method="EoE", questions="Why?"),
            decide(workspace, MANAGER, Verdict.NOT_YET_MET, feedback="Say whom."),
        )
        identity = workspace.details.get().identity
        first = made[0]
        returned = DecisionReturn(
            identity, "Ann Example", PACK, first.decided_by, first.role, "2026-03-04T11:00:00Z", made, Origin.SIGNED
        )
        returned = replace(returned, **more)
        private = key or make_key().private
        path = tmp_path / name
        path.write_bytes(encode_return(returned, public_of(private), lambda content: sign(content, private)))
        return Signed(path, returned)

    return write


@pytest.fixture
def form(workspace: Workspace, tmp_path: Path) -> Path:
    """The assessor's form, not filled in yet."""
    path = tmp_path / "Decisions.xlsx"
    write_xlsx(build_return_form(workspace.overview.content(), date(2026, 3, 3), PACK), path)
    return path
