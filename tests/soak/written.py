"""A portfolio that is written to in every way, with what must be in it: what a call acknowledged, and nothing by half."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from portfolio_app.domain.errors import FileError
from portfolio_app.storage.database import Database
from portfolio_app.storage.self_check import self_check
from tests.soak.calls import fault_of
from tests.soak.seeds import Seeds

_ASKED = {
    "evidence": "SELECT title FROM evidence",
    "note": "SELECT note FROM claims",
    "witness": "SELECT name FROM witnesses",
}
_ACCOUNT = '---\ntitle: {title}\n---\n\n## Action\n\nI [did it again]{{criterion="101/1.3"}} and again.\n'


@dataclass(frozen=True, slots=True)
class Step:
    """A call that writes, with what it acknowledges: a kind, and a name in it."""

    kind: str
    name: str
    arguments: tuple[object, ...]

    @property
    def said(self) -> str:
        """The step as it is shown in a list of failures."""
        return " ".join(map(str, self.arguments[:2]))


class WrittenFolder:
    """Where one portfolio is written to, with what must be in it: what was acknowledged is noted by kind."""

    def __init__(self, seeds: Seeds, folder: Path, chance: Random) -> None:
        self.seeds, self.folder, self.chance = seeds, folder, chance
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.portfolio = folder / "Ann.portfolio"
        shutil.copyfile(seeds.portfolio, self.portfolio)
        self.there: dict[str, set[str]] = {kind: set() for kind in (*_ASKED, "file")}
        self._number = 0

    def step(self) -> Step:
        """Return a call that writes, another each time."""
        self._number += 1
        name = f"n{self._number}x{self.chance.randrange(1 << 30)}"
        portfolio, source = self.portfolio, self.folder.with_suffix(".source")
        source.mkdir(exist_ok=True)
        match self.chance.randrange(11):
            case 0 | 1 | 2:
                (source / f"{name}.md").write_text(_ACCOUNT.format(title=name), encoding="utf-8")
                return Step("evidence", name, ("account", "add", portfolio, source / f"{name}.md"))
            case 3:
                # Other bytes each time: the same file twice is refused.
                (source / f"{name}.bin").write_bytes(self.chance.randbytes(self.chance.choice((9, 9_000, 3_000_000))))
                return Step("evidence", name, ("evidence", "add", portfolio, source / f"{name}.bin"))
            case 4:
                (source / f"{name}.jpg").write_bytes(self.seeds.content("photo.jpg") + name.encode())
                return Step("evidence", name, ("evidence", "add", portfolio, source / f"{name}.jpg"))
            case 5 | 6:
                return Step("note", name, ("claim", "add", portfolio, "E001", "101 1.6", "--note", name))
            case 7:
                return Step("witness", name, ("witness", "add", portfolio, "--name", name, "--role", "Manager"))
            case 8:
                return Step(
                    "file",
                    f"{name}.pdf",
                    ("export", portfolio, "--pdf", self.folder / f"{name}.pdf", "--allow-personal-data"),
                )
            case 9:
                return Step(
                    "file",
                    f"{name}.zip",
                    ("export", portfolio, "--pack", self.folder / f"{name}.zip", "--allow-personal-data"),
                )
            case _:
                target = self.folder / f"{name}.portfolio"
                return Step("file", target.name, ("import", self.seeds.folder / "pack.zip", target))

    def acknowledged(self, step: Step) -> None:
        """Note what a step said was done."""
        self.there[step.kind].add(step.name)

    def faults(self) -> Iterator[str]:
        """Yield what is lost, half there, or left behind; reading puts the portfolio right by itself."""
        try:
            with Database.open(self.portfolio, read_only=True) as database:
                there = {kind: _column(database, query) for kind, query in _ASKED.items()}
                damage = self_check(database)
        except FileError as error:
            yield error.message
            return
        there["file"] = {path.name for path in self.folder.iterdir()}
        for kind, names in self.there.items():
            if lost := names - there[kind]:
                yield f"{len(lost)} acknowledged of {kind} lost"
        if damage:
            yield f"damage: {damage[0].message}"
        for path in self.folder.iterdir():
            if path != self.portfolio and (fault := _fault_in(path)):
                yield f"{path.name}: {fault}"

    def forget_files(self) -> None:
        """Remove what was made beside the portfolio, once it was looked at."""
        for path in self.folder.iterdir():
            if path.name != self.portfolio.name:
                path.unlink()
        self.there["file"].clear()


def _column(database: Database, query: str) -> set[str]:
    with database.unit_of_work(reading=True) as unit:
        return {str(value) for (value,) in unit.connection.exec_driver_sql(query)}


def _fault_in(path: Path) -> str:
    if path.name.endswith((".lock", ".part", "-journal")):
        return ""  # goes when the portfolio is opened for writing the next time; a journal of nothing harms nobody
    content = path.read_bytes()
    if not content:
        return "empty under its final name"
    if path.suffix == ".pdf":
        return "" if content.rstrip().endswith(b"%%EOF") else "a part of a PDF"
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as pack:
            return "a damaged pack" if pack.testzip() else ""
    if path.suffix == ".portfolio":
        return fault_of(("coverage", path))
    return "left behind"
