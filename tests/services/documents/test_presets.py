"""Presets: kept, found, renamed and removed, whatever the file holds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app import paths
from portfolio_app.domain.documents.export_options import ExportOptions, from_plain, to_plain
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.preset import BUNDLED
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.services.documents.presets import find_preset, presets, remove_preset, rename_preset, save_preset

MINE = ExportOptions(starred_only=True, quotes=False, layout=Layout(Paper.LETTER, Reading.DYSLEXIA, justified=True))
options = st.builds(
    ExportOptions,
    starred_only=st.booleans(),
    quotes=st.booleans(),
    evidence_pages=st.booleans(),
    decisions=st.booleans(),
    layout=st.builds(Layout, st.sampled_from(Paper), st.sampled_from(Reading), st.booleans()),
    template=st.sampled_from([None, Path("/home/learner/Our style.docx")]),
)


def own() -> list[str]:
    return [preset.name for preset in presets() if preset.own]


def kept() -> Path:
    return paths.user_data() / "presets.json"


@settings(max_examples=50)
@given(options)
def test_options_survive_a_settings_file(chosen: ExportOptions) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(chosen)))) == chosen


def test_a_preset_survives_without_units_and_password() -> None:
    save_preset("For  Dilys ", replace(MINE, units=("103",), password="secret"))
    assert find_preset("for dilys").options == MINE
    assert "secret" not in kept().read_text("utf-8")
    assert [preset.name for preset in presets()] == [*(preset.name for preset in BUNDLED), "For Dilys"]


def test_saving_again_replaces() -> None:
    save_preset("Mine", MINE)
    save_preset("MINE", ExportOptions())
    assert own() == ["MINE"]
    assert find_preset("mine").options == ExportOptions()


def test_renaming_keeps_the_place_and_refuses_a_name_that_is_taken() -> None:
    for name in ("One", "Two", "Three"):
        save_preset(name, MINE)
    rename_preset("two", "Second")
    rename_preset("Second", "SECOND")
    assert own() == ["One", "SECOND", "Three"]
    with pytest.raises(InputError, match="“Three” already"):
        rename_preset("One", "three".title())
    with pytest.raises(InputError, match="comes with the program"):
        rename_preset("One", "large print")
    with pytest.raises(InputError, match="stays as it is"):
        rename_preset("Large print", "Other")
    assert own() == ["One", "SECOND", "Three"]


def test_removing() -> None:
    save_preset("One", MINE)
    remove_preset("ONE")
    assert own() == []
    with pytest.raises(InputError, match="no preset “One”"):
        remove_preset("One")
    with pytest.raises(InputError, match="stays as it is"):
        remove_preset("Full portfolio")


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 61, "full PORTFOLIO"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(InputError):
        save_preset(name, MINE)
    assert own() == []


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b'{"A": 3, "": {}, "Large print": {}}', b"[" * 100_000])
def test_a_broken_file_counts_as_none(content: bytes) -> None:
    kept().parent.mkdir(parents=True, exist_ok=True)
    kept().write_bytes(content)
    assert own() == []


def test_what_makes_no_sense_in_a_preset_is_as_usual() -> None:
    kept().parent.mkdir(parents=True, exist_ok=True)
    kept().write_text('{"A": {"quotes": "no", "paper": "A0", "reading": 7, "starred_only": true, "template": []}}')
    assert find_preset("A").options == ExportOptions(starred_only=True)


def test_where_it_cannot_be_kept_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(blocked))
    with pytest.raises(FileError, match="could not be kept"):
        save_preset("Mine", MINE)
