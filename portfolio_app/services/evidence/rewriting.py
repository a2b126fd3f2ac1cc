"""Exchanging an account's text: its claims are carried along, and a marked-up text says which claims stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portfolio_app.domain.claims.account_state import AccountState
from portfolio_app.domain.claims.anchoring import Differences, reanchor
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.passage import Anchor, Outcome
from portfolio_app.domain.evidence.authorship import Counts, Origin, TenMinutes, difference
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.services.claiming.claims import Claimer
from portfolio_app.services.clock import now
from portfolio_app.services.evidence.authorship import note
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An account after its text was exchanged.

    ``claims`` are those that stand, re-anchored; of these, ``added`` came with the text and ``changed`` were pointed
    at other words, another need, note or star by it. ``withdrawn`` are no longer marked in it. ``before`` and ``after``
    are what undoing it and doing it again bring back; ``noted`` is what the authorship record has of it, if any.
    """

    before: AccountState
    after: AccountState
    added: tuple[Claim, ...] = ()
    changed: tuple[Claim, ...] = ()
    withdrawn: tuple[Claim, ...] = ()
    noted: tuple[TenMinutes, ...] = ()

    @property
    def account(self) -> ReflectiveAccount:
        """The account as it is now."""
        return self.after.account

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand now."""
        return self.after.standing


def rewrite(
    unit: UnitOfWork,
    former: ReflectiveAccount,
    account: ReflectiveAccount,
    *,
    into_latest: bool = False,
    came: Counts | Origin = Origin.REWORKED,
) -> Rewritten:
    """Save the account in place of its former state and carry its claims along, in one unit of work.

    ``came`` says how the words came, for the authorship record: in one way, or counted by whoever saw them come.
    """
    text = account.text
    differences = {s: Differences(former.text[s], text[s]) for s in Section if former.text[s] != text[s]}
    saved = unit.accounts.save(account, now(), into_latest=into_latest)
    # Withdrawn ones too: undoing the withdrawal must find the words where they are by then.
    former_claims = unit.claims.of_evidence(account.evidence.id, withdrawn=True)
    claims = tuple(carry(claim, differences) for claim in former_claims)
    moved = [claim for claim, before in zip(claims, former_claims, strict=True) if claim != before]
    if moved:
        unit.claims.save_all(moved)
    hidden = unit.claims.archived()
    counts = difference(former.text, text, came) if isinstance(came, Origin) else came
    noted = note(unit, account.evidence.id, counts)
    return Rewritten(
        AccountState(former, former_claims, hidden),
        AccountState(saved, claims, hidden),
        noted=(noted,) if noted else (),
    )


def carry(claim: Claim, differences: Mapping[Section, Differences]) -> Claim:
    """Return the claim with its passage found again: in its section, or in another that its words were put into."""
    passage, anchor = claim.passage, claim.anchor
    if passage is None or anchor is None:
        return claim
    if passage.section in differences:
        anchor = reanchor(passage, anchor, differences[passage.section])
    if not anchor.found:
        for section, difference in differences.items():
            there = reanchor(passage, Anchor(Outcome.LOST, 0, 0), difference)
            if there.found and section is not passage.section:
                outcome = Outcome.CHANGED if there.outcome is Outcome.CHANGED else Outcome.MOVED
                return replace(claim, passage=replace(passage, section=section), anchor=replace(there, outcome=outcome))
    return replace(claim, anchor=anchor)


def mark(
    unit: UnitOfWork, result: Rewritten, drafts: tuple[ClaimDraft, ...], source: str, doubted: frozenset[int]
) -> Rewritten:
    """Let the claims be those that the text itself marks.

    A text without any span leaves the claims on passages as they were carried, and one that names no criteria leaves
    those on the whole account.
    A claim keeps its number where the text marks the same words for the same criterion, or for another of its needs,
    or words that overlap for the same criterion and need. Lost passages stay listed, but for those that the text marks
    other words in the place of. Changed words that the text marks are accepted, but for those ``doubted`` before it
    came: marking them is no answer.
    """
    claimer = Claimer(unit)
    wanted = _once(
        [
            claimer.resolve(
                result.account.evidence, draft, tr("{source}, line {line}: ", source=source, line=draft.line)
            )
            for draft in drafts
        ]
    )
    spans = {draft.section is not None for draft in drafts}
    free = [c for c in result.claims if (c.passage is not None) in spans and (c.anchor is None or c.anchor.found)]
    # Other words took the place of these just now: the text may say that they are the ones.
    replaced = [c for c in result.claims if c.passage and c.lost and c.id not in doubted]
    kept: dict[int, Claim] = {}
    for likeness, claims in ((_same, free), (_same_words, free), (_same_need, free), (_same_need, replaced)):
        for place, claim in enumerate(wanted):
            found = None if place in kept else next((other for other in claims if likeness(other, claim)), None)
            if found is not None:
                claims.remove(found)
                kept[place] = found
    changed = [_become(former, wanted[place], doubted) for place, former in sorted(kept.items())]
    changed = [claim for claim, (_, former) in zip(changed, sorted(kept.items()), strict=True) if claim != former]
    withdrawn = [replace(claim, withdrawn_at=now()) for claim in free]
    unit.claims.save_all([*changed, *withdrawn])
    added = unit.claims.add_all([claim for place, claim in enumerate(wanted) if place not in kept])
    present = unit.claims.of_evidence(result.account.evidence.id, withdrawn=True)
    after = AccountState(result.account, present, result.after.hidden)
    return Rewritten(result.before, after, tuple(added), tuple(changed), tuple(withdrawn))


def _place(claim: Claim) -> tuple[Section | None, int, int]:
    section = claim.passage.section if claim.passage else None
    return (section, claim.anchor.start, claim.anchor.end) if claim.anchor else (section, 0, 0)


def _same(one: Claim, other: Claim) -> bool:
    return one.need == other.need and _same_words(one, other)


def _same_words(one: Claim, other: Claim) -> bool:
    return one.criterion == other.criterion and _place(one) == _place(other)


def _same_need(one: Claim, other: Claim) -> bool:
    (section, start, end), (other_section, other_start, other_end) = _place(one), _place(other)
    overlap = section is other_section and start < other_end and other_start < end
    return overlap and (one.criterion, one.need) == (other.criterion, other.need)


def _become(former: Claim, wanted: Claim, doubted: frozenset[int]) -> Claim:
    """Return the former claim, saying what the wanted one says; words marked anew are claimed as they now are."""
    said = replace(former, need=wanted.need, note=wanted.note, starred=wanted.starred)
    settled = former.anchor is None or former.anchor.outcome in (Outcome.KEPT, Outcome.MOVED)
    if (settled or former.id in doubted) and _place(former) == _place(wanted):
        return said
    return replace(said, passage=wanted.passage, anchor=wanted.anchor)


def _once(claims: list[Claim]) -> list[Claim]:
    return list({(claim.criterion, claim.need, *_place(claim)): claim for claim in claims}.values())
