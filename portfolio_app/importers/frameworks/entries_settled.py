"""Statements of a table or of another program's file as pieces that can be looked at and settled one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portfolio_app.domain.frameworks.outline import Entry
from portfolio_app.domain.frameworks.settling import Settled, Way
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.frameworks.blocks import Block
from portfolio_app.importers.frameworks.codes import split_code


def as_pieces(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries numbered as pieces, 0 for the first; those of a document are numbered already."""
    if any(entry.piece is not None for entry in entries):
        return entries
    return tuple(replace(entry, piece=number) for number, entry in enumerate(entries))


def blocks_of_entries(entries: Sequence[Entry]) -> tuple[Block, ...]:
    """Return what each entry says as a piece to be shown: its number and its words."""
    return tuple(
        Block(f"{entry.code} {entry.words}".strip(), entry.where, number=number) for number, entry in enumerate(entries)
    )


def settle_entries(entries: Iterable[Entry], settled: Iterable[Settled]) -> Iterator[Entry]:
    """Yield the entries as the person settled them; what stood under one that is left out stands where that stood."""
    said = {each.piece: each for each in settled}
    waiting: Entry | None = None
    for entry in entries:
        each = said.get(entry.piece) if entry.piece is not None else None
        if each is not None and each.way is Way.LEAVE_OUT:
            continue
        if each is not None and each.way is Way.JOIN and waiting is not None:
            waiting = replace(waiting, text=f"{waiting.words} {entry.words}".strip(), title="")
            continue
        if waiting is not None:
            yield waiting
        waiting = entry
        if each is not None and each.way is Way.WORDS:
            *first, waiting = _worded(entry, each.words)
            yield from first
    if waiting is not None:
        yield waiting


def _worded(entry: Entry, words: str) -> list[Entry]:
    """Return an entry for each line of new words; a heading keeps what it is."""
    made: list[Entry] = []
    for line in filter(None, map(clean_line, words.split("\n"))):
        code, rest = split_code(line)
        code = code or ("" if made else entry.code)
        is_heading = entry.title and not entry.text
        made.append(replace(entry, code=code, title=rest if is_heading else "", text="" if is_heading else rest))
    return made or [entry]
