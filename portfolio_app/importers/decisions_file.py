"""Reads a signed file of decisions; what was changed since it was signed is refused."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import msgspec

from portfolio_app.domain.decisions.decision import Check, DecidedClaim, Decision, Origin, Role, Verdict
from portfolio_app.domain.decisions.decision_return import (
    FORMAT,
    LONGEST_METHOD,
    LONGEST_NAME,
    LONGEST_TEXT,
    DecisionReturn,
)
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.time import day_of
from portfolio_app.domain.words.text import clean, clean_line, excerpt
from portfolio_app.importers.faults import in_file
from portfolio_app.translation import mark, say_number, tr

_FAMILY = FORMAT.split("/")[0]
_MOST = 10_000
_LONGEST_NUMBER = 2**53
_HEX = re.compile(r"[0-9a-f]*")
_Kind = TypeVar("_Kind")
_ASK = mark("ask the assessor to send it again")


class _Envelope(msgspec.Struct):
    format: str
    content: msgspec.Raw
    key: str = ""
    signature: str = ""


class _Claim(msgspec.Struct):
    id: int
    digest: str
    accepted: bool | None = None
    feedback: str = ""


class _Decision(msgspec.Struct):
    criterion: str
    verdict: Verdict
    decided_at: str
    feedback: str = ""
    checks: list[Check] = []
    method: str = ""
    questions: str = ""
    framework_version: str = ""
    wording: str = ""
    claims: list[_Claim] = []


class _Content(msgspec.Struct):
    portfolio: str
    learner: str
    decided_by: str
    role: Role
    made_at: str
    decisions: list[_Decision]
    pack: str = ""
    pack_made_on: str = ""
    earlier: list[str] = []


def is_decisions_file(content: bytes) -> bool:
    """Tell whether these bytes are JSON that may be a signed file of decisions."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_decisions(
    content: bytes,
    name: str,
    check: Callable[[bytes, bytes, bytes], bool],
    fingerprint_of: Callable[[bytes], str],
) -> DecisionReturn:
    """Return what the file holds; ``check`` tells whether content, signature and key fit.

    Raises InputError naming the file for anything that is not a whole, unchanged file of decisions.
    """
    envelope = _decode(content, _Envelope, name)
    if envelope.format != FORMAT:
        if envelope.format.split("/")[0] == _FAMILY:
            raise in_file(name, tr("the file was made by a newer version of the program; update this program first."))
        raise in_file(name, tr("this is not a file of decisions; {ask}.", ask=tr(_ASK)))
    signed, key = bytes(envelope.content), _unhexed(envelope.key)
    if not check(signed, _unhexed(envelope.signature), key):
        raise in_file(name, tr("the file was changed after it was signed, or not signed at all; {ask}.", ask=tr(_ASK)))
    inside = _decode(signed, _Content, name)
    decided_by = _line(inside.decided_by, LONGEST_NAME, name, "decided_by")
    if not decided_by:
        raise in_file(name, tr("the file does not say who decided; {ask}.", ask=tr(_ASK)))
    if not 0 < len(inside.decisions) <= _MOST:
        raise in_file(name, tr("the file holds no decisions, or too many; {ask}.", ask=tr(_ASK)))
    return DecisionReturn(
        portfolio=inside.portfolio,
        learner=_line(inside.learner, LONGEST_NAME, name, "learner"),
        pack=_digest(inside.pack, name),
        decided_by=decided_by,
        role=inside.role,
        made_at=_moment(inside.made_at, name),
        decisions=_decisions(inside, decided_by, name),
        origin=Origin.SIGNED,
        fingerprint=fingerprint_of(key),
        pack_made_on=day_of(inside.pack_made_on),
        earlier=tuple(_digest(each, name) for each in inside.earlier[:_MOST]),
        key=envelope.key,
        signature=envelope.signature,
    )


def _decisions(inside: _Content, decided_by: str, name: str) -> tuple[Decision, ...]:
    named = [decision.criterion for decision in inside.decisions]
    twice = next((criterion for criterion in named if named.count(criterion) > 1), None) if len(named) < _MOST else None
    if twice or len(set(named)) < len(named):
        raise in_file(
            name, tr("the file decides twice on {shown}; {ask}.", shown=shown(twice or "a criterion"), ask=tr(_ASK))
        )
    return tuple(_decision(decision, inside, decided_by, name) for decision in inside.decisions)


def _decision(given: _Decision, inside: _Content, decided_by: str, name: str) -> Decision:
    where = shown(given.criterion)
    ids = [claim.id for claim in given.claims]
    if len(set(ids)) < len(ids) or any(not 0 < claim_id < _LONGEST_NUMBER for claim_id in ids):
        raise in_file(name, tr("the claims named on {where} make no sense; {ask}.", where=where, ask=tr(_ASK)))
    return Decision(
        id=0,
        criterion=given.criterion,
        verdict=given.verdict,
        role=inside.role,
        decided_by=decided_by,
        decided_at=_moment(given.decided_at, name),
        feedback=_text(given.feedback, LONGEST_TEXT, name, where),
        checks=frozenset(given.checks),
        method=_line(given.method, LONGEST_METHOD, name, where),
        questions=_text(given.questions, LONGEST_TEXT, name, where),
        claims=tuple(
            DecidedClaim(c.id, _digest(c.digest, name), c.accepted, _text(c.feedback, LONGEST_TEXT, name, where))
            for c in given.claims
        ),
        framework_version=_line(given.framework_version, LONGEST_NAME, name, where),
        wording=_text(given.wording, LONGEST_TEXT, name, where),
        pack=_digest(inside.pack, name),
    )


def shown(text: str, longest: int = 80) -> str:
    """Return a foreign text so that it fits into a sentence."""
    line = clean_line(text)
    return f"“{line[:longest]}{'…' * (len(line) > longest)}”"


def _decode(content: bytes, kind: type[_Kind], name: str) -> _Kind:
    try:
        content.decode()  # fields that are passed over need not be text for the decoder
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        said = (
            clean_line(str(error))[:200] if isinstance(error, msgspec.ValidationError) else tr("it is not whole JSON")
        )
        raise in_file(
            name,
            tr(
                "this is not a file of decisions ({said}); {ask}.",
                said=excerpt(said),
                ask=tr(_ASK),
            ),
        ) from error


def _unhexed(text: str) -> bytes:
    return bytes.fromhex(text) if _HEX.fullmatch(text) and not len(text) % 2 else b""


def _digest(text: str, name: str) -> str:
    if not _HEX.fullmatch(text) or len(text) not in (0, 64):
        raise in_file(name, tr("a digest in the file is none; {ask}.", ask=tr(_ASK)))
    return text


def _moment(text: str, name: str) -> str:
    try:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")  # the format itself says UTC
    except ValueError:
        raise in_file(
            name, tr("a time in the file is none ({shown}); {ask}.", shown=shown(text), ask=tr(_ASK))
        ) from None
    return text


def _line(text: str, longest: int, name: str, where: str) -> str:
    return _bounded(clean_line(text), longest, name, where)


def _text(text: str, longest: int, name: str, where: str) -> str:
    return _bounded(clean(text).strip(), longest, name, where)


def _bounded(text: str, longest: int, name: str, where: str) -> str:
    if len(text) > longest:
        raise _too_long(name, where, longest)
    return text


def _too_long(name: str, where: str, longest: int) -> InputError:
    return in_file(
        name,
        tr(
            "a text on {where} has more than {longest} characters; {ask}.",
            where=where,
            longest=say_number(longest),
            ask=tr(_ASK),
        ),
    )
