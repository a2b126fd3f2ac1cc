"""What looking for personal data costs: in an account of 1,000 words, and in fifty accounts and a hundred files."""

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.measure import head, line
from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.personal_data.finder import find_personal_data
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, open_workspace

_ROUNDS = 25
_MOST_MS = 15
_MOST_SECONDS = 5
_ACCOUNTS, _FILES = 50, 100
_SENTENCES = (
    "A customer, Mrs Jane Smith, came to the desk on Friday {n} with a kettle that had stopped working. ",
    "I asked what had happened, looked at receipt {n} and wrote it down in the Returns Log. ",
    "Because it was in time I followed our Returns Procedure to step {n} and gave her £{n} back. ",
    "I told Will that I would ring her on 07700 900{n:03} before the Manchester shop closed. ",
    "My manager said that she had thanked me, and I learned to ask earlier what a person wants. ",
)


def main() -> None:
    """Print what one account takes, paragraph by paragraph as it is looked at, and what a whole portfolio takes."""
    paragraphs = _words(7, 1000).split("\n")
    took: list[float] = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        for paragraph in paragraphs:
            find_personal_data(paragraph)
        took.append(1000 * (time.process_time() - began))
    head("Looking for personal data in an account of 1,000 words")
    line("the first time, with the lists", f"{took[0]:.0f} ms", "")
    line("each further account, median", f"{statistics.median(took[1:]):.1f} ms", f"at most {_MOST_MS} ms")
    with tempfile.TemporaryDirectory() as folder:
        portfolio = Path(folder) / "many.portfolio"
        with create_workspace(portfolio, make_portfolio("Rowan Ellis"), ()) as made:
            _fill(made, Path(folder))
        with open_workspace(portfolio) as opened:
            began = time.process_time()
            found = opened.personal_data.scan()
            cpu = time.process_time() - began
    head(f"A scan of {_ACCOUNTS} accounts and {_FILES} files, {len(found):,} hits")
    line("CPU of the program", f"{cpu:.1f} s", f"at most {_MOST_SECONDS} s")


def _fill(workspace: Workspace, folder: Path) -> None:
    texts = (
        AccountDraft(f"Account {number}", text=StarText().with_section(Section.ACTION, _words(number, 600)))
        for number in range(_ACCOUNTS)
    )
    workspace.accounts.add(tuple(texts))
    files: list[Path] = []
    for number in range(_FILES):
        files.append(folder / f"note {number}.txt")
        files[-1].write_text(_words(100 + number, 500), encoding="utf-8")
    workspace.evidence.add(files)


def _words(seed: int, least: int) -> str:
    """Return paragraphs of at least so many words, other ones for each seed."""
    said: list[str] = []
    place = 0
    while sum(len(each.split()) for each in said) < least:
        said.append("".join(_SENTENCES[(place + step) % 5].format(n=seed * 7 + place + step) for step in range(4)))
        place += 3
    return "\n".join(each.strip() for each in said)
