"""The envelope of a pack that is sealed for one reader: a ZIP with the pack's ZIP alone in it, locked.

Any program that knows AES in ZIP files (7-Zip, WinZip, Keka) opens it. Such files make guessing cheap, some ten million
guesses a second on one graphics card, so a passphrase for one is long.
"""

from portfolio_app.domain.errors import InputError
from portfolio_app.translation import tr

INNER = "pack.zip"
"""What the pack is called inside: the name says nothing of whose it is."""

SHORTEST = 20
LONGEST = 200
WORDS = 7
"""How many easy words make a passphrase that nobody guesses."""


def checked_seal(passphrase: str) -> str:
    """Return a passphrase for an envelope as it is; raises InputError for one that does not do."""
    if fault := fault_of_seal(passphrase):
        raise InputError(fault)
    return passphrase


def fault_of_seal(passphrase: str) -> str:
    """Return what is wrong with a passphrase for an envelope, or ""."""
    if not SHORTEST <= len(passphrase) <= LONGEST:
        return tr(
            "A pack is sealed with a passphrase of {shortest} to {longest} characters; seven words are best.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if not (passphrase.isascii() and passphrase.isprintable()):
        return tr(
            "A pack is sealed with letters, digits and marks of an English keyboard; other programs misread the rest."
        )
    return ""
