"""What is to be claimed for a criterion: words, a place in a file, seconds, or all of a piece of evidence."""

from dataclasses import dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.region import Region, Stretch, say_region
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.translation import tr

_QUOTED = 48


@dataclass(frozen=True, slots=True)
class ClaimTarget:
    """``draft`` still lacks the criterion; ``question`` asks for it, and ``said`` begins a sentence on the target.

    ``words`` are those that are to be claimed, from which criteria are suggested; "" where there are none.
    """

    evidence: str
    draft: ClaimDraft
    question: str
    said: str
    words: str = ""

    @property
    def in_part(self) -> bool:
        """Whether only a part of the evidence is meant."""
        return self.draft.section is not None or self.draft.region is not None


def words_target(evidence: str, section: Section, start: int, end: int, text: str, *, one: str = "") -> ClaimTarget:
    """Return words of an account as what is to be claimed; ``one`` is what for: a criterion, a KSB."""
    quote = f"“{shorten(text, _QUOTED)}”"
    question = tr("Which {one} do these words meet? {quote}", one=one or tr("criterion"), quote=quote)
    return ClaimTarget(evidence, ClaimDraft("", section, start, end), question, tr("{quote} is", quote=quote), text)


def place_target(evidence: str, region: Region, *, picture: bool = False, one: str = "") -> ClaimTarget:
    """Return a page, a box or seconds of a file as what is to be claimed."""
    seconds = isinstance(region, Stretch)
    named = f"{'these seconds' if seconds else 'this place'} ({say_region(region, picture=picture)})"
    what = tr("do") if seconds else tr("does")
    question = tr("Which {one} {what} {named} meet?", one=one or tr("criterion"), what=what, named=named)
    said = f"{named[0].upper()}{named[1:]} {'are' if seconds else 'is'}"
    return ClaimTarget(evidence, ClaimDraft("", region=region), question, said)


def whole_target(evidence: str, named: str = "", words: str = "", *, one: str = "") -> ClaimTarget:
    """Return all of a piece of evidence as what is to be claimed, under another name where one is given."""
    named = named or tr("all of {evidence}", evidence=evidence)
    said = tr("{named}{named_shown} is", named=named[0].upper(), named_shown=named[1:])
    question = tr("Which {one} does {named} meet?", one=one or tr("criterion"), named=named)
    return ClaimTarget(evidence, ClaimDraft(""), question, said, words)


def is_said(claim: Claim, target: ClaimTarget | None = None) -> str:
    """Return how a sentence on a claim begins: the words that it now lies on, or what was to be claimed."""
    if claim.passage is not None:
        return f"“{shorten(claim.passage.quote, _QUOTED)}” is"
    if target is not None:
        return target.said
    if claim.region is not None:
        return tr("These seconds are") if claim.stretch is not None else tr("This place is")
    return tr("All of it is")
