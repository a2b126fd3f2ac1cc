"""The accounts in a document, with the claims that they propose."""

import re
from collections import Counter
from dataclasses import replace

from portfolio_app.domain.account_files.assembling import ABOVE, assemble
from portfolio_app.domain.account_files.block import Block, LeftOut, SourceText
from portfolio_app.domain.account_files.flow import pieces_of
from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.account_files.proposing import propose
from portfolio_app.domain.account_files.splitting import split
from portfolio_app.translation import mark

REST = mark("words without a place")
_WORD = re.compile(r"\w+")


def accounts_in(
    document: SourceText, codes: KnownCodes, source: str, title: str, *, as_one: bool = False
) -> tuple[FoundAccount, ...]:
    """Return the document's accounts; ``title`` is for one that has none, ``as_one`` keeps all of it together.

    Every word of the document is in an account, its title or place, a note of a claim, or what was left out.
    """
    pieces = pieces_of(document.blocks, codes)
    groups = [pieces] if as_one else split(pieces)
    found: list[FoundAccount] = []
    for number, group in enumerate(groups, 1):
        fallback = title if len(groups) == 1 else f"{title} {number}"
        made = assemble(group, document.title if document.title and len(groups) == 1 else fallback)
        if number == 1:
            made.left.entries[:0] = document.left_out
        found.append(propose(made, codes, source))
    return _with_the_rest(document.blocks, _with_words(found))


def _with_the_rest(blocks: tuple[Block, ...], found: tuple[FoundAccount, ...]) -> tuple[FoundAccount, ...]:
    """Count the words: what a document made in a way that nobody thought of would lose is in the list as well."""
    have = Counter(word for account in found for text in account.said for word in _WORD.findall(text))
    lost: list[LeftOut] = []
    for text in (text for block in blocks for text in (block.text, *(remark.text for remark in block.remarks))):
        words = _WORD.findall(text)
        for word in words:
            have[word] -= 1
        if any(have[word] < 0 for word in words):
            lost.append(LeftOut(REST, text.strip()))
            have.update(words)
    if not lost:
        return found
    return (*found[:-1], replace(found[-1], left_out=(*found[-1].left_out, *lost)))


def _with_words(found: list[FoundAccount]) -> tuple[FoundAccount, ...]:
    """Return the accounts that have words; what an empty one left out is said by the one before it, or the first."""
    full = [at for at, account in enumerate(found) if account.draft.text.words or account.draft.claims] or [0]
    kept = {at: found[at] for at in full}
    for at, account in enumerate(found):
        if at not in kept:
            before = max((other for other in full if other < at), default=full[0])
            title = (LeftOut(ABOVE, text) for text in (account.draft.title, account.draft.place) if text)
            kept[before] = replace(kept[before], left_out=(*kept[before].left_out, *title, *account.left_out))
    return tuple(kept.values())
