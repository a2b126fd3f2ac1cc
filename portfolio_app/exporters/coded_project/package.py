"""A coded project as REFI-QDA has it (QDA-XML 1.0): a ZIP with ``project.qde`` and the texts beside it.

What it holds depends on the portfolio alone: the times are those of the portfolio and of its claims.
"""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from portfolio_app.domain.coded_projects.building import CodedPortfolio
from portfolio_app.domain.coded_projects.identity import guid_of
from portfolio_app.domain.coded_projects.project import CodedPassage, CodedSource
from portfolio_app.domain.frameworks.framework import Framework, unit_colours
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.words.text import shown
from portfolio_app.exporters.frameworks.codebook import ORIGIN, add_codes
from portfolio_app.exporters.frameworks.whole import kept_whole

_NAMESPACE = "urn:QDA-XML:project:1.0"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP can say, for what needs none."""
_LONGEST_NAME = 120


def write_project(coded: CodedPortfolio, portfolio: Portfolio, frameworks: Sequence[Framework], path: Path) -> None:
    """Write the project; raises OSError."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        _put(package, "project.qde", _project(coded, portfolio, frameworks))
        for source in coded.project.sources:
            _put(package, f"sources/{source.guid}.txt", source.text.encode())


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    package.writestr(entry, content)


def _project(coded: CodedPortfolio, portfolio: Portfolio, frameworks: Sequence[Framework]) -> bytes:
    """Return the project in the order of elements that its schema wants."""
    user = guid_of(portfolio.identity, "learner")
    began = _moment(portfolio.created_at)
    project = Element(
        "Project",
        {
            "xmlns": _NAMESPACE,
            "name": portfolio.learner,
            "origin": ORIGIN,
            "creatingUserGUID": user,
            "creationDateTime": began,
        },
    )
    SubElement(SubElement(project, "Users"), "User", {"guid": user, "name": portfolio.learner})
    if coded.project.codes:
        names = {code.guid: code.name for code in coded.project.codes}
        codes = SubElement(SubElement(project, "CodeBook"), "Codes")
        for framework in frameworks:
            above = codes if len(frameworks) == 1 else _heading(codes, framework)
            add_codes(above, framework, unit_colours(tuple(frameworks)), names)
    if coded.project.sources:
        sources = SubElement(project, "Sources")
        for source in coded.project.sources:
            _add_source(sources, source, user, began)
    for framework in frameworks:
        project.append(Comment(f" {kept_whole(framework)} "))
    indent(project)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(project, encoding="utf-8")


def _heading(codes: Element, framework: Framework) -> Element:
    name = f"{framework.code} {framework.title}"
    return SubElement(codes, "Code", {"guid": guid_of(framework.code), "name": name, "isCodable": "false"})


def _add_source(sources: Element, source: CodedSource, user: str, began: str) -> None:
    element = SubElement(
        sources,
        "TextSource",
        {
            "guid": source.guid,
            "name": source.name,
            "plainTextPath": f"internal://{source.guid}.txt",
            "creatingUser": user,
            "creationDateTime": began,
        },
    )
    if source.note:
        SubElement(element, "Description").text = source.note
    for passage in source.passages:
        _add_passage(element, passage, source.text, user, began)


def _add_passage(source: Element, passage: CodedPassage, text: str, user: str, began: str) -> None:
    """Add a passage with its note as its description, which is what QualCoder and MAXQDA show beside a coding."""
    made = {"creatingUser": user, "creationDateTime": _moment(passage.made_at) or began}
    element = SubElement(
        source,
        "PlainTextSelection",
        {
            "guid": passage.guid,
            "name": shown(" ".join(text[passage.start : passage.end].split()), _LONGEST_NAME),
            "startPosition": str(passage.start),
            "endPosition": str(passage.end),
            **made,
        },
    )
    if passage.note:
        SubElement(element, "Description").text = passage.note
    coding = SubElement(element, "Coding", {"guid": guid_of(passage.guid, "coding"), **made})
    SubElement(coding, "CodeRef", {"targetGUID": passage.code})


def _moment(recorded: str) -> str:
    """Return a recorded time in the one form that all programs read, or "" for none."""
    try:
        at = datetime.fromisoformat(recorded)
    except ValueError:
        return ""
    return f"{(at.astimezone(UTC) if at.tzinfo else at).replace(microsecond=0, tzinfo=None).isoformat()}Z"
