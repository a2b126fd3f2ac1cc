"""Documents in a pseudo-language hold no English of the program's own; only what people and frameworks say is."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.example import example_portfolio
from portfolio_app.services.documents.exporting import export
from portfolio_app.translation import ENGLISH, present
from portfolio_app.workspace import open_workspace
from tests.plain_words import plain, words_of_data
from tools import pseudo

TODAY = date(2026, 3, 9)


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_portfolio(tmp_path_factory.mktemp("example"))


@pytest.fixture(autouse=True)
def pseudo_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pseudo-language is there; the window speaks English."""
    pseudo.make(tmp_path / "words")
    monkeypatch.setenv("PORTFOLIO_APP_TRANSLATIONS", str(tmp_path / "words"))
    assert present() == ENGLISH


def words_in(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return "\n".join(pages).replace("\ufffe", "").replace("\u00ad", "")


def test_a_pdf_says_nothing_in_english(portfolio: Path, tmp_path: Path) -> None:
    whole = tmp_path / "out.pdf"
    sheets = [(sheet, tmp_path / f"{sheet}.pdf") for sheet in Sheet]
    with open_workspace(portfolio) as workspace:
        content = workspace.overview.content()
    export(content, {"pdf": whole}, TODAY, options=ExportOptions(language=pseudo.NAME), sheets=sheets)
    data = words_of_data(portfolio)
    for path in (whole, *(path for _, path in sheets)):
        assert sorted(set(plain(words_in(path), data))) == [], path.name


def test_a_web_page_names_its_language(portfolio: Path, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    with open_workspace(portfolio) as workspace:
        export(workspace.overview.content(), {"html": page}, TODAY, options=ExportOptions(language=pseudo.NAME))
    assert '<html lang="qps"' in page.read_text(encoding="utf-8")
