"""``export`` of a portfolio with little in it: every form is written, and none says what is not so."""

import re
from pathlib import Path

import openpyxl
import pytest
from page import validate_pdf

from tests.cli.conftest import Call
from tests.cli.test_export import words_in

EMPTY = "---\ntitle: A first account\n---\n\n## Situation\n\n## Task\n"
STARTED = "---\ntitle: A returned kettle\n---\n\n## Situation\n\nA customer came in with it.\n"
FORMS = ("pdf", "docx", "html", "markdown", "xlsx")
SHEETS = ("discussion", "gaps", "grid", "feedback")
NO_CRITERIA = "The portfolio has no criteria yet"


def exported(call: Call, folder: Path, framework: str, account: str = "") -> Path:
    """Write every form of a new portfolio, and return the folder they are in."""
    portfolio, made = folder / "Ada.portfolio", folder / "made"
    made.mkdir()
    assert call("new", portfolio, "--learner", "Ada Shaw", "--framework", framework).code == 0
    if account:
        (folder / "account.md").write_text(account, encoding="utf-8")
        assert call("account", "add", portfolio, folder / "account.md").code == 0
    arguments: list[object] = []
    for form in FORMS:
        arguments += [f"--{form}", made / f"all.{form}"]
    for sheet in SHEETS:
        for ending in ("pdf", "docx", "html"):
            arguments += [f"--{sheet}", made / f"{sheet}.{ending}"]
    answer = call("export", portfolio, *arguments)
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) == len(list(made.iterdir())) == len(FORMS) + 3 * len(SHEETS)
    packed = call("export", portfolio, "--pack", folder / "pack.zip")
    assert packed.code == 0, packed.err
    assert call("verify", folder / "pack.zip").code == 0
    openpyxl.load_workbook(made / "all.xlsx").close()
    for path in made.glob("*.pdf"):
        assert [failure.message for failure in validate_pdf(path, profile="ua1").failures] == []
    return made


def flat(path: Path) -> str:
    return " ".join(path.read_text("utf-8").split())


def parts(path: Path) -> list[str]:
    return re.findall(r"^## (?:<a [^>]*></a>)?(.+)$", path.read_text("utf-8"), re.MULTILINE)


def test_no_framework_and_no_account(call: Call, tmp_path: Path) -> None:
    made = exported(call, tmp_path, "none")
    said = flat(made / "all.markdown")
    assert "No units yet" in said
    assert "**Evidence**: none yet" in said
    assert NO_CRITERIA in said
    assert "No account has been written yet." in said
    assert "There is no evidence yet." in said
    assert not re.search(r"\b0 of 0\b|\bno units\b", said)
    wanted = ["Declaration of authenticity", "Contents", "Summary of coverage", "Reflective accounts", "Evidence index"]
    assert parts(made / "all.markdown")[:5] == wanted
    assert "Frameworks used" not in parts(made / "all.markdown")
    for sheet in ("discussion", "gaps", "grid"):
        assert f"{NO_CRITERIA}: add a unit first." in words_in(made / f"{sheet}.pdf")
    assert "Nothing has been decided yet." in words_in(made / "feedback.pdf")


def test_an_account_without_a_framework(call: Call, tmp_path: Path) -> None:
    made = exported(call, tmp_path, "none", STARTED)
    for said in (words_in(made / "all.pdf"), flat(made / "all.markdown")):
        assert "A customer came in with it." in said
        assert NO_CRITERIA in said
        assert "1 reflective account" in said


@pytest.mark.parametrize("account", ["", EMPTY])
def test_a_framework_and_nothing_written(call: Call, tmp_path: Path, account: str) -> None:
    made = exported(call, tmp_path, "CS103", account)
    said = words_in(made / "all.pdf")
    assert "0 of 12 criteria are claimed in full: nothing is claimed yet." in said
    assert "Coverage 0 of 12 criteria claimed" in said
    assert ("Evidence 1 reflective account" if account else "Evidence none yet") in said
    assert ("Not written yet." if account else "No account has been written yet.") in said
    assert "12 of 12 criteria need more" in words_in(made / "gaps.pdf")
