"""Reading a file of decisions, whichever of the two kinds it is."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from portfolio_app.domain.decisions.decision_file import LARGEST
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import tr


def read_return(path: Path, *, good_rows: bool = False) -> DecisionReturn:
    """Return what a file of decisions holds: a signed file or a filled-in form, told by its content."""
    return read_file(path, good_rows=good_rows)[0]


def read_file(path: Path, *, good_rows: bool = False) -> tuple[DecisionReturn, bytes]:
    """Return what a file of decisions holds, and its bytes."""
    from portfolio_app.importers.source import read_bytes

    content = read_bytes(path, LARGEST)
    return read_content(content, path.name, good_rows=good_rows), content


def read_content(content: bytes, file_name: str, *, good_rows: bool = False) -> DecisionReturn:
    """Return what the bytes of such a file hold; raises InputError naming the file."""
    from portfolio_app.importers.decision_form import read_decision_form
    from portfolio_app.importers.decisions_file import is_decisions_file, read_decisions
    from portfolio_app.importers.form_workbook import is_spreadsheet, other_form
    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.manifests import check

    name = clean_line(file_name)
    if is_spreadsheet(content):
        returned = read_decision_form(content, name, good_rows=good_rows)
    elif is_decisions_file(content):
        returned = read_decisions(content, name, check, fingerprint_of)
    elif said := other_form(name):
        raise InputError(f"{name}: {said}")
    else:
        raise InputError(
            tr(
                "{name} is neither a signed file of decisions nor a filled-in Decisions.xlsx; "
                "ask the assessor for one of them.",
                name=name,
            )
        )
    return replace(returned, name=name, sha256=sha256(content).hexdigest())
