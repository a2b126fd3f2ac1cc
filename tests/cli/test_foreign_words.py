"""Whatever stands in a field of a file that is given to the program: messages quote little of it, and obey none of it.

Each field of each kind of file in turn holds 5,000 characters with an escape, a mark that turns the direction of
writing, and a line end; what the program prints then has no line with such a sign, or with more of it than an excerpt.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.words.text import MOST_QUOTED
from portfolio_app.paths import resources
from tests.cli import fields
from tests.soak.calls import Answer
from tests.soak.calls import call as called
from tests.soak.seeds import ACCOUNT, MAIL, PROFILE, Seeds, make_seeds

WORDS = "\x1b]0;x\x07\u202eQ\nQ" + "Q" * 5_000
TABLE = b"""code,text,kind,unit,title
1.1,Explain how to listen,knowledge,101,Helping
1.2,Describe a return,skill,101,Helping
"""

PIECES = [b"The story", b"Situation", b"It rained", b"AC 1.3", b"I rang"]
ODT = (
    '<text:h text:outline-level="1">The story</text:h><text:h text:outline-level="2">Situation</text:h>'
    '<text:p>It rained, K9 and [AC 1.3] (Q7).</text:p><text:h text:outline-level="2">Action</text:h>'
    "<text:p>I rang.</text:p>"
)
RTF = (
    rb"{\rtf1\ansi{\info{\title The title}}{\b The story\par}{\b Situation\par}It rained, K9 and [AC 1.3] (Q7).\par"
    rb"{\b Action\par}I rang.\par}"
)
HTML = (
    b"<!doctype html><html><head><title>The title</title></head><body><h1>The story</h1><h2>Situation</h2>"
    b"<p>It rained, K9 and [AC 1.3] (Q7).</p><h2>Action</h2><p>I rang.</p></body></html>"
)
DECISIONS = 40
"""Cells of the spreadsheet that are tried: more of the same kind say the same."""

Read = Callable[[Path, Path], tuple[object, ...]]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return make_seeds(tmp_path_factory.mktemp("seeds"))


def faults(answer: Answer) -> list[str]:
    """Return what is wrong with what a call printed."""
    found = [answer.fault()] if answer.fault() else []
    longest = max(map(len, re.findall("Q+", f"{answer.out}\n{answer.err}")), default=0)
    if longest > MOST_QUOTED:
        line = next(line for line in f"{answer.out}\n{answer.err}".split("\n") if "Q" * (MOST_QUOTED + 1) in line)
        shortened = re.sub("Q{9,}", "QQ...", line)[:300]
        found.append(f"{longest} characters are quoted: {shortened}")
    return found


def check(seeds: Seeds, folder: Path, name: str, contents: Iterator[bytes], read: Read) -> None:
    """Give files with these contents to a call of the program, each with a portfolio of its own."""
    file, portfolio = folder / name, folder / "Ann.portfolio"
    tried, wrong = 0, list[str]()
    for content in contents:
        portfolio.write_bytes(seeds.portfolio.read_bytes())
        file.write_bytes(content)
        tried += 1
        arguments = read(file, portfolio)
        wrong += faults(called(arguments))
    assert tried
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def open_document(kind: str, body: str) -> bytes:
    """Return a document of OpenDocument's with such a body."""
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("content.xml", f"<office:document-content {spaces}>{inside}</office:document-content>")
    return made.getvalue()


def pdf(title: str, first: str) -> bytes:
    """Return a PDF with this title and this first line."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setTitle(title)
    for number, line in enumerate((first, "Situation", "It rained, K9 and [AC 1.3] (Q7).", "Action", "I rang.")):
        canvas.drawString(50, 800 - 20 * number, line)
    canvas.save()
    return made.getvalue()


def _framework(file: Path, portfolio: Path) -> tuple[object, ...]:
    return "framework", "import", file, "--into", portfolio, "--code", "ZZ9"


def test_units(seeds: Seeds, tmp_path: Path) -> None:
    content = (resources() / "units" / "101.toml").read_bytes()
    check(seeds, tmp_path, "a.toml", fields.toml_with(content, WORDS), _framework)


def test_profiles(seeds: Seeds, tmp_path: Path) -> None:
    check(
        seeds, tmp_path, "a.toml", fields.toml_with(PROFILE.encode(), WORDS),
        lambda f, p: ("export", p, "--pack", tmp_path / "a.zip", "--profile", f, "--check"),
    )  # fmt: skip


def test_tables(seeds: Seeds, tmp_path: Path) -> None:
    check(
        seeds,
        tmp_path,
        "a.csv",
        fields.table_with(TABLE, WORDS),
        _framework,
    )


def test_accounts(seeds: Seeds, tmp_path: Path) -> None:
    pieces = [
        b"A returned kettle",
        b"2026-03-02",
        b"Returns desk",
        b"101/1.4",
        b"Situation",
        b"101/1.3",
        b"step 4",
        b"title",
    ]
    check(
        seeds, tmp_path, "a.md", fields.plain_with(ACCOUNT.encode(), pieces, WORDS),
        lambda f, p: ("account", "add", p, f),
    )  # fmt: skip


def test_accounts_in_word_files(seeds: Seeds, tmp_path: Path) -> None:
    from docx import Document

    made = Document()
    made.core_properties.title = "The title"
    for heading, text in (("The story", ""), ("Situation", "It rained, K9 and [AC 1.3] (Q7)."), ("Action", "I rang.")):
        made.add_heading(heading, 1 if not text else 2)
        made.add_paragraph(text)
    made.save(str(tmp_path / "sound.docx"))
    sound = (tmp_path / "sound.docx").read_bytes()
    for more in ((), ("--check",)):
        check(
            seeds, tmp_path, "a.docx", fields.package_with(sound, "word/document.xml", PIECES, WORDS),
            lambda f, p, more=more: ("account", "add", p, f, *more),
        )  # fmt: skip


def test_accounts_in_documents_of_other_programs(seeds: Seeds, tmp_path: Path) -> None:
    for name, contents in (
        ("a.odt", fields.package_with(open_document("text", ODT), "content.xml", PIECES, WORDS)),
        ("a.rtf", fields.rtf_with(RTF, [*PIECES, b"The title"], WORDS)),
        ("a.html", fields.plain_with(HTML, [*PIECES, b"The title"], WORDS)),
        ("a.pdf", iter([pdf(WORDS, "The story"), pdf("t", "Q" * 5_000), pdf("t", f"The story {'Q' * 300}")])),
    ):
        check(seeds, tmp_path, name, contents, lambda f, p: ("account", "add", p, f, "--check"))


def test_coded_projects(seeds: Seeds, tmp_path: Path) -> None:
    portfolio, project = seeds.portfolio, tmp_path / "sound.qdpx"
    assert called(("export", portfolio, "--qdpx", project, "--allow-personal-data")).code == 0
    contents = fields.package_attributes_with(project.read_bytes(), "project.qde", WORDS)
    check(seeds, tmp_path, "a.qdpx", contents, lambda f, p: ("import", f, p))


@pytest.mark.parametrize("kind", ["json", "matrix"])
def test_frameworks_of_other_programs(seeds: Seeds, tmp_path: Path, kind: str) -> None:
    sound = tmp_path / f"sound.{kind}"
    assert called(("framework", "export", seeds.portfolio, "CS101", sound)).code == 0
    contents = fields.json_with(sound.read_bytes(), WORDS, names=False)
    check(seeds, tmp_path, f"a.{kind}", contents, _framework)


def test_tables_of_opendocument(seeds: Seeds, tmp_path: Path) -> None:
    rows = [line.split(",") for line in TABLE.decode().splitlines()]
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    made = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    sound = open_document("spreadsheet", f'<table:table table:name="Sheet">{made}</table:table>')
    pieces = [b"code", b"unit", b"1.1", b"Explain how to listen", b"knowledge", b"101", b"Helping", b"Sheet"]
    check(seeds, tmp_path, "a.ods", fields.package_with(sound, "content.xml", pieces, WORDS), _framework)


def test_returned_forms(seeds: Seeds, tmp_path: Path) -> None:
    contents = fields.form_with(seeds.content("form.pdf"), WORDS)
    check(seeds, tmp_path, "form.pdf", contents, lambda f, p: ("witness", "import", p, f))


def test_spreadsheets_of_decisions(seeds: Seeds, tmp_path: Path) -> None:
    contents = fields.workbook_with(seeds.content("Decisions.xlsx"), WORDS)
    some = (content for _, content in zip(range(DECISIONS), contents, strict=False))
    check(seeds, tmp_path, "d.xlsx", some, lambda f, p: ("decisions", "import", p, f))


def test_signed_decisions(seeds: Seeds, tmp_path: Path) -> None:
    contents = fields.json_with(seeds.content("Ann.decisions"), WORDS)
    check(seeds, tmp_path, "d.decisions", contents, lambda f, p: ("decisions", "import", p, f))


def test_mails(seeds: Seeds, tmp_path: Path) -> None:
    pieces = [
        b"Pat <pat@example.com>",
        b"Ann <ann@example.com>",
        b"=?utf-8?q?Thanks_=C3=A9?=",
        b"Mon, 2 Mar 2026",
        b'"x"',
    ]
    check(seeds, tmp_path, "m.eml", fields.plain_with(MAIL, pieces, WORDS), lambda f, p: ("evidence", "add", p, f))


def test_words_of_the_call(seeds: Seeds) -> None:
    portfolio, words, wrong = seeds.portfolio, WORDS, list[str]()
    for arguments in (
        ("new", portfolio.with_name("other.portfolio"), "--learner", words),
        ("framework", "show", words),
        ("claim", "add", portfolio, words, "101/1.6"),
        ("claim", "add", portfolio, "E001", words),
        ("claim", "add", portfolio, "E001", "101/1.6", "--quote", words),
        ("claim", "add", portfolio, "E001", "101/1.6", "--need", words),
        ("claim", "list", portfolio, "--evidence", words),
        ("evidence", "show", portfolio, words),
        ("witness", "show", portfolio, words),
        ("witness", "request", portfolio, words, "101/1.4"),
        ("witness", "request", portfolio, "W01", "101/1.4", "--event", words, "--date", words),
        ("decisions", "decide", seeds.folder / "pack.zip", words, "met"),
        ("decisions", "keys", "--forget", words),
        ("search", portfolio, words),
        ("export", portfolio, "--pdf", portfolio.with_name("a.pdf"), "--unit", words),
        ("details", portfolio, "--learner", words),
        (words,),
        ("claim", words),
    ):
        wrong += faults(called(arguments))
    assert not wrong, "\n".join(wrong)


def test_lists_of_a_portfolio_whose_every_name_is_odd(seeds: Seeds, tmp_path: Path) -> None:
    portfolio, odd = tmp_path / "Odd.portfolio", "\x1b]0;x\x07\u202eQ\u2028Q"
    file = tmp_path / f"{odd}.txt"
    file.write_text("words", encoding="utf-8")
    portfolio.write_bytes(seeds.portfolio.read_bytes())
    made = [
        called(arguments)
        for arguments in (
            ("details", portfolio, "--learner", odd),
            ("evidence", "add", portfolio, file, "--title", odd, "--criterion", "101/1.3"),
            ("claim", "add", portfolio, "E001", "101/1.6", "--note", odd),
            ("witness", "add", portfolio, "--name", odd, "--role", odd, "--relationship", odd),
            ("evidence", "list", portfolio),
            ("evidence", "show", portfolio, "E006"),
            ("claim", "list", portfolio),
            ("witness", "list", portfolio),
            ("check", portfolio),
            ("coverage", portfolio),
            ("search", portfolio, "Q"),
            ("removed", "list", portfolio),
        )
    ]
    assert not [fault for answer in made for fault in faults(answer)]
    assert any("Q" in answer.out for answer in made)
