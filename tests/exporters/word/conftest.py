from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.report import Block
from portfolio_app.exporters.word import write_docx
from portfolio_app.exporters.word.blocks import Body
from portfolio_app.exporters.word.places import find_places
from portfolio_app.exporters.word.sections import Sections
from portfolio_app.exporters.word.setting import setting_of
from tests.exporters.word.reading import Package
from tests.exporters.word.sample import report_of, sample

Write = Callable[..., Package]


def rendered(*blocks: Block, layout: Layout = Layout()) -> str:
    """The body's XML of the blocks."""
    setting = setting_of(layout)
    places = find_places(blocks, None, setting)
    return "".join(Body(report_of(*blocks), places, setting, Sections(setting, "", "")).render())


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write blocks, or the sample when none are given, and read the package back."""

    def written(*blocks: Block, layout: Layout = Layout()) -> Package:
        path = tmp_path / "written.docx"
        write_docx(report_of(*blocks, layout=layout) if blocks else sample(layout), path)
        return Package(path)

    return written
