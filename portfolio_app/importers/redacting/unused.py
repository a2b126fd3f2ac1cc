"""What a page of a PDF may draw but does not, taken out of its resources: pages often share one list of them.

Names are looked for as bytes, not as operators: so nothing that is drawn is lost, however a program wrote the page.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

_DRAWN = ("/XObject", "/Pattern", "/Shading", "/ExtGState", "/Font")
"""Kinds of resources that can show something (ISO 32000-1, table 33); colours and layers cannot."""
_NAME = re.compile(rb"/[^\s\0()<>\[\]{}/%]*")
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")


def drop_unused(owner: "Object", seen: set[tuple[int, int]]) -> None:
    """Leave among the resources of a page, and of what it draws, only those that are named there."""
    import pikepdf

    resources = owner.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        return
    used = _used(owner, resources)
    left = pikepdf.Dictionary()
    for kind, known in resources.items():
        if kind in _DRAWN and isinstance(known, pikepdf.Dictionary):
            left[kind] = pikepdf.Dictionary({name: each for name, each in known.items() if _plain(name) in used})
        else:
            left[kind] = known
    owner["/Resources"] = left
    for each in _drawing(left):
        if each.objgen == (0, 0) or each.objgen not in seen:
            seen.add(each.objgen)
            drop_unused(each, seen)


def _used(owner: "Object", resources: "Object") -> set[bytes]:
    """Return the names in what a page or drawing says; what has no resources of its own draws from these, too."""
    used, waiting = set[bytes](), [owner]
    while waiting:
        said = b"\n".join(_contents(waiting.pop()))
        new = {_plain(name) for name in _NAME.findall(said)} - used
        used |= new
        waiting += [each for each in _drawing(resources, new) if "/Resources" not in each]
    return used


def _drawing(resources: "Object", named: set[bytes] | None = None) -> "Iterator[Object]":
    """Yield what among resources is itself drawn by operators; only those of some names, where they are given."""
    import pikepdf

    for kind in _DRAWN:
        known = resources.get(kind)
        for name, each in known.items() if isinstance(known, pikepdf.Dictionary) else ():
            if named is not None and _plain(name) not in named:
                continue
            mask = each.get("/SMask") if kind == "/ExtGState" and isinstance(each, pikepdf.Dictionary) else None
            drawn = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else each
            is_font = isinstance(drawn, pikepdf.Dictionary) and "/CharProcs" in drawn
            is_drawing = isinstance(drawn, pikepdf.Stream) and str(drawn.get("/Subtype", "")) != "/Image"
            if drawn is not None and (is_font or is_drawing):
                yield drawn


def _contents(owner: "Object") -> Iterator[bytes]:
    import pikepdf

    if isinstance(owner, pikepdf.Stream):
        yield owner.read_bytes()
        return
    said = owner.get("/CharProcs", owner.get("/Contents"))
    if isinstance(said, pikepdf.Dictionary):
        said = list(said.values())
    for each in [said] if isinstance(said, pikepdf.Stream) else said or ():
        if isinstance(each, pikepdf.Stream):
            yield each.read_bytes()


def _plain(name: str | bytes) -> bytes:
    """Return a name with its codes written out, as two ways of writing one name are the same."""
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "surrogateescape")
    return _CODE.sub(lambda code: bytes([int(code[1], 16)]), raw)
