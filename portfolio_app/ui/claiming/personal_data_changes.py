"""What is decided about personal data, wherever it shows, each with what takes it back."""

from functools import partial

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.domain.personal_data.pseudonym import Noun
from portfolio_app.services.personal_data.replacing import Replaced
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session

_REPLACED = frozenset({Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM, Kind.PERSONAL})


class PersonalDataChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._service = session.workspace.personal_data

    def settle(self, words: str, settled: Settled, evidence_id: int) -> None:
        """Let words stay in a piece of evidence or everywhere, or say that they are not personal."""
        if settled is Settled.NOT_PERSONAL:
            done = self._service.not_personal(words)
        else:
            done = self._service.allow(words, reference_of(evidence_id) if settled is Settled.HERE else "")
        self._session.did(
            Deed(
                tr("deciding about “{words}”", words=words),
                partial(self._service.put, done, back=True),
                partial(self._service.put, done),
                changed(Kind.PERSONAL),
                Place("accounts", evidence=evidence_id),
            )
        )

    def replace(self, words: str, wanted: str | Noun = "") -> Replaced:
        """Put a pseudonym in the place of words everywhere, as one step."""
        done = self._service.replace(words, wanted)
        touched = done.before.numbers
        self._session.did(
            Deed(
                tr("putting {pseudonym} in the place of a name", pseudonym=done.pseudonym),
                partial(self._service.put_replaced, done, back=True),
                partial(self._service.put_replaced, done),
                Change(_REPLACED, touched),
                Place("accounts", evidence=min(touched)),
            )
        )
        return done
