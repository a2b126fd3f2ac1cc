"""The exports beside other engines that make the same report: ``make bench-peers``.

All get the finished report (the peers as plain JSON) and are charged for layout and writing, ours for its imports
too; each runs in a process of its own, one after another.
"""

import json
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.content import make_content
from benchmarks.measure import Cost, cost_of, head, line
from benchmarks.plain import write_plain
from portfolio_app.domain.documents.report import Report
from portfolio_app.services.documents.report import build_report

MADE_ON = date(2026, 11, 21)
_ROOT = Path(__file__).resolve().parent.parent
_PYTHON = _ROOT / ".venv-peers" / "bin" / "python"


class Limit(NamedTuple):
    """A peer's script, and what share of its CPU time and memory ours may take (None: not held against it)."""

    script: str
    name: str
    cpu: float | None = None
    memory: float | None = None


PDF = {
    50: (Limit("with_typst", "typst, PDF/UA-1", 1.0),),
    500: (
        Limit("with_typst", "typst, PDF/UA-1", 1 / 2, 1 / 8),
        Limit("with_reportlab", "reportlab, repeated passes, untagged", 1 / 4),
        Limit("with_weasyprint", "WeasyPrint, PDF/UA-1", 1 / 20),
    ),
}
WORD = {
    500: (
        Limit("with_python_docx", "python-docx, with comments", 1 / 8),
        Limit("with_pandoc", "pandoc, with comments, no page references", 1 / 6),
    ),
}


def make_pdf(accounts: int) -> float:
    """Write our PDF and return the CPU seconds from the report on, the writer's imports included."""
    return _timed(accounts)


def make_word(accounts: int) -> float:
    """Write our Word file and return the CPU seconds from the report on, the writer's imports included."""
    report = make_report(accounts)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        from portfolio_app.exporters.word import write_docx

        write_docx(report, Path(folder) / "out.docx")
        return time.process_time() - began


def make_untagged(accounts: int) -> float:
    """Write our PDF without tags."""
    from benchmarks.untagged import leave_out_tags

    _ = make_report(1)
    leave_out_tags()
    return _timed(accounts)


def make_report(accounts: int) -> Report:
    """Return the report that all engines make."""
    return build_report(make_content(accounts), MADE_ON)


def peer_cost(script: str, report: Path) -> Cost:
    """Run a peer's script on a report written by ``write_plain``; the file that it makes is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        call = [_PYTHON, _ROOT / "benchmarks" / "peers" / f"{script}.py", report, Path(folder) / "out"]
        done = subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(*json.loads(done.stdout.splitlines()[-1]))


def compare(ours: Cost, peers: tuple[Limit, ...], report: Path) -> None:
    """Print how a document of ours and those of its peers compare."""
    line("ours", f"{ours.cpu:.2f} s ({ours.memory:.0f} MB)", "")
    for limit in peers:
        cost = peer_cost(limit.script, report)
        held = [
            f"{what} 1/{1 / share:.1f} of it (at most 1/{1 / most:.0f}) {'ok' if share <= most else 'MISSED'}"
            for what, share, most in (
                ("CPU", ours.cpu / cost.cpu, limit.cpu),
                ("memory", ours.memory / cost.memory, limit.memory),
            )
            if most is not None
        ]
        line(limit.name, f"{cost.cpu:.2f} s ({cost.memory:.0f} MB)", "; ".join(held))


def main() -> None:
    """Print the figures of the PDF and of the Word file."""
    if not _PYTHON.exists():
        print("The peers are not installed; run: make bench-peers")
        return
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        for accounts, peers in PDF.items():
            head(f"PDF of {accounts} accounts: CPU seconds (peak memory) from the same report")
            write_plain(make_report(accounts), report)
            compare(cost_of("benchmarks.against_peers:make_pdf", accounts), peers, report)
        for accounts, peers in WORD.items():
            head(f"Word file of {accounts} accounts: CPU seconds (peak memory) from the same report")
            write_plain(make_report(accounts), report)
            compare(cost_of("benchmarks.against_peers:make_word", accounts), peers, report)
    _growth()


def _growth() -> None:
    head("PDF: growth, and what tagging costs")
    tagged, untagged = (cost_of(f"benchmarks.against_peers:{name}", 500) for name in ("make_pdf", "make_untagged"))
    many = cost_of("benchmarks.against_peers:make_pdf", 2000)
    line("2,000 accounts", f"{many.cpu:.2f} s ({many.memory:.0f} MB)", f"{many.cpu / tagged.cpu:.1f}-fold, at most 5")
    share = tagged.cpu / untagged.cpu
    line(
        "500 accounts untagged", f"{untagged.cpu:.2f} s ({untagged.memory:.0f} MB)", f"tagged {share:.2f}, at most 1.3"
    )


def _timed(accounts: int) -> float:
    report = make_report(accounts)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        from portfolio_app.exporters.pdf import write_pdf

        write_pdf(report, Path(folder) / "out.pdf")
        return time.process_time() - began
