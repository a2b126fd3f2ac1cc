"""The list of what each file is for is that of the files there are."""

from tools.modules import LIST, text


def test_it_is_as_it_should_be() -> None:
    assert LIST.read_text("utf-8") == text(), "run python -m tools.modules"


def test_each_file_says_what_it_is_for() -> None:
    assert [line for line in text().splitlines() if line.endswith(":") or line.endswith(": ")] == []
