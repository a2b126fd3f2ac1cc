"""Practice talk on a real portfolio: answers are kept, taken away, moved along, and never in a pack."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app import paths
from portfolio_app.domain.coaching.practice import LONGEST_ANSWER
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import Table
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.services.documents.report import build_discussion, build_report
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, open_workspace
from tests.domain.coaching.accounts import GOOD

_REF = "CS103/103/1.2"
_SAID = "I would tell of the toaster.\nThen of the kettle."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    frameworks = tuple(each for each in shipped() if each.code == "CS103")
    with create_workspace(tmp_path / "Ann.portfolio", make_portfolio("Ann"), frameworks) as made:
        account = made.accounts.create("One")
        text = GOOD.with_section(Section.ACTION, "Good service is more than being friendly.")
        made.accounts.write(replace(account, text=text, place="Desk"))
        made.claims.add("E001", "103/1.2", "Good service is more than being friendly.")
        yield made


def test_the_weak_spots_of_the_claimed_words_are_asked_about(workspace: Workspace) -> None:
    (practice,) = workspace.practice.questions("1.2")
    assert practice.criterion.reference == _REF
    assert "About E001: why is that so?" in [question.text for question in practice.questions]
    (advice,) = [a for a in workspace.coaching.advise("E001") if a.kind.value == "explain_without_reason"]
    workspace.coaching.dismiss(1, advice)
    (practice,) = workspace.practice.questions("1.2")
    assert "About E001: why is that so?" not in [question.text for question in practice.questions]


def test_an_answer_is_kept_changed_and_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    question = workspace.practice.questions("1.2")[0].questions[0]
    first = workspace.practice.answer(question, _SAID)
    second = workspace.practice.answer(question, "Shorter.")
    assert (first.before.text, second.before.text) == ("", _SAID)
    workspace.practice.put(second.before)
    workspace.close()
    with open_workspace(tmp_path / "Ann.portfolio") as again:
        assert again.practice.questions("1.2")[0].answer_to(question) == _SAID
        again.practice.put(first.before)
        again.practice.answer(question, " \n ")
        assert again.practice.answers() == ()


def test_an_answer_without_end_is_refused_and_the_former_one_stays(workspace: Workspace) -> None:
    question = workspace.practice.questions("1.2")[0].questions[0]
    workspace.practice.answer(question, _SAID)
    with pytest.raises(InputError, match="20,000"):
        workspace.practice.answer(question, "x" * (LONGEST_ANSWER + 1))
    assert [answer.text for answer in workspace.practice.answers()] == [_SAID]


def test_answers_are_printed_in_the_discussion_sheet_alone_where_that_is_wanted(workspace: Workspace) -> None:
    workspace.practice.answer(workspace.practice.questions("1.2")[0].questions[0], _SAID)
    content, day = workspace.overview.content(), date(2026, 11, 30)
    wanted = ExportOptions(practice=True)
    (table,) = [
        block
        for block in build_discussion(content, day, wanted).blocks
        if isinstance(block, Table) and block.columns[0].title == "Practice question"
    ]
    assert "Then of the kettle." in repr(table)
    assert "toaster.\nThen" not in repr(build_discussion(content, day))
    assert "I would tell" not in repr(build_discussion(content, day))
    assert "I would tell" not in repr(build_report(content, day, wanted))


def test_answers_are_never_in_a_packs_data(workspace: Workspace) -> None:
    workspace.practice.answer(workspace.practice.questions("1.2")[0].questions[0], _SAID)
    assert "I would tell" not in repr(workspace.packs.data())


def test_answers_go_along_to_a_new_version_and_stay_with_the_old_one(workspace: Workspace, tmp_path: Path) -> None:
    workspace.practice.answer(workspace.practice.questions("1.2")[0].questions[0], _SAID)
    newer = tmp_path / "newer.toml"
    unit = (paths.resources() / "units" / "103.toml").read_text("utf-8")
    newer.write_text(unit.replace('"CS103"', '"CS103B"', 1), "utf-8")
    moving = workspace.versions.move("CS103", str(newer))
    assert [practice.answers for practice in workspace.practice.questions("1.2") if practice.answers]
    workspace.versions.undo(moving)
    (practice,) = workspace.practice.questions("1.2")
    assert practice.criterion.reference == _REF
    assert [answer.text for answer in practice.answers.values()] == [_SAID]
