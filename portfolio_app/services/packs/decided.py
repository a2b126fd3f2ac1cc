"""The decisions in a pack, compared with the signed files that lie in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.decision_file import LARGEST, DecisionFile
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.decisions.proving import Original
from portfolio_app.domain.decisions.trust import Knowledge, SeenKey, Trust, name_of, trust_in
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import DecisionResult, Verification
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.progress.doubts import changed_since
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.packs.content import content_of, standings_in
from portfolio_app.services.proving.doubts import doubts_in
from portfolio_app.services.proving.memory import remember
from portfolio_app.services.proving.originals import ground_in, known_in, original_of
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.importers.pack_source import PackSource


class Decided(NamedTuple):
    """What was found about a pack's decisions, and what is known beside them."""

    verified: Verification
    known: Knowledge


def with_decisions(
    source: "PackSource", verified: Verification, data: PortfolioData, progress: Progress = silent
) -> Decided:
    """Add what stands behind each decision; the keys and files of a pack that is whole are remembered."""
    originals = _originals(source, data, progress)
    moment = min(now(), verified.manifest.made_at) if verified.manifest.made_at else now()
    known = known_in(data, originals, verified.fingerprint, moment)
    ground = ground_in(data, originals)
    trust = trust_in(data.decisions, (), known)
    results = tuple(_result(each, trust) for each in data.decisions if each.counted)
    changed = changed_since(standings_in(content_of(data, known)).values()) if data.decisions else ()
    doubts = (*doubts_in(data, ground, known), *changed)
    found = replace(verified, decisions=results, doubts=doubts)
    if found.intact:
        signed = [each.signed for each in ground.originals.values() if each.signed]
        remember(ground.identity, [each for each in signed if each.portfolio == ground.identity])
    return Decided(found, known)


def _originals(source: "PackSource", data: PortfolioData, progress: Progress) -> Mapping[str, Original]:
    """Return what the files of decisions in the pack say; one that is not there, or is too large, says nothing."""
    from portfolio_app.importers.pack_source import read_whole

    found: dict[str, Original] = {}
    files = [file for file in data.decision_files if file.path]
    for number, file in enumerate(files):
        progress(tr("Checking decisions"), number, len(files))
        try:
            content = read_whole(source, file.path, LARGEST)
        except InputError:
            content = b""
        found[file.sha256] = original_of(DecisionFile(file.sha256, file.name, file.taken_at, content))
    return found


def _result(decision: Decision, trust: Trust) -> DecisionResult:
    proof, key = trust.proof(decision), trust.key(decision)
    seen = trust.known.people.get(name_of(decision.decided_by), ())
    return DecisionResult(
        criterion=decision.criterion,
        verdict=decision.verdict,
        role=decision.role,
        decided_by=decision.decided_by,
        decided_at=decision.decided_at,
        state=proof.state if proof else ProofState.MISSING,
        signed=trust.signed_words(decision),
        key=key,
        since=_since(key, seen),
        notes=trust.notes(decision),
    )


def _since(key: str, seen: tuple[SeenKey, ...]) -> str:
    return next((each.since for each in seen if each.fingerprint == key), "") if key else ""
