"""What is said of a former file: where it was kept, and that earlier copies of the portfolio hold it too."""

from pathlib import Path

from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.former_file import with_former
from portfolio_app.workspace import create_workspace, open_workspace


def test_where_it_was_kept_and_earlier_copies_are_said(tmp_path: Path) -> None:
    path, note = tmp_path / "a.portfolio", tmp_path / "note.txt"
    note.write_text("Dear Mrs Jane Smith")
    with create_workspace(path, make_portfolio("Rowan Ellis")) as workspace:
        workspace.evidence.add([note])
        done = workspace.file_replacing.replace("E001", "Mrs Jane Smith")
        assert with_former("Done.", done, workspace) == "Done."
    with open_workspace(path) as workspace:
        done = workspace.file_replacing.replace("E001", "Dear", "Hello", tmp_path / "kept.txt")
        said = with_former("Done.", done, workspace)
    kept = f"The former file is in {tmp_path / 'kept.txt'}."
    assert said == f"Done. {kept} Earlier copies of the portfolio may still hold it."
