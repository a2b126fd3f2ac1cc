"""Changed files of every kind, given to whatever reads them; each call keeps to the contract, and harms nothing."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.soak.calls import fault_of, said_of
from tests.soak.mutations import mutated, mutated_inside, odd_text
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds

Reader = Callable[[Path, Path], Sequence[object]]
"""Makes a call of a changed file and a portfolio."""

_RENEWED = 150
"""Calls after which the portfolio is exchanged for a fresh one: it grows by what is taken in."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: which sound ones there are, who reads it, and how often it is chosen."""

    name: str
    seeds: tuple[str, ...]
    read: Reader
    weight: int = 4
    packed: bool = False
    plain: bool = False


def _adding(noun: str) -> Reader:
    return lambda changed, portfolio: (noun, "add", portfolio, changed)


def _reading(*words: str) -> Reader:
    return lambda changed, _: (*words, changed)


def _word(portfolio: Path) -> Path:
    """Return the file with the passphrase of what is sealed or locked."""
    return portfolio.with_name("passphrase.txt")


KINDS = (
    Kind("accounts", ("account.md",), _adding("account"), 8, plain=True),
    Kind("units", ("unit.toml",), lambda c, _: ("framework", "import", c, "--check"), 8, plain=True),
    Kind("topic sheets", ("sheet.txt",), lambda c, _: ("framework", "import", c, "--check"), 8, plain=True),
    Kind("profiles", ("profile.toml",), lambda c, p: ("export", p, "--pack", c.with_suffix(".zip"), "--profile", c, "--check"), 4, plain=True),
    Kind("signed decisions", ("Ann.decisions",), lambda c, p: ("decisions", "import", p, c), 5, plain=True),
    Kind("spreadsheets", ("Decisions.xlsx",), lambda c, p: ("decisions", "import", p, c), 3, packed=True),
    Kind("forms", ("form.pdf",), lambda c, p: ("witness", "import", p, c), 4),
    Kind("Word forms", ("form.docx",), lambda c, p: ("witness", "import", p, c), 4, packed=True),
    Kind("templates", ("template.docx",), lambda c, p: ("export", p, "--docx", c.with_name("made.docx"), "--template", c), 1, packed=True),
    Kind("packs verified", ("pack.zip",), _reading("verify"), 4, packed=True),
    Kind("packs imported", ("pack.zip",), lambda c, _: ("import", c, c.with_name("new.portfolio")), 2, packed=True),
    Kind("sealed packs", ("sealed.zip",), lambda c, p: ("verify", c, "--seal-passphrase-file", _word(p)), 2),
    Kind("locked portfolios", ("locked.portfolio",), lambda c, p: ("coverage", c, "--passphrase-file", _word(p)), 2),
    Kind("pictures", ("photo.jpg", "photo.png", "photo.webp", "photo.gif", "photo.heic", "scan.tiff"), _adding("evidence"), 8),
    Kind("documents", ("a.pdf", "form.docx", "mail.eml", "page.html", "Decisions.xlsx"), _adding("evidence"), 5),
    Kind("portfolios", ("seed.portfolio",), lambda c, _: ("check", c), 2),
    Kind("portfolios listed", ("seed.portfolio",), lambda c, _: ("coverage", c), 3),
    Kind("portfolios written", ("seed.portfolio",), lambda c, _: ("claim", "add", c, "E001", "101 1.6"), 3),
)  # fmt: skip


def try_inputs(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Try so many changed files; which they are depends on the seed alone."""
    outcome = Outcome("changed inputs")
    chance = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    portfolio = folder / "ours.portfolio"
    shutil.copyfile(_word(seeds.portfolio), _word(portfolio))
    for number in range(count):
        if number % _RENEWED == 0:
            shutil.copyfile(seeds.portfolio, portfolio)
        (kind,) = chance.choices(KINDS, [kind.weight for kind in KINDS])
        name = chance.choice(kind.seeds)
        # The name of the file tells some readers what to take it for.
        changed = folder / f"changed{Path(name).suffix}"
        changed.write_bytes(_changed(seeds.content(name), kind, chance))
        arguments = kind.read(changed, portfolio)
        outcome.tried += 1
        if fault := fault_of(arguments):
            kept = folder / f"failed-{seed}-{number}{changed.suffix}"
            shutil.copyfile(changed, kept)
            outcome.failed(f"{kind.name}: {said_of(arguments)}: {fault} (kept: {kept})")
        for left in ("new.portfolio", "made.docx", "changed.portfolio-journal"):
            (folder / left).unlink(missing_ok=True)
    if fault := fault_of(("check", portfolio)):
        outcome.failed(f"the portfolio at the end: {fault}")
    return outcome


def _changed(content: bytes, kind: Kind, chance: Random) -> bytes:
    if kind.packed and chance.randrange(3):
        return mutated_inside(content, chance)
    if kind.plain and chance.randrange(15) == 0:
        place = chance.randrange(len(content))
        return content[:place] + odd_text(chance) + content[place:]
    return mutated(content, chance)
