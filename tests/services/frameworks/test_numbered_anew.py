"""What was said of a criterion stays with it when a framework is changed in its place and its numbers are others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.practice import PracticeQuestion
from portfolio_app.domain.frameworks.editing.beginnings import begun
from portfolio_app.domain.frameworks.editing.draft import At
from portfolio_app.domain.frameworks.editing.steps import renumbered, reworded, with_criterion, without
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.services.frameworks.drafts import Using
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace

CHECKED = "I asked for her date of birth and her postcode before I opened the account."
ASKS = "Check who a customer is before you open or share any account details"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "own.portfolio", make_portfolio("Ann")) as opened:
        framework, at = with_criterion(begun(FrameworkKind.STANDARD, "Shop work", "SHOP"), (0, 0, 0))
        everything: dict[At, str] = {(0, 0, 0): "Know the stock", at: ASKS, (1, 0, 0): "Serve", (2, 0, 0): "Be early"}
        for place, words in everything.items():
            framework = reworded(framework, place, words)
        opened.framework_drafts.use(opened.framework_drafts.begin_new(framework).id)
        yield opened


def said(workspace: Workspace) -> dict[str, str]:
    return {each.criterion: each.text for each in workspace.practice.answers()}


def answer(workspace: Workspace, criterion: str, words: str) -> None:
    workspace.practice.answer(PracticeQuestion(criterion, "verb", "What is it?"), words)


def numbered(framework: Framework, numbers: dict[At, str]) -> Framework:
    for place in numbers:
        framework = renumbered(framework, place, f"K9{place[-1]}" if place else "STORE")
    for place, number in numbers.items():
        framework = renumbered(framework, place, number)
    return framework


def use(workspace: Workspace, numbers: dict[At, str], *, without_first: bool = False) -> Using:
    draft = workspace.framework_drafts.begin("SHOP")
    framework = without(draft.framework, (0, 0, 0))[0] if without_first else draft.framework
    workspace.framework_drafts.save(replace(draft, framework=numbered(framework, numbers)))
    used = workspace.framework_drafts.use(draft.id)
    assert used.replaced is not None
    return used


def test_answers_go_along_when_two_change_places_and_the_code_is_another(workspace: Workspace) -> None:
    answer(workspace, "SHOP/K/K1", "Of the stock")
    answer(workspace, "SHOP/K/K2", "Of the customer")
    answer(workspace, "SHOP/S/S1", "Of serving")
    before = said(workspace)
    used = use(workspace, {(0, 0, 0): "K2", (0, 0, 1): "K1", (): "STORE"})
    after = {"STORE/K/K2": "Of the stock", "STORE/K/K1": "Of the customer", "STORE/S/S1": "Of serving"}
    assert said(workspace) == after
    workspace.framework_drafts.undo(used)
    assert said(workspace) == before
    workspace.framework_drafts.redo(used)
    assert said(workspace) == after


def test_an_answer_on_what_is_gone_is_on_no_other_and_comes_back(workspace: Workspace) -> None:
    answer(workspace, "SHOP/K/K1", "Of the stock")
    before = said(workspace)
    used = use(workspace, {(0, 0, 0): "K1"}, without_first=True)
    assert [each.answers for each in workspace.practice.questions() if each.answers] == []
    assert list(said(workspace).values()) == ["Of the stock"], "kept, as it is of a framework that is removed"
    workspace.framework_drafts.undo(used)
    assert said(workspace) == before


def test_what_was_refused_stays_refused_for_the_same_criterion(workspace: Workspace) -> None:
    assert names(workspace) == ["SHOP/K/K2"]
    workspace.suggestions.refuse(CHECKED, "SHOP/K/K2")
    assert names(workspace) == []
    used = use(workspace, {(0, 0, 0): "K2", (0, 0, 1): "K1"})
    assert names(workspace) == []
    workspace.framework_drafts.undo(used)
    assert names(workspace) == []
    workspace.framework_drafts.redo(used)
    assert names(workspace) == []


def test_advice_that_was_dismissed_stays_so_for_the_same_criterion(workspace: Workspace) -> None:
    def advice(criterion: str) -> Advice:
        return Advice(AdviceKind.NEED_MAYBE_MET, "E001", "", "", "", criterion=criterion)

    workspace.accounts.create("One")
    workspace.coaching.dismiss(1, advice("SHOP/K/K1"))
    used = use(workspace, {(0, 0, 0): "K2", (0, 0, 1): "K1"})
    turned = workspace.coaching.turned(1)
    assert (turned.wants(advice("SHOP/K/K1")), turned.wants(advice("SHOP/K/K2"))) == (True, False)
    workspace.framework_drafts.undo(used)
    turned = workspace.coaching.turned(1)
    assert (turned.wants(advice("SHOP/K/K1")), turned.wants(advice("SHOP/K/K2"))) == (False, True)


def names(workspace: Workspace) -> list[str]:
    return [each.criterion for each in workspace.suggestions.for_words(CHECKED)]
