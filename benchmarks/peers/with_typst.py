"""The report by typst, as PDF/UA-1."""

import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import typst
from running import ACCENT, BORDER, COLOURS, MUTED, TEXT, TINTS, main

_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=+\-/'\"])")
_HEAD = f"""
#set document(title: "%TITLE%", author: "%LEARNER%")
#set text(font: ("Source Sans Pro", "DejaVu Sans"), size: 10.5pt, lang: "en", region: "GB")
#set text(fill: rgb("{TEXT}"))
#set par(leading: 0.55em, spacing: 0.9em)
#set page(paper: "a4", margin: (left: 93pt, right: 52pt, top: 62pt, bottom: 58pt),
  header: context [#set text(8.5pt, fill: rgb("{MUTED}")); %HEADER% #h(1fr) #counter(page).display()])
#set table(stroke: none, inset: (x: 0pt, y: 5pt), column-gutter: 12pt)
#show link: set text(fill: rgb("{ACCENT}"))
#show heading.where(level: 1): set text(19pt)
#let pageof(target, before) = link(target, context [#before#counter(page).at(target).first()])
#let mark(colour, ground, body) = underline(stroke: rgb(colour), highlight(fill: rgb(ground), body))
#let code(target, colour, body) = box(width: 0pt, place(dx: -60pt, text(8.5pt, weight: "semibold", link(target, body))))
#let small(body) = text(8.5pt, fill: rgb("{MUTED}"), body)
#let rule = table.hline(stroke: 0.6pt + rgb("{BORDER}"))
"""


def make(report: dict[str, Any], path: Path) -> None:
    """Write the report as typst markup and compile it."""
    labels = _Labels()
    head = _HEAD.replace("%TITLE%", report["title"]).replace("%LEARNER%", report["learner"])
    parts = [head.replace("%HEADER%", escape(report["header"]))]
    parts += [_BLOCKS[block["kind"]](block, labels) for block in report["blocks"]]
    source = path.with_suffix(".typ")
    text = "\n\n".join(parts)
    # A reference to a place that is not in the document is an error here.
    missing = [name for name in labels.known if name not in labels.set]
    text += "".join(f"\n#box[]<{labels.known[name]}>" for name in missing)
    source.write_text(text, encoding="utf-8")
    typst.compile(str(source), output=str(path), font_paths=[report["fonts"]], pdf_standards=["ua-1"])


class _Labels:
    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.set: set[str] = set()

    def to(self, anchor: str) -> str:
        return self.known.setdefault(anchor, f"l{len(self.known)}")

    def at(self, anchor: str) -> str:
        if not anchor or anchor in self.set:
            return ""
        self.set.add(anchor)
        return f"<{self.to(anchor)}>"


def escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " \\\n")


def _line(runs: list[dict[str, Any]], labels: _Labels) -> str:
    parts: list[str] = []
    for run in runs:
        if "page_of" in run:
            parts.append(f"#pageof(<{labels.to(run['page_of'])}>)[{escape(run['text'])}]")
            continue
        words = escape(run["text"])
        if run["tone"] in ("strong", "code"):
            words = f"#strong[{words}]"
        elif run["tone"] in ("small", "muted"):
            words = f"#small[{words}]"
        parts.append(f"#link(<{labels.to(run['link'])}>)[{words}]" if run.get("link") else words)
    return "".join(parts)


def _cover(block: dict[str, Any], labels: _Labels) -> str:
    facts = ", ".join(f"table.cell[{escape(name)}], table.cell[{escape(value)}]" for name, value in block["facts"])
    lines = "\n\n".join(escape(line) for line in block["lines"])
    signed = " #h(1fr) ".join(escape(name) for name in block["signatures"])
    return (
        f'#v(110pt)\n{escape(block["kicker"])}\n\n#text(29pt, weight: "semibold")[{escape(block["title"])}]\n\n{lines}'
        f"\n\n#table(columns: (128pt, 1fr), {facts})\n\n*{escape(block['declaration_title'])}*\n\n"
        f"{escape(block['declaration'])}\n\n#v(46pt)\n{signed}\n#pagebreak()"
    )


def _contents(block: dict[str, Any], labels: _Labels) -> str:
    return f"#outline(title: [{escape(block['title'])}], depth: 2)\n#pagebreak(weak: true)"


def _heading(block: dict[str, Any], labels: _Labels) -> str:
    start = "#pagebreak(weak: true)\n" if block["new_page"] else ""
    kicker = f"#small[{_line(block['kicker'], labels)}]\n\n" if block["kicker"] else ""
    listed = str(block["listed"]).lower()
    head = f"#heading(level: {block['level']}, outlined: {listed})[{escape(block['text'])}]{labels.at(block['anchor'])}"
    return start + kicker + head


def _unit(block: dict[str, Any], labels: _Labels) -> str:
    ground = TINTS[block["colour"] % 8]
    listed = str(block["listed"]).lower()
    head = f"#heading(level: 2, outlined: {listed})[{escape(block['text'])}]{labels.at(block['anchor'])}"
    return f'#block(width: 100%, fill: rgb("{ground}"), inset: 5pt, sticky: true)[{head}]'


def _criterion(block: dict[str, Any], labels: _Labels) -> str:
    words = f"{escape(block['code'])} #h(12pt) {escape(block['text'])}"
    head = f"#heading(level: 3, outlined: false)[{words}]{labels.at(block['anchor'])}"
    return "\n\n".join([head, *(f"#small[{_line(note, labels)}]" for note in block["notes"])])


def _paragraph(block: dict[str, Any], labels: _Labels) -> str:
    return _line(block["runs"], labels)


def _quote(block: dict[str, Any], labels: _Labels) -> str:
    colour = COLOURS[block["colour"] % 8]
    note = f"\n\n#small[{escape(block['note'])}]" if block["note"] else ""
    body = f"#quote(block: true)[{escape(block['text'])}]\n\n#small[{_line(block['source'], labels)}]{note}"
    return f'#block(stroke: (left: 2pt + rgb("{colour}")), inset: (left: 10pt), breakable: false)[{body}]'


def _table(block: dict[str, Any], labels: _Labels) -> str:
    shares = ", ".join(f"{column['share']}fr" for column in block["columns"])
    aligned = ", ".join(column["align"] for column in block["columns"])
    heads = ", ".join(f"[#small[*{escape(column['title'])}*]]" for column in block["columns"])
    rows: list[str] = []
    for row in block["rows"]:
        cells = [" \\\n".join(_line(line, labels) for line in cell) for cell in row["cells"]]
        cells[0] += f"#metadata(none){labels.at(row['anchor'])}" if row["anchor"] else ""
        rows.append(", ".join(f"[{cell}]" for cell in cells) + ", rule")
    body = ",\n".join(rows)
    return f"#table(columns: ({shares}), align: ({aligned}), table.header({heads}), rule,\n{body})"


def _marked(block: dict[str, Any], labels: _Labels) -> str:
    parts: list[str] = []
    for piece in block["pieces"]:
        for mark in piece["opens"]:
            colour = COLOURS[mark["colour"] % 8]
            at = labels.at(mark["anchor"])
            parts.append(f'#code(<{labels.to(mark["link"])}>, "{colour}")[{escape(mark["code"])}]{at}')
        words = escape(piece["text"])
        if piece["colour"] is not None:
            colour, ground = COLOURS[piece["colour"] % 8], TINTS[piece["colour"] % 8]
            words = f'#mark("{colour}", "{ground}")[{words}]'
        parts.append(words)
    return "".join(parts)


_BLOCKS = {
    "cover": _cover,
    "contents": _contents,
    "heading": _heading,
    "unit": _unit,
    "criterion": _criterion,
    "paragraph": _paragraph,
    "quote": _quote,
    "table": _table,
    "marked": _marked,
}

if __name__ == "__main__":
    main(make)
