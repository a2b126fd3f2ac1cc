"""Portfolios in which some evidence is private, with a word in everything that belongs to it alone."""

from dataclasses import replace

from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Role, Verdict
from portfolio_app.domain.evidence.evidence import Evidence, Privacy, ReflectiveAccount, Revision, StarText
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.packs.portfolio_data import AccountData, FileData, FormerFile, PortfolioData, pieces_of
from portfolio_app.domain.witnesses.statement_data import StatementData
from tests.services.packs.generated import NOW, Generated, generated, sha256_of

WORD = "Xylovant"
"""Stands in all that is private, and nowhere else."""
CONTENT = f"a file with {WORD} in it".encode()


@st.composite
def partly_private(draw: st.DrawFn) -> Generated:
    """Draw a portfolio, make some of its evidence private, and write WORD into all that belongs to that alone."""
    made = draw(generated().filter(lambda each: bool(each.data.frameworks) and bool(pieces_of(each.data))))
    data = made.data
    hidden = draw(st.sets(st.sampled_from([piece.evidence.id for piece in pieces_of(data)]), min_size=1))
    contents = {id_: CONTENT if id_ in hidden else content for id_, content in made.contents.items()}
    seen = {entry.statement.witness_id for entry in data.statements if entry.evidence.id not in hidden}
    asked = {entry.statement.witness_id for entry in data.statements}
    accounts = tuple(_account(e) if e.evidence.id in hidden else e for e in data.accounts)
    claims = tuple(_claim(each, accounts) if each.evidence_id in hidden else each for each in data.claims)
    witnesses = tuple(
        replace(e, witness=replace(e.witness, name=f"{WORD} {e.witness.id}", contact=WORD, role=WORD))
        if e.witness.id in asked - seen
        else e
        for e in data.witnesses
    )
    names = {entry.witness.id: entry.witness.name for entry in witnesses}
    statements = tuple(_statement(e, names, hidden=e.evidence.id in hidden) for e in data.statements)
    changed = replace(
        data,
        accounts=accounts,
        files=tuple(_file(each) if each.evidence.id in hidden else each for each in data.files),
        held_elsewhere=tuple(_held(each) if each.evidence.id in hidden else each for each in data.held_elsewhere),
        claims=claims,
        decisions=_decisions(data, {claim.id for claim in claims if claim.evidence_id in hidden}),
        witnesses=witnesses,
        statements=statements,
        last_pack=None,
    )
    return Generated(changed, contents, made.signed)


def _evidence(former: Evidence) -> Evidence:
    return replace(former, title=f"{WORD} title", description=WORD, privacy=Privacy.PRIVATE)


def _account(entry: AccountData) -> AccountData:
    text = StarText(*[f"{WORD} {number}" for number in range(5)])
    last = Revision(entry.account.revision, NOW, WORD, text)
    account = ReflectiveAccount(_evidence(entry.evidence), WORD, text, entry.account.revision)
    return AccountData(account, (*entry.revisions[:-1], last))


def _file(entry: FileData) -> FileData:
    former = tuple(FormerFile(replace(each.version, name=f"{WORD}.pdf")) for each in entry.former)
    return replace(
        entry, evidence=_evidence(entry.evidence), name=f"{WORD}.txt", media_type="text/plain", size=len(CONTENT),
        sha256=sha256_of(CONTENT), source_sha256=sha256_of(CONTENT), cleaned=WORD, warning=WORD, former=former,
    )  # fmt: skip


def _held(entry: HeldElsewhere) -> HeldElsewhere:
    return HeldElsewhere(_evidence(entry.evidence), WORD, WORD, WORD, entry.checked_on)


def _claim(claim: Claim, accounts: tuple[AccountData, ...]) -> Claim:
    said = replace(claim, note=WORD)
    account = next((entry.account for entry in accounts if entry.evidence.id == claim.evidence_id), None)
    if account is None or claim.passage is None:
        return said
    passage = take_passage(claim.passage.section, account.text[claim.passage.section], 0, len(WORD))
    return replace(said, passage=passage, anchor=kept(passage))


def _statement(entry: StatementData, names: dict[int, str], *, hidden: bool) -> StatementData:
    statement = replace(entry.statement, witness_name=names[entry.statement.witness_id])
    if not hidden:
        return replace(entry, statement=statement)
    requests = tuple(replace(each, event=WORD, place=WORD, witness=WORD) for each in entry.requests)
    versions = tuple(replace(each, text=WORD, origin=WORD, witness_name=WORD) for each in statement.versions)
    statement = replace(
        statement, evidence=_evidence(entry.evidence), request=requests[-1], versions=versions, refused_why=WORD
    )
    return StatementData(statement, requests, entry.files)


def _decisions(data: PortfolioData, hidden: set[int]) -> tuple[Decision, ...]:
    """Return the decisions with WORD in what they say of hidden claims, and one that speaks of nothing else."""
    kept_ones = tuple(
        replace(
            decision,
            claims=tuple(replace(c, feedback=WORD) if c.claim_id in hidden else c for c in decision.claims),
        )
        for decision in data.decisions
        if not decision.claims or not hidden.issuperset(c.claim_id for c in decision.claims)
    )
    if not hidden:
        return kept_ones
    last = max((decision.id for decision in kept_ones), default=0)
    criterion = data.frameworks[0].criteria[0].reference
    spoken = (DecidedClaim(min(hidden), "ab", accepted=True, feedback=WORD),)
    alone = Decision(last + 1, criterion, Verdict.MET, Role.ASSESSOR, "Ann", NOW, feedback=WORD, claims=spoken)
    return (*kept_ones, alone)
