"""The language that the window speaks: the system's or a chosen one, with Qt's own texts in it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from portfolio_app.translation import ENGLISH, fitting, languages, named_language, speak, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.settings import Settings


def speak_language(settings: Settings, application: QCoreApplication) -> tuple[QTranslator, ...]:
    """Speak the language of the settings from now on; return Qt's translators, which it asks while they are kept."""
    wanted = settings.language or named_language() or QLocale.system().name()
    spoken = speak(wanted)
    if spoken == ENGLISH:
        return ()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{spoken}", folder):
        return ()
    application.installTranslator(translator)
    return (translator,)


def language_actions(settings: Settings, say: Callable[[str], None]) -> tuple[Action, ...]:
    """Return the choice of languages for a menu; a choice is followed when the program starts the next time."""

    def choose(language: str) -> None:
        if language != settings.language:
            settings.language = language
            say(tr("The window speaks that language when the program is started again."))

    def choice(language: str, text: str) -> Action:
        return Action(
            f"view.language.{language or 'system'}",
            text,
            "View",
            lambda: choose(language),
            checked=lambda: _chosen(settings) == language,
        )

    named = (choice(language, called(language)) for language in languages())
    return (choice("", tr("Language of the system")), *named)


def _chosen(settings: Settings) -> str:
    return fitting(settings.language) if settings.language else ""


def called(language: str) -> str:
    """Return a language's name in itself; one that Qt does not know is called by its code."""
    if language == ENGLISH:
        return "English"
    known = QLocale(language)
    name = known.nativeLanguageName() if known.language() != QLocale.Language.C else ""
    return f"{name[0].upper()}{name[1:]}" if name else language
