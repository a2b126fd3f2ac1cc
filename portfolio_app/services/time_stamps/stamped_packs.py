"""The time stamp of a pack: over what seals it, kept beside that in the pack."""

import hashlib
import shutil
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.packs.pack import MANIFEST, SIGNATURE, WrapperState
from portfolio_app.services.packs.verifying import verify
from portfolio_app.translation import tr
from portfolio_app.whole_files import made_beside

_LARGEST_MANIFEST = 32 << 20
_LARGEST_SIGNATURE = 4096


class Seal(NamedTuple):
    """What seals a pack, whose portfolio it is of, and when it was made (ISO 8601, UTC)."""

    signature: bytes
    portfolio: str
    made_at: str


def sealed_by(pack: Path) -> Seal:
    """Return what seals a pack; raises InputError for what is no pack, or bears no signature."""
    from portfolio_app.importers.pack_source import open_pack, read_whole
    from portfolio_app.importers.portfolio_json import read_manifest

    with open_pack(pack) as source:
        content = read_whole(source, MANIFEST, _LARGEST_MANIFEST)
        manifest = read_manifest(content, source.name)
        source.settle([MANIFEST, SIGNATURE])
        if SIGNATURE not in source.sizes():
            raise InputError(tr("{pack} is not signed, so there is nothing to stamp.", pack=pack))
        return Seal(read_whole(source, SIGNATURE, _LARGEST_SIGNATURE), manifest.portfolio, manifest.made_at)


def put_stamp(pack: Path, digest: str, answer: bytes) -> None:
    """Put a time stamp into the ZIP of the pack that it is for; raises InputError for another pack, FileError."""
    from portfolio_app.exporters.pack import add_stamp

    if not pack.is_file():
        raise InputError(tr("{pack} is not the ZIP of a pack: name the ZIP.", pack=pack))
    if hashlib.sha256(sealed_by(pack).signature).hexdigest() != digest:
        raise InputError(tr("The time stamp is not for {pack}: name the pack that it was asked for.", pack=pack))
    found = verify(pack)
    if not found.intact:
        raise InputError(tr("{pack} was changed after it was made; “verify” says more.", pack=pack))
    if found.stamp is not None:
        raise InputError(tr("{pack} holds a time stamp already.", pack=pack))
    try:
        with made_beside(pack.resolve()) as made:
            shutil.copyfile(pack, made)
            add_stamp(made, answer, sealed=found.wrapper is WrapperState.OK)
    except OSError as error:
        reason = error.strerror or error
        raise FileError(
            tr("{pack} could not be written ({reason}); choose another place.", pack=pack, reason=reason)
        ) from error
