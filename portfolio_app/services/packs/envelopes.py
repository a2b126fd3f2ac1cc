"""Packs that are sealed for one reader: put into an envelope, and taken out of it for as long as somebody looks."""

from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr


def is_sealed(path: Path) -> bool:
    """Tell whether a file is a sealed pack."""
    from portfolio_app.importers.pack_envelope import is_envelope

    return path.is_file() and is_envelope(path)


class OpenedPack:
    """A sealed pack taken out of its envelope: at ``path`` until it is closed, for this user alone."""

    def __init__(self, sealed: Path, passphrase: str) -> None:
        """Take it out; raises InputError, and WrongPassphraseError for another passphrase."""
        from portfolio_app.importers.pack_envelope import take_out

        self._folder = TemporaryFolder()
        self.path = self._folder.path / f"{sealed.stem}.zip"
        try:
            with self.path.open("xb") as target:
                take_out(sealed, passphrase, target)
        except OSError as error:
            self.close()
            raise FileError(
                tr("{sealed} could not be opened ({strerror}); make room.", sealed=sealed, strerror=error.strerror)
            ) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove what was taken out; once more does no harm."""
        self._folder.close()
