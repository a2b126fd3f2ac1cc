"""Training: a passage is the weighted sum of its pieces' vectors, and is pulled to the statements that it fits."""

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional

from portfolio_app.domain.suggestions.pieces import words_in_pieces
from tools.suggestions.passages import Passage, Task
from tools.suggestions.starting import Start

_BATCH = 64
_TEMPERATURE = 0.07
_LEFT_OUT = 0.17
"""The part of the pieces that is left out at random, so that no single word decides."""
_RATE = 0.003
_FASTER = 3
"""How many times faster weights are learned than vectors."""
_OTHERWISE = 0.5
"""How often a statement is read in another wording, or without what its examples say, as in a framework never seen."""


class Trained(NamedTuple):
    """What was learned; ``nudges`` say how far a statement lies from its wording, by the wording."""

    pieces: list[str]
    vectors: torch.Tensor
    of_passages: torch.Tensor
    of_statements: torch.Tensor
    nudges: dict[str, torch.Tensor]
    nothing: torch.Tensor
    bias: float


class Sum(nn.Module):
    """Texts as sums of vectors."""

    def __init__(self, start: Start, wordings: Sequence[str]) -> None:
        super().__init__()
        self.known = {piece: n for n, piece in enumerate(start.pieces)}
        self.place = {wording: n for n, wording in enumerate(wordings)}
        self.vectors = nn.Parameter(start.vectors.clone())
        self.weights = nn.Parameter(torch.zeros(len(start.pieces)))
        self.more = nn.Parameter(torch.zeros(len(start.pieces)))
        self.nudges = nn.Parameter(torch.zeros(len(wordings), start.vectors.shape[1]))
        self.nothing = nn.Parameter(torch.zeros(start.vectors.shape[1]))
        self.bias = nn.Parameter(torch.tensor(0.0))

    def bag(self, text: str) -> list[int]:
        return [piece for word in words_in_pieces(text, self.known) for piece in word.pieces]

    def sums(self, bags: Sequence[list[int]], left_out: float = 0.0, *, statements: bool = False) -> torch.Tensor:
        flat = torch.tensor([piece for bag in bags for piece in bag], dtype=torch.long)
        starts = torch.tensor([sum(map(len, bags[:n])) for n in range(len(bags))])
        weights = functional.softplus(self.weights[flat] + (self.more[flat] if statements else 0))
        if left_out:
            weights = weights * (torch.rand_like(weights) > left_out)
        found = functional.embedding_bag(flat, self.vectors, starts, mode="sum", per_sample_weights=weights)
        return functional.normalize(found, dim=1)

    def scores(
        self, passages: torch.Tensor, statements: torch.Tensor, places: list[int], nudged: list[bool]
    ) -> torch.Tensor:
        """Return how much each passage fits each statement and, last, nothing; some go by their wording alone."""
        nudges = self.nudges[places] * torch.tensor(nudged)[:, None]
        nudged_to = functional.normalize(statements + nudges, dim=1)
        none = passages @ self.nothing + self.bias
        return torch.cat([passages @ nudged_to.T, none[:, None]], 1)


def train(start: Start, tasks: Sequence[Task], nothing: Sequence[Passage], epochs: int, seed: int) -> Trained:
    """Return what is learned of the passages; only pieces that they use are moved."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    wordings = list(dict.fromkeys(wording for task in tasks for wording in task.statements.values()))
    used, small = _used(start, tasks, nothing)
    model = Sum(small, wordings)
    with torch.no_grad():
        model.weights.copy_(torch.log(torch.expm1(_rarity(len(start.pieces))[used])))
    faster = [model.weights, model.more, model.nudges, model.nothing, model.bias]
    step = torch.optim.Adam([{"params": [model.vectors], "lr": _RATE}, {"params": faster, "lr": _FASTER * _RATE}])
    prepared = [_prepare(model, task, nothing) for task in tasks]
    batches = [(n, at) for n, (_, _, rows, _) in enumerate(prepared) for at in range(0, len(rows), _BATCH)]
    slower = torch.optim.lr_scheduler.LinearLR(step, 1.0, 0.02, epochs * len(batches))
    for _ in range(epochs):
        for _, _, rows, _ in prepared:
            dice.shuffle(rows)
        dice.shuffle(batches)
        for n, at in batches:
            bags, places, rows, _ = prepared[n]
            batch = rows[at : at + _BATCH]
            known = [dice.random() >= _OTHERWISE for _ in bags]
            read = [ways[0] if it else dice.choice(ways) for ways, it in zip(bags, known, strict=True)]
            statements = model.sums(read, _LEFT_OUT / 2, statements=True)
            scores = model.scores(model.sums([bag for bag, _ in batch], _LEFT_OUT), statements, places, known)
            wanted = torch.stack([target for _, target in batch])
            loss = -(wanted * functional.log_softmax(scores / _TEMPERATURE, 1)).sum(1).mean()
            step.zero_grad()
            loss.backward()
            step.step()
            slower.step()
    return _whole(start, used, model, wordings)


def _prepare(
    model: Sum, task: Task, nothing: Sequence[Passage]
) -> tuple[list[list[list[int]]], list[int], list[tuple[list[int], torch.Tensor]], int]:
    keys = {key: n for n, key in enumerate(task.statements)}
    rows: list[tuple[list[int], torch.Tensor]] = []
    for passage in (*task.passages, *nothing):
        target = torch.zeros(len(keys) + 1)
        for rank, key in enumerate(key for key in passage.accept if key in keys):
            target[keys[key]] = 1 / (1 + rank / 2)
        if not passage.accept:
            target[-1] = 1
        if target.sum():
            rows.append((model.bag(passage.text), target / target.sum()))
    bags = [[model.bag(each) for each in (said, *task.others.get(key, ()))] for key, said in task.statements.items()]
    return bags, [model.place[wording] for wording in task.statements.values()], rows, len(keys)


def _used(start: Start, tasks: Sequence[Task], nothing: Sequence[Passage]) -> tuple[list[int], Start]:
    known = {piece: n for n, piece in enumerate(start.pieces)}
    texts = [passage.text for task in tasks for passage in task.passages]
    texts += [wording for task in tasks for wording in task.statements.values()]
    texts += [other for task in tasks for others in task.others.values() for other in others]
    texts += [passage.text for passage in nothing]
    used = sorted({piece for text in texts for word in words_in_pieces(text, known) for piece in word.pieces})
    # The longest pieces of these texts are all among them, so a word is split here as by the whole list.
    return used, Start([start.pieces[n] for n in used], start.vectors[used])


def _whole(start: Start, used: list[int], model: Sum, wordings: Sequence[str]) -> Trained:
    rare = _rarity(len(start.pieces))
    vectors, of_passages, of_statements = start.vectors.clone(), rare.clone(), rare.clone()
    with torch.no_grad():
        vectors[used] = model.vectors
        of_passages[used] = functional.softplus(model.weights)
        of_statements[used] = functional.softplus(model.weights + model.more)
        nudges = {wording: model.nudges[n].clone() for n, wording in enumerate(wordings)}
        nothing, bias = model.nothing.clone(), model.bias.item()
        return Trained(start.pieces, vectors, of_passages, of_statements, nudges, nothing, bias)


def _rarity(count: int) -> torch.Tensor:
    """Return how much each piece says before training: the list of pieces begins with the commonest."""
    return (torch.log(torch.arange(count).float() + 2) / math.log(count)).clamp(min=0.02)
