"""What codes, texts and passages are known by in other programs: the same at each export, to be found again."""

from uuid import UUID, uuid5

_SPACE = UUID("0d3f51a4-5b0e-5d0c-8a44-9d3a55f0b7c2")


def guid_of(*names: object) -> str:
    """Return the identity made of names alone, such as a portfolio's own and ``claim 4``."""
    return str(uuid5(_SPACE, " ".join(map(str, names)))).upper()


def plain_guid(written: str) -> str:
    """Return an identity as it is compared: programs write it in small letters, in capitals, or in braces."""
    return written.strip().strip("{}").upper()
