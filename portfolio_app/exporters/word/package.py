"""The package around the text: every other part, and the zip that holds them, the same bytes each time."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from portfolio_app.domain.report import Report
from portfolio_app.exporters.word.faces import FACES, font_relationships, font_table
from portfolio_app.exporters.word.namespaces import (
    CONTENT_TYPES,
    CORE_PROPERTIES,
    DECLARATION,
    EXTENDED_PROPERTIES,
    FONT_TYPE,
    PACKAGE_RELATIONSHIPS,
    WORD_TYPE,
    R,
    W,
)
from portfolio_app.exporters.word.styles import styles_part
from portfolio_app.exporters.word.text import attribute, run

DOCUMENT = "word/document.xml"
COMMENTS = "word/comments.xml"
FONT_TABLE, FONT_RELATIONSHIPS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
CONTENT_TYPES_PART = "[Content_Types].xml"
HEADER_RELATIONSHIP = "rId3"
_PROGRAM = "Portfolio Evidence Mapper"
_STILL = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1
"""Compression: the next levels save a tenth to a fifth, and take a tenth to a fifth of the whole time longer."""
_CHUNK = 1 << 18
_FONT_LEVEL = 6
_PARTS = ("styles", "settings", "header", "comments", "fontTable")


def write_package(file: BinaryIO, report: Report, body: Iterable[str], comments: Iterable[str]) -> None:
    """Write the whole package; ``comments`` is drawn after ``body`` has run out, for the body makes them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        _write(package, CONTENT_TYPES_PART, [_content_types()])
        _write(package, "_rels/.rels", [_package_relationships()])
        _write(package, DOCUMENT, body)
        _write(package, COMMENTS, comments)
        _write(package, "word/_rels/document.xml.rels", [_document_relationships()])
        _write(package, "word/styles.xml", [styles_part(report.language)])
        _write(package, "word/settings.xml", [_settings(report.language)])
        _write(package, "word/header.xml", [_header(report.header)])
        _write(package, FONT_TABLE, [font_table()])
        _write(package, FONT_RELATIONSHIPS, [font_relationships()])
        for face in FACES:
            package.writestr(_entry(face.part), face.embedded(), compresslevel=_FONT_LEVEL)
        _write(package, "docProps/core.xml", [_core_properties(report)])
        _write(package, "docProps/app.xml", [_app_properties()])


def document_start() -> str:
    """Return document.xml up to the first block."""
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'


def document_end(section: str) -> str:
    """Return document.xml from the last section's properties on."""
    return f"{section}</w:body></w:document>"


def _write(package: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    with package.open(_entry(name), "w") as part:
        for chunk in _chunks(pieces):
            part.write(chunk)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STILL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # zipfile takes the system from the machine it runs on; 0 makes the bytes the same everywhere.
    entry.create_system = 0
    # The archive's own level is not used for entries made by hand, and before 3.13 theirs has no public name.
    entry._compresslevel = _LEVEL  # noqa: SLF001  # type: ignore[attr-defined]
    return entry


def _chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield the pieces encoded, joined to a size that is worth a call."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= _CHUNK:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    yield "".join(waiting).encode()


def _content_types() -> str:
    main = f'<Override PartName="/{DOCUMENT}" ContentType="{WORD_TYPE}.document.main+xml"/>'
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{name}+xml"/>' for name in _PARTS)
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="odttf" ContentType="{FONT_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{parts}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _package_relationships() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{DOCUMENT}"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )


def _document_relationships() -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(_PARTS, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{links}</Relationships>'


def _settings(language: str) -> str:
    rules = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    settings = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in rules.items()
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{settings}</w:compat>"
        f'<w:themeFontLang w:val="{attribute(language)}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _header(text: str) -> str:
    page = f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'
    return (
        f'{DECLARATION}<w:hdr xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{run(text)}<w:r><w:tab/></w:r>{page}</w:p></w:hdr>"
    )


def _core_properties(report: Report) -> str:
    moment = _moment(report.made_on)
    words = {"dc:title": report.title, "dc:subject": report.subject, "dc:creator": report.learner}
    told = "".join(f"<{name}>{attribute(text)}</{name}>" for name, text in words.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{told}<cp:lastModifiedBy>{attribute(report.learner)}</cp:lastModifiedBy>{dates}"
        f"<dc:language>{attribute(report.language)}</dc:language></cp:coreProperties>"
    )


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _app_properties() -> str:
    return f'{DECLARATION}<Properties xmlns="{EXTENDED_PROPERTIES}"><Application>{_PROGRAM}</Application></Properties>'
