"""Work on statements that takes a moment: signing, checking, reading and writing forms; for the task runner."""

from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.witnesses.statement import Statement, Testimony
from portfolio_app.domain.witnesses.statement_warnings import StatementWarning
from portfolio_app.services.long_work import Progress
from portfolio_app.services.witnesses.checks import StatementCheck
from portfolio_app.ui.tasks import Work
from portfolio_app.workspace import Workspace


def signing(
    workspace: Workspace, reference: str, testimony: Testimony, picture: bytes | None, pin: str, *, new_key: bool
) -> Work:
    """Return work that signs a statement."""

    def work(_progress: Progress) -> Statement:
        return workspace.statements.sign(reference, testimony, picture=picture, pin=pin, new_key=new_key)

    return work


def checking(workspace: Workspace, reference: str) -> Work:
    """Return work that checks a statement."""

    def work(_progress: Progress) -> StatementCheck:
        return workspace.statements.verify(reference)

    return work


@dataclass(frozen=True, slots=True)
class Doubts:
    """What an assessor may ask about a statement."""

    evidence_id: int
    warnings: tuple[StatementWarning, ...]


def doubting(workspace: Workspace, reference: str) -> Work:
    """Return work that looks for what an assessor may ask."""

    def work(_progress: Progress) -> Doubts:
        statement = workspace.statements.get(reference)
        return Doubts(statement.evidence.id, workspace.statements.warnings(reference))

    return work


def taking_in(workspace: Workspace, path: Path, *, older: bool = False) -> Work:
    """Return work that takes in a form that came back; ``older`` takes one of a former request, too."""

    def work(_progress: Progress) -> Statement:
        return workspace.statements.take_in(path, older=older)

    return work


def writing_form(workspace: Workspace, reference: str, path: Path) -> Work:
    """Return work that writes a blank form."""

    def work(_progress: Progress) -> Statement:
        return workspace.statements.write_form(reference, path)

    return work


def saving(workspace: Workspace, reference: str, path: Path) -> Work:
    """Return work that saves the file of a statement's latest version."""

    def work(_progress: Progress) -> Path:
        workspace.statements.save_file(reference, path)
        return path

    return work


def changing_pin(workspace: Workspace, witness: str, present: str, new: str) -> Work:
    """Return work that puts a witness's key under another PIN."""

    def work(_progress: Progress) -> None:
        workspace.witnesses.change_pin(witness, present, new)

    return work
