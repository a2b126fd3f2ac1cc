"""Alembic's environment: a connection handed over by the program, or for developers a database in memory."""

from alembic import context
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from portfolio_app.storage.tables import TABLES


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the tables of the full-text index out of comparisons: only migrations know them."""
    return not (kind == "table" and name is not None and name.startswith(("account_index", "evidence_index")))


def run(connection: Connection) -> None:
    """Run the command on this connection, inside its transaction."""
    context.configure(
        connection=connection,
        target_metadata=TABLES,
        render_as_batch=True,
        include_name=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()


def build(connection: Connection) -> None:
    """Bring an empty database to head, so that ``alembic check`` compares the models with the migrations alone."""
    script = ScriptDirectory.from_config(context.config)
    # A command inside a command would need a second environment.
    steps = script._upgrade_revs  # noqa: SLF001  # what ``command.upgrade`` itself calls
    migration = MigrationContext.configure(connection, opts={"fn": lambda revision, _context: steps("head", revision)})
    with Operations.context(migration):
        migration.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as memory:
        build(memory)
        run(memory)
    engine.dispose()
