"""What a document looks like as parts of its package: styles, numbering, theme, fonts and running heads."""

from dataclasses import dataclass

from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.word.faces import FACES, font_relationships, font_table
from portfolio_app.exporters.word.namespaces import DECLARATION, FONT_TYPE, THEME_TYPE, WORD_TYPE, A, R, W
from portfolio_app.exporters.word.palette import ACCENT, DANGER, FONT, MUTED, TEXT, UNITS
from portfolio_app.exporters.word.setting import Setting, setting_of
from portfolio_app.exporters.word.styles import NUMBERING, styles_part
from portfolio_app.exporters.word.text import attribute, run

_HEAD, _WIDE_HEAD = "rId5", "rId6"


@dataclass(frozen=True, slots=True)
class PackagePart:
    """One file of the package. ``key`` and ``relation`` are its relationship from the document, or ""."""

    name: str
    content: bytes
    kind: str
    relation: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Design:
    """All that gives a document its look.

    ``heads``, ``wide_heads`` and ``cover_heads`` are sections' references to running heads and feet; ``numbers`` is how
    headings of the first and second level are numbered, such as ``%1``; ``has_fonts`` when fonts go along,
    ``own_fonts`` when they are the program's; ``colours`` is an element of settings.xml.
    """

    setting: Setting
    parts: tuple[PackagePart, ...]
    heads: str
    wide_heads: str
    cover_heads: str = ""
    numbers: tuple[str, str] = ("", "")
    has_fonts: bool = False
    own_fonts: bool = False
    even_heads: bool = False
    colours: str = ""
    warnings: tuple[str, ...] = ()


def own_design(report: Report) -> Design:
    """Return the program's own look, as the report's layout asks for it."""
    setting = setting_of(report.layout)
    word = (
        ("styles", styles_part(report.language, setting), "rId1"),
        ("numbering", numbering_part(setting), "rId2"),
    )
    parts = [
        PackagePart(f"word/{name}.xml", xml.encode(), f"{WORD_TYPE}.{name}+xml", name, key) for name, xml, key in word
    ]
    parts.append(PackagePart("word/theme/theme1.xml", _theme().encode(), THEME_TYPE, "theme", "rId3"))
    for name, key, xml in (
        ("header1", _HEAD, _header(report.header, "")),
        ("header2", _WIDE_HEAD, _header(report.header, _wide_tabs(setting))),
    ):
        parts.append(PackagePart(f"word/{name}.xml", xml.encode(), f"{WORD_TYPE}.header+xml", "header", key))
    parts += own_fonts("rId4")
    heads, wide_heads = _reference(_HEAD), _reference(_WIDE_HEAD)
    return Design(setting, tuple(parts), heads, wide_heads, numbers=("%1", ""), has_fonts=True, own_fonts=True)


def own_fonts(key: str) -> list[PackagePart]:
    """Return the font table and the faces that go with the file; ``key`` is the table's relationship."""
    table = PackagePart("word/fontTable.xml", font_table().encode(), f"{WORD_TYPE}.fontTable+xml", "fontTable", key)
    links = PackagePart("word/_rels/fontTable.xml.rels", font_relationships().encode(), "")
    return [table, links, *(PackagePart(face.part, face.embedded(), FONT_TYPE) for face in FACES)]


def numbering_part(setting: Setting) -> str:
    """Return numbering.xml: parts are numbered, for people to name them by.

    What stands below them has codes of its own (units, criteria, evidence), which a second row of numbers would be
    mistaken for; the levels are there and tied to their styles for those who want them.
    """
    room = round(setting["Heading1"].left * 20)
    first = (
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="tab"/><w:lvlText w:val="%1"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{room}" w:hanging="{room}"/></w:pPr>'
    )
    silent = [
        f'<w:numFmt w:val="none"/><w:pStyle w:val="Heading{level}"/><w:suff w:val="nothing"/><w:lvlText w:val=""/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>'
        for level in (2, 3)
    ]
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{told}</w:lvl>' for level, told in enumerate((first, *silent))
    )
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="{NUMBERING}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:num w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num></w:numbering>'
    )


def _reference(key: str) -> str:
    return f'<w:headerReference w:type="default" r:id="{key}"/>'


def _wide_tabs(setting: Setting) -> str:
    tall, wide = setting.tall.text_width, setting.wide.text_width
    return f'<w:tabs><w:tab w:val="clear" w:pos="{tall}"/><w:tab w:val="right" w:pos="{wide}"/></w:tabs>'


def _header(text: str, layout: str) -> str:
    page = f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'
    return (
        f'{DECLARATION}<w:hdr xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="Header"/>{layout}</w:pPr>'
        f"{run(text)}<w:r><w:tab/></w:r>{page}</w:p></w:hdr>"
    )


def _theme() -> str:
    """Return the theme: the colours and fonts that Word offers first to those who restyle the document."""
    colours = {
        "dk1": TEXT,
        "lt1": "FFFFFF",
        "dk2": MUTED,
        "lt2": "F6F6F3",
        "accent1": ACCENT,
        **{f"accent{number + 2}": UNITS[number] for number in range(4)},
        "accent6": DANGER,
        "hlink": ACCENT,
        "folHlink": MUTED,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    face = f'<a:latin typeface="{attribute(FONT)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="Portfolio"><a:themeElements>'
        f'<a:clrScheme name="Portfolio">{scheme}</a:clrScheme><a:fontScheme name="Portfolio">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Portfolio"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
