"""What the README tells a newcomer to do works as printed."""

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from portfolio_app.cli.main import run

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_walk_through_works_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use = README[README.index("## Use") :]
    account = re.search(r"```markdown\n(.*?)```", use, re.DOTALL)
    commands = re.search(r"```sh\n(.*?)```", use, re.DOTALL)
    assert account
    assert commands
    monkeypatch.chdir(tmp_path)
    Path("kettle.md").write_text(account[1], encoding="utf-8")
    Image.new("RGB", (60, 40), "teal").save("photo.jpg")
    minutes = canvas.Canvas("minutes.pdf")
    for _ in range(2):
        minutes.drawString(100, 700, "Minutes")
        minutes.showPage()
    minutes.save()
    calls = [shlex.split(line) for line in commands[1].splitlines()]
    assert [call[0] for call in calls] == ["portfolio-app"] * len(calls)
    assert [run(call[1:]) for call in calls] == [0] * (len(calls) - 1) + [1]
    assert Path("Ann.pdf").is_file()


def test_pictures_are_there() -> None:
    for name in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (Path(__file__).parents[1] / name).is_file()
