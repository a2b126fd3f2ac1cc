"""The accounts in a document, with the claims that they propose."""

from portfolio_app.domain.account_files.assembling import assemble
from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.domain.account_files.flow import pieces_of
from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.account_files.proposing import propose
from portfolio_app.domain.account_files.splitting import split


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
    return tuple(account for account in found if account.draft.text.words or account.draft.claims) or tuple(found[:1])
