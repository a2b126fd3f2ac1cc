"""Whether large documents are as sound as small ones: PDF/UA at 500 accounts in every setting, references at 2,000."""

import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.against_peers import MADE_ON
from benchmarks.content import make_content
from benchmarks.measure import head, line
from benchmarks.references import wrong_references
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.services.documents.report import build_report

LAYOUTS = {
    "A4": Layout(),
    "Letter": Layout(paper=Paper.LETTER),
    "justified": Layout(justified=True),
    "large print": Layout(reading=Reading.LARGE_PRINT),
    "dyslexia friendly": Layout(reading=Reading.DYSLEXIA),
}


def main() -> None:
    """Print what two validators say of 500 accounts, and how many references of 2,000 are right."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portfolio.pdf"
        head("PDF/UA-1 of 500 accounts (outloud: errors, warnings)")
        report = build_report(make_content(500), MADE_ON)
        for name, layout in LAYOUTS.items():
            line(name, _judged(replace(report, layout=layout), path), "0 rules failed, 0 errors")
        head("Page references in the PDF of 2,000 accounts")
        content = make_content(2000)
        write_pdf(build_report(content, MADE_ON), path)
        count, wrong = wrong_references(path, content.claims)
        line("right", f"{count - len(wrong):,} of {count:,}", "all")


def _judged(report: Report, path: Path) -> str:
    import outloud
    from page import SafetyLimits, ValidationProfile, validate_pdf

    write_pdf(report, path)
    found = validate_pdf(path, profile=ValidationProfile.PDF_UA_1, limits=SafetyLimits.unlimited())
    heard = outloud.check(str(path))
    warned = sorted({finding.rule for finding in heard.findings if finding.severity == "warning"})
    return f"{found.rules.failed} of {found.rules.total} rules; {heard.error or heard.errors}, {' '.join(warned)}"
