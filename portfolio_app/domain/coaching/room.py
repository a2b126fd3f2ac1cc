"""Words: more in all accounts together than the profile of the pack takes."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.reading import Reading, Room
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.packs.profile import Profile
from portfolio_app.translation import say_number


def room_of(accounts: Iterable[Written], profile: Profile) -> Room | None:
    """Return how the accounts stand to the words that the profile takes; None where it takes any number."""
    words = {each.evidence_id: each.words for each in accounts if not each.private}
    if not profile.most_words or not words:
        return None
    longest = max(words, key=lambda each: (words[each], -each))
    return Room(profile.title, profile.most_words, sum(words.values()), longest)


def too_long(reading: Reading) -> Iterator[Advice]:
    """Say that there are too many words, on the longest account: there the most can be left out."""
    room, written = reading.room, reading.written
    if room and room.words > room.most and room.longest == written.evidence_id:
        yield say(
            AdviceKind.TOO_LONG,
            written,
            Place(),
            profile=room.profile,
            most=say_number(room.most),
            all=say_number(room.words),
            own=say_number(written.words),
            detail=room.profile,
        )
