"""An archived framework is kept with all that was claimed and decided on it, and counts nowhere until it is back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.example import example_portfolio
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.packs.taking_over import rebuild
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace, open_workspace

CODE = "CS105"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = example_portfolio(tmp_path)
    with open_workspace(path) as opened:
        yield opened


def on_it(claims: tuple[Claim, ...]) -> list[Claim]:
    return [claim for claim in claims if claim.criterion.startswith(f"{CODE}/")]


def test_nothing_of_it_is_counted_and_all_of_it_comes_back(workspace: Workspace) -> None:
    before = (workspace.overview.coverage(), workspace.claims.all(), workspace.overview.check())
    assert on_it(workspace.claims.all())
    workspace.frameworks.archive(CODE.lower())
    assert CODE not in [framework.code for framework in workspace.frameworks.all()]
    assert [framework.code for framework in workspace.frameworks.archived()] == [CODE]
    coverage = workspace.overview.coverage()
    assert not [e for e in coverage.criteria if e.criterion.reference.startswith(f"{CODE}/")]
    assert not on_it(workspace.claims.all())
    assert not on_it(workspace.claims.all(withdrawn=True))
    assert not [spot for spot in workspace.claims.spots() if spot.criterion.startswith(f"{CODE}/")]
    assert not [finding for finding in workspace.overview.check() if CODE in str(finding.where) + finding.message]
    claims = {summary.evidence.id: summary.claims for summary in workspace.evidence.list()}
    shown = workspace.claims.all()
    assert all(number == sum(claim.evidence_id == key for claim in shown) for key, number in claims.items())
    workspace.frameworks.restore(CODE)
    assert (workspace.overview.coverage(), workspace.claims.all(), workspace.overview.check()) == before


def test_documents_and_packs_leave_it_out(workspace: Workspace, tmp_path: Path) -> None:
    seen = {ref.split("/")[0] for each in workspace.statements.list() if each.latest for ref in each.latest.seen}
    assert seen
    for code in {CODE, *seen}:
        workspace.frameworks.archive(code)
    targets = {form: tmp_path / f"made.{form}" for form in ("pdf", "docx", "html", "md", "xlsx")}
    export(workspace.overview.content(), targets, today())
    assert "Following the rules" not in targets["html"].read_text("utf-8")
    workspace.packs.make(tmp_path / "pack.zip", now())
    assert verify(tmp_path / "pack.zip").intact
    with rebuild(tmp_path / "pack.zip", tmp_path / "again.portfolio"):
        pass
    with open_workspace(tmp_path / "again.portfolio") as again:
        assert again.overview.coverage() == workspace.overview.coverage()


def test_claims_follow_their_words_while_they_are_hidden(workspace: Workspace) -> None:
    claim = next(c for c in on_it(workspace.claims.all()) if c.passage and c.passage.section is Section.ACTION)
    workspace.frameworks.archive(CODE)
    account = workspace.accounts.get(f"E{claim.evidence_id:03d}")
    longer = account.text.with_section(Section.ACTION, f"At first I waited. {account.text[Section.ACTION]}")
    told = workspace.accounts.write(replace(account, text=longer))
    assert not on_it(told.claims)
    workspace.frameworks.restore(CODE)
    found = next(c for c in workspace.claims.all() if c.id == claim.id)
    assert found.anchor
    assert claim.passage
    assert longer[Section.ACTION][found.anchor.start : found.anchor.end] == claim.passage.quote


def test_a_text_from_outside_does_not_withdraw_what_it_could_not_show(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.claims.all()
    evidence = on_it(before)[0].evidence_id
    reference = f"E{evidence:03d}"
    workspace.frameworks.archive(CODE)
    (tmp_path / "text.md").write_text(workspace.accounts.as_markdown(reference), "utf-8")
    workspace.accounts.update_from_file(reference, tmp_path / "text.md")
    workspace.frameworks.restore(CODE)
    assert {claim.id for claim in workspace.claims.all()} == {claim.id for claim in before}


def test_with_withdrawn_claims_it_can_be_archived_and_not_removed(workspace: Workspace) -> None:
    workspace.claims.withdraw([claim.id for claim in on_it(workspace.claims.all())])
    with pytest.raises(InputError, match="archive it"):
        workspace.frameworks.remove(CODE)
    workspace.frameworks.archive(CODE)
    for again in (workspace.frameworks.archive, workspace.frameworks.remove, workspace.frameworks.get):
        with pytest.raises(InputError, match="archived"):
            again(CODE)
    with pytest.raises(InputError, match="archived are CS105"):
        workspace.frameworks.restore("CS101")


def test_its_code_is_not_given_to_another(workspace: Workspace) -> None:
    framework = workspace.frameworks.archive(CODE)
    with pytest.raises(InputError, match="archived"):
        workspace.frameworks.add((framework,))
    with pytest.raises(InputError, match="already"):
        workspace.frameworks.check_free(CODE)
