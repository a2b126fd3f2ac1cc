"""Looking at a portfolio as a whole: coverage, what is still to do, search, and its content for a report.

Coverage is asked for at every start, so what the other questions need is imported when they are asked.
"""

from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.progress.coverage import Coverage, CoverageMeter, asks_different
from portfolio_app.services.claiming.claim_digests import digests_of_others, refused_now
from portfolio_app.services.early_overview import meter_of
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.storage.database import Database

if TYPE_CHECKING:
    from portfolio_app.domain.claims.account_state import AccountState
    from portfolio_app.domain.decisions.decided import Standing
    from portfolio_app.domain.decisions.decision import Decision
    from portfolio_app.domain.decisions.trust import Trust
    from portfolio_app.domain.progress.finding import Finding
    from portfolio_app.domain.search import SearchHit
    from portfolio_app.services.documents.report import Content
    from portfolio_app.storage.unit_of_work import UnitOfWork


class ClaimedAccount(NamedTuple):
    """An account with its claims, and where their criteria stand after decisions."""

    state: "AccountState"
    standings: "dict[str, Standing]"


class Overview:
    """Questions about a whole portfolio; nothing here changes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def coverage(self) -> Coverage:
        """Return the state of every criterion."""
        return self.meter().coverage()

    def meter(self) -> CoverageMeter:
        """Return coverage in a form that follows changes: see ``follow``."""
        with self._database.unit_of_work(reading=True) as unit:
            return meter_of(
                unit.overview, lambda refused: refused_now(unit, refused), lambda decisions: _trust(unit, decisions)
            )

    def follow(self, meter: CoverageMeter, evidence_id: int) -> None:
        """Let the meter know the claims that stand now on a piece of evidence."""
        with self._database.unit_of_work(reading=True) as unit:
            refused = refused_now(unit, meter.refused, evidence_id)
            meter.works = unit.overview.works() if asks_different(meter.frameworks) else {}
            meter.replace(evidence_id, unit.claims.marks(evidence_id, without=refused))

    def account(self, reference: str) -> ClaimedAccount:
        """Return an account with all that is shown of its claims."""
        from portfolio_app.domain.claims.account_state import AccountState
        from portfolio_app.services.assessing.decisions import read_standings
        from portfolio_app.services.lookup import find_account

        with self._database.unit_of_work(reading=True) as unit:
            account = find_account(unit, reference)
            state = AccountState(
                account, unit.claims.of_evidence(account.evidence.id, withdrawn=True), unit.claims.archived()
            )
            return ClaimedAccount(state, read_standings(unit, {claim.criterion for claim in state.standing}))

    def check(self, progress: Progress = silent) -> "tuple[Finding, ...]":
        """Return what stands between the portfolio and being ready, damage to the file first."""
        from portfolio_app.services.witnesses.proofs import statement_findings
        from portfolio_app.storage.self_check import self_check

        damage = self_check(self._database, progress)
        spoilt = {finding.where.evidence for finding in damage}
        broken = statement_findings(self._database, progress)
        return (*damage, *(each for each in broken if each.where.evidence not in spoilt), *self.todo())

    def to_know(self) -> "tuple[Finding, ...]":
        """Return what is good to know before handing over, though nothing is to be done about it."""
        from portfolio_app.domain.progress.finding import Kind
        from portfolio_app.services.assessing.doubts import doubts
        from portfolio_app.services.witnesses.proofs import unproved

        with self._database.unit_of_work(reading=True) as unit:
            # Somebody who marries has another name than the files of before.
            named = tuple(doubt for doubt in doubts(unit) if doubt.kind is Kind.OTHER_LEARNER)
        return (*named, *unproved(self._database))

    def todo(self) -> "tuple[Finding, ...]":
        """Return what stands between the portfolio and being ready, without looking for damage, which takes longer."""
        from portfolio_app.domain.progress.finding import Group, Kind
        from portfolio_app.domain.progress.readiness import Holdings, findings
        from portfolio_app.services.assessing.decisions import read_standings
        from portfolio_app.services.assessing.doubts import doubts
        from portfolio_app.services.clock import today

        coverage = self.coverage()
        with self._database.unit_of_work(reading=True) as unit:
            holdings = Holdings(
                unit.accounts.all(),
                unit.claims.all(),
                unit.statements.all(),
                unit.files.all(),
                unit.held_elsewhere.all(),
                tuple(read_standings(unit).values()),
                unit.portfolio.get().learner,
            )
            doubtful = doubts(unit)
        grave = tuple(doubt for doubt in doubtful if doubt.kind.group is Group.PROOF)
        keys = (doubt for doubt in doubtful if doubt.kind is Kind.ODD_KEY)
        return (*grave, *findings(coverage, holdings, today()), *keys)

    def search(self, words: str) -> "tuple[SearchHit, ...]":
        """Return where the words, or words that begin with them, stand; the best accounts first."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.search.find(words)

    def content(self) -> "Content":
        """Return everything that the exported documents show, read in one go."""
        from portfolio_app.services.documents.evidence_reading import EvidenceReader
        from portfolio_app.services.documents.report import Content
        from portfolio_app.services.evidence.authorship import read_signed
        from portfolio_app.services.proving.originals import known_of
        from portfolio_app.signing.time_stamps import checks_of

        with self._database.unit_of_work(reading=True) as unit:
            files, held = unit.files.all(), unit.held_elsewhere.all()
            decisions = unit.decisions.all()
            return Content(
                portfolio=unit.portfolio.get(),
                frameworks=unit.frameworks.all(),
                accounts=unit.accounts.all(),
                claims=unit.claims.all(),
                decisions=decisions,
                files=files,
                held=held,
                digests=digests_of_others(((file.evidence.id, file.sha256) for file in files), held),
                methods=unit.methods.all(),
                known=known_of(unit, decisions),
                statements=unit.statements.all(),
                witnesses=unit.witnesses.all(),
                reader=EvidenceReader(self._database),
                time_stamps=checks_of((s.digest, s.answer) for s in unit.time_stamps.all() if s.has_come),
                practice=unit.practice.all(),
                authorship=read_signed(unit, leaving=True),
            )


def _trust(unit: "UnitOfWork", decisions: "tuple[Decision, ...]") -> "Trust":
    """Return how far decisions can be trusted; where there are none, nothing that takes long is loaded."""
    from portfolio_app.domain.decisions.trust import NOTHING_KNOWN

    if not decisions:
        return NOTHING_KNOWN
    from portfolio_app.services.assessing.decisions import read_trust

    return read_trust(unit, decisions, ())
