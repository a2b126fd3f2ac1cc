"""Where a verdict is shown, it says who decided, when, and signed by which key or not."""

import html
import zipfile
from datetime import date
from pathlib import Path

from portfolio_app.services.documents.report import build_report
from portfolio_app.services.documents.report.decided import by_whom, verdicts_on
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign
from tests.services.proving.conftest import Forge, packed


def test_start_here_and_the_grid(workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path) -> None:
    workspace.decisions.take_in(signed().path)
    forge("UPDATE decisions SET verdict = 'met' WHERE criterion = ?", MANAGER)
    standings = workspace.decisions.standings()
    decided = standings[LISTENING].decision
    assert decided is not None
    said = by_whom(standings[LISTENING], decided)
    assert said.startswith("Jo Field, 4 March 2026; signed, key ")
    (forged,) = verdicts_on(standings[MANAGER])
    assert "changed after it came in" in forged
    with zipfile.ZipFile(packed(workspace, tmp_path)) as pack:
        page = html.unescape(pack.read(next(n for n in pack.namelist() if n.endswith("START HERE.html"))).decode())
    report = repr(build_report(workspace.overview.content(), date(2026, 3, 7))).replace("\\xa0", " ")
    for words in (said, forged):
        assert words in page
        assert words in report
    assert "{words(" not in page
