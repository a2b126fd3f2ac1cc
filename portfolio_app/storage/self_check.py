"""Looks through a portfolio for damage that opening it does not notice."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.claims.region import fault_of
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.evidence import StarText, reference_of
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.words.whole_words import same_words
from portfolio_app.storage.database import Database
from portfolio_app.storage.search import INDEXES
from portfolio_app.storage.tables import TABLES
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import mark, tr

# Each query returns ids of evidence that lack something.
_LACKING = {
    "its words are missing": """
        SELECT id FROM evidence WHERE kind = 'account' AND id NOT IN (SELECT evidence_id FROM accounts)""",
    "its present words are missing from its history": """
        SELECT evidence_id FROM accounts WHERE NOT EXISTS (SELECT 1 FROM account_revisions AS kept
        WHERE kept.evidence_id = accounts.evidence_id AND kept.number = accounts.revision)""",
    "what the witness was asked is missing": """
        SELECT id FROM evidence WHERE kind = 'statement' AND id NOT IN (SELECT evidence_id FROM statement_requests)""",
    "the description of its file is missing": """
        SELECT id FROM evidence WHERE kind = 'file' AND id NOT IN (SELECT evidence_id FROM evidence_files)""",
    "the present version of its file is missing": """
        SELECT evidence_id FROM evidence_files WHERE NOT EXISTS (SELECT 1 FROM file_versions AS kept
        WHERE kept.evidence_id = evidence_files.evidence_id AND kept.number = evidence_files.version)""",
    "the content of its file is missing": """
        SELECT evidence_id FROM file_versions
        WHERE size > 0 AND content_id NOT IN (SELECT content_id FROM file_pieces)""",
    "where it is held is missing": """
        SELECT id FROM evidence WHERE kind = 'held elsewhere' AND id NOT IN (SELECT evidence_id FROM held_elsewhere)""",
}
_ADVICE = mark("open a backup to get it back.")


# What SQLite's column types may hold; SQLite itself holds anything anywhere (https://www.sqlite.org/datatype3.html).
_HOLDS = {"INTEGER": ("integer",), "BOOLEAN": ("integer",), "BLOB": ("blob",), "DOUBLE": ("real",)}
_TEXT = ("text",)
_MISNAMED = "SELECT count(*) FROM criteria WHERE length(reference) - length(replace(reference, '/', '')) <> 2"


def holds_wrong_values(database: Database) -> bool:
    """Tell whether a column holds what does not belong in it: then a fault in working with it is no fault of ours."""
    try:
        with database.unit_of_work(reading=True) as unit:
            return any(True for check in (_values, _rows) for _ in check(unit, database))
    except FileError:
        return True


def self_check(database: Database, progress: Callable[[str, int, int], None] = lambda *_: None) -> tuple[Finding, ...]:
    """Return everything that is damaged in the portfolio; an empty result means that it is whole.

    ``progress`` is told which check is next, of how many, and may end it by raising.
    """
    findings: list[Finding] = []
    checks = (_pages, _values, _rows, _places, _files, _index)
    for number, check in enumerate(checks):
        progress(tr("Looking through your portfolio"), number, len(checks))
        try:
            # A unit for each, so that somebody who writes need not wait for all of them.
            with database.unit_of_work(reading=check is not _index) as unit:
                findings.extend(check(unit, database))
        except FileError as error:
            findings.append(_damage(_file(database), error.message))
    return tuple(findings)


def _damage(where: Where, message: str) -> Finding:
    return Finding(Kind.DAMAGED, where, message)


def _file(database: Database) -> Where:
    return Where(name=database.path.name)


def _at(claim: Claim) -> Where:
    return Where(claim.evidence_id, claim.id, criterion=claim.criterion)


def _pages(unit: UnitOfWork, database: Database) -> Iterator[Finding]:
    for (message,) in unit.connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield _damage(_file(database), tr("The file is damaged ({message}); open a backup.", message=message))


def _values(unit: UnitOfWork, database: Database) -> Iterator[Finding]:
    if unit.connection.exec_driver_sql(_MISNAMED).scalar_one():
        yield _damage(_file(database), tr("A criterion is not named FRAMEWORK/UNIT/CODE; {advice}", advice=tr(_ADVICE)))
    for table in TABLES.sorted_tables:
        for column in table.columns:
            kinds = _HOLDS.get(str(column.type), _TEXT) + (("null",) if column.nullable else ())
            wrong = f"typeof({column.name}) NOT IN ({', '.join(map(repr, kinds))})"
            if str(column.type) == "JSON":
                wrong += f" OR NOT json_valid({column.name})"
            query = f"SELECT count(*) FROM {table.name} WHERE {wrong}"  # names from our own tables
            if unit.connection.exec_driver_sql(query).scalar_one():
                message = tr(
                    "The column {name} of {table_name} holds wrong values; {advice}",
                    name=column.name,
                    table_name=table.name,
                    advice=tr(_ADVICE),
                )
                yield _damage(_file(database), message)


def _rows(unit: UnitOfWork, database: Database) -> Iterator[Finding]:
    for table, row_id, parent, _ in unit.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = Where(name=f"{table} {row_id}")
        yield _damage(
            where,
            tr(
                "This row of {table} belongs to a row of {parent} that is missing; open a backup.",
                table=table,
                parent=parent,
            ),
        )
    for lack, query in _LACKING.items():
        for evidence_id in _ids(unit.connection, query):
            reference = reference_of(evidence_id)
            yield _damage(Where(evidence_id), f"{reference}: {lack}; {tr(_ADVICE)}")
    try:
        unit.portfolio.get()
    except FileError as error:
        yield _damage(_file(database), error.message)


def _places(unit: UnitOfWork, _database: Database) -> Iterator[Finding]:
    passages: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in unit.claims.all():
        passages[claim.evidence_id].append(claim)
        if claim.region is not None and (claim.passage is not None or fault_of(claim.region)):
            message = tr(
                "The claim on {criterion} points at no place of {reference}",
                criterion=claim.criterion,
                reference=reference_of(claim.evidence_id),
            )
            yield _damage(_at(claim), tr("{message}; withdraw it and claim the place again.", message=message))
    # All accounts at once: one question for each takes twenty times as long in a large portfolio.
    for account in unit.accounts.all():
        for claim in passages.get(account.evidence.id, ()):
            if not _fits(claim, account.text):
                message = tr("The claim on {criterion} no longer points at its words in", criterion=claim.criterion)
                yield _damage(
                    _at(claim),
                    tr(
                        "{message} {reference}; select the words again.",
                        message=message,
                        reference=account.evidence.reference,
                    ),
                )


def _fits(claim: Claim, text: StarText) -> bool:
    passage, anchor = claim.passage, claim.anchor
    if passage is None or anchor is None:
        return passage is None and anchor is None
    words = text[passage.section]
    if anchor.outcome in (Outcome.KEPT, Outcome.MOVED):
        return anchor.end <= len(words) and same_words(passage.quote, words[anchor.start : anchor.end])
    return anchor.outcome is Outcome.LOST or 0 <= anchor.start < anchor.end <= len(words)


def _files(unit: UnitOfWork, _database: Database) -> Iterator[Finding]:
    for evidence_id in (*unit.files.damaged(), *unit.statements.damaged()):
        yield _damage(
            Where(evidence_id),
            tr(
                "{reference}: the bytes of its file have changed; {advice}",
                reference=reference_of(evidence_id),
                advice=tr(_ADVICE),
            ),
        )


def _index(unit: UnitOfWork, database: Database) -> Iterator[Finding]:
    ids = {evidence_id for index in INDEXES for evidence_id in _ids(unit.connection, index.missing)}
    missing = [Where(evidence_id) for evidence_id in sorted(ids)]
    if database.read_only:  # FTS5's own check needs to write
        for where in missing:
            yield _damage(
                where, tr("{where}: searching does not find it; check again in a writable file.", where=where)
            )
        return
    if not missing and _index_is_whole(unit.connection):
        return
    unit.search.rebuild()
    unit.commit()
    for where in missing or [_file(database)]:
        yield _damage(where, tr("Searching did not find every word; the index was made anew, nothing is to be done."))


def _index_is_whole(connection: Connection) -> bool:
    try:
        for index in INDEXES:
            connection.exec_driver_sql(index.check)
    except FileError:
        return False
    return True


def _ids(connection: Connection, query: str) -> list[int]:
    return [row[0] for row in connection.exec_driver_sql(query)]
