"""START HERE.html: whose pack it is, what is in it, the map with links, and how to check it. It has no script."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from portfolio_app import paths
from portfolio_app.domain.words.quotation import turned
from portfolio_app.exporters.html.palette import properties, unit_class, unit_classes
from portfolio_app.exporters.html.text import escaped, manner, words
from portfolio_app.translation import tr

# Even a page that was tampered with on its way runs nothing and loads nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SIGNS = {"met": "✓", "not yet met": "✗", "claimed": "●", "partly": "◐", "none": "○"}
_CLASSES = {"not yet met": "not", "none": ""}


@dataclass(frozen=True, slots=True)
class StartLink:
    """A file of the pack: what it is, and what became of it since the last pack."""

    path: str
    name: str
    about: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class StartClaim:
    """A claim as one line: where it stands, the words, the file that holds them, and the place in the file.

    ``place`` is in words; ``fragment`` is what browsers understand, such as page=12 or t=3,9.
    """

    reference: str
    title: str
    place: str
    quote: str
    path: str
    fragment: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class StartRow:
    """A criterion with its claims; ``decided`` says who decided, when, and signed by which key or not."""

    code: str
    text: str
    state: str
    decided: tuple[str, ...]
    claims: tuple[StartClaim, ...]


@dataclass(frozen=True, slots=True)
class StartUnit:
    """A unit with its criteria; ``said`` is how far it is, ``head`` what the criteria are called."""

    label: str
    title: str
    said: str
    colour: int
    rows: tuple[StartRow, ...]
    head: str = ""


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the page says.

    ``news`` are sentences on what changed since the last pack, ``credits`` the lines of credit of the map's words.
    """

    learner: str
    details: tuple[tuple[str, str], ...]
    made_on: str
    fingerprint: str
    documents: tuple[StartLink, ...]
    evidence: tuple[StartLink, ...]
    units: tuple[StartUnit, ...]
    news_title: str = ""
    news: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def start_page(page: StartPage) -> bytes:
    """Return the page as UTF-8."""
    title = tr("Portfolio of {learner}: start here", learner=page.learner)
    body = "".join(
        (
            f'<a class="skip" href="#map">{words(tr("Skip to the map"))}</a>\n',
            f'<header><p class="kind">Portfolio of evidence</p><h1{manner(page.learner)}>{words(page.learner)}</h1>'
            f'<p class="quiet">Pack made on {words(page.made_on)}</p></header>\n<main>\n',
            _section(tr("Start with these"), _links(page.documents)),
            _section(page.news_title, _sentences(page.news)) if page.news else "",
            _section(tr("Whose it is"), _details(page.details)),
            _section(tr("The map"), _map(page.units) + _sentences(page.credits), "map"),
            _section(tr("Evidence files"), _links(page.evidence)) if page.evidence else "",
            _section(tr("Check that nothing was changed"), _checking(page.fingerprint)),
            "</main>\n<footer><p>Made with Portfolio Evidence Mapper. This page needs no network.</p></footer>",
        )
    )
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{escaped(title)}</title>\n'
        f"<style>\n{_style()}</style>\n"
    )
    return f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n'.encode()


def _style() -> str:
    sheet = (paths.resources() / "pack" / "start.css").read_text("utf-8")
    return (
        f":root{{color-scheme:light dark;{properties(dark=False)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{properties(dark=True)}}}}}\n"
        f"{unit_classes()}\n{sheet}"
    )


def _section(title: str, inside: str, name: str = "") -> str:
    anchor = f' id="{name}"' if name else ""
    return f"<section{anchor}>\n<h2>{words(title)}</h2>\n{inside}\n</section>\n"


def _sentences(sentences: Iterable[str]) -> str:
    return "".join(f"<p>{words(sentence)}</p>" for sentence in sentences)


def _details(details: Iterable[tuple[str, str]]) -> str:
    pairs = "".join(f"<dt>{words(name)}</dt><dd{manner(value)}>{words(value)}</dd>" for name, value in details)
    return f"<dl>{pairs}</dl>"


def _link(path: str, text: str, fragment: str = "") -> str:
    if not path:
        return words(text)
    place = f"#{quote(fragment, safe='=,.&')}" if fragment else ""
    return f'<a href="{escaped(quote(path) + place)}">{words(text)}</a>'


def _change(change: str) -> str:
    return f' <b class="new">{words(change)}</b>' if change else ""


def _links(links: Iterable[StartLink]) -> str:
    lines = (
        f"<li>{_link(link.path, link.name)}{_change(link.change)}"
        f"{f'<span>{words(link.about)}</span>' if link.about else ''}</li>"
        for link in links
    )
    return f'<ul class="files">{"".join(lines)}</ul>'


def _map(units: tuple[StartUnit, ...]) -> str:
    if not units:
        return "<p>No criteria yet.</p>"
    index = "".join(
        f'<li class="{unit_class(unit.colour)}"><a href="#unit-{number}">{words(unit.label)} '
        f"<span>{words(unit.said)}</span></a></li>"
        for number, unit in enumerate(units)
    )
    return f'<ul class="units">{index}</ul>\n' + "\n".join(_unit(number, unit) for number, unit in enumerate(units))


def _unit(number: int, unit: StartUnit) -> str:
    heads = (
        ("code", words(unit.head or tr("Criterion"))),
        ("asks", tr("What it asks")),
        ("state", tr("State")),
        ("", tr("Claimed in")),
    )
    head = "".join(f'<th scope="col" class="{name}">{text}</th>' for name, text in heads)
    return (
        f'<h3 class="unit {unit_class(unit.colour)}" id="unit-{number}">{words(unit.label)} {words(unit.title)}</h3>\n'
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(map(_row, unit.rows))}</tbody></table>"
    )


def _row(row: StartRow) -> str:
    claims = f"<ul>{''.join(map(_claim, row.claims))}</ul>" if row.claims else '<span class="quiet">nothing yet</span>'
    state = f"{_SIGNS.get(row.state, '')} {row.state}".strip()
    decided = "".join(f"<span{manner(said)}>{words(said)}</span>" for said in row.decided)
    return (
        f'<tr><th scope="row" class="code">{words(row.code)}</th><td class="asks"{manner(row.text)}>'
        f'{words(row.text)}</td><td class="state {_CLASSES.get(row.state, row.state)}">{words(state)}{decided}</td>'
        f"<td>{claims}</td></tr>\n"
    )


def _claim(claim: StartClaim) -> str:
    quoted = f"<q{manner(claim.quote)}>{words(turned(claim.quote))}</q>" if claim.quote else ""
    label = _link(claim.path, f"{claim.reference} {claim.title}", claim.fragment)
    return f'<li>{label}<span class="quiet">, {words(claim.place)}</span>{_change(claim.change)}{quoted}</li>'


def _checking(fingerprint: str) -> str:
    return (
        "<p>In the folder of this pack, on Linux <code>sha256sum -c SHA256SUMS</code>, on macOS "
        "<code>shasum -a 256 -c SHA256SUMS</code>. It must say OK for every file.</p>"
        "<p>With the program, also in its window: <code>portfolio-app verify PACK.zip</code>. It names files that were "
        "added as well, and checks the signatures.</p>"
        f"<p>Fingerprint of the key that signed this pack:<br><code>{words(fingerprint)}</code></p>"
        '<p class="small">The signature shows that nothing was changed since the pack was made with this key. It does '
        "not show who made it. To be sure, ask the learner to read their fingerprint to you: it is on the last page of "
        "their documents.</p>"
    )
