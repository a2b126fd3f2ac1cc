"""A window in which somebody writes until it is killed; each word that is saved is printed. Run by ``window_kills``."""

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.app import make_window
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage

_PAUSE = 20


def main(portfolio: Path, settings: Path, prefix: str) -> int:
    """Open the portfolio and write in it for ever."""
    application = QApplication(sys.argv[:1])
    store = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
    store.remember("tour/seen", True)
    window = make_window(store)
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(0, lambda: _write(window, portfolio, prefix))
    return application.exec()


def _write(window: MainWindow, portfolio: Path, prefix: str) -> None:
    window.open_portfolio(portfolio)
    window.show_page("accounts")
    page = window.pages["accounts"]
    assert isinstance(page, AccountsPage)
    page.open_account(1)
    print("open", flush=True)
    edit = page.editor.star.edit(Section.SITUATION)
    for number in count():
        word = f"{prefix}n{number}"
        edit.setFocus()
        QTest.keyClicks(edit, f"{word} ")
        # By turns as when the focus leaves, and by itself after a pause.
        if number % 3:
            page.editor.flush()
        while word not in page.session.workspace.accounts.get("E001").text.situation:
            QTest.qWait(_PAUSE)
        print(word, flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
