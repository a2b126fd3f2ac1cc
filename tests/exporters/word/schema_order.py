"""The order in which ECMA-376 (part 1, annex A) wants children: Word refuses or repairs a file that breaks it."""

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml has no types)

from tests.exporters.word.reading import W

_BORDERS = "top left start bottom right end between bar insideH insideV tl2br tr2bl"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "tcBorders": _BORDERS,
    "tblBorders": _BORDERS,
    "pBdr": _BORDERS,
    "tcMar": "top start left bottom end right",
    "tblCellMar": "top start left bottom end right",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "fonts": "font",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding docPartObj",
    "settings": "writeProtection view zoom removePersonalInformation embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins trackRevisions defaultTabStop"
    " autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr"
    " themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator",
}
ORDERS = {f"{W}{name}": [f"{W}{child}" for child in order.split()] for name, order in _ORDERS.items()}
_REPEATED = {f"{W}{name}" for name in ("tr", "tc", "p", "style", "tblStylePr", "tab")}


def faults(root: etree._Element) -> list[str]:
    """Every element whose children are unknown, out of order, or there twice."""
    found: list[str] = []
    for element in root.iter(*ORDERS):
        order = ORDERS[str(element.tag)]
        tags = [str(child.tag) for child in element]
        unknown = [tag for tag in tags if tag not in order]
        places = [order.index(tag) for tag in tags if tag in order]
        twice = [tag for tag in set(tags) if tags.count(tag) > 1 and tag not in _REPEATED]
        if unknown or twice or places != sorted(places):
            found.append(f"{element.tag}: {tags}")
    return found
