"""A portfolio as a coded project: accounts are its texts, claims its coded passages, criteria its codes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.coded_projects.code_names import code_names
from portfolio_app.domain.coded_projects.identity import guid_of
from portfolio_app.domain.coded_projects.laying_out import LaidOut, lay_out
from portfolio_app.domain.coded_projects.project import Code, CodedPassage, CodedProject, CodedSource
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.domain.words.text import plural
from portfolio_app.domain.words.whole_words import same_words
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class CodedAccount:
    """An account as a text of the project, and the claims behind its passages by their guids.

    Claims for different needs of a criterion at one place are one passage: no program has the same code there twice.
    """

    account: ReflectiveAccount
    source: CodedSource
    laid: LaidOut
    claims: Mapping[str, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class CodedPortfolio:
    """The project, what its texts and codes are here, and what of the portfolio has no place in it.

    ``criteria`` are references by guids of codes.
    """

    project: CodedProject
    accounts: tuple[CodedAccount, ...]
    criteria: Mapping[str, str]
    left_out: tuple[str, ...]


def coded_portfolio(
    portfolio: Portfolio,
    frameworks: Sequence[Framework],
    accounts: Sequence[ReflectiveAccount],
    claims: Sequence[Claim],
) -> CodedPortfolio:
    """Return the portfolio as a coded project; the same portfolio gives the same, letter by letter."""
    names = code_names(frameworks)
    of_account: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_account[claim.evidence_id].append(claim)
    coded: list[CodedAccount] = []
    lost = 0
    for account in accounts:
        own = of_account.pop(account.evidence.id, [])
        made = _coded(portfolio, account, [claim for claim in own if claim.criterion in names])
        lost += len(own) - sum(map(len, made.claims.values()))
        coded.append(made)
    codes = tuple(
        Code(guid_of(c.reference), names[c.reference], (framework.code, c.unit_code), c.text)
        for framework in frameworks
        for c in framework.criteria
    )
    project = CodedProject(portfolio.learner, codes, tuple(each.source for each in coded))
    others = sum(map(len, of_account.values()))
    criteria = {guid_of(reference): reference for reference in names}
    return CodedPortfolio(project, tuple(coded), criteria, _left_out(lost, others))


def source_name(account: ReflectiveAccount) -> str:
    """Return what an account is called as a text; programs make files of that name."""
    return safe_name(f"{account.evidence.reference} {account.evidence.title}")


def _coded(portfolio: Portfolio, account: ReflectiveAccount, claims: Sequence[Claim]) -> CodedAccount:
    laid = lay_out(account.text, account.form)
    at: defaultdict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if (place := _place(claim, account, laid)) is not None:
            at[claim.criterion, *place].append(claim)
    known: dict[str, tuple[Claim, ...]] = {}
    passages: list[CodedPassage] = []
    for (criterion, start, end), there in at.items():
        guid = guid_of(portfolio.identity, "claim", there[0].id)
        known[guid] = tuple(there)
        passages.append(CodedPassage(guid, start, end, guid_of(criterion), note_of(there), there[0].made_at))
    passages.sort(key=lambda passage: (passage.start, passage.end, passage.guid))
    evidence = account.evidence
    about = (evidence.produced_on.isoformat() if evidence.produced_on else "", account.place)
    source = CodedSource(
        guid_of(portfolio.identity, "evidence", evidence.id),
        source_name(account),
        laid.text,
        tuple(passages),
        "\n".join(filter(None, (evidence.title, *about))),
    )
    return CodedAccount(account, source, laid, known)


def note_of(claims: Sequence[Claim]) -> str:
    """Return the notes of the claims at one place, each with the need that it is for."""
    said = (" ".join(filter(None, (f"[{claim.need}]" * bool(claim.need), claim.note))) for claim in claims)
    return "\n".join(dict.fromkeys(filter(None, said)))


def without_need(note: str, claim: Claim) -> str:
    """Return a note without the need that ``note_of`` writes before it."""
    return note.strip().removeprefix(f"[{claim.need}]").strip() if claim.need else note.strip()


def _place(claim: Claim, account: ReflectiveAccount, laid: LaidOut) -> tuple[int, int] | None:
    """Return where a claim's words stand in the whole text, or None where they do not stand there as they should.

    A claim on the whole account is on the whole text: not every program shows codes on texts themselves.
    """
    if claim.whole:
        return (0, len(laid.text)) if laid.text else None
    passage, anchor = claim.passage, claim.anchor
    if passage is None or anchor is None or not anchor.found:
        return None
    words = account.text[passage.section][anchor.start : anchor.end]
    if not words.strip() or (anchor.outcome is not Outcome.CHANGED and not same_words(words, passage.quote)):
        return None
    start, end = laid.place_of(passage.section, anchor.start, anchor.end)
    return (start, end) if laid.text[start:end] == words else None


def _left_out(lost: int, others: int) -> tuple[str, ...]:
    said: list[str] = []
    if lost:
        claims = plural(lost, "claim")
        said.append(
            tr("Left out of the coded project: {claims} whose words are no longer in the account.", claims=claims)
        )
    if others:
        claims = plural(others, "claim")
        said.append(tr("Left out of the coded project: {claims} on evidence that is no account.", claims=claims))
    return tuple(said)
