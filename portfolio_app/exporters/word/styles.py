"""The document's styles: named for the people who will restyle them, each resting on a more general one."""

from portfolio_app.exporters.word.cells import LEFT_OF_RULED, RULE_GAP, RULE_WIDTH
from portfolio_app.exporters.word.namespaces import DECLARATION, W
from portfolio_app.exporters.word.palette import (
    ACCENT,
    BORDER,
    COMPLEX,
    EAST_ASIAN,
    FONT,
    MONO,
    MUTED,
    SYMBOLS,
    TEXT,
    UNITS,
    tint,
    unit,
)
from portfolio_app.exporters.word.setting import PICTURE_AFTER, PICTURE_BEFORE, Setting, Shape
from portfolio_app.exporters.word.text import attribute

SHADE = 0.35
"""How much of the unit's colour stands behind a marked passage."""
LISTED_LEVELS = 2
"""The contents list headings down to this level."""
NUMBERING = 1
"""The number of the headings' numbering."""
ITEM_ROOM = 18
"""How far a list item's words are moved in, in points."""
ITEM_INDENT = f'<w:ind w:left="{ITEM_ROOM * 20}" w:hanging="{ITEM_ROOM * 20}"/>'


def styles_part(language: str, setting: Setting) -> str:
    """Return styles.xml, with the document's language in it."""
    styles = all_styles(setting)
    return "".join(
        (
            DECLARATION,
            f'<w:styles xmlns:w="{W}">',
            _defaults(language, setting),
            _LATENT,
            *styles.values(),
            "</w:styles>",
        )
    )


def all_styles(setting: Setting) -> dict[str, str]:
    """Return every style's XML by its id, each after those that it rests on."""
    made = Styles(setting)
    return {key: xml for group in (made.paragraphs(), made.letters(), made.tables()) for key, xml in group}


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


def spacing(before: float = 0, after: float = 0, line: float = 0, rule: str = "atLeast") -> str:
    """Return the element that sets the space around lines, in points."""
    lines = f' w:line="{round(line * 20)}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{lines}/>'


def underline(kind: str, value: str) -> str:
    """Return the element that underlines in a colour."""
    return f'<w:u w:val="{kind}" w:color="{value}"/>'


def shading(value: str) -> str:
    """Return the element that lays a colour behind."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
REGULAR = '<w:b w:val="0"/><w:bCs w:val="0"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_LOOSE = '<w:keepNext w:val="0"/>'
_PICTURE = (
    f'<w:spacing w:before="{PICTURE_BEFORE * 20}" w:after="{PICTURE_AFTER * 20}" w:line="240" w:lineRule="auto"/>'
)
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)
_FIRST_HIDDEN = 98
_DEFAULTS = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
_BUILT_IN = {
    *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Title", "Subtitle", "Body Text", "Quote"),
    *("Strong", "heading 1", "heading 2", "heading 3", "toc 1", "toc 2", "TOC Heading", "header", "footer"),
    *("annotation text", "annotation reference", "caption"),
}
_Made = tuple[str, str]


def _defaults(language: str, setting: Setting) -> str:
    body = setting["BodyText"]
    wider = f'<w:spacing w:val="{setting.tracking}"/>' if setting.tracking else ""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FONT, EAST_ASIAN, COMPLEX)}{wider}{size(body.points)}"
        f'<w:lang w:val="{attribute(language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/>{spacing(line=body.line)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(
    kind: str, name: str, properties: str, *, key: str = "", based: str = "", next_: str = "", rank: int
) -> _Made:
    """Return a style's id and XML; the id is its name without spaces unless ``key`` says otherwise."""
    style_id = key or name.replace(" ", "")
    default = ' w:default="1"' if name in _DEFAULTS else ""
    builtin = "" if name in _BUILT_IN else ' w:customStyle="1"'
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = f'<w:next w:val="{next_}"/>' if next_ else ""
    # What only holds the document together stays out of Word's gallery.
    shown = "<w:qFormat/>" if rank < _FIRST_HIDDEN else "<w:semiHidden/>"
    return style_id, (
        f'<w:style w:type="{kind}"{default}{builtin} w:styleId="{style_id}"><w:name w:val="{name}"/>{parent}{following}'
        f'<w:uiPriority w:val="{rank}"/>{shown}{properties}</w:style>'
    )


class Styles:
    """Makes the styles of one setting."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def paragraphs(self) -> list[_Made]:
        """Return the paragraph styles."""
        even = '<w:jc w:val="both"/>' if self._setting.justified else ""
        ragged = '<w:jc w:val="left"/>' if self._setting.justified else ""
        quiet = colour(MUTED)
        return [
            # LibreOffice lets a colour among the defaults win over character styles in tables.
            self._paragraph("Normal", letters=colour(TEXT), based="", rank=0),
            self._paragraph("Body Text", after_space=even, rank=1),
            *self._headings(),
            *self._cover(),
            self._paragraph("Intro", letters=quiet, based="BodyText", rank=5),
            self._paragraph("Note", after_space=ragged, letters=quiet, based="BodyText", rank=6),
            self._paragraph("Kicker", _KEEP, letters=quiet, next_="Heading2", rank=4),
            self._paragraph("Quote", _KEEP, based="BodyText", next_="QuoteSource", rank=7),
            self._paragraph(
                "Quote Source",
                _LOOSE,
                "<w:contextualSpacing/>" + ragged,
                quiet,
                based="Quote",
                next_="BodyText",
                rank=7,
            ),
            self._paragraph("Criterion Note", _KEEP, letters=quiet, based="Note", rank=6),
            _style("paragraph", "Picture", f"<w:pPr><w:keepNext/>{_PICTURE}</w:pPr>", based="Normal", rank=9),
            self._paragraph("caption", letters=quiet, key="Caption", based="Note", rank=9),
            self._paragraph("Margin Code", rule="exact", rank=8),
            self._paragraph("Table Text", rank=9),
            _style("paragraph", "Table Number", '<w:pPr><w:jc w:val="right"/></w:pPr>', based="TableText", rank=9),
            self._paragraph("Table Head", _KEEP, letters=quiet, based="TableText", rank=9),
            self._paragraph("Table End", rule="exact", rank=98),
            *self._of_units(),
            *self._contents(),
            self._paragraph("header", _tabs("right", self._setting.tall.text_width), "", quiet, key="Header", rank=30),
            self._paragraph("annotation text", key="CommentText", rank=31),
        ]

    def _paragraph(
        self,
        name: str,
        before_space: str = "",
        after_space: str = "",
        letters: str = "",
        *,
        key: str = "",
        based: str = "Normal",
        next_: str = "",
        rule: str = "atLeast",
        rank: int,
    ) -> _Made:
        """Return a style; its shape is the setting's, what comes before and after the spacing is as given."""
        style_id = key or name.replace(" ", "")
        shape = self._setting.shapes.get(style_id)
        layout, words = before_space + after_space, letters
        if shape is not None:
            room = spacing(shape.before, shape.after, shape.line, rule) + _indent(shape)
            layout = before_space + room + after_space
            words = (BOLD if shape.bold else "") + letters + size(shape.points)
        shown = (f"<w:pPr>{layout}</w:pPr>" if layout else "") + (f"<w:rPr>{words}</w:rPr>" if words else "")
        return _style("paragraph", name, shown, key=key, based=based, next_=next_, rank=rank)

    def _headings(self) -> list[_Made]:
        number = f'<w:numPr><w:numId w:val="{NUMBERING}"/></w:numPr>'
        first = f"{_KEEP}<w:pageBreakBefore/>{number}"
        second = f'{_KEEP}<w:numPr><w:ilvl w:val="1"/><w:numId w:val="{NUMBERING}"/></w:numPr>'
        third = f'{_KEEP}<w:numPr><w:ilvl w:val="2"/><w:numId w:val="{NUMBERING}"/></w:numPr>'
        plain = '<w:numPr><w:numId w:val="0"/></w:numPr>'
        unlisted = f'<w:pPr>{plain}<w:ind w:left="0" w:firstLine="0"/>{_depth(10)}</w:pPr>'
        return [
            self._heading(1, first, _depth(1)),
            # The contents field collects levels 1 and 2; what must stay out of it has no level there.
            _style("paragraph", "Heading 1 Unlisted", unlisted, based="Heading1", next_="BodyText", rank=2),
            self._heading(2, second, _depth(2)),
            _style("paragraph", "Heading 2 Unlisted", unlisted, based="Heading2", next_="BodyText", rank=2),
            self._paragraph("Heading 2 New Page", "<w:pageBreakBefore/>", based="Heading2", next_="BodyText", rank=2),
            self._heading(3, third, _depth(3)),
            _style("paragraph", "Heading 3 Unlisted", "", based="Heading3", next_="BodyText", rank=2),
        ]

    def _heading(self, level: int, before_space: str, after_space: str) -> _Made:
        return self._paragraph(
            f"heading {level}", before_space, after_space, key=f"Heading{level}", next_="BodyText", rank=2
        )

    def _cover(self) -> list[_Made]:
        kicker = f'<w:caps/>{colour(ACCENT)}<w:spacing w:val="{14 + self._setting.tracking}"/>'
        return [
            self._paragraph("Cover Kicker", letters=kicker, next_="Title", rank=3),
            self._paragraph("Title", _KEEP, next_="Subtitle", rank=3),
            self._paragraph("Subtitle", next_="CoverLine", rank=3),
            self._paragraph("Cover Line", letters=colour(MUTED), based="Subtitle", rank=3),
            self._paragraph("Cover Fact", rank=3),
            self._paragraph("Cover Heading", _KEEP, next_="BodyText", rank=3),
            self._paragraph("Signature Line", letters=colour(MUTED), rank=3),
        ]

    def _contents(self) -> list[_Made]:
        room = round(self._setting["TOC1"].left * 20)
        width = self._setting.tall.text_width
        leader = f'<w:tab w:val="right" w:leader="dot" w:pos="{width}"/>'
        numbered = f'<w:tabs><w:tab w:val="left" w:pos="{room}"/>{leader}</w:tabs>'
        heading = _style("paragraph", "TOC Heading", "", based="Heading1Unlisted", next_="BodyText", rank=2)
        return [
            heading,
            self._paragraph("toc 1", numbered, key="TOC1", rank=29),
            self._paragraph("toc 2", f"<w:tabs>{leader}</w:tabs>", key="TOC2", rank=29),
        ]

    def _of_units(self) -> list[_Made]:
        """Return the styles with a rule in each unit's colour, for quotes and the first cells of rows."""
        made: list[_Made] = []
        indent = _indent(self._setting["Quote"])
        ruled = f'<w:ind w:left="{LEFT_OF_RULED * 20:.0f}"/>'
        for number in range(len(UNITS)):
            line = f'w:val="single" w:sz="{RULE_WIDTH * 8:.0f}" w:color="{unit(number)}"'
            # A template's own quotes may stand elsewhere; their rule must run on beside where they are from.
            beside = f'<w:pBdr><w:left {line} w:space="8"/></w:pBdr>'
            quote = f'<w:pPr>{beside}<w:spacing w:after="0"/>{indent}</w:pPr>'
            row = f'<w:pPr><w:pBdr><w:left {line} w:space="{RULE_GAP}"/></w:pBdr>{ruled}</w:pPr>'
            made += [
                _style("paragraph", f"Quote Unit {number + 1}", quote, based="Quote", rank=98),
                _style(
                    "paragraph",
                    f"Quote Source Unit {number + 1}",
                    f"<w:pPr>{beside}{indent}</w:pPr>",
                    based="QuoteSource",
                    rank=98,
                ),
                _style("paragraph", f"Table Text Unit {number + 1}", row, based="TableText", rank=98),
            ]
        return made

    def letters(self) -> list[_Made]:
        """Return the character styles."""

        def letters(name: str, properties: str, key: str = "", rank: int = 20) -> _Made:
            based = "" if name == "Default Paragraph Font" else "DefaultParagraphFont"
            shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
            return _style("character", name, shown, key=key, based=based, rank=rank)

        setting = self._setting
        units = range(len(UNITS))
        return [
            letters("Default Paragraph Font", "", rank=99),
            letters("Strong", BOLD),
            letters("Muted", colour(MUTED)),
            letters("Small", colour(MUTED) + size(setting.small)),
            letters("Code", fonts(MONO) + size(setting.mono)),
            letters("Reference", colour(ACCENT)),
            letters("Criterion Wording", REGULAR),
            letters("Margin Link", colour(TEXT) + '<w:u w:val="none"/>'),
            letters("State Symbol", fonts(SYMBOLS)),
            letters(
                "annotation reference",
                size(max(8, setting.small if setting.small >= setting["BodyText"].points else 8)),
                key="CommentReference",
            ),
            *(letters(f"Unit {n + 1}", underline("thick", unit(n)) + shading(tint(n, SHADE))) for n in units),
            *(letters(f"Unit {n + 1} Tag", '<w:u w:val="none"/>' + shading(unit(n))) for n in units),
        ]

    def tables(self) -> list[_Made]:
        """Return the table styles, and the default of lists."""
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
        return [
            _style("table", "Normal Table", plain, key="TableNormal", rank=99),
            _style("table", "Evidence Table", ruled + head, based="TableNormal", rank=9),
            _style("table", "Cover Table", ruled, based="TableNormal", rank=9),
            _style("table", "Signature Table", "", based="TableNormal", rank=9),
            _style("numbering", "No List", "", rank=99),
        ]


def _indent(shape: Shape) -> str:
    said = {"left": shape.left, "right": shape.right, "hanging": shape.hanging}
    told = "".join(f' w:{name}="{round(points * 20)}"' for name, points in said.items() if points)
    return f"<w:ind{told}/>" if told else ""


def _tabs(kind: str, place: int) -> str:
    return f'<w:tabs><w:tab w:val="{kind}" w:pos="{place}"/></w:tabs>'


def _depth(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'
