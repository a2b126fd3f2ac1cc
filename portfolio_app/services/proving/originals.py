"""The kept files of decisions, read and checked again, and the decisions compared with them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.decision_file import DecisionFile, listed
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.decisions.proving import Ground, Original, prove
from portfolio_app.domain.decisions.trust import Knowledge
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.proving.memory import people
from portfolio_app.services.proving.reading import read_content
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

_READ: dict[str, DecisionReturn | None] = {}
"""What contents say that were read and checked, by their digest, so that none is read again at each look."""
_MOST_READ = 500


def original_of(file: DecisionFile) -> Original:
    """Return what a kept file says, its signature checked; one that is not as it came says nothing."""
    digest = sha256(file.content).hexdigest()
    returned = _read(digest, file) if digest == file.sha256 else None
    if returned is None:
        name = excerpt(file.name)
        return Original(
            file.sha256,
            file.name,
            fault=tr("CHANGED: its file {name} is not as it came in, so it proves nothing.", name=name),
        )
    return Original(file.sha256, file.name, returned)


def originals_of(files: Iterable[DecisionFile]) -> dict[str, Original]:
    """Return what each kept file says, by its digest."""
    return {file.sha256: original_of(file) for file in files}


def read_originals(unit: UnitOfWork) -> dict[str, Original]:
    """Return what each of the portfolio's kept files says, by its digest, within a unit of work."""
    return originals_of(unit.decision_files.all())


def ground_of(unit: UnitOfWork) -> Ground:
    """Return what the portfolio's decisions are compared with, within a unit of work."""
    return Ground(
        identity=unit.portfolio.get().identity,
        claims=unit.claims.ids(),
        originals=read_originals(unit),
        statements=unit.statements.all(),
        texts=_texts((*unit.frameworks.all(), *unit.frameworks.archived())),
    )


def known_of(unit: UnitOfWork, decisions: Iterable[Decision]) -> Knowledge:
    """Return all that is known beside the portfolio's decisions, within a unit of work."""
    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.manifests import public_of

    own = fingerprint_of(public_of(unit.packs.private_key()))
    decisions = tuple(decisions)
    ground = ground_of(unit) if decisions else Ground()
    proofs = prove(decisions, ground)
    learner = unit.portfolio.get().learner
    return Knowledge(learner, own, proofs, now(), people(), _packs_of(ground), _learners_of(ground))


def ground_in(data: PortfolioData, originals: Mapping[str, Original]) -> Ground:
    """Return what a pack's decisions are compared with."""
    return Ground(
        identity=data.portfolio.identity,
        claims=frozenset(claim.id for claim in data.claims),
        originals={
            file.sha256: originals[file.sha256]
            for file in data.decision_files
            if file.path and file.sha256 in originals
        },
        statements=tuple(entry.statement for entry in data.statements),
        listed=listed(data.decision_files),
        texts=_texts(data.frameworks),
    )


def known_in(data: PortfolioData, originals: Mapping[str, Original], fingerprint: str, at: str) -> Knowledge:
    """Return all that is known beside a pack's decisions; ``at`` is when it was made."""
    ground = ground_in(data, originals)
    proofs = prove(data.decisions, ground)
    learner = data.portfolio.learner
    return Knowledge(learner, fingerprint, proofs, at, people(), _packs_of(ground), _learners_of(ground))


def _packs_of(ground: Ground) -> dict[str, date]:
    """Return the days on which the packs were made that files of decisions speak of, by the digest of the file."""
    returned = ((sha256, original.returned) for sha256, original in ground.originals.items())
    return {sha256: made.pack_made_on for sha256, made in returned if made and made.pack_made_on}


def _learners_of(ground: Ground) -> dict[str, str]:
    """Return whom files of decisions name as the learner, by the digest of the file."""
    returned = ((sha256, original.returned) for sha256, original in ground.originals.items())
    return {sha256: made.learner for sha256, made in returned if made and made.learner}


def _texts(frameworks: Iterable[Framework]) -> dict[str, str]:
    return {criterion.reference: criterion.text for framework in frameworks for criterion in framework.criteria}


def _read(digest: str, file: DecisionFile) -> DecisionReturn | None:
    """Return what a file says, None when it is none or was changed; each content is read once."""
    if digest not in _READ:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        try:
            _READ[digest] = read_content(file.content, file.name, good_rows=True)
        except InputError:
            _READ[digest] = None
    found = _READ[digest]
    return replace(found, name=file.name) if found else None
