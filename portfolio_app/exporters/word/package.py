"""The package around the text: every other part, and the zip that holds them, the same bytes each time."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.word.design import Design, PackagePart
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
from portfolio_app.exporters.word.pictures import Media
from portfolio_app.exporters.word.text import attribute

DOCUMENT = "word/document.xml"
COMMENTS = "word/comments.xml"
FONT_TABLE, FONT_RELATIONSHIPS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
CONTENT_TYPES_PART = "[Content_Types].xml"
_PROGRAM = "Portfolio Evidence Mapper"
_STILL = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1
"""Compression: the next levels save a tenth to a fifth, and take a tenth to a fifth of the whole time longer."""
_CHUNK = 1 << 18
_OWN = ("settings", "comments")


def write_package(
    file: BinaryIO,
    report: Report,
    design: Design,
    body: Iterable[str],
    comments: Iterable[str],
    media: Iterable[Media] = (),
) -> None:
    """Write the whole package; ``comments`` and ``media`` are drawn after ``body`` has run out, which makes them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        _write(package, CONTENT_TYPES_PART, [_content_types(design.parts)])
        _write(package, "_rels/.rels", [_package_relationships()])
        _write(package, DOCUMENT, body)
        _write(package, COMMENTS, comments)
        pictures = [_write_picture(package, picture) for picture in media]
        _write(package, "word/_rels/document.xml.rels", [_document_relationships(design.parts, pictures)])
        _write(package, "word/settings.xml", [_settings(report.language, design)])
        for part in design.parts:
            package.writestr(_entry(part.name), part.content)
        _write(package, "docProps/core.xml", [_core_properties(report)])
        _write(package, "docProps/app.xml", [_app_properties()])


def document_start(ground: str = "") -> str:
    """Return document.xml up to the first block; ``ground`` is the paper's colour."""
    paper = f'<w:background w:color="{ground}"/>' if ground else ""
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}">{paper}<w:body>'


def document_end() -> str:
    """Return document.xml from behind the last section's properties on."""
    return "</w:body></w:document>"


def _write(package: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    with package.open(_entry(name), "w") as part:
        for chunk in _chunks(pieces):
            part.write(chunk)


def _write_picture(package: zipfile.ZipFile, picture: Media) -> tuple[str, str, str]:
    """Write a picture as it is, for it is compressed already, and return its relationship."""
    entry = _entry(picture.name)
    entry.compress_type = zipfile.ZIP_STORED
    package.writestr(entry, picture.content)
    return picture.key, "image", picture.name.removeprefix("word/")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STILL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # zipfile takes the system from the machine it runs on; 0 makes the bytes the same everywhere.
    entry.create_system = 0
    # The archive's own level is not used for entries made by hand.
    entry._compresslevel = _LEVEL  # noqa: SLF001  # type: ignore[attr-defined]  # without a public name before 3.13
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


def _content_types(parts: Iterable[PackagePart]) -> str:
    main = f'<Override PartName="/{DOCUMENT}" ContentType="{WORD_TYPE}.document.main+xml"/>'
    own = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{name}+xml"/>' for name in _OWN)
    typed = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>'
        for part in parts
        if part.kind and part.kind != FONT_TYPE
    )
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="odttf" ContentType="{FONT_TYPE}"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{own}{typed}'
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


def _document_relationships(parts: Iterable[PackagePart], pictures: list[tuple[str, str, str]]) -> str:
    own = [(f"rIdOwn{number}", name, f"{name}.xml") for number, name in enumerate(_OWN, 1)]
    theirs = [(part.key, part.relation, part.name.removeprefix("word/")) for part in parts if part.key]
    links = "".join(
        f'<Relationship Id="{key}" Type="{R}/{relation}" Target="{target}"/>'
        for key, relation, target in own + theirs + pictures
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{links}</Relationships>'


def _settings(language: str, design: Design) -> str:
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
    ground = "<w:displayBackgroundShape/>" if design.setting.ground else ""
    even = "<w:evenAndOddHeaders/>" if design.even_heads else ""
    embedded = "<w:embedTrueTypeFonts/>" if design.has_fonts else ""
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{ground}{embedded}'
        f'<w:defaultTabStop w:val="720"/>{even}<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{settings}</w:compat>"
        f'<w:themeFontLang w:val="{attribute(language)}"/>{design.colours}<w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
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
