"""Reflective accounts: added, rewritten with their claims carried along, restored, removed, listed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from time import monotonic

from portfolio_app.domain.claims.account_state import AccountState
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.authorship import NOTHING, Counts, Origin, TenMinutes, characters
from portfolio_app.domain.evidence.evidence import (
    AccountForm,
    AccountSummary,
    Evidence,
    EvidenceKind,
    ReflectiveAccount,
    Revision,
    StarText,
    reference_of,
)
from portfolio_app.domain.progress.thinness import fewest_words, say_thin
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.services.claiming.claims import Claimer
from portfolio_app.services.clock import now, today
from portfolio_app.services.evidence.authorship import change, note
from portfolio_app.services.evidence.rewriting import Rewritten, mark, rewrite
from portfolio_app.services.lookup import find_account, find_evidence
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

_SAME_REVISION_SECONDS = 600
_FEW_WORDS = 3


class Accounts:
    """What a learner can do with accounts; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # When this program began the latest revision of an account, and that revision's fullest text.
        self._writing: dict[int, tuple[float, StarText]] = {}

    def list(self, only: Collection[int] | None = None) -> tuple[AccountSummary, ...]:
        """Return the accounts, or ``only`` those of these ids, without their texts."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.accounts.list(only)

    def recent(self, count: int) -> tuple[tuple[AccountSummary, str], ...]:
        """Return the accounts written last, the latest first, each with the time (ISO 8601, UTC)."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.accounts.recent(count)

    def thin(self) -> dict[int, str]:
        """Return what is thin about accounts, in a few words by their ids; those that are not are left out."""
        with self._database.unit_of_work(reading=True) as unit:
            empty, single = unit.accounts.empty_sections(), unit.claims.on_one_word()
            found = {
                each.evidence.id: say_thin(
                    empty.get(each.evidence.id, ()),
                    each.words,
                    one_word=each.evidence.id in single,
                    form=each.form,
                    fewest=fewest_words(each.about),
                )
                for each in unit.accounts.list()
            }
            return {evidence_id: said for evidence_id, said in found.items() if said}

    def count(self) -> int:
        """Return how many accounts there are."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.accounts.count()

    def get(self, reference: str, revision: int | None = None) -> ReflectiveAccount:
        """Return an account, as it is or as it was at a revision."""
        with self._database.unit_of_work(reading=True) as unit:
            account = find_account(unit, reference)
            return account if revision is None else _as_it_was(unit, account, revision)

    def add_files(self, paths: Iterable[Path]) -> tuple[ReflectiveAccount, ...]:
        """Add accounts from Markdown files: all of them, or none when one is at fault."""
        return self.add(read_draft(path) for path in paths)

    def add(self, drafts: Iterable[AccountDraft]) -> tuple[ReflectiveAccount, ...]:
        """Add accounts with their claims: all of them, or none when one is at fault."""
        written = tuple(drafts)
        with self._database.unit_of_work() as unit:
            added = add_drafts(unit, written)
            unit.commit()
            return added

    def create(self, title: str) -> ReflectiveAccount:
        """Begin an empty account, dated today."""
        return self.add([AccountDraft(clean_line(title) or tr("Untitled account"), today())])[0]

    def annotate(self, reference: str, form: AccountForm = AccountForm.WORK) -> ReflectiveAccount:
        """Begin an empty annotation of a piece of evidence, called as that is and dated as that is."""
        with self._database.unit_of_work() as unit:
            work = find_evidence(unit, reference)
            draft = AccountDraft(work.title, work.produced_on, about=work.id, form=form)
            added = add_drafts(unit, [draft])[0]
            unit.commit()
            return added

    def set_form(self, reference: str, form: AccountForm) -> Rewritten:
        """Let the texts of an account answer the questions of another form; the words stay where they are."""
        with self._database.unit_of_work() as unit:
            account = find_account(unit, reference)
            result = rewrite(unit, account, replace(account, form=form))
            unit.commit()
            return result

    def write(self, account: ReflectiveAccount, came: Counts | Origin = Origin.REWORKED) -> Rewritten:
        """Save an account as it is being written; its claims are carried along.

        Words written in one go share a revision, unless more than a few of the former are gone: those stay readable.
        ``came`` says for the authorship record how the words came.
        """
        with self._database.unit_of_work() as unit:
            former = find_account(unit, account.evidence.reference)
            cleaned = replace(account, text=StarText(**{section: clean(text) for section, text in account.text}))
            result = rewrite(unit, former, cleaned, into_latest=self._continues(cleaned), came=came)
            unit.commit()
            return result

    def put(
        self, state: AccountState, *, taken_back: Iterable[TenMinutes] = (), done_again: Iterable[TenMinutes] = ()
    ) -> Rewritten:
        """Bring the words and claims of an account back exactly as they were; claims made since are carried along.

        The authorship record loses what is ``taken_back``, and has what is ``done_again`` once more.
        """
        with self._database.unit_of_work() as unit:
            former = find_account(unit, state.account.evidence.reference)
            result = rewrite(unit, former, state.account, into_latest=self._continues(state.account), came=NOTHING)
            change(unit, former.evidence.id, taken_back=taken_back, done_again=done_again)
            unit.claims.save_all(state.claims)
            unit.commit()
            known = {claim.id for claim in state.claims}
            later = tuple(claim for claim in result.after.claims if claim.id not in known)
            return replace(result, after=AccountState(result.account, (*state.claims, *later), result.after.hidden))

    def put_back(self, evidence_id: int) -> ReflectiveAccount:
        """Bring a removed account back, with its claims."""
        with self._database.unit_of_work() as unit:
            unit.accounts.restore(evidence_id)
            unit.commit()
            return find_account(unit, reference_of(evidence_id))

    def update_from_file(self, reference: str, path: Path) -> Rewritten:
        """Exchange an account's text for that of a Markdown file; see ``update``."""
        return self.update(reference, read_draft(path))

    def update(self, reference: str, draft: AccountDraft) -> Rewritten:
        """Exchange an account's text and details; its claims are carried along, and are those that the text marks."""
        with self._database.unit_of_work() as unit:
            account = find_account(unit, reference)
            evidence = replace(account.evidence, title=draft.title, produced_on=draft.produced_on)
            changed = replace(account, evidence=evidence, place=draft.place, text=draft.text, form=draft.form)
            # What it was about already may have been removed since.
            if draft.about != account.about and (work := _annotated(unit, draft)) is not None:
                changed = replace(changed, evidence=replace(evidence, method=work.method), about=work.id)
            doubted = frozenset(c.id for c in unit.claims.of_evidence(account.evidence.id) if c.place_changed)
            rewritten = rewrite(unit, account, changed, came=Origin.BROUGHT_IN)
            result = mark(unit, rewritten, draft.claims, draft.source or reference, doubted)
            unit.commit()
            return result

    def revisions(self, reference: str) -> tuple[Revision, ...]:
        """Return every text that the account has had, the oldest first."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.accounts.revisions(find_account(unit, reference).evidence.id)

    def saved_at(self, evidence_id: int) -> str:
        """Return when the words of an account were saved last (ISO 8601, UTC)."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.accounts.saved_at(evidence_id)

    def restore(self, reference: str, number: int) -> Rewritten:
        """Make a former text the present one again, as a new revision."""
        with self._database.unit_of_work() as unit:
            account = find_account(unit, reference)
            former = _as_it_was(unit, account, number)
            result = rewrite(unit, account, former)
            unit.commit()
            return result

    def remove(self, reference: str) -> ReflectiveAccount:
        """Take an account out of the portfolio; its words are kept and its reference is never used again."""
        with self._database.unit_of_work() as unit:
            account = find_account(unit, reference)
            unit.accounts.remove(account.evidence.id, now())
            unit.commit()
            return account

    def as_markdown(self, reference: str, revision: int | None = None) -> str:
        """Return the account as Markdown with its claims as spans; a former text has no claims."""
        from portfolio_app.exporters.markdown_account import write_account

        with self._database.unit_of_work(reading=True) as unit:
            account = find_account(unit, reference)
            if revision is not None:
                return write_account(as_draft(_as_it_was(unit, account, revision), ()))
            return write_account(as_draft(account, unit.claims.of_evidence(account.evidence.id)))

    def _continues(self, account: ReflectiveAccount) -> bool:
        """Tell whether words just written belong to the latest revision.

        They do for some minutes after this program began it, while they keep what it held at its fullest.
        """
        begun = self._writing.get(account.evidence.id)
        continues = (
            begun is not None
            and monotonic() - begun[0] < _SAME_REVISION_SECONDS
            and not any(_loses(text, account.text[section]) for section, text in begun[1])
        )
        if begun is None or not continues:
            self._writing[account.evidence.id] = (monotonic(), account.text)
        elif account.text.words >= begun[1].words:
            self._writing[account.evidence.id] = (begun[0], account.text)
        return continues


def add_drafts(unit: UnitOfWork, drafts: Iterable[AccountDraft]) -> tuple[ReflectiveAccount, ...]:
    """Add accounts with their claims within a unit of work."""
    claimer = Claimer(unit)
    return tuple(_add(unit, claimer, draft) for draft in drafts)


def read_draft(path: Path) -> AccountDraft:
    """Read an account from a Markdown file; raises InputError naming file and line."""
    from portfolio_app.importers.markdown_account import read_account
    from portfolio_app.importers.source import read_source

    return read_account(read_source(path), str(path))


def as_draft(account: ReflectiveAccount, claims: Iterable[Claim]) -> AccountDraft:
    """Return the account as a text file states it; passages that are lost have no words to stand at."""
    return AccountDraft(
        title=account.evidence.title,
        produced_on=account.evidence.produced_on,
        place=account.place,
        text=account.text,
        claims=tuple(_as_draft(claim) for claim in claims if claim.anchor is None or claim.anchor.found),
        about=account.about,
        form=account.form,
    )


def _loses(former: str, new: str) -> bool:
    """Whether more than a few of the former words are missing: then the former text is worth keeping as it was."""
    words = Counter(former.split())
    missing = sum((words - Counter(new.split())).values())
    return missing > max(_FEW_WORDS, words.total() // 20)


def _as_it_was(unit: UnitOfWork, account: ReflectiveAccount, number: int) -> ReflectiveAccount:
    for revision in unit.accounts.revisions(account.evidence.id):
        if revision.number == number:
            evidence = replace(account.evidence, title=revision.title)
            return replace(account, evidence=evidence, text=revision.text, revision=number)
    raise InputError(
        tr(
            "{reference} has no revision {number}; “account history” lists them.",
            reference=account.evidence.reference,
            number=number,
        )
    )


def _add(unit: UnitOfWork, claimer: Claimer, draft: AccountDraft) -> ReflectiveAccount:
    evidence, work = Evidence(0, EvidenceKind.ACCOUNT, draft.title, draft.produced_on), _annotated(unit, draft)
    if work is not None:
        # It is no reflective account but a part of what it annotates, and is assessed in the same way.
        evidence = replace(evidence, method=work.method)
    account = ReflectiveAccount(evidence, draft.place, draft.text, about=work.id if work else 0, form=draft.form)
    account = unit.accounts.add(account, now())
    note(unit, account.evidence.id, Counts.one(Origin.BROUGHT_IN, characters(account.text)))
    claimer.add_all(account.evidence, draft.claims, draft.source or draft.title)
    return account


def _annotated(unit: UnitOfWork, draft: AccountDraft) -> Evidence | None:
    """Return the piece of evidence that a draft is about; raises InputError where that cannot be annotated."""
    if not draft.about:
        return None
    work = find_evidence(unit, reference_of(draft.about))
    if work.kind not in (EvidenceKind.FILE, EvidenceKind.HELD_ELSEWHERE):
        raise InputError(
            tr(
                "{reference} is {described}; an annotation is about a file, or about what is held elsewhere.",
                reference=work.reference,
                described=work.kind.described,
            )
        )
    return work


def _as_draft(claim: Claim) -> ClaimDraft:
    place = claim.anchor
    return ClaimDraft(
        criterion=claim.criterion,
        section=claim.passage.section if claim.passage else None,
        start=place.start if place else 0,
        end=place.end if place else 0,
        need=claim.need,
        note=claim.note,
        starred=claim.starred,
    )
