"""The authorship record and the statement on AI, in packs and in documents made of them."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.evidence.authorship import AccountRecord, Counts, TenMinutes
from portfolio_app.domain.evidence.evidence import Privacy, StarText
from portfolio_app.domain.packs.data_rules import first_fault
from portfolio_app.domain.packs.preflight import preflight
from portfolio_app.domain.packs.profile import EVERYTHING
from portfolio_app.importers.profile_file import read_profile
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, import_workspace

ASKED = "Say which AI tools you used, and what for."


def portfolio(path: Path) -> Workspace:
    workspace = create_workspace(path, make_portfolio("Ann"))
    workspace.details.keep({"ai_use": "I used none.\nMy spelling is my own."}, authorship=True)
    workspace.accounts.add([AccountDraft(title, text=StarText(action="Words.")) for title in ("Open", "Private")])
    workspace.evidence.edit("E002", privacy=Privacy.PRIVATE)
    return workspace


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def test_a_pack_holds_the_record_of_what_is_in_it_and_gives_it_back(tmp_path: Path) -> None:
    pack = tmp_path / "a.zip"
    profile = replace(EVERYTHING, ai_statement=ASKED, tools_forbidden=True)
    with portfolio(tmp_path / "a.portfolio") as workspace:
        assert workspace.packs.preflight(profile) == ()
        workspace.packs.make(pack, now(), profile)
        found = workspace.authorship.get("E001")
        assert found is not None
    with zipfile.ZipFile(pack) as archive:
        data = json.loads(archive.read("data/portfolio.json"))
        archive.extract("Portfolio.pdf", tmp_path)
    assert [record["evidence_id"] for record in data["authorship"]] == [1]
    printed = words_of(tmp_path / "Portfolio.pdf")
    assert f"AI tools may not be used to write this portfolio. {ASKED}" in printed
    assert "My spelling is my own." in printed
    with import_workspace(pack, tmp_path / "b.portfolio") as workspace:
        taken = workspace.authorship.get()
        assert taken is not None
        assert (taken.since, taken.accounts) == (found.since, found.accounts)
        assert taken.fingerprint != found.fingerprint
        assert workspace.details.get().ai_use == "I used none.\nMy spelling is my own."


def test_nothing_of_it_leaves_once_it_is_turned_off(tmp_path: Path) -> None:
    with portfolio(tmp_path / "a.portfolio") as workspace:
        workspace.details.keep({}, authorship=False)
        assert workspace.packs.data().authorship == ()


def test_the_sheet_says_what_is_recorded_and_what_it_cannot_show(tmp_path: Path) -> None:
    sheet, empty = tmp_path / "a.pdf", tmp_path / "b.pdf"
    with portfolio(tmp_path / "a.portfolio") as workspace:
        export(workspace.overview.content(), {}, today(), sheets=[(Sheet.AUTHORSHIP, sheet)])
        workspace.details.keep({}, authorship=False)
        export(workspace.overview.content(), {}, today(), sheets=[(Sheet.AUTHORSHIP, empty)])
        fingerprint = workspace.packs.fingerprint()
    printed = words_of(sheet)
    for said in ("E001", "100 %", "it cannot show who wrote", fingerprint):
        assert said in printed
    assert "E002" not in printed
    assert "No authorship record is kept." in words_of(empty)


def test_a_profile_asks_for_a_statement(tmp_path: Path) -> None:
    text = f'title = "College"\nai_statement = "{ASKED}"\ntools_forbidden = true\n'
    profile = read_profile(text, "college.toml", "college")
    assert (profile.ai_statement, profile.tools_forbidden) == (ASKED, True)
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann")) as workspace:
        (finding,) = preflight(workspace.packs.data(), profile)
        assert finding.kind == "ai statement"
        assert finding.message.endswith(f"AI tools may not be used to write this portfolio. {ASKED}")
        (odd,) = preflight(workspace.packs.data(), replace(profile, ai_statement="Q" * 900))
        assert "Q" * 130 not in odd.message
        workspace.details.change(ai_use="None.")
        assert preflight(workspace.packs.data(), profile) == ()


MORNING, EVENING = (TenMinutes(f"2026-03-02T{hour}:00:00Z", Counts(typed=1)) for hour in ("09", "19"))


@pytest.mark.parametrize(
    "wrong",
    [
        (AccountRecord(9),),
        (AccountRecord(1), AccountRecord(1)),
        (AccountRecord(1, (EVENING, MORNING)),),
        (AccountRecord(1, (TenMinutes("yesterday", Counts()),)),),
        (AccountRecord(1, (replace(MORNING, counts=Counts(removed=-1)),)),),
    ],
)
def test_a_record_that_cannot_be_is_not_taken_over(tmp_path: Path, wrong: tuple[AccountRecord, ...]) -> None:
    with portfolio(tmp_path / "a.portfolio") as workspace:
        data = workspace.packs.data()
    assert first_fault(data) == ""
    assert "authorship" in first_fault(replace(data, authorship=wrong))
