"""Readiness: what stands between a portfolio and being handed over."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.coverage import Coverage, CriterionCoverage
from portfolio_app.domain.evidence import ReflectiveAccount, Section, reference_of
from portfolio_app.domain.finding import Finding
from portfolio_app.domain.passage import Outcome
from portfolio_app.domain.report import State
from portfolio_app.domain.text import plural

_WANTED = (Section.SITUATION, Section.TASK, Section.ACTION, Section.RESULT)


def findings(coverage: Coverage, accounts: Iterable[ReflectiveAccount], claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Return everything to be done, in the order: criteria, passages, claims, accounts."""
    standing = list(claims)
    claimed = {claim.evidence_id for claim in standing}
    single = {entry.criterion.reference for entry in coverage.criteria if len(entry.needs) < 2}
    return (
        *(_gap(entry) for entry in coverage.gaps()),
        *(finding for claim in standing for finding in _claim(claim, needs_chosen=claim.criterion in single)),
        *(finding for account in accounts for finding in _account(account, claimed=account.evidence.id in claimed)),
    )


def _gap(entry: CriterionCoverage) -> Finding:
    where = entry.criterion.reference
    if entry.state is State.NOT_YET_MET:
        return Finding("not yet met", where, "The assessor decided: not yet met. Read the feedback and add evidence.")
    if entry.state is State.NONE:
        return Finding("uncovered", where, "No words are claimed for this criterion yet.")
    missing = ", ".join(
        f"{need.need.label} ({need.have} of {need.need.at_least})" for need in entry.needs if not need.met
    )
    return Finding("partly", where, f"Still needed: {missing}.")


def _claim(claim: Claim, *, needs_chosen: bool) -> Iterator[Finding]:
    where = f"{reference_of(claim.evidence_id)} claim {claim.id}"
    if claim.to_recheck and claim.anchor and claim.passage:
        gone = claim.anchor.outcome is Outcome.LOST
        what = "are no longer in the text" if gone else "have changed since they were claimed"
        words = shorten(claim.passage.quote)
        todo = "choose other words or withdraw the claim" if gone else "accept the new words or withdraw the claim"
        yield Finding("re-check", where, f"The words “{words}” {what}: {todo}.")
    if not claim.need and not needs_chosen:
        yield Finding("no need", where, f"The claim on {claim.criterion} does not say which of its needs it meets.")


def _account(account: ReflectiveAccount, *, claimed: bool) -> Iterator[Finding]:
    where = account.evidence.reference
    empty = [section.title for section in _WANTED if not account.text[section].strip()]
    if empty:
        yield Finding("unfinished", where, f"{plural(len(empty), 'section')} still empty: {', '.join(empty)}.")
    if account.evidence.produced_on is None:
        yield Finding("no date", where, "The account has no date: say when it happened.")
    if not claimed:
        yield Finding("no claims", where, "Nothing in this account is claimed for a criterion yet.")


def shorten(words: str, longest: int = 60) -> str:
    """Return the words on one line, cut at a word's end with "..." when they are too long."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return (
        line[: longest + 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"
        if " " in line[: longest + 1]
        else line[:longest] + "…"
    )
