"""Coaching files: bounded, and refused in one sentence that names the place."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.coaching_file import read_cues

_SHIPPED = sorted((Path(__file__).parents[2] / "resources" / "coaching").glob("*.toml"))


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_can_be_read(path: Path) -> None:
    assert read_cues(path.read_text("utf-8"), path.name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[words]\nreason = ['(x+)+$']", "words, reason"),
        ("[[act]]\nname = ''\nforms = ['x']", "act, name is empty"),
        ("[[act]]\nforms = ['x']", "missing key"),
        ("[[mistake]]\nhas = [['x']]", "why is empty"),
        ("[[mistake]]\nhas = []\nwhy = 'a'\nquestion = 'b'", "at least one list"),
        ("[[mistake]]\nhas = [['x']]\nkind = 'nonsense'", "kind"),
        (
            "[[model]]\nname = 'M'\nkind = 'no_date'\nasked_by = ['m']\n"
            "[[model.step]]\nname='s'\nsigns=['s']\nquestion='?'",
            "kind",
        ),
        ("[[mistake]]\nhas = [['x']]\nkind = 'generic_law'", "mistake 1, kind"),
        ("[[need]]\nlabels = ['x']\nsigns = ['...']", "need 1, signs"),
        ("[words]\nmany = [" + "'a'," * 5_001 + "]", "more than 5000 phrases"),
        ("colour = 'red'", "colour"),
        ("[words", "TOML"),
    ],
)
def test_what_is_wrong_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read_cues(text, "own.toml")
    assert "own.toml" in raised.value.message
    assert said in raised.value.message


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        read_cues(text, "own.toml")
