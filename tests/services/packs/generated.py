"""Portfolios made up by hypothesis: anything that a portfolio may hold, with the bytes of its files."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Passage, hash_of, take_passage
from portfolio_app.domain.claims.passage import Outcome as AnchorOutcome
from portfolio_app.domain.claims.region import Box, Stretch
from portfolio_app.domain.decisions.decision import Check, DecidedClaim, Decision, Origin, Receipt, Role, Verdict
from portfolio_app.domain.evidence.evidence import (
    Evidence,
    EvidenceKind,
    Privacy,
    ReflectiveAccount,
    Revision,
    Section,
    StarText,
    reference_of,
)
from portfolio_app.domain.evidence.file import PDF, FileVersion
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.evidence.method import Method
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Guidance, Need, Outcome, Unit
from portfolio_app.domain.packs.portfolio_data import SCHEMA, AccountData, FileData, FormerFile, PortfolioData
from portfolio_app.domain.packs.record import PackRecord
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.witnesses.statement import Statement, StatementRequest, StatementState, StatementVersion, Way
from portfolio_app.domain.witnesses.statement_data import KeyData, StatementData, StatementFileData, WitnessData
from portfolio_app.domain.witnesses.statement_form import FormCriterion, Purpose
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.storage.database import Database
from portfolio_app.storage.rebuild import PackedFile
from portfolio_app.storage.unit_of_work import UnitOfWork

SMALL = "small"
"""The name of the profile of small packs."""
FORMER = b"as it was"
"""The bytes of every former version of a file."""
NOW = "2026-11-20T18:30:00Z"
Draw = Callable[[st.SearchStrategy], object]
texts = st.text(max_size=40).map(clean)
lines = st.text(max_size=30).map(clean_line)
named = lines.map(lambda text: text or "x")
times = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}")
stars = st.builds(StarText, texts, texts, texts, texts, texts)
boxes = st.builds(
    lambda page, left, top: Box(page, left, top, (1 - left) / 2, (1 - top) / 2),
    st.integers(1, 9), st.floats(0, 0.9), st.floats(0, 0.9),
)  # fmt: skip
stretches = st.builds(lambda start, length: Stretch(start, start + length), st.floats(0, 900), st.floats(0.1, 9))
regions = st.none() | boxes | stretches
receipts = st.builds(Receipt, st.sampled_from(Origin), named, lines, times, lines, st.just("") | times)
portfolios = st.builds(Portfolio, st.uuids().map(str), named, times, lines, lines, lines, lines)


@dataclass(frozen=True)
class Generated:
    """A portfolio's data and the bytes of its files by id, and of its statements' files by sha256."""

    data: PortfolioData
    contents: dict[int, bytes]
    signed: dict[str, bytes]

    def make(self, path: Path) -> Database:
        """Make a portfolio file of it."""

        def fill(unit: UnitOfWork) -> None:
            unit.data.put(self.data, self._opened)
            if self.data.last_pack:
                unit.packs.add(self.data.last_pack)

        return Database.create(path, self.data.portfolio, self.data.frameworks, fill)

    def _opened(self, file: PackedFile) -> BytesIO:
        if isinstance(file, FormerFile):
            return BytesIO(FORMER)
        return BytesIO(self.contents[file.evidence.id] if isinstance(file, FileData) else self.signed[file.sha256])


@st.composite
def generated(draw: st.DrawFn) -> Generated:
    """Draw a portfolio."""
    frameworks = tuple(draw(framework(code)) for code in draw(st.sampled_from([(), ("CS1",), ("CS1", "A-2")])))
    ids = draw(st.lists(st.integers(1, 1200), unique=True, max_size=5))
    kinds = {id_: draw(st.sampled_from(["account", "file", "held", "statement"])) for id_ in ids}
    accounts = tuple(draw(account(id_)) for id_, kind in kinds.items() if kind == "account")
    contents = {id_: draw(st.binary(max_size=3000)) for id_, kind in kinds.items() if kind == "file"}
    elsewhere = tuple(draw(held(id_)) for id_ in sorted(ids) if kinds[id_] == "held")
    files = tuple(draw(file(id_, content)) for id_, content in contents.items())
    criteria = [criterion for framework in frameworks for criterion in framework.criteria]
    register = tuple(draw(witness(id_)) for id_ in (1, 2))
    signed: dict[str, bytes] = {}
    given = tuple(draw(statement(id_, criteria, register, signed)) for id_ in sorted(ids) if kinds[id_] == "statement")
    pieces = (*accounts, *files, *elsewhere, *given)
    made = tuple(draw(claims(criteria, pieces))) if criteria and ids else ()
    return Generated(
        PortfolioData(
            schema=SCHEMA,
            portfolio=draw(portfolios),
            last_evidence=max(ids, default=0) + draw(st.integers(0, 3)),
            frameworks=frameworks,
            accounts=tuple(sorted(accounts, key=lambda entry: entry.evidence.id)),
            files=tuple(sorted(files, key=lambda entry: entry.evidence.id)),
            claims=made,
            decisions=tuple(draw(decisions(criteria, made))) if criteria else (),
            last_pack=draw(st.none() | records()),
            held_elsewhere=elsewhere,
            methods=(Method("WP", "work product"), Method("SIM", draw(named))),
            witnesses=register,
            statements=given,
        ),
        contents,
        signed,
    )


@st.composite
def witness(draw: st.DrawFn, id_: int) -> WitnessData:
    status = draw(st.sampled_from(WitnessStatus))
    words = [draw(lines) for _ in range(6)]
    known = Witness(id_, draw(named), *words[:5], status, words[5], draw(st.booleans()))  # pyright: ignore[reportCallIssue]
    keys = tuple(
        KeyData(f"{id_} {number}", draw(times), draw(st.binary(max_size=9)))
        for number in range(draw(st.integers(0, 2)))
    )
    return WitnessData(known, draw(st.binary(max_size=20)), keys)


@st.composite
def statement(
    draw: st.DrawFn, id_: int, criteria: list[Criterion], register: tuple[WitnessData, ...], signed: dict[str, bytes]
) -> StatementData:
    """Draw a statement of one of the witnesses; the bytes of its files go into ``signed``."""
    asked = tuple(FormCriterion(criterion.reference, criterion.code, criterion.text) for criterion in criteria[:2])
    requests = tuple(
        StatementRequest(number + 1, asked, draw(texts), draw(st.none() | st.dates()), draw(lines), (), draw(named),
                         draw(times), hashlib.sha256(b"%d" % number).hexdigest())
        for number in range(draw(st.integers(1, 2)))
    )  # fmt: skip
    versions: list[StatementVersion] = []
    files: list[StatementFileData] = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        kinds = ("file", "picture") if draw(st.booleans()) else ("file",)
        for kind in kinds:
            content = draw(st.binary(max_size=200))
            digest = hashlib.sha256(content).hexdigest()
            signed[digest] = content
            name = "signature.png" if kind == "picture" else f"{draw(lines)}.pdf"
            media_type = "image/png" if kind == "picture" else PDF
            files.append(StatementFileData(number, kind, name, media_type, len(content), digest))
        kept = next(file for file in reversed(files) if file.kind == "file")
        versions.append(
            StatementVersion(
                number, draw(st.sampled_from(requests)).number, draw(texts), tuple(each.ref for each in asked),
                draw(st.sampled_from(Way)), draw(times), draw(named), draw(lines), draw(lines),
                draw(st.none() | st.dates()), draw(st.booleans()), draw(lines), draw(st.none() | st.dates()),
                draw(lines), draw(st.just("") | times), draw(lines), kept.sha256,
                kept.name, kept.media_type, kept.sha256,
                draw(lines), draw(st.just("") | times),
            )
        )  # fmt: skip
    evidence = Evidence(id_, EvidenceKind.STATEMENT, draw(named), draw(st.none() | st.dates()), "WT")
    who = draw(st.sampled_from(register)).witness
    state = draw(st.sampled_from(StatementState))
    made = Statement(
        evidence, who.id, who.name, draw(st.sampled_from(Purpose)), draw(lines), state, requests[-1], tuple(versions),
        draw(st.just("") | times), draw(lines), draw(st.booleans()),
    )  # fmt: skip
    return StatementData(made, requests, tuple(files))


@st.composite
def framework(draw: st.DrawFn, code: str) -> Framework:
    def criterion(number: int) -> Criterion:
        needs = draw(st.lists(st.builds(Need, named, st.integers(1, 5)), max_size=2, unique_by=lambda need: need.label))
        kind = draw(st.sampled_from(CriterionKind))
        return Criterion(f"{code}/101/1.{number}", f"1.{number}", draw(named), kind, "explain", tuple(needs))

    made = tuple(criterion(number + 1) for number in range(draw(st.integers(1, 3))))
    guidance = Guidance(draw(texts), (), (draw(named),))
    return Framework(code, draw(named), "2", (Unit("101", draw(named), (Outcome("1", draw(named), made),), guidance),))


@st.composite
def account(draw: st.DrawFn, id_: int) -> AccountData:
    revisions = tuple(
        Revision(number + 1, draw(times), draw(named), draw(stars)) for number in range(draw(st.integers(1, 3)))
    )
    dated = draw(st.none() | st.dates())
    evidence = Evidence(id_, EvidenceKind.ACCOUNT, draw(named), dated)
    return AccountData(ReflectiveAccount(evidence, draw(lines), revisions[-1].text, revisions[-1].number), revisions)


@st.composite
def file(draw: st.DrawFn, id_: int, content: bytes) -> FileData:
    evidence = Evidence(id_, EvidenceKind.FILE, draw(named), draw(st.none() | st.dates()), "WP")
    name = draw(named) + draw(st.sampled_from(["", ".pdf", ".JPG", ".tar.gz"]))
    digest, version, pages = hashlib.sha256(content).hexdigest(), draw(st.integers(1, 3)), draw(st.integers(0, 9))
    facts = {"source_sha256": digest, "added_at": draw(times), "cleaned": draw(lines), "warning": draw(lines)}
    was = hashlib.sha256(FORMER).hexdigest()
    versions = (
        FileVersion(number, draw(named), PDF, len(FORMER), was, was, draw(times)) for number in range(1, version)
    )
    former = tuple(map(FormerFile, versions))
    return FileData(evidence, name, PDF, len(content), digest, version=version, pages=pages, **facts, former=former)


@st.composite
def held(draw: st.DrawFn, id_: int) -> HeldElsewhere:
    evidence = Evidence(id_, EvidenceKind.HELD_ELSEWHERE, draw(named), None, "WP", draw(texts), Privacy.CONFIDENTIAL)
    return HeldElsewhere(evidence, draw(named), draw(named), draw(lines), draw(st.none() | st.dates()))


@st.composite
def claims(
    draw: st.DrawFn,
    criteria: list[Criterion],
    pieces: tuple[AccountData | FileData | HeldElsewhere | StatementData, ...],
) -> list[Claim]:
    made: list[Claim] = []
    for number in range(draw(st.integers(0, 4))):
        piece = draw(st.sampled_from(pieces))
        passage, anchor = draw(place(piece)) if isinstance(piece, AccountData) else (None, None)
        criterion = draw(st.sampled_from(criteria))
        region = draw(regions) if isinstance(piece, FileData) else None
        if isinstance(region, Box) and isinstance(piece, FileData) and piece.version == 1 and piece.pages:
            region = replace(region, page=min(region.page, piece.pages))
        made.append(
            Claim(
                id=number * 2 + 1,
                evidence_id=piece.evidence.id,
                criterion=criterion.reference,
                framework_version="2",
                wording=criterion.text,
                passage=passage,
                anchor=anchor,
                note=draw(lines),
                starred=draw(st.booleans()),
                made_at=draw(times),
                withdrawn_at=draw(st.just("") | times),
                box=region if isinstance(region, Box) else None,
                stretch=region if isinstance(region, Stretch) else None,
                file_version=1 if region else 0,
            )
        )
    return made


@st.composite
def place(draw: st.DrawFn, piece: AccountData) -> tuple[Passage | None, Anchor | None]:
    section = draw(st.sampled_from(Section))
    text = piece.account.text[section]
    if not text.strip() or draw(st.booleans()):
        quote = draw(named)
        lost = Passage(section, 3, 3 + len(quote), quote, "", "", hash_of("gone"))
        return draw(st.sampled_from([(None, None), (lost, Anchor(AnchorOutcome.LOST, 3, 3))]))
    return take_passage(section, text, 0, len(text)), Anchor(AnchorOutcome.MOVED, 0, len(text))


@st.composite
def records(draw: st.DrawFn) -> PackRecord:
    names = st.integers(1, 2000).map(reference_of) | st.integers(1, 2000).map("claim {}".format)
    digests = st.binary(max_size=3).map(lambda content: hashlib.sha256(content).hexdigest())
    return PackRecord(draw(times), SMALL, draw(digests), draw(st.dictionaries(names, digests, min_size=1, max_size=4)))


@st.composite
def decisions(draw: st.DrawFn, criteria: list[Criterion], made: tuple[Claim, ...]) -> list[Decision]:
    known = st.lists(st.sampled_from([claim.id for claim in made]), max_size=2, unique=True) if made else st.just([])
    return [
        Decision(
            id=number + 1,
            criterion=draw(st.sampled_from(criteria)).reference,
            verdict=draw(st.sampled_from(Verdict)),
            role=draw(st.sampled_from(Role)),
            decided_by=draw(named),
            decided_at=draw(times),
            feedback=draw(texts),
            checks=draw(st.frozensets(st.sampled_from(Check))),
            method=draw(lines),
            questions=draw(texts),
            claims=tuple(
                DecidedClaim(claim, "ab", draw(st.none() | st.booleans()), draw(texts)) for claim in draw(known)
            ),
            wording=draw(lines),
            receipt=draw(st.none() | receipts),
        )
        for number in range(draw(st.integers(0, 3)))
    ]


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
