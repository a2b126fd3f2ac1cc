"""Starts the window."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from portfolio_app.paths import resources
from portfolio_app.ui.collecting import Collector
from portfolio_app.ui.languages import speak_language
from portfolio_app.ui.page import Tools
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme


def run(path: Path | None) -> int:
    """Open the window, on a portfolio if one is named, and return when it is closed."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(QGuiApplication.highDpiScaleFactorRoundingPolicy().PassThrough)
    application = QApplication(sys.argv[:1])
    settings = Settings()
    translators = speak_language(settings, application)
    application.setApplicationName("portfolio-app")
    application.setApplicationDisplayName("Evidence Mapper")
    application.setDesktopFileName("portfolio-app")
    application.setWindowIcon(QIcon(str(resources() / "icons" / "program.svg")))
    window = make_window(settings, path)
    window.show()
    collector = Collector(lambda: window.tools.runner.busy, window)
    try:
        return application.exec()
    finally:
        collector.stop()
        for translator in translators:
            application.removeTranslator(translator)


def make_window(settings: Settings, path: Path | None = None) -> MainWindow:
    """Return the main window with the look that the settings remember; it opens a portfolio if one is named.

    Needs a running application.
    """
    theme = Theme(settings.mode, settings.percent, settings.reading)
    theme.apply()
    window = MainWindow(Tools(theme, settings, TaskRunner(), TaskRunner()))
    window.begin(path)
    return window
