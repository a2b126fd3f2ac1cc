"""What is said of an authorship record: its shares in words, and what it can and cannot show."""

from portfolio_app.domain.evidence.authorship import AccountRecord, Counts
from portfolio_app.domain.evidence.evidence import StarText
from portfolio_app.domain.time import Moment
from portfolio_app.translation import mark, say_number, tr

CANNOT = mark(
    "The record counts how characters came into the accounts; it cannot show who wrote words before they were pasted, "
    "or what somebody read while typing, and a large share in any column proves nothing by itself."
)
OFF = mark("No authorship record is kept. The learner can turn it on in the details of the portfolio.")
ADVICE = mark("“details FILE --authorship on” turns it on.")
BROKEN = mark("This record was changed by something other than the program, so it shows nothing.")
NOTHING_YET = mark("nothing written since")
KINDS = mark(
    "“Typed” is new words, letter by letter; “pasted” came from elsewhere, “dictated” by voice, several words at once; "
    "“reworked” is changes inside words that were there, and own words moved; “brought in” came with a document. "
    "What was undone is not counted."
)


def say_shares(counts: Counts) -> str:
    """Return the shares in words, the largest first: “80 % typed, 20 % pasted”."""
    shares = counts.shares()
    said = (
        tr("{share} % {origin}", share=share, origin=tr(origin.value))
        for origin, share in sorted(shares.items(), key=lambda each: -each[1])
        if share or counts.of(origin)
    )
    return ", ".join(said) or tr(NOTHING_YET)


def say_unrecorded(record: AccountRecord, text: StarText) -> str:
    """Say how much of the text the record knows nothing of, or "" where it knows all."""
    unrecorded = record.unrecorded(text)
    if not unrecorded:
        return ""
    return tr("{number} characters of the text are not in the record", number=say_number(unrecorded))


def say_when(recorded: str) -> str:
    """Return a recorded moment as people read it; what is none, as it stands there."""
    try:
        return Moment.read(recorded).said
    except (ValueError, OverflowError):
        return recorded
