"""Sound files of every kind that the program reads, made by the program itself: what is then changed."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.decisions import return_form
from portfolio_app.domain.decisions.return_form import FormColumn
from tests.soak.calls import call

ACCOUNT = """---
title: A returned kettle
date: 2026-03-02
place: Returns desk
criteria: [101/1.4]
---

## Situation

A customer came to the desk with a kettle. Fewer people had come [because of the rain]{criterion="101/1.3"}.

## Action

I let him finish and [repeated the problem in my own words]{criterion="101/1.3" note="step 4"}.
"""
SHEET = """Customer service in practice

Topic Synopsis
What good service is, and why it pays.

Key Concepts & Core Principles
Empathy: seeing it as the customer does.

Examiner Marking Points
1. Explain at least two internal factors and two external factors.
2. Describe a complaint that you handled.
"""
PROFILE = 'title = "College"\nfolder = "{learner}"\nparts = ["pdf", "word"]\nleast_pieces = 3\nmost_words = 9000\n'
MAIL = b"""From: Pat <pat@example.com>
To: Ann <ann@example.com>
Date: Mon, 2 Mar 2026 10:00:00 +0000
Subject: =?utf-8?q?Thanks_=C3=A9?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Thank you =E9
--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+VGhhbmsgeW91PC9wPg==
--x--
"""
PAGE = (
    b"<!doctype html><html><head><title>t</title></head><body><p>Words &amp; more<table><tr><td>x</table></body></html>"
)


@dataclass(frozen=True, slots=True)
class Seeds:
    """The folder of sound files, by their names."""

    folder: Path

    @property
    def portfolio(self) -> Path:
        """A portfolio with an account, claims, files, and a witness's statement that is asked for."""
        return self.folder / "seed.portfolio"

    def content(self, name: str) -> bytes:
        """Return the bytes of one."""
        return (self.folder / name).read_bytes()


def make_seeds(folder: Path) -> Seeds:
    """Make them all."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = Seeds(folder)
    _write_plain(folder)
    _write_pictures(folder)
    portfolio = seeds.portfolio
    _do("new", portfolio, "--learner", "Ann Example", "--framework", "CS101")
    _do("account", "add", portfolio, folder / "account.md")
    _do("evidence", "add", portfolio, folder / "photo.jpg", folder / "mail.eml", "--criterion", "101 1.5")
    _do("witness", "add", portfolio, "--name", "Pat Lee", "--role", "Manager", "--relationship", "line manager")
    _do("witness", "request", portfolio, "W01", "101/1.4", "--form", folder / "form.pdf")
    _do("witness", "form", portfolio, "E004", folder / "form.docx")
    words = folder / "words.txt"
    words.write_text("I saw Ann settle it calmly.", encoding="utf-8")
    _do("witness", "request", portfolio, "W01", "101/1.5")
    _do("witness", "sign", portfolio, "E005", "--text", words, "--saw", "101/1.5", "--name", "Pat Lee", "--declare")
    _do(
        "export",
        portfolio,
        "--pack",
        folder / "pack.zip",
        "--docx",
        folder / "template.docx",
        "--pdf",
        folder / "a.pdf",
        "--allow-personal-data",
    )
    (folder / "passphrase.txt").write_text("seven easy words that nobody guesses", encoding="utf-8")
    word = folder / "passphrase.txt"
    _do("export", portfolio, "--pack", folder / "sealed.zip", "--seal-passphrase-file", word, "--allow-personal-data")
    locked = folder / "locked.portfolio"
    locked.write_bytes(portfolio.read_bytes())
    _do("lock", locked, "--yes", "--passphrase-file", word)
    with zipfile.ZipFile(folder / "pack.zip") as pack:
        (folder / "Decisions.xlsx").write_bytes(_filled_in(pack.read(_inside(pack, "Decisions.xlsx"))))
        (folder / "signed.pdf").write_bytes(pack.read(_inside(pack, ".pdf", "/witness/")))
    _do("decisions", "decide", folder / "pack.zip", "101 1.3", "met", "--feedback", "You said it back.")
    _do("decisions", "return", folder / "pack.zip", folder / "Ann.decisions", "--by", "Jo Field")
    return seeds


def _inside(pack: zipfile.ZipFile, ending: str, folder: str = "") -> str:
    return next(name for name in pack.namelist() if name.endswith(ending) and folder in f"/{name}")


def _do(*arguments: object) -> None:
    answer = call(arguments)
    assert answer.code == 0, answer


def _write_plain(folder: Path) -> None:
    from portfolio_app import paths

    (folder / "account.md").write_text(ACCOUNT, encoding="utf-8")
    (folder / "sheet.txt").write_text(SHEET, encoding="utf-8")
    (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
    (folder / "unit.toml").write_bytes((paths.resources() / "units" / "101.toml").read_bytes())
    (folder / "mail.eml").write_bytes(MAIL)
    (folder / "page.html").write_bytes(PAGE)


def _write_pictures(folder: Path) -> None:
    from PIL import Image

    picture = Image.effect_noise((64, 48), 40).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker"
    for name, form in (("photo.jpg", "JPEG"), ("photo.png", "PNG"), ("photo.webp", "WEBP")):
        picture.save(folder / name, form, exif=exif)
    picture.save(folder / "scan.tiff", save_all=True, append_images=[picture])
    picture.save(folder / "photo.gif")
    picture.save(folder / "photo.heic", "HEIF") if _has_heif() else None


def _has_heif() -> bool:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return True


def _filled_in(form: bytes) -> bytes:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(form))
    answers = {return_form.NAME: "Jo Field", return_form.ROLE: "assessor", return_form.DATE: "3 March 2026"}
    start, decisions = book[return_form.START], book[return_form.DECISIONS]
    for number, row in enumerate(start.values, 1):
        if str(row[0]) in answers:
            start.cell(number, 2, answers[str(row[0])])
    rows = [list(map(str, row)) for row in decisions.values]
    head = next(number for number, row in enumerate(rows) if FormColumn.DECISION.value in row)
    code, decision = (rows[head].index(column.value) for column in (FormColumn.CODE, FormColumn.DECISION))
    first = next(number for number in range(head + 1, len(rows)) if rows[number][code] not in ("None", ""))
    decisions.cell(first + 1, decision + 1, "met")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
