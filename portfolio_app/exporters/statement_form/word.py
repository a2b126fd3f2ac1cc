"""The form as a Word document with content controls (ISO/IEC 29500-1, 17.5.2), written directly."""

from __future__ import annotations

import zipfile
from itertools import count
from pathlib import Path

from portfolio_app.domain.witnesses.statement_form import (
    ABOUT_YOU,
    ACCOUNT_LABEL,
    DECLARATION,
    DETAILS,
    FILL_HERE,
    FORM_MARK,
    HOW_TO,
    LEAVE,
    ON_PAPER,
    SIGNING,
    WRITE_HERE,
    FormRequest,
    identity_of,
)
from portfolio_app.exporters.statement_form import wording
from portfolio_app.exporters.statement_form.target import written_whole
from portfolio_app.exporters.word.text import attribute, escaped, run
from portfolio_app.translation import tr

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (2026, 1, 1, 0, 0, 0)
_W = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_W}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_W}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_W}.settings+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="r2" Target="docProps/core.xml"'
        ' Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_REL}/settings" Target="settings.xml"/></Relationships>'
    ),
    # Only the fields can be filled in; the rest is what the portfolio expects back.
    "word/settings.xml": (
        f'<w:settings {_NAMESPACES}><w:documentProtection w:edit="forms" w:enforcement="1"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat></w:settings>'
    ),
}


def write_form_docx(request: FormRequest, path: Path) -> None:
    """Write the blank form, replacing the file at once or not at all. OSError passes through."""
    request = wording.printable(request)
    with written_whole(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as package:
        parts = {
            **_PARTS,
            "word/styles.xml": _styles(),
            "word/document.xml": _Body(request).xml(),
            "docProps/core.xml": _core(request),
        }
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, _HEAD + text)


class _Body:
    """The document's paragraphs and its boxes to write in, in order."""

    def __init__(self, request: FormRequest) -> None:
        self._request = request
        self._numbers = count(1)

    def xml(self) -> str:
        request = self._request
        parts = [
            _paragraph("Title", _run(wording.title_of(request))),
            *(
                _paragraph("Fact", _run(f"{name}: ", "<w:b/><w:bCs/>") + _run(value))
                for name, value in wording.facts_of(request)
            ),
            _paragraph("Heading1", _run(tr(HOW_TO))),
            *(_paragraph("", _run(f"{n}. {step}")) for n, step in enumerate(wording.steps_of("document"), 1)),
            _paragraph("Heading1", _run(tr(ACCOUNT_LABEL))),
            *(_paragraph("Prompt", _run(f"•  {prompt}")) for prompt in wording.prompts_of(request)),
            _table((_WHOLE,), _row(_ACCOUNT_HEIGHT, _cell(_WHOLE, self._account()))),
            *self._criteria(),
            _paragraph("Heading1", _run(tr(ABOUT_YOU))),
            self._details(DETAILS),
            _paragraph("Heading1", _run(tr(DECLARATION))),
            self._tick("declared", wording.declaration_of(request)),
            self._details(SIGNING, _row(_SIGN_HEIGHT, _label(tr(ON_PAPER)) + _cell(_BESIDE, _paragraph("")))),
            *self._identity(),
        ]
        page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134"'
        page += ' w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
        return f"<w:document {_NAMESPACES}><w:body>{''.join(parts)}{page}</w:body></w:document>"

    def _criteria(self) -> list[str]:
        request = self._request
        if not request.criteria:
            return []
        return [
            _paragraph("Heading1", _run(wording.criteria_heading(request))),
            _paragraph("", _run(tr(wording.CRITERIA_HINT))),
            *(self._tick(f"seen:{each.ref}", f"{each.label}  {each.text}") for each in request.criteria),
        ]

    def _account(self) -> str:
        return _paragraph(
            "Answer", self._field("account", tr(ACCOUNT_LABEL), tr(WRITE_HERE), '<w:text w:multiLine="1"/>')
        )

    def _details(self, fields: tuple[tuple[str, str], ...], last: str = "") -> str:
        request = self._request
        filled = {"name": request.witness, "role": request.witness_role, "relationship": request.relationship}
        rows = [
            _row(
                _LINE_HEIGHT,
                _label(label)
                + _cell(
                    _BESIDE,
                    _paragraph("Answer", self._field(name, label, tr(FILL_HERE), "<w:text/>", filled.get(name, ""))),
                ),
            )
            for name, label in fields
        ]
        return _table((_LABELS, _BESIDE), "".join(rows) + last)

    def _field(self, name: str, label: str, hint: str, kind: str, value: str = "") -> str:
        showing = "" if value else "<w:showingPlcHdr/>"
        shown = _run(value) if value else _run(hint, f'<w:color w:val="{_QUIET}"/>')
        return (
            f"<w:sdt><w:sdtPr>{self._named(name, label)}{showing}{kind}</w:sdtPr>"
            f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )

    def _tick(self, name: str, label: str) -> str:
        glyph = (
            '<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
        )
        box = '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        box += '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        control = (
            f"<w:sdt><w:sdtPr>{self._named(name, label)}{box}</w:sdtPr>"
            f"<w:sdtContent>{glyph}</w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
        )
        return _paragraph("Tick", control + "<w:r><w:tab/></w:r>" + _run(label))

    def _identity(self) -> list[str]:
        made = [_paragraph("Apart", _run(tr(LEAVE)))]
        for name, label, value in identity_of(self._request):
            control = (
                f'<w:sdt><w:sdtPr>{self._named(name, label)}<w:lock w:val="sdtContentLocked"/><w:text/></w:sdtPr>'
                f"<w:sdtContent>{_run(value)}</w:sdtContent></w:sdt>"
            )
            made.append(_paragraph("Small", _run(f"{label}: ") + control))
        return made

    def _named(self, name: str, label: str) -> str:
        short = label if len(label) <= 60 else f"{label[:57]}…"
        return (
            f'<w:alias w:val="{attribute(short)}"/><w:tag w:val="{attribute(name)}"/>'
            f'<w:id w:val="{next(self._numbers)}"/>'
        )


def _paragraph(style: str, content: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{content}</w:p>"


def _run(text: str, properties: str = "") -> str:
    return run(text, properties) if text else ""


def _label(text: str) -> str:
    return _cell(_LABELS, _paragraph("Label", _run(text)), filled=False)


def _cell(width: int, content: str, *, filled: bool = True) -> str:
    box = f'{_BORDERS}<w:shd w:val="clear" w:color="auto" w:fill="{_FILL}"/>' if filled else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{box}</w:tcPr>{content}</w:tc>'


def _row(height: int, cells: str) -> str:
    """Return a row that is this high at least: it is written in by hand, too."""
    return f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'


def _table(widths: tuple[int, ...], rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in _MARGINS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


_WHOLE, _LABELS, _BESIDE = 9638, 3000, 6638
_ACCOUNT_HEIGHT, _LINE_HEIGHT, _SIGN_HEIGHT = 4500, 567, 1134
_INK, _QUIET, _ACCENT, _EDGE, _FILL = "1F2328", "57606A", "0B6E6E", "8A999E", "F4F7F7"
_SIDES = ("top", "left", "bottom", "right")
_EDGES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{_EDGE}"/>' for side in _SIDES)
_BORDERS = f"<w:tcBorders>{_EDGES}</w:tcBorders>"
_MARGINS = (("top", 60), ("left", 110), ("bottom", 60), ("right", 110))


def _styles() -> str:
    def style(name: str, shown: str, run: str = "", paragraph: str = "", kind: str = "") -> str:
        return (
            f'<w:style w:type="paragraph" {kind}w:styleId="{name}"><w:name w:val="{shown}"/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )

    tick = '<w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs><w:spacing w:after="80"/>'
    tick += '<w:ind w:left="454" w:hanging="454"/>'
    small = f'<w:color w:val="{_QUIET}"/><w:sz w:val="17"/><w:szCs w:val="17"/>'
    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Source Sans Pro" w:hAnsi="Source Sans Pro" w:cs="Calibri"/>'
        f'<w:color w:val="{_INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + style("Normal", "Normal", kind='w:default="1" ')
        + style("Title", "Title", '<w:b/><w:sz w:val="44"/>', '<w:spacing w:after="160"/>')
        + style(
            "Heading1",
            "heading 1",
            f'<w:b/><w:color w:val="{_ACCENT}"/><w:sz w:val="28"/>',
            '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>',
        )
        + style("Fact", "Fact", paragraph='<w:spacing w:after="20"/>')
        + style("Prompt", "Prompt", paragraph="<w:keepNext/>")
        + style("Label", "Label", "<w:b/>", '<w:keepNext/><w:spacing w:before="20" w:after="0"/>')
        + style("Answer", "Answer", paragraph='<w:spacing w:before="20" w:after="0"/>')
        + style("Tick", "Tick", paragraph=tick)
        + style("Small", "Small", small, '<w:keepNext/><w:keepLines/><w:spacing w:after="0"/>')
        + style("Apart", "Apart", small, '<w:keepNext/><w:spacing w:before="240" w:after="40"/>')
        + "</w:styles>"
    )


def _core(request: FormRequest) -> str:
    title = escaped(f"{wording.title_of(request)}: {request.learner}")
    subject = escaped(f"{FORM_MARK} {request.statement_ref} {request.digest}")
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>"
        f"<dc:creator>{escaped(request.learner)}</dc:creator><dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    )
