"""The document's styles: named for the people who will restyle them."""

from portfolio_app.exporters.word.namespaces import DECLARATION, W
from portfolio_app.exporters.word.palette import (
    ACCENT,
    AFTER,
    BODY_POINTS,
    BORDER,
    CODE_LINE,
    COMPLEX,
    EAST_ASIAN,
    FONT,
    LINE,
    MONO,
    MUTED,
    SYMBOLS,
    TEXT,
    TEXT_WIDTH,
    UNITS,
    tint,
    unit,
)
from portfolio_app.exporters.word.text import attribute

SHADE = 0.35
"""How much of the unit's colour stands behind a marked passage."""


LISTED_LEVELS = 2
"""The contents list headings down to this level."""


def styles_part(language: str) -> str:
    """Return styles.xml, with the document's language in it."""
    return "".join(
        (
            DECLARATION,
            f'<w:styles xmlns:w="{W}">',
            _defaults(language),
            _LATENT,
            *_paragraph_styles(),
            *_character_styles(),
            *_table_styles(),
            "</w:styles>",
        )
    )


def fonts(name: str, east_asian: str = "", complex_scripts: str = "") -> str:
    """Return the element that sets the font for every script, so that no theme and no fallback changes it."""
    others = f'w:eastAsia="{east_asian or name}" w:cs="{complex_scripts or name}"'
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" {others}/>'


def size(points: float) -> str:
    """Return the elements that set the size; Word counts half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(value: str) -> str:
    """Return the element that sets the colour of the words."""
    return f'<w:color w:val="{value}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 0, rule: str = "atLeast") -> str:
    """Return the element that sets the space around lines, in twentieths of a point."""
    lines = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


BOLD = "<w:b/><w:bCs/>"
REGULAR = '<w:b w:val="0"/><w:bCs w:val="0"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)


def _defaults(language: str) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FONT, EAST_ASIAN, COMPLEX)}{size(BODY_POINTS)}"
        f'<w:lang w:val="{attribute(language)}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/>{spacing(line=LINE)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(
    kind: str, name: str, properties: str, *, key: str = "", based: str = "", following: str = "", rank: int = 20
) -> str:
    """Return a style; its id is its name without spaces unless ``key`` says otherwise."""
    style_id = key or name.replace(" ", "")
    default = ' w:default="1"' if name in _DEFAULTS else ""
    builtin = "" if name in _BUILT_IN else ' w:customStyle="1"'
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    # What only holds the document together stays out of Word's gallery.
    shown = "<w:qFormat/>" if rank < _FIRST_HIDDEN else "<w:semiHidden/>"
    return (
        f'<w:style w:type="{kind}"{default}{builtin} w:styleId="{style_id}"><w:name w:val="{name}"/>{parent}{after}'
        f'<w:uiPriority w:val="{rank}"/>{shown}{properties}</w:style>'
    )


_FIRST_HIDDEN = 98
_DEFAULTS = {"Normal", "Default Paragraph Font", "Normal Table"}
_BUILT_IN = {
    *("Normal", "Default Paragraph Font", "Normal Table", "Title", "Subtitle", "Body Text", "Quote", "Strong"),
    *("heading 1", "heading 2", "heading 3", "toc 1", "toc 2", "TOC Heading", "header", "annotation text"),
    *("annotation reference", "Hyperlink"),
}


def _paragraph(name: str, layout: str = "", letters: str = "", **options: str | int) -> str:
    shown = (f"<w:pPr>{layout}</w:pPr>" if layout else "") + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
    key = str(options.get("key", ""))
    based = str(options.get("based", "" if name == "Normal" else "Normal"))
    following = str(options.get("following", ""))
    return _style(
        "paragraph", name, shown, key=key, based=based, following=following, rank=int(options.get("rank", 20))
    )


def _paragraph_styles() -> tuple[str, ...]:
    return (
        # LibreOffice lets a colour among the defaults win over character styles in tables.
        _paragraph("Normal", letters=colour(TEXT), rank=0),
        _paragraph("Body Text", spacing(after=AFTER, line=LINE), rank=1),
        *_heading_styles(),
        *_cover_styles(),
        _paragraph("Intro", spacing(after=200, line=LINE), colour(MUTED), rank=5),
        _paragraph("Note", spacing(before=40, after=100, line=240), colour(MUTED) + size(9), rank=6),
        _paragraph("Kicker", _KEEP + spacing(before=240, after=20, line=240), colour(MUTED) + size(9), rank=4),
        _paragraph("Quote", _KEEP + spacing(line=LINE) + '<w:ind w:left="205" w:right="240"/>', rank=7),
        _paragraph(
            "Quote Source",
            spacing(after=AFTER, line=240) + '<w:ind w:left="205" w:right="240"/><w:contextualSpacing/>',
            colour(MUTED) + size(9),
            rank=7,
        ),
        _paragraph(
            "Criterion Note",
            _KEEP + spacing(after=60, line=240) + '<w:ind w:left="165"/>',
            colour(MUTED) + size(9),
            based="Note",
            rank=6,
        ),
        _paragraph("Margin Code", spacing(line=CODE_LINE, rule="exact"), BOLD + size(8.5), rank=8),
        _paragraph("Table Text", spacing(line=270), size(10), rank=9),
        _paragraph("Table Number", '<w:jc w:val="right"/>', based="TableText", rank=9),
        _paragraph("Table Head", _KEEP + spacing(line=230), BOLD + colour(MUTED) + size(8.5), rank=9),
        _paragraph("Table End", spacing(line=160, rule="exact"), size(4), rank=98),
        *_contents_styles(),
        _paragraph(
            "header",
            f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' + spacing(line=240),
            colour(MUTED) + size(8.5),
            key="Header",
            rank=30,
        ),
        _paragraph("annotation text", spacing(line=240), size(10), key="CommentText", rank=31),
    )


def _heading_styles() -> tuple[str, ...]:
    def heading(level: int, layout: str, letters: str) -> tuple[str, str]:
        depth = f'<w:outlineLvl w:val="{level - 1}"/>'
        # The contents field collects levels 1 and 2; what must stay out of it has no level there.
        unlisted_depth = '<w:outlineLvl w:val="9"/>' if level <= LISTED_LEVELS else depth
        key = f"Heading{level}"
        listed = _paragraph(f"heading {level}", layout + depth, letters, key=key, following="BodyText", rank=2)
        unlisted = _paragraph(f"Heading {level} Unlisted", unlisted_depth, based=key, following="BodyText", rank=2)
        return listed, unlisted

    first = _KEEP + "<w:pageBreakBefore/>" + spacing(after=80, line=480)
    return (
        *heading(1, first, BOLD + size(19)),
        *heading(2, _KEEP + spacing(before=280, after=80, line=340), BOLD + size(13)),
        _paragraph(
            "Heading 2 New Page",
            "<w:pageBreakBefore/>" + spacing(after=80, line=440) + '<w:outlineLvl w:val="1"/>',
            size(17),
            based="Heading2",
            following="BodyText",
            rank=2,
        ),
        *heading(3, _KEEP + spacing(before=220, after=60, line=LINE), BOLD + size(11)),
    )


def _cover_styles() -> tuple[str, ...]:
    kicker = BOLD + "<w:caps/>" + colour(ACCENT) + '<w:spacing w:val="14"/>' + size(9)
    return (
        _paragraph("Cover Kicker", spacing(after=80), kicker, rank=3),
        _paragraph("Title", _KEEP + spacing(after=80, line=720), BOLD + size(28), following="Subtitle", rank=3),
        _paragraph("Subtitle", spacing(line=340), size(13), rank=3),
        _paragraph("Cover Line", spacing(line=340), colour(MUTED), based="Subtitle", rank=3),
        _paragraph("Cover Fact", spacing(line=280), rank=3),
        _paragraph("Cover Heading", _KEEP + spacing(before=760, after=80, line=340), BOLD + size(13), rank=3),
        _paragraph("Signature Line", spacing(before=40, line=230), colour(MUTED) + size(8.5), rank=3),
    )


def _contents_styles() -> tuple[str, ...]:
    leader = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return (
        _paragraph("TOC Heading", based="Heading1Unlisted", following="BodyText", rank=2),
        _paragraph("toc 1", leader + spacing(before=120, line=280), BOLD, key="TOC1", rank=29),
        _paragraph("toc 2", leader + spacing(line=270) + '<w:ind w:left="240"/>', key="TOC2", rank=29),
    )


def _character_styles() -> tuple[str, ...]:
    def letters(name: str, properties: str, key: str = "", rank: int = 20) -> str:
        based = "" if name == "Default Paragraph Font" else "DefaultParagraphFont"
        return _style(
            "character", name, f"<w:rPr>{properties}</w:rPr>" if properties else "", key=key, based=based, rank=rank
        )

    marks = (
        letters(f"Unit {number + 1}", underline("thick", unit(number)) + shading(tint(number, SHADE)))
        for number in range(len(UNITS))
    )
    tags = (
        letters(f"Unit {number + 1} Tag", '<w:u w:val="none"/>' + shading(unit(number))) for number in range(len(UNITS))
    )
    return (
        letters("Default Paragraph Font", "", rank=99),
        letters("Strong", BOLD),
        letters("Muted", colour(MUTED)),
        letters("Small", colour(MUTED) + size(8.5)),
        letters("Code", fonts(MONO) + size(9.5)),
        letters("Reference", colour(ACCENT)),
        letters("Criterion Wording", REGULAR),
        letters("Margin Link", colour(TEXT) + '<w:u w:val="none"/>'),
        letters("State Symbol", fonts(SYMBOLS)),
        letters("annotation reference", size(8), key="CommentReference"),
        *marks,
        *tags,
    )


def underline(kind: str, value: str) -> str:
    """Return the element that underlines in a colour."""
    return f'<w:u w:val="{kind}" w:color="{value}"/>'


def shading(value: str) -> str:
    """Return the element that lays a colour behind."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


def _table_styles() -> tuple[str, ...]:
    plain = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{BORDER}"'
    ruled = (
        f"<w:tblPr><w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/>'
        '<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{TEXT}"/></w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    return (
        _style("table", "Normal Table", plain, key="TableNormal", rank=99),
        _style("table", "Evidence Table", ruled + head, based="TableNormal", rank=9),
        _style("table", "Cover Table", ruled, based="TableNormal", rank=9),
        _style("table", "Signature Table", "", based="TableNormal", rank=9),
    )
