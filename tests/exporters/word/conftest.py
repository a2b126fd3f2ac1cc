from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_app.domain.report import Block
from portfolio_app.exporters.word import write_docx
from tests.exporters.word.reading import Package
from tests.exporters.word.sample import report_of, sample

Write = Callable[..., Package]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write blocks, or the sample when none are given, and read the package back."""

    def written(*blocks: Block) -> Package:
        path = tmp_path / "written.docx"
        write_docx(report_of(*blocks) if blocks else sample(), path)
        return Package(path)

    return written
