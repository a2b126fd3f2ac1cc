"""What the program remembers is for its user alone: the names of files tell who learns what."""

import os
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from portfolio_app.ui.settings import Settings


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system keeps settings closed to others")
@pytest.mark.parametrize("former", [True, False])
def test_only_the_user_reads_the_settings(tmp_path: Path, former: bool) -> None:
    file = tmp_path / "kept" / "settings.ini"
    umask = os.umask(0)
    try:
        if former:
            file.parent.mkdir()
            file.write_text("[General]\nlook=1\n", encoding="utf-8")
        store = QSettings(str(file), QSettings.Format.IniFormat)
        Settings(store).add_recent(tmp_path / "Ann.portfolio")
        store.sync()
    finally:
        os.umask(umask)
    assert "Ann.portfolio" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
