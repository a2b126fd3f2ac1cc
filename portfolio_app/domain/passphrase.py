"""Passphrases: how long they are, and what one of that length keeps out."""

from unicodedata import category

from portfolio_app.domain.errors import InputError
from portfolio_app.translation import mark, tr

PASSPHRASE_SHORTEST = 8
PASSPHRASE_LONGEST = 1000
FORGOTTEN = mark(
    "Nobody can open it without the passphrase: not we, not your provider. Who forgets it has lost what is in "
    "the file. Write it down, and keep it apart from this computer."
)
"""What is to be known before anything is locked."""

_SOME, _MANY = 12, 20
_FEW_KINDS = 3
_UNTYPED = frozenset(("Cc", "Cs"))
"""Control characters and halves of characters: no field takes them, so nobody would open the portfolio again."""


def checked_passphrase(passphrase: str) -> str:
    """Return a new passphrase as it is; raises InputError for one of another length, or that no keyboard types."""
    if len(passphrase) < PASSPHRASE_SHORTEST:
        raise InputError(
            tr("A passphrase needs at least {shortest} characters; four words are best.", shortest=PASSPHRASE_SHORTEST)
        )
    if len(passphrase) > PASSPHRASE_LONGEST:
        raise InputError(tr("A passphrase may have up to {longest} characters.", longest=PASSPHRASE_LONGEST))
    if any(category(sign) in _UNTYPED for sign in passphrase):
        raise InputError(
            tr("A passphrase holds only what can be typed: no tabs or other hidden signs. Choose another one.")
        )
    return passphrase


def strength(passphrase: str) -> str:
    """Return in one sentence what a passphrase of that length keeps out, or "" for none."""
    if not passphrase:
        return ""
    if len(passphrase) < PASSPHRASE_SHORTEST:
        return tr("Too short: at least {shortest} characters.", shortest=PASSPHRASE_SHORTEST)
    if len(passphrase) < _SOME or passphrase.isdecimal() or len(set(passphrase)) <= _FEW_KINDS:
        return tr("Weak: it keeps out a curious person, but not one with a computer and time.")
    if len(passphrase) < _MANY:
        return tr("Fair: hard to guess, unless it is a name, a date or a saying.")
    return tr("Strong: too long for any computer to try them all.")
