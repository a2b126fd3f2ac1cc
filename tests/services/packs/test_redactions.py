"""A pack holds the log of what was replaced, and nowhere the words that were."""

import zipfile
from datetime import date
from pathlib import Path

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.evidence.evidence import StarText
from portfolio_app.services.clock import now
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import create_workspace, import_workspace


def test_the_log_is_in_the_pack_and_the_words_are_not(tmp_path: Path) -> None:
    pack = tmp_path / "a.zip"
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Rowan Ellis"), bundled()) as workspace:
        text = StarText(action="I told a customer, Mrs Jane Quillfeather, that it was safe.")
        workspace.accounts.add([AccountDraft("A kettle", date(2026, 3, 2), text=text)])
        workspace.claims.add("E001", "101/1.3", "I told a customer, Mrs Jane Quillfeather", note="Quillfeather agreed")
        workspace.personal_data.allow("Quillfeather Ltd")
        workspace.personal_data.replace("Mrs Jane Quillfeather")
        workspace.packs.make(pack, now())
        log = workspace.personal_data.log()
    with zipfile.ZipFile(pack) as archive:
        assert not [name for name in archive.namelist() if b"Quillfeather" in archive.read(name)]
        assert b'"pseudonym": "Customer A"' in archive.read("data/portfolio.json")
    with import_workspace(pack, tmp_path / "b.portfolio") as workspace:
        assert workspace.personal_data.log() == log
