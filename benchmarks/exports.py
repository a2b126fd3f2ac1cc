"""The exports: 200 criteria, N accounts of 600 words, 55 % of the paragraphs tagged."""

import tempfile
import time
import zlib
from datetime import date
from pathlib import Path

from benchmarks.content import make_content
from benchmarks.measure import cost_of, head, line
from portfolio_app.services.documents.exporting import export

MADE_ON = date(2026, 11, 21)


def make(form: str, accounts: int) -> float:
    """Make one document and return the CPU seconds it took, report and imports included, content not."""
    content = make_content(accounts)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        export(content, {form: Path(folder) / f"out.{form}"}, MADE_ON)
        return time.process_time() - began


def compress(accounts: int) -> float:
    """Return the CPU seconds for compressing the bare words once: no exporter can do less."""
    content = make_content(accounts)
    words = "\n".join(text for account in content.accounts for _, text in account.text).encode()
    began = time.process_time()
    zlib.compress(words)
    return time.process_time() - began


def only_content(accounts: int) -> None:
    """Hold the content alone, to know its share of the memory."""
    make_content(accounts)


def main() -> None:
    """Print CPU seconds and peak memory for both forms and three sizes."""
    head("Exports: CPU seconds (peak memory of the whole process)")
    bare = cost_of("benchmarks.exports:only_content", 500)
    line("the content of 500 accounts alone", f"({bare.memory:.0f} MB)", "")
    line("compressing the words of 500 accounts once", f"{cost_of('benchmarks.exports:compress', 500).cpu:.2f} s", "")
    for form, name, limit in (("pdf", "PDF", 5.0), ("docx", "Word", 1.5)):
        costs = {accounts: cost_of("benchmarks.exports:make", form, accounts) for accounts in (50, 500, 2000)}
        for accounts, cost in costs.items():
            held = f"at most {limit} s and 300 MB" if accounts == 500 else ""
            line(f"{name}, {accounts:,} accounts", f"{cost.cpu:.2f} s ({cost.memory:.0f} MB)", held)
        line(f"{name}, growth from 500 to 2,000", f"{costs[2000].cpu / costs[500].cpu:.1f}-fold", "at most 5-fold")
