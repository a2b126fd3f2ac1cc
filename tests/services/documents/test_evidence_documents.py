"""Evidence of every kind in the documents: pictures, PDF pages, other files, signposts and witness statements."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pypdfium2
import pytest
from page import validate_pdf
from PIL import Image, ImageDraw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from portfolio_app.domain.claims.draft import EvidenceDraft
from portfolio_app.domain.claims.region import Box, Stretch
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Privacy
from portfolio_app.exporters.typefaces.source_sans import path_of
from portfolio_app.importers.evidence_files import incoming as intake
from portfolio_app.importers.evidence_files.pdf_file import PdfFacts
from portfolio_app.importers.evidence_files.pictures import PictureFacts
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.documents.report import attachments, files
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.report.shown import Shown
from portfolio_app.workspace import Workspace
from tests.odd_pdfs import pdf
from tests.services.witnesses.witnessing import WORDS, ask, portfolio, what_they_said
from tests.signing.test_signatures import scribble


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        yield made


def photo(path: Path, turned: bool = False) -> Path:
    picture = Image.new("RGB", (1200, 900), (90, 140, 190))
    ImageDraw.Draw(picture).rectangle((300, 300, 900, 600), fill=(200, 40, 40))
    details = Image.Exif()
    if turned:
        details[0x0112] = 6
    picture.save(path, exif=details)
    return path


def rota(path: Path, pages: int = 3) -> Path:
    drawing = canvas.Canvas(str(path))
    for number in range(pages):
        drawing.drawString(100, 700, f"Rota, week {number + 1}")
        drawing.showPage()
    drawing.save()
    return path


def fill(workspace: Workspace, folder: Path) -> None:
    """E001 a photo, E002 a PDF, E003 a recording, E004 a signpost, E005 a signed statement, E006 one asked for."""
    (folder / "call.mp3").write_bytes(b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(2000))
    paths = (photo(folder / "till.jpg"), rota(folder / "rota.pdf"), folder / "call.mp3")
    workspace.evidence.add(paths, EvidenceDraft(produced_on=date(2026, 3, 2)))
    workspace.evidence.edit("E001", title="Notice at the till", description="The notice that I put up at the till.")
    workspace.claims.add("E001", "105/1.2", region=Box(1, 0.25, 1 / 3, 0.5, 1 / 3), note="It names the procedure")
    workspace.claims.add("E002", "105/2.1", region=Box(2, 0.1, 0.1, 0.3, 0.1), starred=True)
    workspace.claims.add("E003", "105/1.3", region=Stretch(10, 25))
    held, _ = workspace.evidence.add_held_elsewhere(
        "Signed appraisal", "Personnel file, Leeds", checked_by="M. Ward", checked_on=date(2026, 3, 9)
    )
    workspace.claims.add(held.evidence.reference, "105/1.1")
    ask(workspace)
    workspace.statements.sign("E005", what_they_said(), pin="2580", picture=scribble())
    ask(workspace, "105/1.1")
    workspace.statements.mark_asked("E006")


def made(workspace: Workspace, folder: Path, form: str, options: ExportOptions = ExportOptions()) -> Path:
    path = folder / f"made.{form}"
    assert export(workspace.overview.content(), {form: path}, today(), options=options) == ()
    return path


def text_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_the_pdf_shows_evidence_of_every_kind_and_breaks_no_rule(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    path = made(workspace, tmp_path, "pdf")
    whole = " ".join("".join(text_of(path)).split())
    for said in (
        "Notice at the till", "The notice that I put up", "It names the procedure", "E002 p. 2",
        "0:10 to 0:25", "Personnel file, Leeds", "M. Ward on 9 March 2026", WORDS[:60], "Priya Sharma",
        "Check code", "Witness list", "SHA-256",
    ):  # fmt: skip
        assert said in whole, said
    assert [failure.message for failure in validate_pdf(path, profile="ua1").failures] == []
    with pikepdf.open(path) as pdf:
        notes = [
            str(note.Contents) for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Highlight"
        ]
    assert sum("105 1.2" in note or note.startswith("1.2") for note in notes) >= 1


def test_every_page_reference_leads_to_the_page_that_shows_the_evidence(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    path = made(workspace, tmp_path, "pdf")
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen[0]: index for index, page in enumerate(pdf.pages)}
        places = {
            str(names[index]): numbers[names[index + 1][0].objgen[0]]  # pyright: ignore[reportArgumentType]
            for leaf in pdf.Root.Names.Dests.Kids
            for names in [leaf.Names]
            for index in range(0, len(names), 2)
        }
    pages = text_of(path)
    assert "Notice at the till" in pages[places["evidence-E001"]]
    claim = next(claim for claim in workspace.claims.all() if claim.evidence_id == 2)
    assert "E002 p. 2" in pages[places[f"claim-{claim.id}"]]
    assert WORDS[:40] in " ".join(pages[places["evidence-E005"]].split())


def test_word_and_the_web_page_show_the_same(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    document = docx.Document(str(made(workspace, tmp_path, "docx")))
    assert len(document.inline_shapes) == 5  # the photo, three pages, the signature
    page = made(workspace, tmp_path, "html").read_text("utf-8")
    assert page.count("<img ") == 5
    for said in ("Personnel file, Leeds", WORDS[:60], "0:10 to 0:25"):
        assert said in page


def test_private_evidence_is_left_out(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    workspace.evidence.edit("E001", privacy=Privacy.PRIVATE)
    whole = "".join(text_of(made(workspace, tmp_path, "pdf")))
    assert "Notice at the till" not in whole
    assert "Left out because private" in whole


def test_a_photo_stands_upright_as_a_camera_meant_it(workspace: Workspace, tmp_path: Path) -> None:
    workspace.evidence.add([photo(tmp_path / "turned.jpg", turned=True)])
    reader, file = workspace.overview.content().reader, workspace.evidence.file("E001")
    assert reader is not None
    (shown,) = reader.pieces(file)
    assert isinstance(shown, Shown)
    assert Image.open(BytesIO(shown.load())).size == (shown.width, shown.height)


def test_what_turns_out_to_be_unreadable_only_when_it_is_drawn_is_told_in_every_form(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in portfolios of former versions, which did not look so closely at what was put in."""
    cut, page = photo(tmp_path / "cut.jpg"), tmp_path / "two.pdf"
    cut.write_bytes(cut.read_bytes()[:6000])
    page.write_bytes(pdf({2: b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"}))
    unseen = PictureFacts(cut, "image/jpeg")
    monkeypatch.setattr(intake, "picture_facts", lambda *_: unseen)
    monkeypatch.setattr(intake, "pdf_facts", lambda _: PdfFacts(pages=2))
    workspace.evidence.add([cut, page, rota(tmp_path / "rota.pdf")])
    claim = workspace.claims.add("E001", "105/1.2", region=Box(1, 0.1, 0.1, 0.5, 0.5))
    forms = {form: tmp_path / f"made.{form}" for form in ("pdf", "docx", "html", "md")}
    warnings = export(workspace.overview.content(), forms, today())
    assert [warning.split(":")[0] for warning in warnings] == ["E001 cut.jpg", "E002 two.pdf, page 2"]
    document = docx.Document(str(forms["docx"]))
    texts = ["".join(text_of(forms["pdf"])), "\n".join(each.text for each in document.paragraphs)]
    texts += [forms[form].read_text("utf-8") for form in ("html", "md")]
    for text in texts:
        said = " ".join(text.split())
        assert said.count("cannot be shown here") == 2
        assert "travels inside the PDF of this portfolio" in said
    assert sorted(attached(forms["pdf"])) == ["E001 cut.jpg", "E002 two.pdf"]
    assert len(document.inline_shapes) == 4
    assert f'id="claim-{claim.id}"' in texts[2]
    assert [failure.message for failure in validate_pdf(forms["pdf"], profile="ua1").failures] == []


def test_of_a_long_pdf_the_claimed_pages_are_shown(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (files, attachments):
        monkeypatch.setattr(module, "MOST_PAGES", 3)
    workspace.evidence.add([rota(tmp_path / "long.pdf", 9)])
    workspace.claims.add("E001", "105/1.2", region=Box(8, 0, 0, 0.5, 0.5))
    whole = "".join(text_of(made(workspace, tmp_path, "pdf")))
    assert [f"E001 p. {page}" in whole for page in (1, 2, 3, 8)] == [True, True, False, True]
    assert "Shown here: 3 of 9 pages. The whole file travels inside the PDF of this portfolio" in " ".join(
        whole.split()
    )
    assert whole.index("Shown here") < whole.index("E001 p. 1")
    assert list(attached(tmp_path / "made.pdf")) == ["E001 long.pdf"]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\nnothing else", b"\xff\xd8\xff\xe0 no picture", b"MZ\x90\x00 a program"]
)
def test_what_cannot_be_shown_is_named(workspace: Workspace, tmp_path: Path, content: bytes) -> None:
    source, path = tmp_path / "odd.bin", tmp_path / "made.pdf"
    source.write_bytes(content)
    workspace.evidence.add([source])
    warnings = export(workspace.overview.content(), {"pdf": path}, today())
    assert [warning[:13] for warning in warnings] == ([] if content.startswith(b"MZ") else ["E001 odd.bin:"])
    whole = " ".join("".join(text_of(path)).split())
    assert "It travels inside the PDF of this portfolio" in whole


def attached(path: Path) -> dict[str, bytes]:
    with pikepdf.open(path) as book:
        return {name: spec.get_file().read_bytes() for name, spec in book.attachments.items()}


def test_what_paper_cannot_show_travels_inside_the_pdf(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    path = made(workspace, tmp_path, "pdf")
    assert attached(path) == {"E003 call.mp3": (tmp_path / "call.mp3").read_bytes()}
    assert [failure.message for failure in validate_pdf(path, profile="ua1").failures] == []


def test_attachments_are_left_out_when_that_is_chosen(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    path = made(workspace, tmp_path, "pdf", ExportOptions(attachments=False))
    assert attached(path) == {}
    assert "It is in the pack of this portfolio" in " ".join("".join(text_of(path)).split())


def test_programs_and_what_is_too_large_for_e_mail_are_not_attached(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 3000)
    paths = [tmp_path / name for name in ("Rota (new).txt", "call.mp3", "café.wav", "set-up.exe")]
    for number, path in enumerate(paths):
        path.write_bytes(b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(1000 + 900 * (number == 1) + number))
    workspace.evidence.add(paths)
    inside = attached(made(workspace, tmp_path, "pdf"))
    assert sorted(inside) == ["E001 Rota (new).txt", "E002 call.mp3"]


def test_a_pack_keeps_its_files_beside_the_documents(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, tmp_path)
    workspace.packs.make(tmp_path / "pack.zip", "2026-11-25T12:00:00Z")
    with ZipFile(tmp_path / "pack.zip") as pack:
        inner = next(name for name in pack.namelist() if name.endswith("Portfolio.pdf"))
        pack.extract(inner, tmp_path / "unzipped")
    assert attached(tmp_path / "unzipped" / inner) == {}


def test_a_page_that_names_a_font_without_using_it_stays_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Inside", str(path_of("Regular"))))
    drawing = canvas.Canvas(str(tmp_path / "minutes.pdf"))  # chooses Helvetica, which is not inside, and goes on
    drawing.setFont("Inside", 12)
    drawing.drawString(72, 700, "Words of the minutes")
    drawing.save()
    workspace.evidence.add([tmp_path / "minutes.pdf"])
    path = made(workspace, tmp_path, "pdf")
    with pypdfium2.PdfDocument(path) as document:
        words = [each.get_textpage().get_text_range() for each in document]
    assert any("Words of the minutes" in each for each in words)
    assert [failure.message for failure in validate_pdf(path, profile="ua1").failures] == []


def letter(path: Path, words: str = "Thank you for the telescope café help.") -> Path:
    head = "From: Pat Lee <pat@example.org>\nSubject: Thank you\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n"
    parts = f"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n{words}\n"
    attached = '--x\nContent-Type: image/png; name="p.png"\nContent-Transfer-Encoding: base64\n\nQUFB\n--x--\n'
    path.write_text(head + parts + attached, "utf-8")
    return path


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md"])
def test_an_e_mail_and_a_web_page_stand_in_the_documents_as_words(
    workspace: Workspace, tmp_path: Path, form: str
) -> None:
    (tmp_path / "policy.html").write_text("<title>Refunds</title><p>Within <b>28</b> days</p>", "utf-8")
    workspace.evidence.add((letter(tmp_path / "thanks.eml"), tmp_path / "policy.html"))
    words = written(made(workspace, tmp_path, form))
    for said in ("Pat Lee", "2 March 2026, 10:00", "p.png (3 bytes)", "telescope café help.", "Within 28 days"):
        assert said in words
    assert "QUFB" not in words


def test_of_a_long_e_mail_the_beginning_is_placed_and_the_rest_said_to_be_elsewhere(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.evidence.add((letter(tmp_path / "long.eml", "word " * 20_000 + "the very end"),))
    words = written(made(workspace, tmp_path, "html"))
    assert "the beginning of its words" in words
    assert "the very end" not in words


def test_e_mails_are_found_by_their_words_and_dated_by_their_sender(workspace: Workspace, tmp_path: Path) -> None:
    (added,) = workspace.evidence.add((letter(tmp_path / "thanks.eml"),)).added
    assert added.file.evidence.produced_on == date(2026, 3, 2)
    assert [hit.evidence for hit in workspace.overview.search("telescope")] == [added.file.evidence.reference]
    assert not workspace.overview.search("QUFB")


def written(path: Path) -> str:
    """The words of a document, whatever its form."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    elif path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([p.text for p in document.paragraphs] + cells)
    else:
        text = re.sub("<[^<>]*>", "", path.read_text("utf-8"))
    return " ".join(text.split())


def scan(path: Path, pages: int) -> Path:
    made = [Image.new("RGB", (400, 560), (40 * number % 256, 90, 160)) for number in range(1, pages + 1)]
    made[0].save(path, save_all=True, append_images=made[1:], compression="tiff_lzw")
    return path


def test_every_page_of_a_scan_is_placed_and_can_be_claimed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.evidence.add((scan(tmp_path / "form.tiff", 3),))
    workspace.claims.add("E001", "105/1.2", region=Box(3, 0.1, 0.1, 0.5, 0.1))
    with pytest.raises(InputError, match="has 3 pages; there is no page 4"):
        workspace.claims.add("E001", "105/1.2", region=Box(4))
    words = written(made(workspace, tmp_path, "html"))
    assert "box on page 3" in words
    for form in ("docx", "pdf"):
        assert made(workspace, tmp_path, form).stat().st_size > 0
    with ZipFile(tmp_path / "made.docx") as package:
        assert sum(name.startswith("word/media/") for name in package.namelist()) >= 3
    pack = workspace.packs.make(tmp_path / "pack.zip", now())
    assert pack


def test_of_a_long_scan_some_pages_are_placed_and_the_whole_travels_inside(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.evidence.add((scan(tmp_path / "form.tiff", files.MOST_PAGES + 2),))
    words = written(made(workspace, tmp_path, "html"))
    assert f"Shown here: {files.MOST_PAGES} of {files.MOST_PAGES + 2} pages" in words
    inside = attachments.attached_files(Sources(workspace.overview.content(), options=ExportOptions(attachments=True)))
    assert [file.name for file in inside] == ["form.tiff"]


def test_a_picture_that_moves_stands_with_its_first_picture_and_a_word_about_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "green")]
    frames[0].save(tmp_path / "moves.gif", save_all=True, append_images=frames[1:])
    workspace.evidence.add((tmp_path / "moves.gif",))
    assert "only the first is shown" in written(made(workspace, tmp_path, "html"))
    assert not [f for f in workspace.overview.check() if f.kind == "file"]
