"""What is done with accounts, each with what takes it back."""

from collections.abc import Sequence
from functools import partial

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.claims.account_state import AccountState
from portfolio_app.domain.coded_projects.comparing import Difference
from portfolio_app.domain.evidence.authorship import Counts, Origin, TenMinutes
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount
from portfolio_app.domain.words.text import plural
from portfolio_app.services.evidence.account_files import TakenIn
from portfolio_app.services.evidence.coded_projects import Taken
from portfolio_app.services.evidence.rewriting import Rewritten
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed, Together
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session

_KINDS = (Kind.ACCOUNT, Kind.CLAIM)


class AccountChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._accounts = session.workspace.accounts

    def create(self, title: str) -> ReflectiveAccount:
        """Begin an empty account."""
        account = self._accounts.create(title)
        self._came("beginning", account.evidence)
        return account

    def save(self, account: ReflectiveAccount, came: Counts | Origin = Origin.REWORKED) -> Rewritten:
        """Save an account as it is being written; what is a step of writing is for ``wrote`` to say.

        ``came`` says for the authorship record how the words came.
        """
        result = self._accounts.write(account, came)
        self._session.tell(changed(*_KINDS, evidence=account.evidence.id))
        return result

    def wrote(self, words: str, before: AccountState, after: AccountState, noted: tuple[TenMinutes, ...]) -> None:
        """Take note of a step of writing, which is saved; ``noted`` is what the authorship record has of it."""
        evidence = after.account.evidence
        self._session.history.add(
            Deed(
                tr("{words} in {reference}", words=words, reference=evidence.reference),
                lambda: self._accounts.put(before, taken_back=noted),
                lambda: self._accounts.put(after, done_again=noted),
                changed(*_KINDS, evidence=evidence.id),
                Place("accounts", evidence=evidence.id),
            )
        )

    def write(self, account: ReflectiveAccount, words: str) -> Rewritten:
        """Exchange an account's words at once, as one step."""
        return self._exchanged(words, self._accounts.write(account))

    def restore(self, reference: str, revision: int) -> Rewritten:
        """Make a former text the present one."""
        return self._exchanged(tr("bringing a former text back"), self._accounts.restore(reference, revision))

    def remove(self, pieces: Sequence[Evidence]) -> None:
        """Take accounts out, with their claims, as one step."""
        out = Together(
            tuple(
                (partial(self._accounts.remove, piece.reference), partial(self._accounts.put_back, piece.id))
                for piece in pieces
            )
        )
        out.do()
        first = pieces[0]
        one = len(pieces) == 1
        self._session.did(
            Deed(
                tr("removing {reference}", reference=first.reference if one else plural(len(pieces), "account")),
                out.undo,
                out.do,
                Change(frozenset(_KINDS), frozenset(piece.id for piece in pieces)),
                Place("accounts", evidence=first.id if one else 0),
            )
        )

    def took_in(self, taken: TakenIn) -> None:
        """Take note of accounts that just came from documents, with pictures: one step, which undo takes back."""
        files = self._session.workspace.evidence
        accounts = [account.evidence for account in taken.accounts]
        pictures = [added.file.evidence for added in taken.pictures.added]
        steps = [
            (partial(service.put_back, each.id), partial(service.remove, each.reference))
            for service, pieces in ((self._accounts, accounts), (files, pictures))
            for each in pieces
        ]
        step = Together(tuple(steps))
        kinds = frozenset({*_KINDS, Kind.EVIDENCE})
        self._session.did(
            Deed(
                tr("bringing in {accounts}", accounts=plural(len(accounts), "account")),
                step.undo,
                step.do,
                Change(kinds, frozenset(each.id for each in (*accounts, *pictures))),
                Place("accounts"),
            )
        )

    def take_project(self, found: Sequence[Difference]) -> Taken:
        """Take in what differs in a coded project that came back: one step, which undo takes back."""
        projects = self._session.workspace.coded_projects
        taken = projects.take(found)
        concerned = {account.evidence.id for account in taken.accounts}
        concerned |= {claim.evidence_id for claim in (*taken.added, *taken.after)}
        self._session.did(
            Deed(
                tr("taking in a coded project"),
                lambda: projects.take_back(taken),
                lambda: projects.take_again(taken),
                Change(frozenset({*_KINDS, Kind.EVIDENCE}), frozenset(concerned)),
                Place("accounts"),
            )
        )
        return taken

    def _came(self, words: str, evidence: Evidence) -> None:
        self._session.did(
            Deed(
                f"{words} {evidence.reference}",
                lambda: self._accounts.remove(evidence.reference),
                lambda: self._accounts.put_back(evidence.id),
                changed(*_KINDS, evidence=evidence.id),
                Place("accounts", evidence=evidence.id),
            )
        )

    def _exchanged(self, words: str, result: Rewritten) -> Rewritten:
        self.wrote(words, result.before, result.after, result.noted)
        self._session.tell(changed(*_KINDS, evidence=result.account.evidence.id))
        return result
