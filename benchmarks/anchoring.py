"""Re-anchoring: passages found again after heavy editing, beside the quote-and-context search alone."""

import random
import time

from benchmarks.content import make_content
from benchmarks.measure import head, line
from benchmarks.unrelated import carried_among, unrelated_pairs
from portfolio_app.domain.claims.anchoring import Differences, reanchor
from portfolio_app.domain.claims.passage import Passage, kept, take_passage
from portfolio_app.domain.evidence.evidence import Section

_REPLACEMENTS = 20_000


def main() -> None:
    """Print how many passages were found again, and how long that took."""
    for words, passages in ((2_000, 40), (20_000, 300)):
        _one(words, passages)
    carried = carried_among(unrelated_pairs(_REPLACEMENTS, seed=3))
    head(f"{_REPLACEMENTS:,} replacements of a sentence by an unrelated one of like length")
    line("claims carried to it", f"{100 * carried / _REPLACEMENTS:.2f} %", "at most 1 %")


def _one(words: int, passages: int) -> None:
    chance = random.Random(5)
    content = make_content(words // 600 + 1)
    old = "\n\n".join(text for account in content.accounts for _, text in account.text)
    old = old[: old.index(" ", words * 5)]
    taken = [_passage(chance, old) for _ in range(passages)]
    new = _edit(chance, old)
    expected = [passage for passage in taken if passage.quote in new]
    began = time.perf_counter()
    differences = Differences(old, new)
    anchors = [reanchor(passage, kept(passage), differences) for passage in taken]
    took = time.perf_counter() - began
    pairs = list(zip(taken, anchors, strict=True))
    found = sum(a.found and new[a.start : a.end] == p.quote for p, a in pairs if p in expected)
    simple = sum(new.count(p.prefix + p.quote) == 1 or new.count(p.quote + p.suffix) == 1 for p in expected)
    head(f"Re-anchoring {passages} passages in {words:,} words after an edit of every seventh sentence")
    line("untouched passages found again", f"{found} of {len(expected)}", f"quote and context alone: {simple}")
    line("changed passages still pointed at", f"{sum(a.found for p, a in pairs if p not in expected)}", "")
    line("time", f"{took * 1000:.0f} ms", "")


def _passage(chance: random.Random, text: str) -> Passage:
    start = text.index(" ", chance.randrange(len(text) - 300)) + 1
    end = text.index(" ", start + chance.randrange(30, 160))
    return take_passage(Section.ACTION, text, start, end)


def _edit(chance: random.Random, text: str) -> str:
    """Change, drop or add a sentence in seven."""
    edited: list[str] = []
    for sentence in text.split(". "):
        kind = chance.randrange(21)
        words = sentence.split(" ")
        if kind == 0:
            continue
        if kind == 1:
            words[len(words) // 2] = "rewritten"
        edited.append(" ".join(words))
        if kind == 2:
            edited.append("A sentence was put in here")
    return ". ".join(edited)
