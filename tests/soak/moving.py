"""The portfolio is moved, removed or replaced while it is open: what is said to be saved is there, and nothing else is hurt."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from random import Random

from portfolio_app.domain.errors import FileError, PortfolioError
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.storage.database import Database
from portfolio_app.workspace import Workspace, create_workspace, open_workspace
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds


def try_moved(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Move, remove or replace the portfolio while it is open, then write: it is said, or it is in the file."""
    outcome, chance = Outcome("moved or replaced while open"), Random(seed)
    for number in range(count):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        path, elsewhere, other = folder / "Ann.portfolio", folder / "Moved.portfolio", folder / "Ben.portfolio"
        shutil.copyfile(seeds.portfolio, path)
        create_workspace(other, make_portfolio("Ben")).close()
        busy = chance.random() < 0.5
        how = chance.choice(("moved", "removed", "replaced", "moved and another put there"))
        outcome.tried += 1
        name = f"n{number}"
        with Database.open(path) as database, ExitStack() as reading:
            workspace = Workspace(database)
            done = [_added(workspace, f"{name} before")]
            if how.startswith("moved"):
                path.rename(elsewhere)
            if how == "removed":
                path.unlink()
            if how in ("replaced", "moved and another put there"):
                other.replace(path)
            if busy:  # whoever writes meanwhile opens the file by its name once more
                reading.enter_context(database.unit_of_work(reading=True)).witnesses.all()
            done += [_added(workspace, f"{name} after {time}") for time in range(2)]
        for fault in _moved_faults(path, elsewhere, how, [each for each in done if each]):
            outcome.failed(f"{how}{' while something is read' * busy}: {fault}")
    return outcome


def _added(workspace: Workspace, name: str) -> str:
    """Return the name where it was acknowledged, nothing where it was refused in a sentence, or what went wrong."""
    try:
        workspace.witnesses.add(Witness(0, name, role="Manager"))
    except PortfolioError:
        return ""
    except Exception as error:  # noqa: BLE001  # whatever it is, it is no sentence
        return f"!{error!r}"
    return name


def _moved_faults(path: Path, elsewhere: Path, how: str, done: list[str]) -> list[str]:
    faults = [f"an error that nobody expected: {each}" for each in done if each.startswith("!")]
    mine = elsewhere if how.startswith("moved") else None
    there: set[str] = set()
    if mine is not None:
        try:
            with open_workspace(mine) as workspace:
                there = {witness.name for witness in workspace.witnesses.list()}
        except FileError as error:
            return [*faults, f"the moved file cannot be opened: {error.message}"]
        faults += [f"{name} was acknowledged and is lost" for name in done if name not in there]
    else:
        # What was written before is gone with the file; what comes after must not be said to be saved.
        faults += [f"{name} was acknowledged, and there is no file of it" for name in done if " after " in name]
    if path.exists():
        try:
            with open_workspace(path) as workspace:
                if workspace.details.get().learner != "Ben" or workspace.witnesses.list():
                    faults.append("the file put in its place was written to")
        except FileError as error:
            faults.append(f"the file put in its place was harmed: {error.message}")
    return faults
