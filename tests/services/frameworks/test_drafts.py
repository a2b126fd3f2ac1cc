"""Frameworks are written as drafts, which last; used, they are new, changed in place, or a version with the claims."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.frameworks.comparison import Difference
from portfolio_app.domain.frameworks.editing.beginnings import begun
from portfolio_app.domain.frameworks.editing.details import with_pathways
from portfolio_app.domain.frameworks.editing.draft import At, Draft, loosened
from portfolio_app.domain.frameworks.editing.steps import renumbered, reworded, with_criterion, without
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.sufficiency import Pathway
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.example import example_portfolio
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.storage.database import Database
from portfolio_app.workspace import Workspace, create_workspace, open_workspace


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "own.portfolio", make_portfolio("Ann")) as opened:
        yield opened


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return example_portfolio(tmp_path_factory.mktemp("example"), accounts_only=True).read_bytes()


@pytest.fixture
def claimed(tmp_path: Path, example: bytes) -> Iterator[Workspace]:
    (tmp_path / "claimed.portfolio").write_bytes(example)
    with open_workspace(tmp_path / "claimed.portfolio") as opened:
        yield opened


def written() -> Framework:
    framework = begun(FrameworkKind.STANDARD, "Shop work", "SHOP")
    for place, words in enumerate(("Know the stock", "Serve a customer", "Be on time")):
        framework = reworded(framework, (place, 0, 0), words)
    return framework


def in_use(workspace: Workspace) -> Framework:
    draft = workspace.framework_drafts.begin_new(written())
    return workspace.framework_drafts.use(draft.id).framework


def change(workspace: Workspace, draft: Draft, framework: Framework) -> Draft:
    return workspace.framework_drafts.save(replace(draft, framework=framework))


def test_a_draft_lasts_and_counts_nowhere_until_it_is_used(empty: Workspace) -> None:
    draft = empty.framework_drafts.begin_new(begun(FrameworkKind.STANDARD, "Shop work", "SHOP"))
    assert empty.frameworks.all() == ()
    with pytest.raises(InputError, match=r"^K1 has no words"):
        empty.framework_drafts.use(draft.id)
    change(empty, draft, reworded(written(), (0, 0, 0), "Know the  stock "))
    assert [each.title for each in empty.framework_drafts.all()] == ["Shop work"]
    used = empty.framework_drafts.use(draft.id)
    assert empty.frameworks.all() == (used.framework,)
    assert used.framework.criteria[0].text == "Know the stock"
    assert empty.framework_drafts.all() == ()
    empty.framework_drafts.undo(used)
    assert empty.frameworks.all() == ()
    assert empty.framework_drafts.get(draft.id).framework.criteria[0].text == "Know the  stock "
    empty.framework_drafts.redo(used)
    assert empty.frameworks.all() == (used.framework,)


def test_one_without_claims_is_changed_in_its_place(empty: Workspace) -> None:
    former = in_use(empty)
    empty.frameworks.add((find_bundled("CS101"),))
    draft = empty.framework_drafts.begin("SHOP")
    assert empty.framework_drafts.begin("SHOP") == draft
    changed, at = with_criterion(draft.framework, (0, 0, 0))
    change(empty, draft, reworded(changed, at, "Know the till"))
    used = empty.framework_drafts.use(draft.id)
    assert (used.moving, used.replaced) == (None, former)
    assert [each.code for each in empty.frameworks.all()] == ["SHOP", "CS101"]
    assert [each.code for each in empty.frameworks.get("SHOP").criteria] == ["K1", "K2", "S1", "B1"]
    empty.framework_drafts.undo(used)
    assert empty.frameworks.get("SHOP") == former


def test_one_that_comes_with_the_program_becomes_ones_own_version(empty: Workspace) -> None:
    empty.frameworks.add((find_bundled("CS101"),))
    draft = empty.framework_drafts.begin("CS101")
    assert (draft.framework.code, draft.framework.version) == ("CS101-v1.1", "1.1")
    change(empty, draft, reworded(draft.framework, (0, 0, 0), "Say what a customer is"))
    used = empty.framework_drafts.use(draft.id)
    assert [each.code for each in empty.frameworks.all()] == ["CS101-v1.1"]
    assert [each.code for each in empty.frameworks.archived()] == ["CS101"]
    again = empty.framework_drafts.begin("CS101-v1.1")
    assert (again.framework.code, again.framework.version) == ("CS101-v1.1", "1.1"), "its own, changed in place"
    empty.framework_drafts.throw_away(again.id)
    empty.framework_drafts.undo(used)
    assert empty.frameworks.all() == (find_bundled("CS101"),)


def test_a_version_of_several_words_does_not_pile_up_behind_the_code(empty: Workspace) -> None:
    draft = empty.framework_drafts.begin_new(replace(written(), version="Issue 1"))
    empty.framework_drafts.use(draft.id)
    empty.accounts.create("A day in the shop")
    empty.claims.add("E001", "SHOP/K/K1")
    for before, after, version in (("SHOP", "SHOP-vIssue-2", "Issue 2"), ("SHOP-vIssue-2", "SHOP-vIssue-3", "Issue 3")):
        draft = empty.framework_drafts.begin(before)
        assert (draft.framework.code, draft.framework.version) == (after, version)
        change(empty, draft, reworded(draft.framework, (0, 0, 0), f"Know the stock by {version}"))
        empty.framework_drafts.use(draft.id)
    assert [claim.criterion for claim in empty.claims.all() if claim.stands] == ["SHOP-vIssue-3/K/K1"]


def test_claims_move_by_what_each_criterion_became_whatever_its_words(claimed: Workspace) -> None:
    claims = {c.id: c for c in claimed.claims.all() if c.stands and c.criterion.startswith("CS103/")}
    criteria = sorted({claim.criterion for claim in claims.values()})
    kept, lost = criteria[0], criteria[-1]
    draft = claimed.framework_drafts.begin("CS103")
    framework = reworded(draft.framework, place(draft.framework, kept), "Something else altogether")
    framework = renumbered(framework, place(framework, kept), "9.9")
    framework, _ = without(framework, place(framework, lost))
    change(claimed, draft, framework)
    planned = claimed.framework_drafts.plan(draft.id)
    differences = {pair.old.reference: pair.difference for pair in planned.pairs if pair.old}
    assert differences[kept] is Difference.REWORDED
    assert differences[lost] is Difference.GONE
    used = claimed.framework_drafts.use(draft.id)
    assert used.moving is not None
    after = {claim.id: claim for claim in claimed.claims.all()}
    for claim in claims.values():
        if claim.criterion == kept:
            assert after[claim.id].criterion == f"{used.framework.code}/103/9.9"
            assert after[claim.id].reworded
            assert after[claim.id].wording == claim.wording
    assert {claim.id for claim in used.moving.left} == {c.id for c in claims.values() if c.criterion == lost}
    assert Kind.RECHECK in {finding.kind for finding in claimed.overview.check()}
    claimed.framework_drafts.undo(used)
    assert {c.id: c for c in claimed.claims.all() if c.id in claims} == claims
    assert claimed.frameworks.get("CS103") == find_bundled("CS103")


def test_claims_of_what_is_removed_go_where_they_are_sent(claimed: Workspace) -> None:
    lost = next(c.criterion for c in claimed.claims.all() if c.stands and c.criterion.startswith("CS103/"))
    draft = claimed.framework_drafts.begin("CS103")
    framework, _ = without(draft.framework, place(draft.framework, lost))
    change(claimed, draft, framework)
    target = f"{framework.code}/103/{framework.criteria[-1].code}"
    used = claimed.framework_drafts.use(draft.id, {lost: target})
    assert used.moving is not None
    assert not [claim for claim in used.moving.left if claim.criterion == lost]
    assert target in {claim.criterion for claim in used.moving.moved}


def test_what_is_chosen_while_a_draft_is_written_stays_chosen(empty: Workspace) -> None:
    draft = empty.framework_drafts.begin_new(with_pathways(written(), (Pathway("P1", "Till"), Pathway("P2", "Floor"))))
    empty.framework_drafts.use(draft.id)
    again = empty.framework_drafts.begin("SHOP")
    empty.frameworks.choose("SHOP", "P2", None)
    empty.framework_drafts.use(again.id)
    assert empty.frameworks.get("SHOP").pathway == "P2"


def test_a_code_that_is_taken_is_refused(empty: Workspace) -> None:
    in_use(empty)
    draft = empty.framework_drafts.begin_new(written())
    assert draft.framework.code == "SHOP-v1.0"
    change(empty, draft, renumbered(draft.framework, (), "shop"))
    with pytest.raises(InputError, match="framework shop here already"):
        empty.framework_drafts.use(draft.id)


def test_a_damaged_draft_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "own.portfolio"
    with create_workspace(path, make_portfolio("Ann")) as workspace:
        draft = workspace.framework_drafts.begin_new(loosened(find_bundled("CS101")))
    database = Database.open(path)
    with database.unit_of_work() as unit:
        unit.connection.exec_driver_sql("UPDATE framework_drafts SET content = x'7b7d'")
        unit.commit()
    database.close()
    with open_workspace(path) as workspace:
        assert [each.id for each in workspace.framework_drafts.all()] == [draft.id]
        with pytest.raises(FileError):
            workspace.framework_drafts.get(draft.id)
        workspace.framework_drafts.throw_away(draft.id)
        assert workspace.framework_drafts.all() == ()


def place(framework: Framework, reference: str) -> At:
    return next(
        (u, o, c)
        for u, unit in enumerate(framework.units)
        for o, outcome in enumerate(unit.outcomes)
        for c, criterion in enumerate(outcome.criteria)
        if criterion.reference == reference
    )
