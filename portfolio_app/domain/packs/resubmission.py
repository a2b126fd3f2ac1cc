"""What has changed since the last pack: the marks of a resubmission."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.packs.portfolio_data import AccountData, FileData, PortfolioData
from portfolio_app.domain.packs.record import CLAIM, Changes, Difference, PackRecord
from portfolio_app.domain.witnesses.statement_data import StatementData


def items_of(data: PortfolioData) -> dict[str, str]:
    """Return a digest of each piece of evidence and each standing claim, by name."""
    return {
        **{entry.evidence.reference: _digest(_account(entry)) for entry in data.accounts},
        **{entry.evidence.reference: _digest(_file(entry)) for entry in data.files},
        **{entry.evidence.reference: _digest(_held(entry)) for entry in data.held_elsewhere},
        **{entry.evidence.reference: _digest(_statement(entry)) for entry in data.statements},
        **{f"{CLAIM}{claim.id}": _digest(_claim(claim)) for claim in data.claims if claim.stands},
    }


def digest_of(items: Mapping[str, str]) -> str:
    """Return one SHA-256 over all the digests."""
    return _digest(sorted(items.items()))


def changes_since(record: PackRecord, data: PortfolioData) -> Changes:
    """Return what the data has that the record has not, or has otherwise."""
    before, after = record.items, items_of(data)
    found = {
        name: Difference.NEW if name not in before else Difference.GONE if name not in after else Difference.CHANGED
        for name in (*after, *(name for name in before if name not in after))
        if before.get(name) != after.get(name)
    }
    return Changes(record.made_at, found)


# Only what a reader sees counts, and a field added later must not make everything look changed: each is named here.


def _account(entry: AccountData) -> object:
    account = entry.account
    return [entry.evidence.title, str(entry.evidence.produced_on), account.place, *(text for _, text in account.text)]


def _file(entry: FileData) -> object:
    return [entry.evidence.title, str(entry.evidence.produced_on), entry.name, entry.sha256]


def _held(entry: HeldElsewhere) -> object:
    dates = [str(entry.evidence.produced_on), str(entry.checked_on)]
    return [entry.evidence.title, *dates, entry.what, entry.where, entry.checked_by]


def _statement(entry: StatementData) -> object:
    statement = entry.statement
    said = [f"{version.digest} {version.confirmed_by}" for version in statement.versions]
    return [entry.evidence.title, statement.state.value, *said]


def _claim(claim: Claim) -> object:
    anchor, passage = claim.anchor, claim.passage
    place = [passage.section.value, passage.quote, _standing(anchor)] if passage else []
    if claim.region:
        place = [*map(str, astuple(claim.region)), anchor.outcome.value if anchor else ""]
    return [claim.evidence_id, claim.criterion, claim.need, claim.note, claim.starred, place]


def _standing(anchor: Anchor | None) -> str:
    """Return what became of the words; that they stand further on is no change of them."""
    if anchor is None:
        return ""
    return Outcome.KEPT.value if anchor.outcome is Outcome.MOVED else anchor.outcome.value


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
