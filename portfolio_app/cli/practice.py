"""``practice``: questions that an assessor may ask on a criterion, and what the learner would answer."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_json, say, say_lines
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.coaching.practice import Practice, PracticeQuestion
    from portfolio_app.workspace import Workspace


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(
        calls, "practice", tr("list what an assessor may ask on each criterion, and keep what you would answer"), run
    )
    add_file(parser)
    parser.add_argument(
        "criterion",
        metavar="CRITERION",
        nargs="?",
        default="",
        help=tr("FRAMEWORK/UNIT/CODE, or shorter where that is unique; all without"),
    )
    parser.add_argument("--answer", metavar="TEXT", help=tr("what you would say; an empty text takes an answer away"))
    parser.add_argument(
        "--question",
        metavar="N",
        type=int,
        help=tr("the number of the question that you answer (usual: the first without an answer)"),
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the questions, after keeping an answer if there is one."""
    if arguments.answer is None:
        if arguments.question is not None:
            raise UsageError(tr("--question says what --answer is about; give --answer too."))
        with reading(arguments.file) as workspace:
            found = workspace.practice.questions(arguments.criterion)
    else:
        if not arguments.criterion:
            raise UsageError(tr("Say which criterion you answer for: practice FILE CRITERION --answer TEXT."))
        with writing(arguments.file) as workspace:
            found = _answer(workspace, arguments)
    if arguments.json:
        print_json([_json(practice) for practice in found])
    elif found:
        for practice in found:
            _print(practice)
    else:
        say(tr("There is nothing to practise yet: the portfolio has no criteria; add a framework first."))
    return ExitCode.DONE


def _answer(workspace: "Workspace", arguments: argparse.Namespace) -> "tuple[Practice, ...]":
    practice = workspace.practice.questions(arguments.criterion)[0]
    workspace.practice.answer(_meant(practice, arguments.question), arguments.answer)
    return workspace.practice.questions(arguments.criterion)


def _meant(practice: "Practice", number: int | None) -> "PracticeQuestion":
    if number is None:
        for question in practice.questions:
            if not practice.answer_to(question):
                return question
        raise UsageError(tr("Every question has an answer; say with --question N which one you change."))
    if not 1 <= number <= len(practice.questions):
        raise UsageError(
            tr(
                "{code} has no question {number}; there are {count}.",
                code=practice.code,
                number=number,
                count=len(practice.questions),
            )
        )
    return practice.questions[number - 1]


def _print(practice: "Practice") -> None:
    say(f"{practice.code}: {practice.criterion.text}")
    for number, question in enumerate(practice.questions, 1):
        say(f"  {number}. {question.text}")
        if answer := practice.answer_to(question):
            say_lines(f"      {answer}")


def _json(practice: "Practice") -> dict[str, object]:
    return {
        "criterion": practice.criterion.reference,
        "text": practice.criterion.text,
        "questions": [
            {
                "number": number,
                "key": question.key,
                "question": question.text,
                "answer": practice.answer_to(question) or None,
            }
            for number, question in enumerate(practice.questions, 1)
        ],
    }
