"""Nothing private leaves: not in the data, not in any document, not in a name, whatever the portfolio."""

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from portfolio_app.domain.evidence.evidence import Privacy, StarText
from portfolio_app.domain.packs.data_rules import first_fault
from portfolio_app.domain.packs.handover import LOST_WORDS, chosen
from portfolio_app.domain.packs.profile import EVERYTHING, Part, Profile
from portfolio_app.exporters.pack import encode_data
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.packs.packs import Packs
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import made_pack
from tests.services.packs.generated import Generated
from tests.services.packs.private import WORD, partly_private
from tests.services.witnesses.witnessing import ask, portfolio, what_they_said
from tests.signing.test_signatures import scribble

profiles = st.builds(
    Profile,
    st.just("x"),
    st.just("X"),
    parts=st.frozensets(st.sampled_from(Part)),
    starred_only=st.booleans(),
    history=st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(partly_private(), profiles)
def test_no_private_word_is_in_the_data_of_any_profile(made: Generated, profile: Profile) -> None:
    assert WORD in encode_data(made.data).decode()
    left = chosen(made.data, profile)
    assert WORD not in encode_data(left).decode()
    assert first_fault(replace(left, files=(), claims=(), statements=())) == ""


@settings(max_examples=3, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(partly_private(), st.booleans())
def test_no_private_word_is_anywhere_in_a_whole_pack(made: Generated, history: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with made.make(folder / "one.portfolio") as database:
            pack = made_pack(Packs(database), folder / "one.zip", replace(EVERYTHING, history=history))
        assert [path for path, text in words_of(pack).items() if WORD in text or WORD in path] == []


def words_of(pack: Path) -> dict[str, str]:
    """Return every file of the pack by path as text: parts of packages unzipped, PDFs read page by page."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(pack) as archive:
        for path in archive.namelist():
            content = archive.read(path)
            found[path] = content.decode("utf-8", "replace")
            if path.endswith((".docx", ".xlsx")):
                with zipfile.ZipFile(BytesIO(content)) as parts:
                    found |= {
                        f"{path}/{part}": parts.read(part).decode("utf-8", "replace") for part in parts.namelist()
                    }
            if path == "Portfolio.pdf":
                pdf = PdfReader(BytesIO(content))
                found[path] += "".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata) + str(pdf.outline)
    return found


TAKEN_OUT = ("Quillfeather", "0113 496 0999", "Left by the door")
"""A customer's name in a text, a title and a file; a telephone number; and words of a statement since corrected."""


@pytest.fixture
def corrected(tmp_path: Path) -> Iterator[Workspace]:
    """A portfolio from which a customer's name was taken out, with a statement that was corrected."""
    with portfolio(tmp_path) as workspace:
        workspace.witnesses.save(replace(workspace.witnesses.get("W01"), contact="0113 496 0999"))
        account = workspace.accounts.create("Mrs Quillfeather's kettle")
        said = "A kettle leaked. It was Mrs Quillfeather who brought it back to me. I wrote the fault down."
        account = workspace.accounts.write(replace(account, text=StarText(situation=said))).account
        for words in ("It was Mrs Quillfeather who brought it back to me.", "I wrote the fault down."):
            workspace.claims.add("E001", "105/1.4", words)
        said = said.replace("Mrs Quillfeather", "an old lady")
        evidence = replace(account.evidence, title="A kettle")
        workspace.accounts.write(replace(account, evidence=evidence, text=StarText(situation=said)))
        note = tmp_path / "note.txt"
        note.write_text("Mrs Quillfeather's receipt")
        workspace.evidence.add([note])
        note.write_text("A receipt")
        workspace.evidence.replace("E002", note)
        ask(workspace)
        workspace.statements.sign("E003", what_they_said(text="Left by the door"), pin="2580", picture=scribble())
        workspace.statements.correct("E003")
        workspace.statements.sign("E003", what_they_said(), pin="2580", picture=scribble())
        yield workspace


def test_what_was_taken_out_stays_at_home(corrected: Workspace, tmp_path: Path) -> None:
    texts = words_of(made_pack(corrected.packs, tmp_path / "pack.zip", EVERYTHING))
    assert [(path, words) for path, text in texts.items() for words in TAKEN_OUT if words in text + path] == []
    assert not [path for path in texts if "former" in path or "version 1" in path]


def test_what_was_taken_out_goes_along_when_it_is_asked_for(corrected: Workspace, tmp_path: Path) -> None:
    texts = words_of(made_pack(corrected.packs, tmp_path / "pack.zip", replace(EVERYTHING, history=True)))
    assert all(words in texts["data/portfolio.json"] for words in TAKEN_OUT)
    assert "Quillfeather" in next(text for path, text in texts.items() if path.startswith("evidence/former/"))


@pytest.mark.parametrize("history", [False, True])
def test_a_portfolio_is_made_of_either_and_goes_on(corrected: Workspace, tmp_path: Path, *, history: bool) -> None:
    profile = replace(EVERYTHING, parts=frozenset({Part.DATA, Part.EVIDENCE, Part.WITNESS}), history=history)
    pack = made_pack(corrected.packs, tmp_path / "pack.zip", profile)
    with import_workspace(pack, tmp_path / "new.portfolio") as new:
        assert next(claim.passage.quote for claim in new.claims.all() if claim.passage) == (
            "It was Mrs Quillfeather who brought it back to me."
            if history
            else "It was an old lady who brought it back to me."
        )
        assert not [finding for finding in new.overview.check() if finding.kind == "damaged"]
        assert new.statements.verify("E003").holds
        assert new.statements.get("E003").last_number == 2
        assert new.packs.data(profile).statements == corrected.packs.data(profile).statements
        new.statements.correct("E003")
        new.statements.sign("E003", what_they_said(), pin="2580", picture=scribble())
        assert new.statements.get("E003").last_number == 3


def test_a_claim_whose_words_are_gone_says_so_and_not_which(corrected: Workspace, tmp_path: Path) -> None:
    account = corrected.accounts.get("E001")
    corrected.accounts.write(replace(account, text=StarText(situation="Nothing of that.")))
    made_pack(corrected.packs, tmp_path / "pack.zip")
    claims = corrected.packs.data().claims
    assert {claim.passage.quote for claim in claims if claim.passage} == {LOST_WORDS}
    assert all(claim.lost for claim in claims if claim.passage)
    assert first_fault(corrected.packs.data()) == ""


def test_a_witness_who_speaks_in_private_alone_is_not_named(corrected: Workspace, tmp_path: Path) -> None:
    corrected.evidence.edit("E003", privacy=Privacy.PRIVATE)
    for history in (False, True):
        texts = words_of(made_pack(corrected.packs, tmp_path / "p.zip", replace(EVERYTHING, history=history)))
        assert [path for path, text in texts.items() if "Priya" in text] == []


def test_documents_outside_a_pack_follow_the_same_rule(corrected: Workspace, tmp_path: Path) -> None:
    corrected.evidence.edit("E003", privacy=Privacy.PRIVATE)
    corrected.evidence.edit("E001", privacy=Privacy.PRIVATE)
    targets = {form: tmp_path / f"p.{form}" for form in ("md", "xlsx")}
    export(corrected.overview.content(), targets, date(2026, 11, 20))
    with zipfile.ZipFile(targets["xlsx"]) as parts:
        text = "".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())
    text += targets["md"].read_text("utf-8")
    assert "kettle" not in text
    assert "Priya" not in text
