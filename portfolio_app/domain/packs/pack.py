"""Packs: what is handed over, what its manifest says, and what became of it since."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.decisions.decision import Role, Verdict
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.decisions.return_form import FILE_NAME as FORM
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.time import say_day_of, say_time_of
from portfolio_app.domain.time_stamps.time_stamp import ENDING, StampCheck
from portfolio_app.domain.witnesses.signature_doubts import SignedBy
from portfolio_app.translation import mark, tr

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
TIME_STAMP = "manifest.tsr"
"""The answer of a time-stamp centre (RFC 3161) over the signature; it comes after the pack is made."""
CHECKSUMS = "SHA256SUMS"
DATA = "data/portfolio.json"
WITNESS = "witness/"
"""The folder of witnesses' statements."""

UNLISTED = frozenset({MANIFEST, SIGNATURE, TIME_STAMP})
"""What a manifest cannot list: itself, its signature, and the time stamp of that."""

FORMAT = "portfolio-evidence-pack/1"

WITNESS_LIMITS = mark(
    "The signatures of witnesses show that their words were not changed, but not who signed, as the keys were made on "
    "the learner's computer, where the learner could have made them, too: ask the witnesses."
)


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack: its path with forward slashes, its bytes and their SHA-256 as hexadecimal digits."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack holds, and whose it is; ``made_at`` is ISO 8601, UTC, and ``fingerprint`` that of the key.

    ``signers`` are the fingerprints of the certificates by which witnesses sign.
    """

    format: str
    portfolio: str
    learner: str
    made_at: str
    program: str
    schema_version: str
    fingerprint: str
    files: tuple[PackFile, ...]
    signers: tuple[str, ...] = ()


class FileState(StrEnum):
    """What became of a file since the pack was made."""

    OK = "ok"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    HARMLESS = "harmless"
    """Put there by a computer itself, or the assessor's form, which is there to be filled in."""


class SignatureState(StrEnum):
    """What the manifest's signature says."""

    VALID = "valid"
    INVALID = "invalid"
    NONE = "none"


class WrapperState(StrEnum):
    """What became of the ZIP around the files: as it was made, changed, or zipped anew or unzipped by somebody."""

    OK = "ok"
    CHANGED = "changed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file of a pack and what became of it."""

    path: str
    state: FileState


@dataclass(frozen=True, slots=True)
class StatementResult:
    """A PDF of a witness in a pack: what its signatures say in a word and a sentence, and who signed.

    ``holds`` is off where something was changed after it was signed. ``signed`` are the signatures with their keys,
    and ``doubts`` sentences on what makes one wonder: another learner's name, another key than before.
    """

    path: str
    state: str
    why: str
    signers: tuple[str, ...]
    holds: bool
    signed: tuple[SignedBy, ...] = ()
    doubts: tuple[str, ...] = ()
    stamp: StampCheck | None = None


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """A decision in a pack: what was decided, by whom, when, and in words whether it is signed and by which key.

    ``key`` is the whole fingerprint where that is proved, and ``since`` when this computer saw it first under that
    name, both "" for none; times are ISO 8601, UTC.
    """

    criterion: str
    verdict: Verdict
    role: Role
    decided_by: str
    decided_at: str
    state: ProofState
    signed: str
    key: str = ""
    since: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a pack found.

    ``earlier_keys`` are the fingerprints of other keys that sealed earlier packs of the portfolio, as far as this
    computer knows; ``printed_keys`` are other keys that the documents inside say to be the pack's. ``later`` is when a
    later pack of the portfolio was made that this computer has seen, "" for none, ``to_come`` whether this one is dated
    to come. ``doubts`` are about the decisions; ``unread`` says why nothing is known of them where the data cannot be
    read, though it is as it was signed. ``stamp`` is the time that a centre vouches for, if one was asked.
    """

    manifest: Manifest
    files: tuple[FileResult, ...]
    signature: SignatureState
    fingerprint: str
    wrapper: WrapperState
    statements: tuple[StatementResult, ...] = ()
    earlier_keys: tuple[str, ...] = ()
    printed_keys: tuple[str, ...] = ()
    later: str = ""
    to_come: bool = False
    decisions: tuple[DecisionResult, ...] = ()
    doubts: tuple[Finding, ...] = ()
    unread: str = ""
    stamp: StampCheck | None = None

    @property
    def intact(self) -> bool:
        """Whether everything is as it was signed, by the pack's maker, by the witnesses, and by those who decided."""
        return self.unchanged and all(result.state is not ProofState.CHANGED for result in self.decisions)

    @property
    def unchanged(self) -> bool:
        """Whether the files are as they were signed, whatever the data in them says of decisions."""
        return (
            self.signature is SignatureState.VALID
            and self.wrapper is not WrapperState.CHANGED
            and not self.broken
            and all(result.holds for result in self.statements)
        )

    @property
    def broken(self) -> tuple[FileResult, ...]:
        """The files that are not as they were, but for what is harmless."""
        return tuple(result for result in self.files if result.state not in (FileState.OK, FileState.HARMLESS))

    @property
    def harmless(self) -> tuple[FileResult, ...]:
        """The files that a computer put there, and the form that was filled in."""
        return tuple(result for result in self.files if result.state is FileState.HARMLESS)

    @property
    def is_doubtful(self) -> bool:
        """Whether keys, or names in statements, are other than one expects, though nothing was changed."""
        return bool(self.printed_keys or self.earlier_keys or any(each.doubts for each in self.statements))

    @property
    def packed_again(self) -> bool:
        """Whether another program packed or unzipped the files, which does them no harm."""
        return self.wrapper is WrapperState.OTHER

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know beyond the verdict, in sentences: keys that are not the expected ones, and the form."""
        said: list[str] = [self.stamp.said] if self.stamp else []
        if self.unread:
            said.append(tr("The decisions in it were not checked: {why}", why=self.unread))
        said += [f"{each.path}: {each.stamp.said}" for each in self.statements if each.stamp]
        if self.printed_keys:
            said.append(
                tr(
                    "ANOTHER KEY: the documents inside print the fingerprint of another key than the one that sealed "
                    "this pack, so somebody else may have sealed it again; ask the learner to read their fingerprint "
                    "to you."
                )
            )
        elif self.earlier_keys:
            said.append(
                tr(
                    "ANOTHER KEY: earlier packs of this portfolio, as this computer knows them, were sealed with "
                    "another key; ask the learner whether they moved to a new portfolio file, and to read the "
                    "fingerprint to you."
                )
            )
        if self.later:
            later, made = say_day_of(self.later), say_day_of(self.manifest.made_at)
            if later == made:  # two packs of one day: only the hour tells them apart
                later, made = _with_hour(self.later), _with_hour(self.manifest.made_at)
            said.append(
                tr(
                    "OLD PACK: this computer has seen a later pack of this portfolio, made on {later}; this one is "
                    "of {made}. Ask for the present one.",
                    later=later,
                    made=made,
                )
            )
        if self.to_come:
            made = say_day_of(self.manifest.made_at)
            said.append(tr("The pack is dated {made}, which is still to come: ask when it was made.", made=made))
        said += [f"{each.path}: {doubt}" for each in self.statements for doubt in each.doubts]
        if any(each.signed for each in self.statements):
            said.append(tr(WITNESS_LIMITS))
        if any(result.path == FORM for result in self.harmless):
            said.append(tr("{form} was filled in or changed since, so the signature no longer covers it.", form=FORM))
        return tuple(said)


def _with_hour(recorded: str) -> str:
    return tr("{day}, {time}", day=say_day_of(recorded), time=say_time_of(recorded))


def stamp_path(path: str) -> str:
    """Return where a pack keeps the time stamp of a file: beside it, with the ending of time stamps."""
    return f"{path.rpartition('.')[0] or path}{ENDING}"


def compare(manifest: Manifest, found: Iterable[PackFile], litter: Iterable[str] = ()) -> tuple[FileResult, ...]:
    """Return the state of every file that the manifest lists or that was found, in order of path."""
    expected = {file.path: file for file in manifest.files}
    there = {file.path: file for file in found if file.path not in UNLISTED}
    states = dict.fromkeys(litter, FileState.HARMLESS)
    states |= {path: _state(path, expected.get(path), there.get(path)) for path in expected.keys() | there.keys()}
    return tuple(FileResult(path, states[path]) for path in sorted(states))


def _state(path: str, expected: PackFile | None, found: PackFile | None) -> FileState:
    if expected is None:
        return FileState.ADDED
    if found is None:
        return FileState.MISSING
    if expected == found:
        return FileState.OK
    return FileState.HARMLESS if path == FORM else FileState.CHANGED


def checksum_lines(files: Iterable[PackFile]) -> str:
    """Return the text of SHA256SUMS, as ``sha256sum -c`` reads it; names here hold no line break or backslash."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path))
