"""Words of a file, or of the call, that a message quotes are harmless and short, however long they are in the file."""

import re
from pathlib import Path

import pytest

from portfolio_app.cli.main import run
from portfolio_app.domain.words.text import MOST_QUOTED, UNSHOWN

LONG = "Zq" * 5_000
ESCAPED = "Zq\x9b31m\u202e" * 2_000


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    path = tmp_path / "Ann.portfolio"
    assert run(["new", str(path), "--learner", "Ann", "--framework", "CS101"]) == 0
    return path


def assert_short(capsys: pytest.CaptureFixture[str]) -> None:
    said = capsys.readouterr().err
    assert said
    assert not UNSHOWN.search(said.replace("\n", ""))
    assert all(len(found) <= MOST_QUOTED for found in re.findall(r"(?:Zq)+", said))
    assert len(said) < 1_000 + 6 * MOST_QUOTED  # a character that is written out takes up to six


@pytest.mark.parametrize("words", [LONG, ESCAPED])
@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: t\n{words}: x\n---\n\n## Action\n\nwords\n",
        "---\ntitle: t\ndate: {words}\n---\n\n## Action\n\nwords\n",
        "---\ntitle: t\ncriteria: ['{words}']\n---\n\n## Action\n\nwords\n",
        "---\ntitle: t\n---\n\n## {words}\n\nwords\n",
        '---\ntitle: t\n---\n\n## Action\n\n[words]{{criterion="{words}"}}\n',
        '---\ntitle: t\n---\n\n## Action\n\n[words]{{{words}="a"}}\n',
        '---\ntitle: t\n---\n\n## Action\n\n[words]{{criterion="101/1.3" {words}}}\n',
    ],
)
def test_an_account(
    portfolio: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, words: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(content.format(words=words), encoding="utf-8")
    capsys.readouterr()
    assert run(["account", "add", str(portfolio), str(path)]) == 3
    assert_short(capsys)


@pytest.mark.parametrize("words", [LONG, ESCAPED])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", "{words} = 1\n"),
        ("a.toml", "title = '{words}'\n'{words}' = 1\n"),
        ("a.toml", "title = {words}\n"),
        ("a.txt", "{words}\n\nExaminer Marking Points\n1. {words}\n"),
        ("a.json", '{{"{words}": 1}}'),
        ("a.yaml", "{words}: 1\n"),
    ],
)
def test_a_framework(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(content.format(words=words), encoding="utf-8")
    assert run(["framework", "import", str(path), "--check"]) == 3
    assert_short(capsys)


@pytest.mark.parametrize("words", [LONG, ESCAPED])
@pytest.mark.parametrize(
    "call",
    [
        ("claim", "add", "{file}", "E001", "{words}"),
        ("claim", "add", "{file}", "{words}", "101 1.3"),
        ("claim", "add", "{file}", "E001", "101 1.3", "--quote", "{words}"),
        ("witness", "request", "{file}", "{words}", "101/1.3"),
        ("export", "{file}", "--pdf", "{file}.pdf", "--unit", "{words}"),
        ("decisions", "import", "{file}", "{decisions}"),
    ],
)
def test_what_is_looked_for(
    portfolio: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], call: tuple[str, ...], words: str
) -> None:
    path, decisions = tmp_path / "a.md", tmp_path / "a.decisions"
    path.write_text("---\ntitle: t\n---\n\n## Action\n\nwords\n", encoding="utf-8")
    decisions.write_text(f'{{"{words}": 1}}', encoding="utf-8")
    assert run(["account", "add", str(portfolio), str(path)]) == 0
    capsys.readouterr()
    assert run([each.format(file=portfolio, words=words, decisions=decisions) for each in call]) in (2, 3)
    assert_short(capsys)
