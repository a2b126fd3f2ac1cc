"""The report by pandoc, from its own Markdown, with comments on the claimed passages. It has no page references."""

import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import pypandoc
from running import main

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@'\"])")
_TOLD = {"title": "title", "author": "learner", "lang": "language"}
_WHEN = "2026-11-21T12:00:00Z"


def make(report: dict[str, Any], path: Path) -> None:
    """Write the report as Markdown and convert it."""
    text = "\n\n".join(_BLOCKS[block["kind"]](block, report["learner"]) for block in report["blocks"])
    told = [f"--metadata={name}={report[key]}" for name, key in _TOLD.items()]
    extra = ["--toc", "--toc-depth=2", "--track-changes=all", *told]
    target = str(path.with_suffix(".docx"))
    pypandoc.convert_text(text, "docx", format="markdown", outputfile=target, extra_args=extra)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _name(anchor: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "-", anchor)


def _at(anchor: str) -> str:
    return f" {{#{_name(anchor)}}}" if anchor else ""


def _line(runs: list[dict[str, Any]]) -> str:
    parts: list[str] = []
    for run in runs:
        words = _escape(run["text"].strip())
        words = f"**{words}**" if words and run["tone"] == "strong" else words
        target = run.get("link") or run.get("page_of")
        parts.append(f"[{words}](#{_name(target)})" if target else words)
    return " ".join(parts)


def _cover(block: dict[str, Any], _: str) -> str:
    facts = "\n".join(f"{_escape(name)}\n:   {_escape(value)}\n" for name, value in block["facts"])
    words = [_escape(line) for line in (*block["lines"], block["declaration"], *block["signatures"])]
    return "\n\n".join([_escape(block["kicker"]), facts, *words])


def _heading(block: dict[str, Any], _: str) -> str:
    kicker = f"{_line(block['kicker'])}\n\n" if block["kicker"] else ""
    return f"{kicker}{'#' * block['level']} {_escape(block['text'])}{_at(block['anchor'])}"


def _criterion(block: dict[str, Any], _: str) -> str:
    notes = "\n\n".join(_line(note) for note in block["notes"])
    return f"### {_escape(block['code'])} {_escape(block['text'])}{_at(block['anchor'])}\n\n{notes}"


def _quote(block: dict[str, Any], _: str) -> str:
    said = "\n>\n> ".join(_escape(part) for part in block["text"].split("\n\n"))
    note = f"\n\n{_escape(block['note'])}" if block["note"] else ""
    return f"> {said}\n\n{_line(block['source'])}{note}"


def _table(block: dict[str, Any], _: str) -> str:
    head = " | ".join(_escape(column["title"]) for column in block["columns"])
    rule = " | ".join("-" * max(3, round(column["share"] * 10)) for column in block["columns"])
    rows = [" | ".join("; ".join(map(_line, cell)) for cell in row["cells"]) for row in block["rows"]]
    return "\n".join(f"| {row} |" for row in (head, rule, *rows))


def _marked(block: dict[str, Any], learner: str) -> str:
    parts: list[str] = []
    for piece in block["pieces"]:
        for mark in piece["opens"]:
            said = _escape(" ".join(mark["comment"].split()))
            name = _name(mark["anchor"])
            parts.append(f'[]{{#{name}}}[{said}]{{.comment-start id="{name}" author="{learner}" date="{_WHEN}"}}')
        words = _escape(piece["text"].replace("\n", " "))
        parts.append(words if piece["colour"] is None else f'[{words}]{{custom-style="Unit {piece["colour"] + 1}"}}')
        parts += [f'[]{{.comment-end id="{_name(anchor)}"}}' for anchor in piece["closes"]]
    return "".join(parts)


_BLOCKS = {
    "cover": _cover,
    "contents": lambda _block, _learner: "",
    "heading": _heading,
    "unit": lambda block, _: f"## {_escape(block['text'])}{_at(block['anchor'])}",
    "criterion": _criterion,
    "paragraph": lambda block, _: _line(block["runs"]),
    "quote": _quote,
    "table": _table,
    "marked": _marked,
}

if __name__ == "__main__":
    main(make)
