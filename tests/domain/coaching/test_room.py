"""More words than the profile takes: said once, on the longest account that is handed over."""

from dataclasses import replace

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.evidence.evidence import Privacy, ReflectiveAccount, Section
from portfolio_app.domain.packs.profile import EVERYTHING, Profile
from tests.domain.coaching.accounts import CUES, GOOD, account

_SHORT = GOOD.with_section(Section.REFLECTION, "I learned to try a fault together, because she could then see it.")
_ONE, _TWO = account(_SHORT, number=1), account(GOOD, number=2)
_BOTH = GOOD.words + _SHORT.words


def _said(most: int, *accounts: ReflectiveAccount) -> list[Advice]:
    profile = replace(EVERYTHING, title="The plan", most_words=most)
    reading = PortfolioReading(accounts, (), (), CUES, profile)
    return [each for one in reading.each() for each in advise(one) if each.kind is AdviceKind.TOO_LONG]


def test_too_many_words_are_said_on_the_longest_account() -> None:
    (advice,) = _said(_BOTH - 1, _ONE, _TWO)
    assert advice.evidence == "E002"
    assert "The plan" in advice.title
    assert str(_BOTH) in advice.message
    assert str(GOOD.words) in advice.message


def test_nothing_is_said_where_they_fit_or_there_is_no_limit_or_the_account_stays_at_home() -> None:
    assert _said(_BOTH, _ONE, _TWO) == []
    assert _said(0, _ONE, _TWO) == []
    private = replace(_TWO, evidence=replace(_TWO.evidence, privacy=Privacy.PRIVATE))
    assert _said(_BOTH - 1, _ONE, private) == []


def test_words_that_are_being_written_count() -> None:
    profile = Profile("p", "P", most_words=_BOTH)
    reading = PortfolioReading([_ONE, _TWO], (), (), CUES, profile)
    longer = replace(_TWO, text=GOOD.with_section(Section.SITUATION, f"{GOOD.situation} It rained."))
    assert AdviceKind.TOO_LONG not in {each.kind for each in advise(reading.with_words(_TWO, ()))}
    assert AdviceKind.TOO_LONG in {each.kind for each in advise(reading.with_words(longer, ()))}
