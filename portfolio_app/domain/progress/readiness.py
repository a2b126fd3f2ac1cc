"""Readiness: what stands between a portfolio and being handed over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.claims.region import say_region
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Role
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount, Section
from portfolio_app.domain.evidence.file import TO_KNOW, EvidenceFile
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.frameworks.choices import OpenChoice
from portfolio_app.domain.progress.action_plan import plan
from portfolio_app.domain.progress.coverage import Coverage
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, say_pieces
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.progress.thinness import fewest_words
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.witnesses.signature_doubts import new_keys
from portfolio_app.domain.witnesses.statement import Statement, StatementState, Way
from portfolio_app.domain.witnesses.statement_warnings import lacking, odd_details
from portfolio_app.domain.words.quotation import quoted, turned
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr

_EARLIEST = 2000
_WANTED = (Section.SITUATION, Section.TASK, Section.ACTION, Section.RESULT)


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a portfolio holds, whose it is, and how what was decided stands."""

    accounts: tuple[ReflectiveAccount, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    files: tuple[EvidenceFile, ...] = ()
    held: tuple[HeldElsewhere, ...] = ()
    standings: tuple[Standing, ...] = ()
    learner: str = ""


def findings(coverage: Coverage, holdings: Holdings, today: date) -> tuple[Finding, ...]:
    """Return everything to be done, decisions first, then criteria, passages, claims, accounts and other evidence."""
    claims = holdings.claims
    decided = plan(holdings.standings, {claim.id: claim.evidence_id for claim in claims})
    written = {account.evidence.id: account for account in holdings.accounts}
    claimed = {claim.evidence_id for claim in claims}
    # A work product also proves what is claimed on the words about it.
    proving = claimed | {account.about for account in holdings.accounts if account.evidence.id in claimed}
    single = {entry.criterion.reference for entry in coverage.criteria if len(entry.needs) < 2}
    return (
        *_empty(coverage, written),
        *map(_choice, coverage.choices),
        *decided,
        *(_gap(e) for e in coverage.gaps() if not _by_employer(e) and e.state is not State.NOT_YET_MET),
        *(
            _unconfirmed(e)
            for e in coverage.criteria
            if e.needed and _by_employer(e) and e.state not in (State.MET, State.NOT_YET_MET)
        ),
        *(finding for claim in claims for finding in _claim(claim, written, needs_chosen=claim.criterion in single)),
        *(
            finding
            for account in written.values()
            for finding in _account(account, today, claimed=bool(claimed & {account.evidence.id, account.about}))
        ),
        *(finding for finding in _statements(holdings)),
        *(finding for file in holdings.files for finding in _file(file, today, claimed=file.evidence.id in proving)),
        *(finding for each in holdings.held for finding in _held(each, today, claimed=each.evidence.id in proving)),
    )


def _empty(coverage: Coverage, accounts: Mapping[int, ReflectiveAccount]) -> Iterator[Finding]:
    if not coverage.total:
        yield Finding(Kind.NO_FRAMEWORK, Where(), tr("The portfolio has no framework yet: add a unit, or import one."))
    if not accounts:
        yield Finding(
            Kind.NO_ACCOUNTS, Where(), tr("Nothing has been written yet: add an account of something you did at work.")
        )


def _choice(choice: OpenChoice) -> Finding:
    if choice.rule is None:
        said = tr("You have not chosen your pathway in {framework} yet.", framework=choice.framework)
        return Finding(Kind.CHOICE, Where(), said)
    wanted = [plural(choice.units, "more unit")] * bool(choice.units)
    wanted += [tr("units worth {credits}", credits=plural(choice.credits, "more credit"))] * bool(choice.credits)
    said = tr(
        "Choose {wanted} from “{rule}” in {framework}.",
        wanted=tr(" and ").join(wanted),
        rule=choice.rule.title or choice.rule.code,
        framework=choice.framework,
    )
    return Finding(Kind.CHOICE, Where(), said)


def _by_employer(entry: CriterionCoverage) -> bool:
    return entry.criterion.assessed_by == Role.EMPLOYER


def _at(entry: CriterionCoverage) -> Where:
    return Where(criterion=entry.criterion.reference)


def _unconfirmed(entry: CriterionCoverage) -> Finding:
    todo = tr("ask your employer, on the Witnesses page")
    return Finding(Kind.EMPLOYER, _at(entry), tr("Your employer has not confirmed this yet: {todo}.", todo=todo))


def _gap(entry: CriterionCoverage) -> Finding:
    where = _at(entry)
    if entry.state is State.NONE:
        return Finding(Kind.UNCOVERED, where, tr("Nothing is claimed for this yet."))
    missing = ", ".join(
        tr("{label} ({have} of {at_least})", label=need.need.label, have=need.have, at_least=need.need.at_least)
        for need in entry.needs
        if not need.met
    )
    if not missing:
        missing = say_pieces(entry)
    return Finding(Kind.PARTLY, where, tr("Still needed: {missing}.", missing=missing))


def _claim(claim: Claim, accounts: Mapping[int, ReflectiveAccount], *, needs_chosen: bool) -> Iterator[Finding]:
    where = Where(claim.evidence_id, claim.id, claim.passage.section if claim.passage else None, claim.criterion)
    if claim.reworded:
        said = tr(
            "It was claimed for “{wording}”, which reads otherwise now: say that it still holds, or withdraw it.",
            wording=shorten(claim.wording),
        )
        yield Finding(Kind.RECHECK, where, said)
    if claim.place_changed and claim.anchor and claim.passage:
        words = shorten(claim.passage.quote)
        if claim.anchor.outcome is Outcome.LOST:
            todo = tr("are no longer in the text: choose other words or withdraw the claim")
        else:
            text = accounts[claim.evidence_id].text[claim.passage.section]
            present = shorten(text[claim.anchor.start : claim.anchor.end])
            todo = tr("have become {quoted}: accept them or withdraw the claim", quoted=quoted(present))
        yield Finding(Kind.RECHECK, where, tr("The words {quoted} {todo}.", quoted=quoted(words), todo=todo))
    if claim.place_changed and claim.region:
        place = say_region(claim.region)
        if claim.lost:
            todo = tr("is not in the file's new version: point the claim at another place, or withdraw it")
        else:
            todo = tr("was claimed in the file's former version: look at it, then accept it or withdraw the claim")
        yield Finding(Kind.RECHECK, where, f"{place[0].upper()}{place[1:]} {todo}.")
    if claim.passage and not claim.to_recheck and len(claim.passage.quote.split()) == 1:
        todo = tr("claim the sentence that shows it")
        yield Finding(
            Kind.THIN,
            where,
            tr(
                "One word, “{quote}”, is claimed: {todo}.",
                quote=turned(excerpt(claim.passage.quote.strip())),
                todo=todo,
            ),
        )
    if not claim.need and not needs_chosen:
        yield Finding(
            Kind.NO_NEED,
            where,
            tr("The claim on {criterion} does not say which of its needs it meets.", criterion=claim.criterion),
        )


def _account(account: ReflectiveAccount, today: date, *, claimed: bool) -> Iterator[Finding]:
    where = Where(account.evidence.id)
    empty = [section for section in _WANTED if not account.text[section].strip()]
    if empty:
        titles = ", ".join(account.form.title(section) for section in empty)
        message = tr("{sections} still empty: {titles}.", sections=plural(len(empty), "section"), titles=titles)
        yield Finding(Kind.UNFINISHED, replace(where, section=empty[0]), message)
    words = account.text.words
    if 0 < words < fewest_words(account.about):
        todo = tr("say more of what you did, how and why")
        yield Finding(Kind.THIN, where, tr("The account has {words}: {todo}.", words=plural(words, "word"), todo=todo))
    yield from _dated(account.evidence, today, "account", tr("it happened"))
    # The work product may be claimed in the place of what is written about it.
    if not claimed:
        yield Finding(Kind.NO_CLAIMS, where, tr("Nothing in this account is claimed yet."))


def _statements(holdings: Holdings) -> Iterator[Finding]:
    changed = new_keys(holdings.statements)
    for statement in holdings.statements:
        yield from _statement(statement)
        yield from _odd_statement(statement, holdings.learner)
        # Whoever confirmed the statement with the witness has asked which key is theirs.
        if statement.evidence.id in changed and statement.state is StatementState.SIGNED:
            yield Finding(Kind.ODD_STATEMENT, Where(statement.evidence.id), changed[statement.evidence.id].message)


def _statement(statement: Statement) -> Iterator[Finding]:
    where, who = Where(statement.evidence.id), statement.witness_name
    match statement.state:
        case StatementState.DRAFTED:
            yield Finding(
                Kind.UNSIGNED, where, tr("{who} has not been asked yet: hand the request over, or send it.", who=who)
            )
        case StatementState.ASKED:
            since = say_day_of(statement.asked_at)
            what = tr("new version") if statement.versions else tr("answer")
            yield Finding(
                Kind.UNSIGNED,
                where,
                tr("{who} was asked on {since}: there is no {what} yet.", who=who, since=since, what=what),
            )
        case StatementState.RETURNED if statement.latest is not None and not statement.counts:
            for lack in lacking(statement.latest):
                yield Finding(Kind.UNSIGNED, where, lack.message)
        case StatementState.RETURNED if statement.versions and statement.versions[-1].way is not Way.PAPER:
            todo = tr("let them sign on screen, or let the assessor confirm it")
            yield Finding(Kind.UNSIGNED, where, tr("What {who} typed is not signed: {todo}.", who=who, todo=todo))
        case StatementState.CHANGED:
            yield Finding(
                Kind.CHANGED_STATEMENT,
                where,
                tr("It was changed since {who} signed it: open a backup, or ask again.", who=who),
            )
        case _:
            pass


def _odd_statement(statement: Statement, learner: str) -> Iterator[Finding]:
    if statement.latest is not None and statement.state is not StatementState.REFUSED:
        for odd in odd_details(statement, statement.latest, learner):
            yield Finding(Kind.ODD_STATEMENT, Where(statement.evidence.id), odd.message)


def _file(file: EvidenceFile, today: date, *, claimed: bool) -> Iterator[Finding]:
    where = Where(file.evidence.id)
    yield from _dated(file.evidence, today, "file", tr("it was made"))
    if file.present.warning and file.present.warning not in TO_KNOW:
        yield Finding(Kind.FILE, where, f"{file.name}: {tr(file.present.warning)}")
    if not claimed:
        yield Finding(Kind.NO_CLAIMS, where, tr("The file is not claimed for anything yet: claim it, or remove it."))


def _held(held: HeldElsewhere, today: date, *, claimed: bool) -> Iterator[Finding]:
    where = Where(held.evidence.id)
    yield from _dated(held.evidence, today, tr("record of what is held elsewhere"), tr("the original was made"))
    if not held.checked:
        yield Finding(Kind.NOT_CHECKED, where, tr("Say who looked at the original where it is held, and when."))
    elif held.checked_on and held.checked_on > today:
        yield Finding(
            Kind.ODD_DATE,
            where,
            tr("It is to have been checked on {checked_on}: check the day.", checked_on=held.checked_on.isoformat()),
        )
    if not claimed:
        yield Finding(Kind.NO_CLAIMS, where, tr("What is held elsewhere is not claimed for anything yet."))


def _dated(evidence: Evidence, today: date, what: str, event: str) -> Iterator[Finding]:
    day, where = evidence.produced_on, Where(evidence.id)
    if day is None:
        yield Finding(Kind.NO_DATE, where, tr("The {what} has no date: say when {event}.", what=what, event=event))
    elif day > today or day.year < _EARLIEST:
        yield Finding(
            Kind.ODD_DATE,
            where,
            tr("The {what} is dated {day}: check the day and the year.", what=what, day=day.isoformat()),
        )


def shorten(words: str, longest: int = 60) -> str:
    """Return the words on one line, cut at a word's end with "..." when they are too long."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return (
        line[: longest + 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"
        if " " in line[: longest + 1]
        else line[:longest] + "…"
    )
