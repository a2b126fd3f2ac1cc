"""What is handed over: one rule for what leaves a portfolio and what stays at home, for packs and documents alike.

Private evidence never leaves, nor does what was said of it alone: claims, what decisions say of those claims, and the
witnesses who speak of nothing else. Former texts, former files and ways to reach witnesses leave when asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome, Passage, hash_of, take_passage
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision
from portfolio_app.domain.decisions.decision_file import DecisionFileData
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.evidence.evidence import Evidence, Privacy, ReflectiveAccount, StarText
from portfolio_app.domain.evidence.evidence import id_of as evidence_id_of
from portfolio_app.domain.packs.portfolio_data import AccountData, PortfolioData, pieces_of
from portfolio_app.domain.packs.profile import Part, Profile
from portfolio_app.domain.packs.record import CLAIM, PackRecord
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_data import StatementData, WitnessData
from portfolio_app.translation import mark, tr

LOST_WORDS = mark("[words that are no longer in the account]")
"""What stands in the place of claimed words that are former text."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for of what may leave: claims on these ``criteria`` (None for all), or those with a star alone.

    ``only_claimed`` leaves out evidence that no such claim stands on, ``but_for`` evidence that is named. An annotation
    and the work product that it is ``about``, by their numbers, go together.
    """

    criteria: frozenset[str] | None = None
    starred_only: bool = False
    but_for: frozenset[int] = frozenset()
    about: Mapping[int, int] = field(default_factory=dict[int, int])

    @property
    def only_claimed(self) -> bool:
        """Whether evidence is left out that serves nothing here."""
        return self.criteria is not None or self.starred_only


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves, by number: evidence, claims that stand or are withdrawn, and witnesses.

    ``known`` are all claims that there are: what a decision says of others speaks of evidence that was removed.
    """

    evidence: frozenset[int]
    claims: frozenset[int]
    withdrawn: frozenset[int]
    known: frozenset[int]
    private: frozenset[int]

    def has(self, evidence: Evidence) -> bool:
        """Tell whether the piece of evidence leaves."""
        return evidence.id in self.evidence


@dataclass(frozen=True, slots=True)
class FilesSay:
    """What each file of decisions says, by its digest, and what each claim points at now, as a digest."""

    returns: Mapping[str, DecisionReturn] = field(default_factory=dict[str, DecisionReturn])
    digests: Mapping[int, str] = field(default_factory=dict[int, str])


def leaving(pieces: Iterable[Evidence], claims: Iterable[Claim], selection: Selection = Selection()) -> Leaving:
    """Return what leaves of this evidence and these claims."""
    pieces, claims = tuple(pieces), tuple(claims)
    private = frozenset(each.id for each in pieces if each.privacy is Privacy.PRIVATE)
    evidence = frozenset(each.id for each in pieces) - private - selection.but_for
    chosen = [claim for claim in claims if claim.evidence_id not in private | selection.but_for]
    if selection.criteria is not None:
        chosen = [claim for claim in chosen if claim.criterion in selection.criteria]
    if selection.starred_only:
        chosen = [claim for claim in chosen if claim.starred and claim.stands]
    if selection.only_claimed:
        claimed = {claim.evidence_id for claim in chosen}
        pairs = [{*pair} for pair in selection.about.items()]
        evidence &= claimed.union(*(pair for pair in pairs if pair & claimed))
    return Leaving(
        evidence,
        frozenset(claim.id for claim in chosen),
        frozenset(claim.id for claim in claims if not claim.stands and claim.evidence_id in evidence),
        frozenset(claim.id for claim in claims),
        frozenset(claim.id for claim in claims if claim.evidence_id in private),
    )


def about_of(accounts: Iterable[ReflectiveAccount]) -> dict[int, int]:
    """Return what each annotation is about, by its number."""
    return {account.evidence.id: account.about for account in accounts if account.about}


def witnesses_of(statements: Iterable[Statement]) -> frozenset[int]:
    """Return the witnesses who speak in these statements."""
    return frozenset(statement.witness_id for statement in statements)


def decisions_of(decisions: Iterable[Decision], there: Leaving) -> tuple[Decision, ...]:
    """Return the decisions without what they say of claims that stay at home.

    One that speaks of private evidence alone stays at home itself. Of claims on evidence that was removed it says no
    more than that they are gone.
    """
    return tuple(
        replace(decision, claims=tuple(_said(claim, there) for claim in decision.claims if _is_sayable(claim, there)))
        for decision in decisions
        if not decision.claims or not there.private.issuperset(claim.claim_id for claim in decision.claims)
    )


def _is_sayable(claim: DecidedClaim, there: Leaving) -> bool:
    return claim.claim_id in there.claims | there.withdrawn or claim.claim_id not in there.known


def _said(claim: DecidedClaim, there: Leaving) -> DecidedClaim:
    return claim if claim.claim_id in there.known else DecidedClaim(claim.claim_id, "")


def chosen(data: PortfolioData, profile: Profile, files: FilesSay = FilesSay()) -> PortfolioData:
    """Return the part of the portfolio that a pack of this profile hands over.

    ``files`` are the files of decisions; one that says what stays at home has no path in the pack.
    """
    # Open data must be whole: what has files that the pack does not hold is left out of it, and of the documents too.
    whole = Part.DATA in profile.parts
    left: set[int] = set()
    if whole and Part.EVIDENCE not in profile.parts:
        left.update(file.evidence.id for file in data.files)
    if whole and Part.WITNESS not in profile.parts:
        left.update(entry.evidence.id for entry in data.statements)
    about = about_of(entry.account for entry in data.accounts)
    selection = Selection(starred_only=profile.starred_only, but_for=frozenset(left), about=about)
    there = leaving((piece.evidence for piece in pieces_of(data)), data.claims, selection)
    taken = replace(
        data,
        accounts=tuple(entry for entry in data.accounts if there.has(entry.evidence)),
        files=tuple(entry for entry in data.files if there.has(entry.evidence)),
        held_elsewhere=tuple(entry for entry in data.held_elsewhere if there.has(entry.evidence)),
        statements=tuple(entry for entry in data.statements if there.has(entry.evidence)),
        claims=tuple(claim for claim in data.claims if claim.id in there.claims),
        decisions=decisions_of(data.decisions, there),
        decision_files=tuple(_handed(file, files, there, profile) for file in data.decision_files),
        redactions=tuple(each for each in data.redactions if each.evidence_id in there.evidence),
        authorship=tuple(each for each in data.authorship if each.evidence_id in there.evidence),
    )
    register = () if whole and Part.WITNESS not in profile.parts else _register(data, taken, profile)
    taken = replace(taken, witnesses=register)
    return _with_own_stamps(taken if profile.history else _present(taken))


def _handed(file: DecisionFileData, files: FilesSay, there: Leaving, profile: Profile) -> DecisionFileData:
    """Return what is said of a file of decisions: it leaves whole or not at all, so all that it says must leave."""
    said = files.returns.get(file.sha256)
    if said is None:
        return file
    spoken = (claim for decision in said.decisions for claim in decision.claims)
    stays = any(
        claim.claim_id in there.private or (claim.feedback and claim.claim_id not in there.known) for claim in spoken
    ) or any(
        claim.claim_id not in there.claims or not (profile.history or files.digests.get(claim.claim_id) == claim.digest)
        for claim in said.quoted
    )
    return replace(file, path="") if stays else file


def known_of(record: PackRecord, data: PortfolioData) -> PackRecord:
    """Return the record of a pack without what is private by now; ``data`` is all that there is."""
    private = {piece.evidence.id for piece in pieces_of(data) if piece.evidence.privacy is Privacy.PRIVATE}
    claims = {f"{CLAIM}{claim.id}" for claim in data.claims if claim.evidence_id in private}
    items = {
        name: digest
        for name, digest in record.items.items()
        if name not in claims and evidence_id_of(name) not in private
    }
    return record if len(items) == len(record.items) else replace(record, items=items)


def _with_own_stamps(data: PortfolioData) -> PortfolioData:
    """Return the data with the time stamps of files that leave alone."""
    leaving = {version.sha256 for entry in data.statements for version in entry.statement.versions}
    return replace(data, time_stamps=tuple(stamp for stamp in data.time_stamps if stamp.digest in leaving))


def _register(data: PortfolioData, taken: PortfolioData, profile: Profile) -> tuple[WitnessData, ...]:
    """Return the witnesses who speak in what leaves; with the history also those whom nobody has asked yet."""
    speaking = witnesses_of(entry.statement for entry in taken.statements)
    unasked = {entry.witness.id for entry in data.witnesses} - witnesses_of(e.statement for e in data.statements)
    wanted = speaking | unasked if profile.history and not profile.starred_only else speaking
    return tuple(entry for entry in data.witnesses if entry.witness.id in wanted)


def _present(data: PortfolioData) -> PortfolioData:
    """Return the data as it is now: without former texts and files, withdrawn claims, and ways to reach witnesses."""
    texts = {entry.evidence.id: entry.account.text for entry in data.accounts}
    return replace(
        data,
        accounts=tuple(AccountData(entry.account, entry.revisions[-1:]) for entry in data.accounts),
        files=tuple(replace(file, former=()) for file in data.files),
        claims=tuple(_present_claim(claim, texts) for claim in data.claims if claim.stands),
        decisions=tuple(d for d in data.decisions if d.receipt is None or not d.receipt.undone_at),
        witnesses=tuple(replace(entry, witness=replace(entry.witness, contact="")) for entry in data.witnesses),
        statements=tuple(map(_present_statement, data.statements)),
    )


def _present_claim(claim: Claim, texts: dict[int, StarText]) -> Claim:
    """Return the claim with its words and what stands round them as they are now."""
    if claim.passage is None or claim.anchor is None:
        return claim
    passage, anchor = claim.passage, claim.anchor
    text = texts[claim.evidence_id][passage.section] if claim.evidence_id in texts else ""
    if anchor.found and text[anchor.start : anchor.end].strip():
        outcome = Outcome.CHANGED if anchor.outcome is Outcome.CHANGED else Outcome.KEPT
        taken = take_passage(passage.section, text, anchor.start, anchor.end)
        return replace(claim, passage=taken, anchor=Anchor(outcome, taken.start, taken.end))
    gone = Passage(passage.section, 0, len(tr(LOST_WORDS)), tr(LOST_WORDS), "", "", hash_of(tr(LOST_WORDS)))
    return replace(claim, passage=gone, anchor=Anchor(Outcome.LOST, 0, 0))


def _present_statement(entry: StatementData) -> StatementData:
    """Return the statement with its latest version alone, what that answers, and what is asked now."""
    latest = entry.statement.latest
    if latest is None:
        return replace(entry, requests=entry.requests[-1:], files=())
    asked = {latest.request, entry.statement.request.number}
    return StatementData(
        replace(entry.statement, versions=(latest,)),
        tuple(request for request in entry.requests if request.number in asked),
        tuple(file for file in entry.files if file.number == latest.number),
    )
