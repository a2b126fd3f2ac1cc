"""The ledger of named things."""

from portfolio_app.domain.coaching.ledger import NamedKind, ledger
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.evidence.evidence import StarText
from tests.domain.coaching.accounts import CUES, account

_ONE = "I followed our Faulty Goods Procedure. Under the Consumer Rights Act 2015 she could have her money back."
_TWO = "I know the Data Protection Act 1998 and I kept to health and safety. Our NPS was 41 and it is on the board."


def test_each_thing_is_named_once_with_all_its_places() -> None:
    both = [Written(account(StarText(action=words), number=n)) for n, words in ((1, _ONE), (2, _ONE + " " + _TWO))]
    found = {(e.kind, e.name): e for e in ledger(both, CUES)}
    act = found[NamedKind.ACT, "Consumer Rights Act 2015"]
    assert [(p.evidence, _ONE[p.start : p.end], p.applied) for p in act.places] == [
        ("E001", "Consumer Rights Act 2015", True),
        ("E002", "Consumer Rights Act 2015", True),
    ]
    assert found[NamedKind.ACT, "Data Protection Act 1998"].superseded_by == "Data Protection Act 2018"
    assert not found[NamedKind.GENERIC, "health and safety"].applied
    assert [p.evidence for p in found[NamedKind.PROCEDURE, "Faulty Goods Procedure"].places] == ["E001", "E002"]
    assert (NamedKind.METRIC, "NPS") in found


def test_other_languages_and_nothing_are_passed_over() -> None:
    welsh = StarText(action="Roedd hi'n fore dydd Mawrth ac roeddwn i wrth y ddesg gyda'r Equality Act 2010.")
    assert ledger([Written(account(welsh)), Written(account(StarText()))], CUES) == ()
