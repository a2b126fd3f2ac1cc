"""Claims: made, withdrawn, accepted again after the words changed, and listed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from portfolio_app.domain.claims.anchoring import accept, find_again
from portfolio_app.domain.claims.claim import Claim, ClaimSpot, claim_key
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.likely_words import LikelyWords
from portfolio_app.domain.claims.passage import Outcome, kept, take_passage
from portfolio_app.domain.claims.region import Region
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, reference_of
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.words.text import clean
from portfolio_app.services.claiming.likely_words import find_likely_words
from portfolio_app.services.claiming.regions import anchored, check_region
from portfolio_app.services.clock import now
from portfolio_app.services.lookup import Criteria, find_account, find_evidence, find_need, find_words
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

Also: TypeAlias = Callable[[UnitOfWork], None]
"""What is done in the unit of work of something else."""


def nothing(_: UnitOfWork) -> None:
    """Do nothing beside."""


class ClaimEdit(NamedTuple):
    """A claim before and after it was changed."""

    before: Claim
    after: Claim


class Claims:
    """What a learner can do with claims; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, withdrawn: bool = False) -> tuple[Claim, ...]:
        """Return the claims that stand, or with ``withdrawn`` all that were ever made."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.claims.all(withdrawn=withdrawn)

    def add(
        self,
        reference: str,
        criterion: str,
        quote: str = "",
        *,
        section: Section | None = None,
        need: str = "",
        note: str = "",
        starred: bool = False,
        region: Region | None = None,
        learning: Callable[[str, str], Also] | None = None,
    ) -> Claim:
        """Claim the quoted words, a region of a file, or with neither the whole evidence, for a criterion.

        ``learning`` says what is learned, in the same unit of work, of words and the criterion they are claimed for.
        """
        with self._database.unit_of_work() as unit:
            evidence = find_evidence(unit, reference)
            place = (None, 0, 0)
            if quote:
                if evidence.kind is not EvidenceKind.ACCOUNT:
                    raise InputError(
                        tr(
                            "{reference} is {described}: only words of an account are quoted.",
                            reference=reference,
                            described=evidence.kind.described,
                        )
                    )
                place = find_words(find_account(unit, reference), quote, section)
            draft = ClaimDraft(criterion, *place, need=need, note=note, starred=starred, region=region)
            claim = Claimer(unit).add(evidence, draft)
            if quote and learning:
                learning(quote, claim.criterion)(unit)
            unit.commit()
            return claim

    def get(self, claim_id: int) -> Claim:
        """Return a claim that stands."""
        with self._database.unit_of_work(reading=True) as unit:
            return _find(unit, claim_id)

    def of(self, evidence_id: int) -> tuple[Claim, ...]:
        """Return the claims that stand on a piece of evidence."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.claims.of_evidence(evidence_id)

    def of_criterion(self, criterion: str) -> tuple[Claim, ...]:
        """Return the claims that stand on a criterion, named by its full reference."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.claims.of_criterion(criterion)

    def likely(self, criterion: Criterion, needs: tuple[str, ...]) -> tuple[LikelyWords, ...]:
        """Return words of accounts that may prove a criterion, above all these needs, the likeliest first."""
        from portfolio_app.services.suggestions.suggestions import Suggestions

        return find_likely_words(self._database, criterion, needs, Suggestions(self._database).likeness)

    def spots(self) -> tuple[ClaimSpot, ...]:
        """Return where each claim that stands is on the map."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.claims.spots()

    def tallies(self) -> dict[int, tuple[int, int]]:
        """Return per piece of evidence how many criteria it is claimed for and how many claims are to be re-checked."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.claims.tallies()

    def add_draft(self, reference: str, draft: ClaimDraft, also: Also = nothing) -> Claim:
        """Claim a passage, a region or the whole evidence, as a draft says; offsets are those of the saved text.

        ``also`` is done in the same unit of work, such as what is learned of the claim.
        """
        with self._database.unit_of_work() as unit:
            claim = Claimer(unit).add(find_evidence(unit, reference), draft)
            also(unit)
            unit.commit()
            return claim

    def put(self, claim: Claim) -> None:
        """Store a claim as it stands here, withdrawn or standing again, at its words' present place."""
        with self._database.unit_of_work() as unit:
            unit.claims.save(settled(unit, claim))
            unit.commit()

    def restore(self, claim: Claim) -> None:
        """Store a claim exactly as it was; its account has the words that it had then."""
        with self._database.unit_of_work() as unit:
            unit.claims.save(claim)
            unit.commit()

    def note(self, claim_id: int, note: str) -> ClaimEdit:
        """Change what the learner says about a claim."""
        return self._edit(claim_id, lambda _unit, claim: replace(claim, note=clean(note).strip()))

    def star(self, claim_id: int, on: bool) -> ClaimEdit:
        """Say that a claim is the best evidence, or that it is not."""
        return self._edit(claim_id, lambda _unit, claim: replace(claim, starred=on))

    def point(self, claim_id: int, section: Section, start: int, end: int) -> ClaimEdit:
        """Point a claim at other words of its account; offsets are those of the saved text."""

        def point(unit: UnitOfWork, claim: Claim) -> Claim:
            account = find_account(unit, reference_of(claim.evidence_id))
            passage = take_passage(section, account.text[section], start, end)
            return replace(claim, passage=passage, anchor=kept(passage))

        return self._edit(claim_id, point)

    def frame(self, claim_id: int, region: Region) -> ClaimEdit:
        """Point a claim at another region of its file, as the present version shows it."""

        def frame(unit: UnitOfWork, claim: Claim) -> Claim:
            version = check_region(unit, find_evidence(unit, reference_of(claim.evidence_id)), region)
            return claim.at(region, version)

        return self._edit(claim_id, frame)

    def move(self, claim_id: int, criterion: str, need: str = "") -> ClaimEdit:
        """Point a claim at another criterion or need, with that criterion's present wording."""
        return self._edit(claim_id, lambda unit, claim: Claimer(unit).move(claim, criterion, need))

    def withdraw(self, claim_ids: Iterable[int]) -> tuple[Claim, ...]:
        """Withdraw claims, all or none; their rows stay, with the date."""
        with self._database.unit_of_work() as unit:
            withdrawn = tuple(
                replace(_find(unit, claim_id), withdrawn_at=now()) for claim_id in dict.fromkeys(claim_ids)
            )
            for claim in withdrawn:
                unit.claims.save(claim)
            unit.commit()
            return withdrawn

    def accept(self, claim_id: int) -> ClaimEdit:
        """Take changed words, a file's new version or a criterion that was reworded as what is claimed now."""
        with self._database.unit_of_work() as unit:
            claim = _find(unit, claim_id)
            if claim.reworded and not claim.lost:
                held = _still_holds(unit, claim)
                if not claim.place_changed:
                    unit.claims.save(held)
                    unit.commit()
                    return ClaimEdit(claim, held)
                return ClaimEdit(claim, _accept_place(unit, held))
            if claim.anchor is None or claim.anchor.outcome is not Outcome.CHANGED:
                raise InputError(tr("Claim {claim_id} has no changed words or place to accept.", claim_id=claim_id))
            return ClaimEdit(claim, _accept_place(unit, claim))

    def _edit(self, claim_id: int, change: Callable[[UnitOfWork, Claim], Claim]) -> ClaimEdit:
        """Change the claim as it is stored, not as somebody read it earlier."""
        with self._database.unit_of_work() as unit:
            before = _find(unit, claim_id)
            after = change(unit, before)
            unit.claims.save(after)
            unit.commit()
            return ClaimEdit(before, after)


class Claimer:
    """Makes claims within a unit of work, looking criteria up once."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._criteria = Criteria(unit.frameworks.all())
        self._last: ReflectiveAccount | None = None

    def add(self, evidence: Evidence, draft: ClaimDraft, where: str = "") -> Claim:
        """Store the claim; raises InputError, saying where, for what is unknown, ambiguous or claimed already."""
        claim = self.resolve(evidence, draft, where)
        if claim_key(claim) in map(claim_key, self._unit.claims.of_evidence(evidence.id)):
            what = tr("The whole") if claim.whole else tr("This place") if claim.region else tr("These words")
            verb = tr("are") if claim.passage else tr("is")
            raise InputError(
                tr(
                    "{where}{what} of {reference} {verb} claimed for {criterion} already.",
                    where=where,
                    what=what,
                    reference=evidence.reference,
                    verb=verb,
                    criterion=claim.criterion,
                )
            )
        return self._unit.claims.add(claim)

    def add_all(self, evidence: Evidence, drafts: Iterable[ClaimDraft], source: str) -> list[Claim]:
        """Store the claims of a file that are not there yet; messages name its line."""
        there = set(map(claim_key, self._unit.claims.of_evidence(evidence.id)))
        new: list[Claim] = []
        for draft in drafts:
            claim = self.resolve(
                evidence,
                draft,
                tr("{source}, line {line}: ", source=source, line=draft.line) if draft.line else f"{source}: ",
            )
            if claim_key(claim) not in there:
                there.add(claim_key(claim))
                new.append(claim)
        return self._unit.claims.add_all(new)

    def move(self, claim: Claim, wanted: str, need: str) -> Claim:
        """Return the claim, pointed at another criterion or need; nothing is stored."""
        criterion = self._criteria.find(wanted)
        moved = replace(
            claim,
            criterion=criterion.reference,
            framework_version=self._criteria.version_of(criterion),
            wording=criterion.text,
            need=_need_of(criterion, need, ""),
            reworded=False,
        )
        others = (other for other in self._unit.claims.of_evidence(claim.evidence_id) if other.id != claim.id)
        if claim_key(moved) in map(claim_key, others):
            raise InputError(tr("These words are claimed for {criterion} already.", criterion=moved.criterion))
        return moved

    def resolve(self, evidence: Evidence, draft: ClaimDraft, where: str) -> Claim:
        """Return the claim that a draft means, not yet stored."""
        criterion = self._criteria.find(draft.criterion, where)
        passage = None
        if draft.section is not None:
            account = self._account(evidence)
            passage = take_passage(draft.section, account.text[draft.section], draft.start, draft.end)
        version = check_region(self._unit, evidence, draft.region, where) if draft.region else 0
        claim = Claim(
            id=0,
            evidence_id=evidence.id,
            criterion=criterion.reference,
            framework_version=self._criteria.version_of(criterion),
            wording=criterion.text,
            passage=passage,
            anchor=kept(passage) if passage else None,
            need=_need_of(criterion, draft.need, where),
            note=draft.note,
            starred=draft.starred,
            made_at=now(),
        )
        return claim.at(draft.region, version) if draft.region else claim

    def _account(self, evidence: Evidence) -> ReflectiveAccount:
        if self._last is None or self._last.evidence.id != evidence.id:
            self._last = find_account(self._unit, evidence.reference)
        return self._last


def settled(unit: UnitOfWork, claim: Claim) -> Claim:
    """Return the claim with its passage at its place in the present text, which may have changed meanwhile.

    Claims are carried along whether they stand or not, so what is stored knows the place.
    """
    if claim.region is not None:
        file = unit.files.get(claim.evidence_id)
        return anchored(claim, file.present) if file else claim
    account, stored = unit.accounts.get(claim.evidence_id), unit.claims.get(claim.id)
    if claim.passage is None or account is None or stored is None:
        return claim
    if stored.passage and stored.anchor and stored.passage.quote == claim.passage.quote:
        return replace(claim, passage=stored.passage, anchor=stored.anchor)
    text = account.text[claim.passage.section]
    found = find_again(claim.passage, text)
    if found.found or claim.anchor is None or stored.anchor is None or stored.passage is None:
        return replace(claim, anchor=found)
    same_place = stored.passage.section is claim.passage.section and stored.anchor.found
    overlap = same_place and claim.anchor.start < stored.anchor.end and stored.anchor.start < claim.anchor.end
    return replace(claim, anchor=replace(stored.anchor, outcome=Outcome.CHANGED) if overlap else found)


def _accept_place(unit: UnitOfWork, claim: Claim) -> Claim:
    if claim.passage is None or claim.anchor is None:
        return _accept_region(unit, claim)
    account = unit.accounts.get(claim.evidence_id)
    if account is None:
        raise InputError(tr("The account of claim {claim_id} has been removed; restore it first.", claim_id=claim.id))
    passage = accept(claim.passage, claim.anchor, account.text[claim.passage.section])
    accepted = replace(claim, passage=passage, anchor=kept(passage))
    unit.claims.save(accepted)
    unit.commit()
    return accepted


def _still_holds(unit: UnitOfWork, claim: Claim) -> Claim:
    """Return the claim as one on the criterion's present wording."""
    criteria = Criteria(unit.frameworks.all())
    criterion = criteria.find(claim.criterion)
    return replace(claim, reworded=False, wording=criterion.text, framework_version=criteria.version_of(criterion))


def _accept_region(unit: UnitOfWork, claim: Claim) -> Claim:
    file = unit.files.get(claim.evidence_id)
    accepted = replace(claim, anchor=None, file_version=file.version if file else claim.file_version)
    unit.claims.save(accepted)
    unit.commit()
    return accepted


def _need_of(criterion: Criterion, wanted: str, where: str) -> str:
    """Return the need that is meant; where a criterion has one only, it need not be said."""
    single = criterion.needs[0].label if len(criterion.needs) == 1 else ""
    return find_need(criterion, wanted, where) or single


def _find(unit: UnitOfWork, claim_id: int) -> Claim:
    claim = unit.claims.get(claim_id)
    if claim is None or not claim.stands or unit.evidence.get(claim.evidence_id) is None:
        raise InputError(
            tr(
                "There is no claim {claim_id} in this portfolio; “portfolio-app claim list” shows them.",
                claim_id=claim_id,
            )
        )
    return claim
