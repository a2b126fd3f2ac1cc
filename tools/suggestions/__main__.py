"""Train the model that suggests criteria, judge it on the passages kept aside, and write it.

Run: python -m tools.suggestions [--left-out] [--epochs N] [--dims N] [--out FILE]
"""

import argparse
import tempfile
from pathlib import Path

import torch

from portfolio_app.services.suggestions.model_file import model_path, read_model
from tools.suggestions.judging import judge, margin_for, refused
from tools.suggestions.passages import FOLDER, PAIRS, STANDARD, Passage, Task, nothing, tasks
from tools.suggestions.starting import Start, start
from tools.suggestions.training import train
from tools.suggestions.writing import write_model

_REFUSED = 0.1
"""The part of passages not seen that may be refused although they fit something."""


def main() -> None:
    """Train, judge and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--left-out", action="store_true", help="judge each framework left out of training instead")
    asked.add_argument("--epochs", type=int, default=8)
    asked.add_argument("--dims", type=int, default=96)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--out", type=Path, default=model_path())
    asked.add_argument("--start", type=Path, default=Path(tempfile.gettempdir()) / "suggestions-start.pt")
    chosen = asked.parse_args()
    torch.set_num_threads(1)  # more threads wait for each other more than they help, the numbers are so few
    begun = start(chosen.dims, chosen.start)
    if chosen.left_out:
        never_seen(begun, chosen)
    else:
        made(begun, tasks(), chosen, chosen.out)
        judged(chosen.out)


def never_seen(begun: Start, chosen: argparse.Namespace) -> None:
    """Print how good the model is on each framework when training never saw it."""
    for name, rest, alone in left_out():
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "left-out.bin"
            write_model(out, train(begun, rest, nothing(), chosen.epochs, chosen.seed), 0.0, {}, set())
            model = read_model(out)
            for where, passages in (("training files", alone.passages), ("held_out/", aside(alone))):
                print(f"never seen: {name:8} {where:15} {judge(model, passages, alone.statements)}", flush=True)


def aside(alone: Task) -> tuple[Passage, ...]:
    """Return the passages kept aside that fit a statement of one framework."""
    kept = tasks(FOLDER / "held_out", pairs=False)
    return tuple(each for task in kept for each in task.passages if set(each.accept) & set(alone.statements))


def made(begun: Start, trained_on: tuple[Task, ...], chosen: argparse.Namespace, out: Path) -> None:
    """Train, find the margin, and write the model."""
    about: dict[str, object] = {"licence": "MIT; began from all-MiniLM-L6-v2 (Apache 2.0)", "seed": chosen.seed}
    own = {wording for task in trained_on if not task.name.startswith(PAIRS) for wording in task.statements.values()}
    # Where nothing fits is found on passages that a first model has not seen; it then knows less than the last.
    most, tenth = parted(trained_on)
    write_model(out, train(begun, most, nothing(), chosen.epochs, chosen.seed), 0.0, about, own)
    units = next(task for task in tenth if task.name == "units")
    margin = margin_for(read_model(out), units.passages, units.statements, _REFUSED)
    write_model(out, train(begun, trained_on, nothing(), chosen.epochs, chosen.seed), margin, about, own)


def parted(whole: tuple[Task, ...]) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """Return nine tenths of the passages, and the tenth that is left."""
    most = tuple(task._replace(passages=tuple(p for n, p in enumerate(task.passages) if n % 10)) for task in whole)
    return most, tuple(task._replace(passages=task.passages[::10]) for task in whole)


def judged(path: Path) -> None:
    """Print how good the model is on the passages kept aside."""
    model = read_model(path)
    kept = tasks(FOLDER / "held_out", pairs=False)
    for task in kept:
        print(f"kept aside: {task.name:8} {judge(model, task.passages, task.statements)}")
        share = refused(model, task.passages, task.statements)
        empty = refused(model, nothing(FOLDER / "held_out"), task.statements)
        print(f"  refused {100 * share:.1f} %; of passages that fit nothing {100 * empty:.1f} %")
    print(f"{path.name}: {path.stat().st_size:,} bytes, {model.identity}", flush=True)


def left_out() -> list[tuple[str, tuple[Task, ...], Task]]:
    """Return each framework's name with what is left to train on, and its own passages."""
    units, standard, *pairs = tasks()
    found = [(STANDARD, (units, *pairs), standard)]
    for code in sorted({key.split("/")[0] for key in units.statements}):
        alone = {key: wording for key, wording in units.statements.items() if key.startswith(f"{code}/")}
        rest = {key: wording for key, wording in units.statements.items() if key not in alone}
        others = tuple(each for each in units.passages if not each.accept[0].startswith(f"{code}/"))
        own = tuple(each for each in units.passages if each.accept[0].startswith(f"{code}/"))
        found.append(
            (code, (units._replace(statements=rest, passages=others), standard, *pairs), Task(code, own, alone))
        )
    return found


if __name__ == "__main__":
    main()
