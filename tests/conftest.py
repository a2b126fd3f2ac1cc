"""What all tests share: a data folder of their own, so that no test touches the user's backups."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder in place of the user's, in which nothing may be written.

    What fixtures of a module or of the whole run write goes to a data folder of their own.
    """
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(name, str(home / name))
        patch.setenv("PORTFOLIO_APP_DATA", str(tmp_path_factory.mktemp("data")))
        yield home
    assert left_in(home) == []


@pytest.fixture(autouse=True)
def _own_data_folder(
    home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path_factory.mktemp("data")))
    yield
    assert left_in(home) == [], "this test wrote into the user's own folders"


@pytest.fixture(scope="session", autouse=True)
def cheap_guesses() -> Iterator[None]:
    """Let keys be wrapped at a small cost: what it costs in earnest is no matter of tests, but of a benchmark."""
    from portfolio_app.signing import wrapped_keys
    from portfolio_app.storage import locked

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locked, "ROUNDS", 1000)
        patch.setattr(wrapped_keys, "COST", wrapped_keys.Cost(64, 1, 1))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_reading_of_pictures() -> Iterator[None]:
    """Leave the words in pictures unread, wherever Tesseract is installed: each picture would take half a second."""
    from portfolio_app.importers.evidence_files import picture_words

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture_words, "installed", bool)
        yield


def left_in(home: Path) -> list[Path]:
    """Return what the program wrote below a home folder; other programs, such as Office, may keep theirs there."""
    return [path for path in home.glob("*/portfolio*") if path.is_file() or any(path.rglob("*"))]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of source texts beside the checkout; tests that read it are left out where it is missing."""
    # A worktree lies one folder deeper.
    folder = next((up / "shared" for up in Path(__file__).parents[2:4] if (up / "shared").is_dir()), None)
    if folder is None:
        pytest.skip("the folder of source texts is not beside this checkout")
    return folder
