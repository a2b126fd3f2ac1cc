"""The language of what is printed, and that of documents, which is their own."""

from pathlib import Path

import pytest

from portfolio_app.domain.documents.export_options import ExportOptions, from_plain, to_plain
from portfolio_app.translation import ENGLISH, speak
from tests.cli.conftest import Call
from tests.translating import Said, catalogue

SAID: Said = {
    ("{count} criterion", "{count} criteria"): ("{count} maen prawf",) * 6,
    ("{count} thing", "{count} things"): ("{count} peth",) * 6,
}


@pytest.fixture
def welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Welsh is there, and not asked for."""
    catalogue(tmp_path / "words", "cy", SAID)
    monkeypatch.setenv("PORTFOLIO_APP_TRANSLATIONS", str(tmp_path / "words"))
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "en")


@pytest.fixture(autouse=True)
def english_afterwards() -> object:
    yield
    speak(ENGLISH)


@pytest.mark.usefixtures("welsh")
def test_calls_speak_the_language_asked_for(call: Call, portfolio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "criteria" in call("coverage", portfolio).out
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "cy_GB.UTF-8")
    assert "maen prawf" in call("coverage", portfolio).out


@pytest.mark.usefixtures("welsh")
def test_json_is_the_same_in_every_language(call: Call, portfolio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = (("coverage", portfolio, "--json"), ("check", portfolio, "--json"), ("framework", "list", "--json"))
    english = [call(*one) for one in calls]
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "cy")
    assert [call(*one) for one in calls] == english


@pytest.mark.usefixtures("welsh")
def test_documents_have_a_language_of_their_own(
    call: Call, portfolio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "out.html"
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "cy")
    assert call("export", portfolio, "--html", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert 'lang="en-GB"' in text
    assert " criteria" in text
    assert "maen prawf" not in text
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "en")
    assert call("export", portfolio, "--html", page, "--language", "cy-GB").code == 0
    text = page.read_text(encoding="utf-8")
    assert '<html lang="cy"' in text
    assert "maen prawf" in text


@pytest.mark.usefixtures("welsh")
def test_a_language_that_is_not_there_is_refused(call: Call, portfolio: Path, tmp_path: Path) -> None:
    answer = call("export", portfolio, "--html", tmp_path / "out.html", "--language", "tlh")
    assert answer.code == 2
    assert "“tlh”; there are en, cy" in answer.err
    assert not (tmp_path / "out.html").exists()


def test_presets_keep_the_language_of_documents() -> None:
    assert from_plain(to_plain(ExportOptions(language="cy"))).language == "cy"
    assert from_plain({}).language == from_plain({"language": 7}).language == "en"
