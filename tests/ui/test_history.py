"""The order of deeds, on a plain list that stands for a portfolio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.change import Kind, changed
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.ui.history import Deed, History
from portfolio_app.ui.place import Place


def appending(held: list[int], number: int, evidence: int = 1) -> Deed:
    held.append(number)
    change = changed(Kind.CLAIM, evidence=evidence)
    return Deed(f"adding {number}", held.pop, lambda: held.append(number), change, Place("map"))


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_whatever_the_order_all_undone_is_the_beginning_and_all_redone_the_end(steps: list[str]) -> None:
    history, held = History(), list[int]()
    for number, step in enumerate(steps):
        match step:
            case "do":
                history.add(appending(held, number))
            case "undo":
                history.undo()
            case _:
                history.redo()
    while history.redo():
        pass
    last = list(held)
    while history.undo():
        pass
    assert held == []
    while history.redo():
        pass
    assert held == last


def test_what_cannot_be_written_now_is_tried_again() -> None:
    history = History()

    def fail() -> None:
        raise FileError("the disk is full")

    history.add(Deed("writing", fail, fail, changed(Kind.ACCOUNT), Place("accounts")))
    with pytest.raises(FileError):
        history.undo()
    assert history.index == 1
    assert history.next_redo is None


def test_what_is_not_allowed_any_more_does_not_stand_before_all_else_for_good() -> None:
    history, held = History(), list[int]()

    def refuse() -> None:
        raise InputError("Pat Lee has signed since.")

    history.add(appending(held, 1))
    history.add(Deed("adding Pat Lee", refuse, refuse, changed(Kind.WITNESS), Place("witnesses")))
    with pytest.raises(InputError):
        history.undo()
    assert history.undo() is not None
    assert held == []


def test_what_somebody_else_signed_leaves_the_order_and_the_rest_stays() -> None:
    history, held, other = History(), list[int](), list[int]()
    history.add(appending(held, 1, evidence=1))
    history.add(appending(other, 2, evidence=2))
    history.add(appending(held, 3, evidence=1))
    history.seal([2])
    assert history.index == 2
    while history.undo():
        pass
    assert (held, other) == ([], [2])
