"""Pictures inside the page itself, with the claimed parts outlined in them and named below."""

from base64 import b64encode

from portfolio_app.domain.documents.colours import UNIT_COLOURS
from portfolio_app.domain.documents.report import Outline, Picture, Run
from portfolio_app.exporters.html.inline import Inlines
from portfolio_app.exporters.html.palette import unit_class
from portfolio_app.exporters.html.text import escaped, words
from portfolio_app.exporters.outlined_picture import outlined_picture

_TYPES = {"jpg": "image/jpeg", "png": "image/png"}


def picture(block: Picture, inlines: Inlines) -> str:
    """Return the picture with what is said about it."""
    named = [(outline, UNIT_COLOURS[outline.mark.colour % len(UNIT_COLOURS)]) for outline in block.outlines]
    content, ending = outlined_picture(block.load(), named)
    source = f"data:{_TYPES[ending]};base64,{b64encode(content).decode()}"
    stamp = f'<p class="kicker">{words(block.stamp)}</p>' if block.stamp else ""
    said = (*block.caption, *((Run(f" {block.alt}"),) if block.page else ()))
    claimed = "".join(_claimed(outline, inlines) for outline in block.outlines)
    below = f"<p>{inlines.line(said)}</p>" if said else ""
    below += f"<ul>{claimed}</ul>" if claimed else ""
    return (
        f'<figure class="picture"{inlines.place(block.anchor)}>{stamp}'
        f'<img src="{source}" alt="{escaped(block.alt)}" width="{block.width}" height="{block.height}">'
        f"{f'<figcaption>{below}</figcaption>' if below else ''}</figure>"
    )


def _claimed(outline: Outline, inlines: Inlines) -> str:
    mark = outline.mark
    code = f"{words(mark.code)}{' ★' * mark.starred}"
    target = inlines.places.target(mark.link)
    attributes = f'class="tag {unit_class(mark.colour)}"'
    link = f'<a {attributes} href="{target}">{code}</a>' if target else f"<span {attributes}>{code}</span>"
    said = mark.comment.removeprefix(mark.code).strip().replace("\n", ". ")
    return f"<li{inlines.place(mark.anchor)}>{link} {words(said)}</li>"
