"""A signature's place in a tagged PDF: a Form element that owns the field (ISO 14289-1, 7.18.4)."""

# pyright: reportAttributeAccessIssue=false, reportIndexIssue=false, reportGeneralTypeIssues=false
# pyHanko says of every object in a PDF only that it is one.

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def tag_widget(writer: IncrementalPdfFileWriter, field: str, description: str) -> None:
    """Put the field into the document's structure tree; a PDF without one stays as it is."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.sign.fields import enumerate_sig_fields

    if "/StructTreeRoot" not in writer.root:
        return
    tree = writer.root["/StructTreeRoot"]
    widget = next(found[2] for found in enumerate_sig_fields(writer) if found[0] == field)
    page = widget.get_object().raw_get("/P")
    parent = _document_element(tree)
    element = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): parent,
                pdf_name("/Pg"): page,
                pdf_name("/Alt"): pdf_string(description),
                pdf_name("/K"): generic.DictionaryObject(
                    {
                        pdf_name("/Type"): pdf_name("/OBJR"),
                        pdf_name("/Obj"): widget,
                        pdf_name("/Pg"): page,
                    }
                ),
            }
        )
    )
    _append_child(writer, parent, element)
    key = _own(writer, tree, element)
    widget.get_object()[pdf_name("/StructParent")] = generic.NumberObject(key)
    page.get_object()[pdf_name("/Tabs")] = pdf_name("/S")
    writer.mark_update(widget)
    writer.mark_update(page)


def _document_element(tree: DictionaryObject) -> IndirectObject:
    """Return the reference of the element at the top: the tree's only child, or the first."""
    from pyhanko.pdf_utils import generic

    children = tree.raw_get("/K")
    return children if isinstance(children, generic.IndirectObject) else children.raw_get(0)


def _append_child(writer: IncrementalPdfFileWriter, parent: IndirectObject, element: IndirectObject) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    owner = parent.get_object()
    children = owner.get("/K")
    if isinstance(children, generic.ArrayObject):
        children.append(element)
        writer.update_container(children)
    else:
        old = [] if children is None else [owner.raw_get("/K")]
        owner[pdf_name("/K")] = generic.ArrayObject([*old, element])
    writer.mark_update(parent)


def _own(writer: IncrementalPdfFileWriter, tree: DictionaryObject, element: IndirectObject) -> int:
    """Enter the element as the owner of the next free key, which is returned."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    parents = tree["/ParentTree"]
    key = max(_last_key(parents) + 1, int(tree.get("/ParentTreeNextKey", 0)))
    number = generic.NumberObject(key)
    if "/Kids" in parents:
        limits = generic.ArrayObject([number, generic.NumberObject(key)])
        leaf = generic.DictionaryObject(
            {pdf_name("/Limits"): limits, pdf_name("/Nums"): generic.ArrayObject([number, element])}
        )
        parents["/Kids"].append(writer.add_object(leaf))
        writer.update_container(parents["/Kids"])
    else:
        parents["/Nums"].extend([number, element])
        writer.update_container(parents["/Nums"])
    tree[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(key + 1)
    writer.update_container(tree)
    return key


def _last_key(parents: DictionaryObject) -> int:
    if "/Kids" in parents:
        return max((_last_key(kid.get_object()) for kid in parents["/Kids"]), default=-1)
    numbers = parents.get("/Nums", ())
    return max((int(numbers[place]) for place in range(0, len(numbers), 2)), default=-1)
