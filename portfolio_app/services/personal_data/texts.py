"""The texts of a portfolio that leave it: what is written in it, and the words inside of its files."""

from collections.abc import Iterator
from typing import NamedTuple

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.evidence import Evidence, Privacy, ReflectiveAccount
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.personal_data.place import Part, Place
from portfolio_app.storage.unit_of_work import UnitOfWork


class Text(NamedTuple):
    """Words in their place."""

    place: Place
    words: str


class Holding(NamedTuple):
    """What a portfolio holds that has words; private evidence is left out, because it never leaves."""

    accounts: tuple[ReflectiveAccount, ...]
    held: tuple[HeldElsewhere, ...]
    files: tuple[EvidenceFile, ...]
    others: tuple[Evidence, ...]
    """Statements, whose words are their witnesses'."""
    claims: tuple[Claim, ...]
    inside: dict[int, str]
    """The words inside of files and statements, by the number of the evidence."""


def read_holding(unit: UnitOfWork) -> Holding:
    """Return what the portfolio holds."""
    accounts = tuple(each for each in unit.accounts.all() if _leaves(each.evidence))
    held = tuple(each for each in unit.held_elsewhere.all() if _leaves(each.evidence))
    files = tuple(each for each in unit.files.all() if _leaves(each.evidence))
    others = tuple(each.evidence for each in unit.statements.all() if _leaves(each.evidence))
    leaving = {each.evidence.id for each in (*accounts, *held, *files)} | {each.id for each in others}
    claims = tuple(claim for claim in unit.claims.all() if claim.evidence_id in leaving)
    return Holding(accounts, held, files, others, claims, unit.evidence.words())


def texts_of(holding: Holding) -> Iterator[Text]:
    """Yield every text, in order of reference."""
    texts = [*_written(holding), *_inside(holding)]
    yield from sorted(texts, key=lambda text: text.place.evidence_id)


def account_texts(account: ReflectiveAccount) -> Iterator[Text]:
    """Yield what is written in an account."""
    number = account.evidence.id
    yield Text(Place(number, Part.TITLE), account.evidence.title)
    yield Text(Place(number, Part.PLACE), account.place)
    for section, words in account.text:
        yield Text(Place(number, Part(section.value)), words)


def details_of(held: HeldElsewhere) -> str:
    """Return what is said of evidence that is held elsewhere."""
    return "\n".join((held.what, held.where, held.checked_by))


def _written(holding: Holding) -> Iterator[Text]:
    for account in holding.accounts:
        yield from account_texts(account)
        yield Text(Place(account.evidence.id, Part.DETAILS), account.evidence.description)
    for file in holding.files:
        yield from _described(file.evidence)
        yield Text(Place(file.evidence.id, Part.FILE_NAME), file.name)
    for held in holding.held:
        yield from _described(held.evidence)
        yield Text(Place(held.evidence.id, Part.DETAILS), details_of(held))
    for other in holding.others:
        yield from _described(other)
    for claim in holding.claims:
        yield Text(Place(claim.evidence_id, Part.NOTE, claim.id), claim.note)


def _described(evidence: Evidence) -> Iterator[Text]:
    yield Text(Place(evidence.id, Part.TITLE), evidence.title)
    yield Text(Place(evidence.id, Part.DETAILS), evidence.description)


def _inside(holding: Holding) -> Iterator[Text]:
    for evidence in (*(file.evidence for file in holding.files), *holding.others):
        yield Text(Place(evidence.id, Part.TEXT), holding.inside.get(evidence.id, ""))


def _leaves(evidence: Evidence) -> bool:
    return evidence.privacy is not Privacy.PRIVATE
