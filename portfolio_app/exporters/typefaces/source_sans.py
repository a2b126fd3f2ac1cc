"""The program's own typeface, Source Sans Pro: where its files are (SIL Open Font License)."""

from importlib.resources import files
from pathlib import Path

_FOLDER = Path(str(files("font_source_sans_pro"))) / "files"


def path_of(face: str) -> Path:
    """Return the file of a face, such as ``Regular``, ``Semibold`` or ``Bold``."""
    return _FOLDER / f"SourceSansPro-{face}.ttf"
