"""Single bytes of what is signed are changed: none is taken for what was signed."""

import io
import json
import zipfile
from pathlib import Path
from random import Random

from portfolio_app.signing.results import SignatureState
from portfolio_app.signing.validation import validation_of
from tests.soak.calls import TooLateError, call
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds


def try_changed_bytes(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Change so many bytes, of packs, of decisions and of a witness's statement in turn."""
    outcome = Outcome("changed bytes")
    chance = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    tries = (_pack, _decisions, _statement)
    for number in range(count):
        outcome.tried += 1
        try:
            fault = tries[number % len(tries)](seeds, folder, chance)
        except TooLateError:
            fault = "took too long"
        if fault:
            outcome.failed(f"{number} of seed {seed}: {fault}")
    return outcome


def _changed(content: bytes, chance: Random) -> tuple[bytes, int]:
    at = chance.randrange(len(content))
    other = bytes((content[at] ^ chance.randrange(1, 256),))
    return content[:at] + other + content[at + 1 :], at


def _pack(seeds: Seeds, folder: Path, chance: Random) -> str:
    sound = seeds.content("pack.zip")
    content, at = _changed(sound, chance)
    path = folder / "changed.zip"
    path.write_bytes(content)
    answer = call(("verify", path, "--json"))
    if answer.fault():
        return f"pack, byte {at}: {answer.fault()}"
    if answer.code != 0:
        return ""
    # A byte that is no file's, such as a date in the ZIP itself, changes nothing of what was signed.
    same = _files(content) == _files(sound) and json.loads(answer.out)["intact"]
    return "" if same else f"pack, byte {at}: accepted, and its files are others"


def _files(content: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            return {name: pack.read(name) for name in pack.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return None


def _decisions(seeds: Seeds, folder: Path, chance: Random) -> str:
    sound = seeds.content("Ann.decisions")
    content, at = _changed(sound, chance)
    path = folder / "changed.decisions"
    path.write_bytes(content)
    answer = call(("decisions", "import", seeds.portfolio, path, "--check"))
    if answer.fault():
        return f"decisions, byte {at}: {answer.fault()}"
    return f"decisions, byte {at}: accepted" if answer.code == 0 and not _same(content, sound) else ""


def _same(content: bytes, sound: bytes) -> bool:
    """Tell whether what is signed, and the signature, are the same: the sentence for who opens the file is nobody's."""
    try:
        given, ours = json.loads(content), json.loads(sound)
    except ValueError:
        return False
    return all(given.get(field) == ours[field] for field in ("key", "signature", "content"))


def _statement(seeds: Seeds, folder: Path, chance: Random) -> str:
    sound = seeds.content("signed.pdf")
    known = tuple(signer.fingerprint for signer in validation_of(sound, ()).signers)
    assert validation_of(sound, known).state is SignatureState.VALID
    content, at = _changed(sound, chance)
    return f"statement, byte {at}: accepted" if validation_of(content, known).state is SignatureState.VALID else ""
