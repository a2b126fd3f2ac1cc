"""START HERE.html: whose pack it is, where everything is, the map, and how to check it. No script."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

_STYLE = """
:root{color-scheme:light dark;--paper:#fff;--page:#f6f6f3;--line:#d5dae0;
--text:#1f2328;--quiet:#57606a;--accent:#0b6e6e}
@media (prefers-color-scheme:dark){
:root{--paper:#212427;--page:#17191b;--line:#3a4046;
--text:#e6e8ea;--quiet:#a6aeb6;--accent:#57c7c4}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 "Source Sans 3","Segoe UI",system-ui,sans-serif}
header,main,footer{max-width:960px;margin:0 auto;padding:24px}
h1{font-size:32px;line-height:1.2;margin:8px 0}h2{font-size:22px;margin:0 0 12px}h3{font-size:16px;margin:24px 0 8px}
.kind{color:var(--accent);font-weight:600;margin:0}.quiet,footer{color:var(--quiet)}
section{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:24px;margin:0 0 16px}
a{color:var(--accent)}a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px;margin:0}dt{color:var(--quiet)}dd{margin:0}
table{width:100%;border-collapse:collapse;margin:8px 0}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-top:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:600;border-top:0}td.code,th.code{white-space:nowrap;font-weight:600}
ul{margin:0;padding-left:20px}td ul{list-style:none;padding:0}td li+li{margin-top:4px}
code{font:14px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
@media (max-width:560px){
header,main,footer{padding:16px}section{padding:16px}dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:8px}}
@media print{
body{background:#fff;color:#000;font-size:10.5pt}header,main,footer{max-width:none;padding:0}
section{border:0;padding:0;margin:0 0 18pt}tr{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit}
.skip{display:none}}
"""


@dataclass(frozen=True, slots=True)
class StartLink:
    """A file of the pack with what it is."""

    path: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class StartClaim:
    """A claim as one line: where it stands, the words, and the file that holds them."""

    reference: str
    title: str
    place: str
    quote: str
    path: str


@dataclass(frozen=True, slots=True)
class StartRow:
    """A criterion with its claims."""

    code: str
    text: str
    state: str
    claims: tuple[StartClaim, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the page says."""

    learner: str
    details: tuple[tuple[str, str], ...]
    made_on: str
    fingerprint: str
    documents: tuple[StartLink, ...]
    evidence: tuple[StartLink, ...]
    units: tuple[tuple[str, tuple[StartRow, ...]], ...]


def start_page(page: StartPage) -> bytes:
    """Return the page as UTF-8."""
    name = escape(page.learner)
    body = "".join(
        (
            '<a class="skip" href="#map">Skip to the map</a>',
            f'<header><p class="kind">Portfolio of evidence</p><h1>{name}</h1>',
            f'<p class="quiet">Pack made on {escape(page.made_on)}</p></header><main>',
            _section("Whose it is", _details(page.details)),
            _section("Start with these", _links(page.documents)),
            _section("The map", "".join(_unit(*unit) for unit in page.units) or "<p>No criteria yet.</p>", "map"),
            _section("Evidence files", _links(page.evidence)) if page.evidence else "",
            _section("Check that nothing was changed", _checking(page.fingerprint)),
            "</main><footer><p>Made with Portfolio Evidence Mapper. This page works without a network.</p></footer>",
        )
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Portfolio of {name}: start here</title><style>{_STYLE}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>\n'.encode()


def _section(title: str, inside: str, name: str = "") -> str:
    anchor = f' id="{name}"' if name else ""
    return f"<section{anchor}><h2>{escape(title)}</h2>{inside}</section>\n"


def _details(details: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in details) + "</dl>"


def _link(path: str, text: str) -> str:
    return f'<a href="{escape(quote(path))}">{escape(text)}</a>' if path else escape(text)


def _links(links: Iterable[StartLink]) -> str:
    lines = (f"<li>{_link(link.path, link.name)}{': ' * bool(link.about)}{escape(link.about)}</li>" for link in links)
    return f"<ul>{''.join(lines)}</ul>"


def _unit(title: str, rows: Iterable[StartRow]) -> str:
    head = '<thead><tr><th scope="col">Criterion</th><th scope="col">What it asks</th><th scope="col">State</th>'
    head += '<th scope="col">Claimed in</th></tr></thead>'
    return f"<h3>{escape(title)}</h3><table>{head}<tbody>{''.join(map(_row, rows))}</tbody></table>"


def _row(row: StartRow) -> str:
    claims = f"<ul>{''.join(map(_claim, row.claims))}</ul>" if row.claims else '<span class="quiet">nothing yet</span>'
    return (
        f'<tr><th scope="row" class="code">{escape(row.code)}</th><td>{escape(row.text)}</td>'
        f"<td>{escape(row.state)}</td><td>{claims}</td></tr>"
    )


def _claim(claim: StartClaim) -> str:
    words = f" “{escape(claim.quote)}”" if claim.quote else ""
    label = _link(claim.path, f"{claim.reference} {claim.title}")
    return f'<li>{label}<span class="quiet">, {escape(claim.place)}</span>{words}</li>'


def _checking(fingerprint: str) -> str:
    return (
        "<p>On Linux or macOS, in the folder of this pack: <code>sha256sum -c SHA256SUMS</code> "
        "(macOS: <code>shasum -a 256 -c SHA256SUMS</code>). It must say OK for every file.</p>"
        "<p>With the program: <code>portfolio-app verify PACK.zip</code>. It also names files that were added, and "
        "checks the signature.</p>"
        f"<p>Fingerprint of the key that signed this pack:<br><code>{escape(fingerprint)}</code></p>"
        '<p class="quiet">The signature proves that nothing was changed since the pack was made with this key. It does '
        "not prove who made it: ask the learner, by telephone or in person, whether the fingerprint is theirs.</p>"
    )
