"""Decisions: taken in from the files that assessors send back, undone, listed, and where each criterion stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decided import Standing, standings
from portfolio_app.domain.decisions.decision import Decision, Origin, Receipt, same_judgement
from portfolio_app.domain.decisions.decision_file import DecisionFile
from portfolio_app.domain.decisions.decision_return import DecisionReturn, Fate, Incoming, Preview
from portfolio_app.domain.decisions.moving_on import moved_on
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.decisions.ruling import Ruling, rule
from portfolio_app.domain.decisions.trust import Trust, is_to_come, name_of, same_person, short_key, trust_in
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Criterion, employer_criteria
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.time import day_of, say_date, say_day_of
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.services.claiming.claim_digests import present_digests
from portfolio_app.services.clock import now
from portfolio_app.services.proving.memory import remember
from portfolio_app.services.proving.originals import known_of, originals_of
from portfolio_app.services.proving.reading import read_file, read_return
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr, tr_plural


class Decisions:
    """What was decided; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Decision, ...]:
        """Return every decision that counts, in the order of being taken in."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.decisions.all()

    def standings(self, criteria: Collection[str] | None = None) -> dict[str, Standing]:
        """Return where each criterion that was decided on stands, or each of ``criteria``, by its reference."""
        with self._database.unit_of_work(reading=True) as unit:
            return read_standings(unit, criteria)

    def preview(self, path: Path, *, good_rows: bool = False) -> Preview:
        """Return what taking the file in would do; nothing is changed. Raises InputError as ``take_in`` does."""
        returned = read_return(path, good_rows=good_rows)
        with self._database.unit_of_work(reading=True) as unit:
            return _Matching(unit, returned).preview()

    def take_in(self, path: Path, *, good_rows: bool = False) -> tuple[Preview, tuple[Decision, ...]]:
        """Add the file's decisions; earlier ones are kept.

        Raises InputError, and adds nothing, when the file is not whole, is for another portfolio, names a criterion
        that is not there, is dated to come, or was taken in already. The file itself is kept, to prove for ever what
        was decided; where that was not done once, or its decisions were changed since, it puts them right. Where rows
        of a spreadsheet are wrong a FaultyRowsError names them all; with ``good_rows`` the others are added.
        """
        returned, content = read_file(path, good_rows=good_rows)
        with self._database.unit_of_work() as unit:
            matching = _Matching(unit, returned)
            preview = matching.preview()
            if not preview.new and not preview.proves:
                raise InputError(tr("{name} was taken in already; nothing was changed.", name=excerpt(returned.name)))
            moment = now()
            receipt = Receipt(returned.origin, returned.name, returned.sha256, moment, returned.fingerprint)
            unit.decision_files.keep(DecisionFile(returned.sha256, returned.name, moment, content))
            unit.decisions.mark_undone(matching.contradicting(), moment)
            added = unit.decisions.add_all([replace(entry.decision, receipt=receipt) for entry in preview.new])
            unit.commit()
        if returned.origin is Origin.SIGNED:
            remember(returned.portfolio, [returned])
        return preview, added

    def undo(self, decisions: Sequence[Decision]) -> None:
        """Let decisions count no longer that were just taken in; they stay in the file."""
        self._mark(decisions, now())

    def redo(self, decisions: Sequence[Decision]) -> None:
        """Let them count again."""
        self._mark(decisions, "")

    def _mark(self, decisions: Sequence[Decision], undone_at: str) -> None:
        with self._database.unit_of_work() as unit:
            unit.decisions.mark_undone([decision.id for decision in decisions], undone_at)
            unit.commit()


def read_standings(unit: UnitOfWork, criteria: Collection[str] | None = None) -> dict[str, Standing]:
    """Return where each decided criterion stands, or each of ``criteria``, within a unit of work."""
    known = unit.decisions.all()
    decisions = tuple(d for d in known if criteria is None or d.criterion in criteria)
    if not decisions:
        return {}
    decided = {decision.criterion for decision in decisions}
    if criteria is None:
        claims = [claim for claim in unit.claims.all() if claim.criterion in decided]
    else:
        claims = [claim for criterion in decided for claim in unit.claims.of_criterion(criterion)]
    employers = employer_criteria(unit.frameworks.all())
    return standings(decisions, claims, present_digests(unit, claims), employers, read_trust(unit, known, claims))


def read_trust(unit: UnitOfWork, decisions: Iterable[Decision], claims: Iterable[Claim]) -> Trust:
    """Return what is known of the people and keys behind decisions, within a unit of work."""
    decisions = tuple(decisions)
    return trust_in(decisions, claims, known_of(unit, decisions))


class _Matching:
    """A file's decisions beside the portfolio."""

    def __init__(self, unit: UnitOfWork, returned: DecisionReturn) -> None:
        frameworks, claims = unit.frameworks.all(), unit.claims.all()
        self._criteria: dict[str, Criterion] = {c.reference: c for f in frameworks for c in f.criteria}
        self._archived = {c.reference for framework in unit.frameworks.archived() for c in framework.criteria}
        decisions = tuple(
            moved_on(each, self._criteria, claims) if each.criterion in self._archived else each
            for each in returned.decisions
        )
        self._returned = returned = replace(returned, decisions=decisions)
        self._noun = noun_of(frameworks)
        self._versions = {c.reference: framework.version for framework in frameworks for c in framework.criteria}
        self._by_employer = employer_criteria(frameworks)
        self._there = unit.decisions.all()
        self._kept = {digest for digest, each in originals_of(unit.decision_files.all()).items() if not each.fault}
        self._known = known_of(unit, self._there)
        self._check(unit.portfolio.get())
        decided = {decision.criterion for decision in returned.decisions}
        self._claims: list[Claim] = [claim for claim in claims if claim.criterion in decided]
        self._digests = present_digests(unit, self._claims)
        self._receipt = Receipt(returned.origin, returned.name, returned.sha256, now(), returned.fingerprint)
        coming = [replace(decision, receipt=self._receipt) for decision in returned.decisions]
        made_on = {returned.sha256: returned.pack_made_on} if returned.pack_made_on else {}
        known = replace(self._known, packs={**self._known.packs, **made_on})
        self._trust = trust_in((*self._there, *coming), self._claims, known)

    def contradicting(self) -> list[int]:
        """Return the decisions, by number, that came in with this file and are not what it says: it replaces them."""
        sha256, made = self._returned.sha256, self._returned.decisions
        own = [each for each in self._there if each.receipt and each.receipt.sha256 == sha256]
        return [each.id for each in own if not any(same_judgement(each, other) for other in made)]

    def _proves(self, coming: Iterable[Decision]) -> bool:
        """Tell whether decisions are there that this file makes and that no kept file proves."""
        lacking = (ProofState.MISSING, ProofState.CHANGED)
        open_ones = [each for each in self._there if self._known.proofs[each.id].state in lacking]
        return any(same_judgement(each, made) for each in open_ones for made in coming)

    def preview(self) -> Preview:
        """Return what would be taken in."""
        before = rule(self._there, self._by_employer, self._trust)
        # As they would be numbered, so that those of the same day come after those that are there.
        last = max((decision.id for decision in self._there), default=0)
        given = self._returned.decisions
        coming = [replace(decision, id=last + number) for number, decision in enumerate(given, start=1)]
        new = [decision for decision in coming if not any(same_judgement(decision, there) for there in self._there)]
        signed = [replace(decision, receipt=self._receipt) for decision in new]
        after = rule((*self._there, *signed), self._by_employer, self._trust)
        incoming = tuple(
            Incoming(
                decision=decision,
                fate=Fate.NEW if decision in new else Fate.THERE,
                since=standings([decision], self._claims, self._digests)[decision.criterion].since,
                before=before.get(decision.criterion, Ruling()).decision,
                against=after.get(decision.criterion, Ruling()).opposed_to(replace(decision, receipt=self._receipt)),
                notes=self._trust.notes(replace(decision, receipt=self._receipt)),
                wording=bool(decision.wording) and decision.wording != self._criteria[decision.criterion].text,
            )
            for decision in coming
        )
        return Preview(self._returned, incoming, tuple(self._warnings()), self._proves(coming))

    def _is_later(self, there: Decision) -> bool:
        """Tell whether the same person decided later than in this file."""
        same = same_person(there.decided_by, self._returned.decided_by) and there.role is self._returned.role
        made = (each for each in self._returned.decisions if each.criterion == there.criterion)
        return same and any(there.decided_at > each.decided_at for each in made)

    def _check(self, portfolio: Portfolio) -> None:
        returned = self._returned
        if returned.portfolio != portfolio.identity:
            whose = tr(" of {learner}", learner=returned.learner) if returned.learner else ""
            raise InputError(
                tr(
                    "{name} holds decisions on another portfolio{whose}; nothing was taken in.",
                    name=excerpt(returned.name),
                    whose=excerpt(whose),
                )
            )
        for decision in returned.decisions:
            if decision.criterion not in self._criteria:
                named = clean_line(decision.criterion)[:80] or tr("no criterion")
                if decision.criterion in self._archived:
                    raise InputError(
                        tr(
                            "{name} decides on {named}, which is archived here, and no criterion in use has its words: "
                            "send the assessor a new pack to decide on; nothing was taken in.",
                            name=excerpt(returned.name),
                            named=named,
                        )
                    )
                raise InputError(
                    tr(
                        "{name} decides on {named}, which this portfolio does not have: "
                        "add its framework first, or ask the assessor; nothing was taken in.",
                        name=excerpt(returned.name),
                        named=named,
                    )
                )
        late = next((d for d in returned.decisions if is_to_come(d, self._known.at)), None)
        if late or is_to_come(replace(returned.decisions[0], decided_at=returned.made_at), self._known.at):
            day = say_day_of(late.decided_at if late else returned.made_at)
            raise InputError(
                tr(
                    "{name} is dated {day}, which is still to come, so nothing was taken in: look at the date of this "
                    "computer, or ask the assessor to put theirs right and send it again.",
                    name=excerpt(returned.name),
                    day=day,
                )
            )
        twice = next((d for d in self._there if d.receipt and d.receipt.sha256 == returned.sha256), None)
        if twice and twice.receipt and returned.sha256 in self._kept and not self.contradicting():
            day = say_day_of(twice.receipt.taken_at)
            raise InputError(
                tr("{name} was taken in already on {day}; nothing was changed.", name=excerpt(returned.name), day=day)
            )

    def _warnings(self) -> list[str]:
        returned = self._returned
        said: list[str] = []
        if returned.origin is Origin.SPREADSHEET:
            said.append(tr("A spreadsheet is not signed: be sure that it comes from the person it names."))
        decided = day_of(returned.made_at)
        if decided and returned.pack_made_on and decided < returned.pack_made_on:
            made = say_date(returned.pack_made_on)
            said.append(
                tr(
                    "{name} is dated {date}, before its pack was made on {made}.",
                    name=returned.name,
                    date=say_date(decided),
                    made=made,
                )
            )
        former = {
            d.receipt.fingerprint
            for d in self._there
            if d.receipt and d.receipt.fingerprint and same_person(d.decided_by, returned.decided_by)
        }
        if returned.fingerprint and former and returned.fingerprint not in former:
            said.append(
                tr(
                    "{decided_by} signed earlier decisions with another key: ask them by telephone whether this "
                    "fingerprint is theirs: {fingerprint}.",
                    decided_by=returned.decided_by,
                    fingerprint=returned.fingerprint,
                )
            )
        first = next(iter(self._known.people.get(name_of(returned.decided_by), ())), None)
        if returned.fingerprint and not former and first and first.fingerprint != returned.fingerprint:
            said.append(
                tr(
                    "This computer has known {decided_by} by another key ({key}) since {date}: ask them by telephone "
                    "whether this fingerprint is theirs: {fingerprint}.",
                    decided_by=returned.decided_by,
                    key=short_key(first.fingerprint),
                    date=say_day_of(first.since),
                    fingerprint=returned.fingerprint,
                )
            )
        later = [entry for entry in self._there if self._trust.counts(entry) and self._is_later(entry)]
        if later:
            criteria = self._noun.count(len({entry.criterion for entry in later}))
            said.append(
                tr(
                    "This file is an older one: {decided_by} decided later on {criteria}, and that later decision "
                    "counts.",
                    decided_by=returned.decided_by,
                    criteria=criteria,
                )
            )
        old = {
            decision.criterion
            for decision in returned.decisions
            if decision.framework_version and decision.framework_version != self._versions[decision.criterion]
        }
        if old:
            said.append(
                tr_plural(
                    "{criteria} was decided under another framework version.",
                    "{criteria} were decided under another framework version.",
                    len(old),
                    criteria=self._noun.count(len(old)),
                )
            )
        return said
