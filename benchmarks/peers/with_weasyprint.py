"""The report by WeasyPrint, as PDF/UA-1."""

import sys
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import weasyprint
from running import ACCENT, BORDER, COLOURS, MUTED, TEXT, TINTS, main

_STYLE = f"""
@page {{ size: A4; margin: 62pt 52pt 58pt 93pt; @top-left {{ content: string(head) }}
  @top-right {{ content: counter(page) }} }}
body {{ font: 10.5pt/15pt "Source Sans Pro", "DejaVu Sans"; color: {TEXT}; string-set: head attr(title) }}
b, h1, h2, h3 {{ font-weight: 600 }} a {{ color: {ACCENT}; text-decoration: none }}
h1, .new {{ break-before: page }} h1, h2, h3 {{ break-after: avoid }}
h1 {{ font-size: 19pt }} h2 {{ font-size: 13pt }} h3 {{ font-size: 12pt }}
.small, th, .source, .note {{ font-size: 8.5pt; color: {MUTED} }}
a.page::after {{ content: target-counter(attr(href), page) }}
.toc a::after {{ content: leader('.') target-counter(attr(href), page) }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ text-align: left; vertical-align: top; padding: 5pt 12pt 6pt 0 }}
tr {{ border-bottom: 0.6pt solid {BORDER}; break-inside: avoid }}
.code {{ position: absolute; left: -60pt; font-size: 8.5pt; font-weight: 600 }} p.marked {{ position: relative }}
""" + "".join(
    f".q{n} {{ border-left: 2pt solid {colour}; padding-left: 10pt; margin: 0 }} "
    f".m{n} {{ background: {TINTS[n]}; border-bottom: 1.2pt solid {colour} }} .u{n} {{ background: {TINTS[n]} }}\n"
    for n, colour in enumerate(COLOURS)
)


def make(report: dict[str, Any], path: Path) -> None:
    """Write the report as HTML and have it laid out."""
    names = _Names()
    listed = [block for block in report["blocks"] if block.get("listed")]
    body = "\n".join(_block(block, names, listed) for block in report["blocks"])
    faces = "".join(
        f'@font-face {{ font-family: "Source Sans Pro"; font-weight: {weight}; '
        f'src: url("file://{report["fonts"]}/SourceSansPro-{face}.ttf") }}'
        for face, weight in (("Regular", 400), ("Semibold", 600))
    )
    html = (
        f'<html lang="{report["language"]}"><head><title>{escape(report["title"])}</title>'
        f"<style>{faces}{_STYLE}</style></head>"
        f'<body title="{escape(report["header"])}">{body}</body></html>'
    )
    weasyprint.HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")


class _Names:
    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def of(self, anchor: str) -> str:
        return self.known.setdefault(anchor, f"a{len(self.known)}")

    def at(self, anchor: str) -> str:
        return f' id="{self.of(anchor)}"' if anchor else ""


def _line(runs: list[dict[str, Any]], names: _Names) -> str:
    parts: list[str] = []
    for run in runs:
        words = escape(run["text"])
        if "page_of" in run:
            parts.append(f'<a class="page" href="#{names.of(run["page_of"])}">{words}</a>')
            continue
        if run["tone"] in ("strong", "code"):
            words = f"<b>{words}</b>"
        elif run["tone"] in ("small", "muted"):
            words = f'<span class="small">{words}</span>'
        parts.append(f'<a href="#{names.of(run["link"])}">{words}</a>' if run.get("link") else words)
    return "".join(parts)


def _block(block: dict[str, Any], names: _Names, listed: list[dict[str, Any]]) -> str:
    kind = block["kind"]
    if kind == "contents":
        entries = "".join(
            f'<p><a href="#{names.of(entry["anchor"])}">{escape(entry["text"])}</a></p>' for entry in listed
        )
        return f'<h1>{escape(block["title"])}</h1><div class="toc">{entries}</div>'
    return _BLOCKS[kind](block, names)


def _cover(block: dict[str, Any], names: _Names) -> str:
    facts = "".join(f'<tr><th scope="row">{escape(a)}</th><td>{escape(b)}</td></tr>' for a, b in block["facts"])
    lines = "".join(f"<p>{escape(line)}</p>" for line in block["lines"])
    signed = "".join(f"<p>{escape(line)}</p>" for line in block["signatures"])
    return (
        f"<p>{escape(block['kicker'])}</p><p style='font-size:29pt'>{escape(block['title'])}</p>{lines}"
        f"<table>{facts}</table>"
        f"<p><b>{escape(block['declaration_title'])}</b></p><p>{escape(block['declaration'])}</p>{signed}"
    )


def _heading(block: dict[str, Any], names: _Names) -> str:
    new = ' class="new"' if block["new_page"] else ""
    kicker = f'<p class="small">{_line(block["kicker"], names)}</p>' if block["kicker"] else ""
    level = block["level"]
    return f"<div{new}>{kicker}<h{level}{names.at(block['anchor'])}>{escape(block['text'])}</h{level}></div>"


def _unit(block: dict[str, Any], names: _Names) -> str:
    return f'<h2 class="u{block["colour"] % 8}"{names.at(block["anchor"])}>{escape(block["text"])}</h2>'


def _criterion(block: dict[str, Any], names: _Names) -> str:
    notes = "".join(f'<p class="small">{_line(note, names)}</p>' for note in block["notes"])
    return f"<h3{names.at(block['anchor'])}>{escape(block['code'])} {escape(block['text'])}</h3>{notes}"


def _paragraph(block: dict[str, Any], names: _Names) -> str:
    return f"<p>{_line(block['runs'], names)}</p>"


def _quote(block: dict[str, Any], names: _Names) -> str:
    note = f'<p class="note">{escape(block["note"])}</p>' if block["note"] else ""
    words = f'<p>{escape(block["text"])}</p><p class="source">{_line(block["source"], names)}</p>'
    return f'<blockquote class="q{block["colour"] % 8}">{words}{note}</blockquote>'


def _table(block: dict[str, Any], names: _Names) -> str:
    heads = "".join(
        f'<th scope="col" style="text-align:{c["align"]}">{escape(c["title"])}</th>' for c in block["columns"]
    )
    rows: list[str] = []
    for row in block["rows"]:
        cells = "".join(f"<td>{'<br>'.join(_line(line, names) for line in cell)}</td>" for cell in row["cells"])
        rows.append(f"<tr{names.at(row['anchor'])}>{cells}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _marked(block: dict[str, Any], names: _Names) -> str:
    parts: list[str] = []
    for piece in block["pieces"]:
        for mark in piece["opens"]:
            link = names.of(mark["link"])
            parts.append(f'<a class="code"{names.at(mark["anchor"])} href="#{link}">{escape(mark["code"])}</a>')
        words = escape(piece["text"]).replace("\n", "<br>")
        parts.append(words if piece["colour"] is None else f'<span class="m{piece["colour"] % 8}">{words}</span>')
    return f'<p class="marked">{"".join(parts)}</p>'


_BLOCKS = {
    "cover": _cover,
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
