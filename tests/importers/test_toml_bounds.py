"""A TOML text is counted before it is parsed, so that none takes the program's time or memory."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app import paths
from portfolio_app.domain.errors import InputError
from portfolio_app.importers.toml_bounds import MOST_DIGITS, MOST_KEYS, MOST_PARTS, check_toml
from portfolio_app.importers.unit_file import read_unit_file

HOSTILE = {
    "a key of many parts": "a" + ".a" * 100_000 + " = 1",
    "quoted parts": '"a"' + '."a"' * 100_000 + " = 1",
    "parts apart": "a" + " . a" * 100_000 + " = 1",
    "a head of many parts": "[a" + ".a" * 100_000 + "]",
    "many digits": "a = " + "9" * 100_000,
    "many digits with lines between": "a = " + "9_" * 100_000 + "9",
    "a fraction of many digits": "a = 0." + "9" * 100_000,
    "deep lists": "a = " + "[" * 50_000,
    "deep lists over lines": "a = " + "[\n" * 50_000,
    "deep tables": "a = " + "{a = " * 50_000,
    "many keys": "".join(f"k{number} = 1\n" for number in range(MOST_KEYS + 1)),
    "keys after a string that looks like one": 'x = """\n\\"""\n"""\n' + "a" + ".a" * 100_000 + " = 1",
    "too long": "#" * 1_000_001,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_asks_too_much_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"unit\.toml"):
        read_unit_file(text, "unit.toml")


def test_the_line_is_named() -> None:
    with pytest.raises(InputError, match="line 3: a number here has too many digits"):
        check_toml(f'# {"9" * 99}\na = """\n{"9" * 99}"""; b = {"9" * (MOST_DIGITS + 1)}', "unit.toml")


@pytest.mark.parametrize(
    "harmless",
    [
        f"a = '{'.a' * 999}'",
        f'a = "{"[" * 99}"',
        f'a = """{"9" * 99}"""',
        f"# {'.' * 999}",
        "a" + ".a" * (MOST_PARTS - 1) + " = 1",
    ],
)
def test_what_stands_in_strings_and_comments_is_not_counted(harmless: str) -> None:
    check_toml(harmless, "unit.toml")
    tomllib.loads(harmless)


def test_the_bundled_files_are_well_within() -> None:
    files = sorted(Path(paths.resources()).rglob("*.toml"))
    assert files
    for file in files:
        check_toml(file.read_text(encoding="utf-8"), file.name)


@given(st.text(alphabet="ab.=[]{}\"'\\#\n 09_", max_size=60))
def test_what_is_counted_is_never_more_than_is_parsed(text: str) -> None:
    """Small texts are within every bound unless they have eight parts or levels."""
    try:
        check_toml(text, "unit.toml")
    except InputError:
        assert text.count(".") >= MOST_PARTS or text.count("[") + text.count("{") > 8 or text.count("9") > MOST_DIGITS
