"""What was learned, written as the program reads it: numbers of one byte, and a weight for each row."""

import hashlib
import json
from array import array
from pathlib import Path

import torch

from portfolio_app.services.suggestions.model_file import MAGIC
from tools.suggestions.training import Trained

_MOST = 127


def write_model(path: Path, trained: Trained, margin: float, about: dict[str, object], nudged: set[str]) -> None:
    """Write the model; ``nudged`` are the wordings of the statements that come with the program."""
    scale = trained.vectors.abs().max(dim=1).values.clamp(min=1e-6) / _MOST
    vectors = (trained.vectors / scale[:, None]).round().to(torch.int8)
    pieces = "\n".join(trained.pieces).encode("ascii")
    numbers = b"".join(
        array("f", (weights * scale).tolist()).tobytes() for weights in (trained.of_passages, trained.of_statements)
    ) + bytes(vectors.numpy().tobytes())
    head = {
        **about,
        "identity": hashlib.sha256(pieces + numbers).hexdigest()[:16],
        "dims": vectors.shape[1],
        "letters": len(pieces),
        "nothing": [round(each, 5) for each in trained.nothing.tolist()],
        "bias": trained.bias,
        "margin": margin,
        "nudges": {
            wording: [round(each * _MOST) for each in nudge.tolist()]
            for wording, nudge in trained.nudges.items()
            if wording in nudged
        },
    }
    told = json.dumps(head, ensure_ascii=False).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MAGIC + len(told).to_bytes(4, "little") + told + pieces + numbers)
