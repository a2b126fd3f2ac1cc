"""The model that comes with the program: its file, and how good it is on passages that it was never trained on."""

from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.suggestions.model import likeness
from portfolio_app.services.suggestions.model_file import model_path, read_model, shipped_model
from tools.suggestions.judging import judge, refused
from tools.suggestions.passages import FOLDER, Task, nothing, tasks

HELD_OUT = FOLDER / "held_out"


@pytest.fixture(scope="module")
def kept() -> dict[str, Task]:
    return {task.name: task for task in tasks(HELD_OUT, pairs=False)}


def test_it_takes_at_most_four_megabytes() -> None:
    assert model_path().stat().st_size <= 4_000_000


def test_words_and_wordings_become_vectors_of_length_one() -> None:
    model = shipped_model()
    said = model.passage(model.words_of("I rang the manager"))
    assert likeness(said, said) == pytest.approx(1)
    wording = model.statement("Describe how to respond to a fall")
    assert likeness(wording, wording) == pytest.approx(1)


def test_nothing_known_is_a_vector_of_zeros() -> None:
    model = shipped_model()
    assert not any(model.passage(model.words_of("ααα")))


@pytest.mark.parametrize("cut", [0, 5, 40, 100_000, 1_000_000])
def test_a_file_that_is_cut_short_is_an_error_with_a_name(tmp_path: Path, cut: int) -> None:
    broken = tmp_path / "broken.bin"
    broken.write_bytes(model_path().read_bytes()[:cut])
    with pytest.raises(FileError, match=r"broken\.bin"):
        read_model(broken)


@pytest.mark.parametrize(("name", "least"), [("units", 0.88), ("ST0072", 0.84)])
def test_three_proposals_hold_a_right_one_for_words_never_seen(kept: dict[str, Task], name: str, least: float) -> None:
    mark = judge(shipped_model(), kept[name].passages, kept[name].statements)
    assert mark.among_three >= least * mark.count


def test_words_that_fit_nothing_are_told_from_those_that_do(kept: dict[str, Task]) -> None:
    model, units = shipped_model(), kept["units"]
    assert refused(model, nothing(HELD_OUT), units.statements) >= 0.8
    assert refused(model, units.passages, units.statements) <= 0.1
