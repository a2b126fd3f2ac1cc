"""What is new, changed, unknown or gone in a coded project that came back, against the portfolio as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.claims.anchoring import Differences
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.coded_projects.building import CodedAccount, CodedPortfolio, without_need
from portfolio_app.domain.coded_projects.found_sources import draft_of, found_account
from portfolio_app.domain.coded_projects.laying_out import TakenApart
from portfolio_app.domain.coded_projects.matching import criteria_of
from portfolio_app.domain.coded_projects.project import CodedPassage, CodedProject, CodedSource
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.translation import mark


class Kind(StrEnum):
    """How something in the project stands to the portfolio."""

    NEW = mark("new")
    CHANGED = mark("changed")
    UNKNOWN = mark("unknown")
    GONE = mark("gone")


class What(StrEnum):
    """What it is."""

    ACCOUNT = mark("account")
    CLAIM = mark("claim")
    NOTE = mark("note")
    CODE = mark("code")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; ``evidence`` is the account's reference, "" for one that is not in the portfolio.

    ``draft`` is what a new claim would be; ``claims`` are those of the portfolio that it is about. ``found`` is a text
    that is no account yet; ``count`` is how many passages bear a code that is no criterion.
    """

    kind: Kind
    what: What
    evidence: str = ""
    name: str = ""
    quote: str = ""
    note: str = ""
    draft: ClaimDraft | None = None
    claims: tuple[Claim, ...] = ()
    found: FoundAccount | None = None
    count: int = 0

    @property
    def can_be_taken(self) -> bool:
        """Whether the portfolio can become so: words of accounts stay, and so does a note that several claims share."""
        if self.kind is Kind.NEW:
            return self.found is not None or self.draft is not None
        if self.kind is not Kind.CHANGED:
            return False
        if self.what is What.NOTE:
            return len(self.claims) == 1
        return self.what is What.CLAIM and self.draft is not None and self.draft.section is not None


def differences(
    mine: CodedPortfolio, theirs: CodedProject, frameworks: Sequence[Framework], file: str
) -> tuple[Difference, ...]:
    """Return every difference, account by account in the portfolio's order, then new accounts, then unknown codes."""
    criteria = criteria_of(theirs, frameworks)
    codes = {code.guid: code for code in theirs.codes}
    left = list(theirs.sources)
    found: list[Difference] = []
    for account in mine.accounts:
        source = _counterpart(account, left)
        if source is None:
            if account.source.text:
                found.append(Difference(Kind.GONE, What.ACCOUNT, _reference(account), account.source.name))
            continue
        left.remove(source)
        found += _compared(account, source, criteria)
    for source in left:
        if source.text.strip():
            made = found_account(source, criteria, codes, file)
            found.append(Difference(Kind.NEW, What.ACCOUNT, name=made.draft.title, found=made))
    return (*found, *_unknown(theirs, criteria))


def _reference(account: CodedAccount) -> str:
    return account.account.evidence.reference


def _counterpart(account: CodedAccount, sources: list[CodedSource]) -> CodedSource | None:
    """Return the text that was this account: by identity, by name or by its words; programs make identities anew."""
    own = account.source
    return (
        next((source for source in sources if source.guid == own.guid), None)
        or next((source for source in sources if source.name.removesuffix(".txt") == own.name), None)
        or next((source for source in sources if own.text and source.text.strip() == own.text.strip()), None)
    )


def _compared(account: CodedAccount, source: CodedSource, criteria: dict[str, str]) -> list[Difference]:
    own, reference = account.source, _reference(account)
    found: list[Difference] = []
    moved = None
    if source.text != own.text:
        moved = Differences(source.text, own.text)
        if source.text.strip() != own.text.strip():
            found.append(Difference(Kind.CHANGED, What.ACCOUNT, reference, own.name))
    apart = TakenApart(account.account.text, account.laid, ())
    seen: set[str] = set()
    waiting: list[tuple[CodedPassage, str]] = []
    for passage in source.passages:
        criterion = criteria.get(passage.code)
        if criterion is None:
            continue
        spans = source.text[: passage.start].strip() == "" == source.text[passage.end :].strip()
        place = (0, len(own.text)) if spans else moved.carry(passage.start, passage.end) if moved else None
        here = CodedPassage(passage.guid, *(place or (passage.start, passage.end)), passage.code, passage.note)
        same = next((p for p in own.passages if _same_place(p, here, account, criterion)), None)
        if same is None:
            waiting.append((here, criterion))
            continue
        seen.add(same.guid)
        found += _noted(account, same, here)
    for passage, criterion in waiting:
        again = (p for p in own.passages if p.guid == passage.guid and p.guid not in seen)
        former = next((p for p in again if _on(account, p, criterion)), None)
        draft = draft_of(passage, criterion, apart)
        quote = account.account.text[draft.section][draft.start : draft.end] if draft and draft.section else ""
        if draft is None:
            found.append(Difference(Kind.UNKNOWN, What.CLAIM, reference, criterion, note=passage.note))
        elif former is not None:
            seen.add(former.guid)
            claims = account.claims[former.guid]
            found.append(Difference(Kind.CHANGED, What.CLAIM, reference, criterion, quote, "", draft, claims))
            found += _noted(account, former, passage)
        else:
            found.append(Difference(Kind.NEW, What.CLAIM, reference, criterion, quote, passage.note, draft))
    for passage in own.passages:
        if passage.guid not in seen:
            claims = account.claims[passage.guid]
            quote = "" if claims[0].whole else own.text[passage.start : passage.end]
            found.append(Difference(Kind.GONE, What.CLAIM, reference, claims[0].criterion, quote, claims=claims))
    return found


def _on(account: CodedAccount, passage: CodedPassage, criterion: str) -> bool:
    return account.claims[passage.guid][0].criterion == criterion


def _same_place(own: CodedPassage, other: CodedPassage, account: CodedAccount, criterion: str) -> bool:
    if not _on(account, own, criterion):
        return False
    text = account.source.text
    grown = whole_words(text, other.start, other.end)
    return (own.start, own.end) == (other.start, other.end) or whole_words(text, own.start, own.end) == grown


def _noted(account: CodedAccount, own: CodedPassage, other: CodedPassage) -> list[Difference]:
    claims = account.claims[own.guid]
    alone = len(claims) == 1
    former, note = (without_need(each.note, claims[0]) if alone else each.note.strip() for each in (own, other))
    if former == note:
        return []
    quote = "" if claims[0].whole else account.source.text[own.start : own.end]
    return [Difference(Kind.CHANGED, What.NOTE, _reference(account), claims[0].criterion, quote, note, claims=claims)]


def _unknown(theirs: CodedProject, criteria: dict[str, str]) -> list[Difference]:
    count: dict[str, int] = {}
    for source in theirs.sources:
        for passage in source.passages:
            count[passage.code] = count.get(passage.code, 0) + 1
    names = {code.guid: code.name for code in theirs.codes}
    codable = [code.guid for code in theirs.codes if code.codable or code.guid in count]
    guids = dict.fromkeys((*codable, *count))
    return [
        Difference(Kind.UNKNOWN, What.CODE, name=names.get(guid, ""), count=count.get(guid, 0))
        for guid in guids
        if guid not in criteria
    ]
