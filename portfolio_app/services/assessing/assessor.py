"""Who assesses at this computer: name, role, and the key that signs what they return, kept for this user alone."""

import json
from pathlib import Path
from typing import cast

from portfolio_app import paths
from portfolio_app.domain.decisions.assessment import Assessor
from portfolio_app.domain.decisions.decision import Role
from portfolio_app.domain.decisions.decision_return import LONGEST_NAME
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

_KEY_SIZE = 32


def read_assessor() -> Assessor:
    """Return who assessed here last; without a name when nobody did."""
    try:
        kept: object = json.loads((_folder() / "assessor.json").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Assessor()
    values = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    name, role = values.get("name"), values.get("role")
    return Assessor(
        name if isinstance(name, str) else "",
        Role(role) if isinstance(role, str) and role in list(Role) else Role.ASSESSOR,
    )


def save_assessor(name: str, role: Role) -> Assessor:
    """Keep who assesses here; raises InputError for no name."""
    assessor = Assessor(clean_line(name), role)
    if not 0 < len(assessor.name) <= LONGEST_NAME:
        raise InputError(
            tr(
                "Give your name, of at most {longest_name} letters: it stands beside each decision.",
                longest_name=LONGEST_NAME,
            )
        )
    text = json.dumps({"name": assessor.name, "role": assessor.role.value}, ensure_ascii=False)
    write_own(_folder() / "assessor.json", text.encode())
    return assessor


def signing_key() -> bytes:
    """Return the private key of this user, made when first asked for; raises FileError when it cannot be kept."""
    from portfolio_app.signing.manifests import make_key

    path = _folder() / "assessor.key"
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
        if len(key) == _KEY_SIZE:
            return key
    except FileNotFoundError:
        key = make_key().private
        write_own(path, key.hex().encode())
        return key
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("it is no key")
        raise FileError(
            tr("Your key {path} cannot be read ({reason}); put it right, or move it away.", path=path, reason=reason)
        ) from error
    raise FileError(tr("Your key {path} is damaged; move it away, and a new one will be made.", path=path))


def own_fingerprint() -> str:
    """Return the fingerprint of this user's key, "" while there is none."""
    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.manifests import public_of

    try:
        return fingerprint_of(public_of(bytes.fromhex((_folder() / "assessor.key").read_text("ascii").strip())))
    except (OSError, ValueError):
        return ""


def write_own(path: Path, content: bytes) -> None:
    """Write a file that only this user can read, whole or not at all; raises FileError."""
    try:
        paths.own_folder(path.parent)
        write_whole(path, content)
    except OSError as error:
        raise FileError(
            tr(
                "{path} could not be kept ({strerror}); free some space and try again.",
                path=path,
                strerror=error.strerror or error,
            )
        ) from error


def _folder() -> Path:
    return paths.user_data() / "assessing"
