"""Forms go out and come back: filled by other programs than the one that made them, or wrong in some way."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement import StatementState, Way
from portfolio_app.workspace import Workspace
from tests.services.witnesses.witnessing import FILLED, SEEN, TICKED, WORDS, ask, fill, portfolio, what_they_said


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        yield made


@pytest.fixture
def blank(workspace: Workspace, tmp_path: Path) -> Path:
    ask(workspace)
    path = tmp_path / "form.pdf"
    workspace.statements.write_form("E001", path)
    return path


def comes_back(workspace: Workspace, path: Path) -> None:
    returned = workspace.statements.take_in(path)
    version = returned.latest
    assert version is not None
    assert returned.state is StatementState.RETURNED
    assert (version.text, version.seen, version.declared) == (WORDS, SEEN, True)
    assert (version.seen_on, version.signed_on) == (date(2026, 3, 2), date(2026, 3, 4))
    assert (version.typed_name, version.way) == ("P. Sharma", Way.FILE)
    assert "origin not verified" in version.origin
    assert workspace.statements.file("E001").content == path.read_bytes()
    assert workspace.statements.verify("E001").holds


def test_writing_a_form_asks_the_witness(workspace: Workspace, blank: Path) -> None:
    assert blank.read_bytes().startswith(b"%PDF")
    assert workspace.statements.get("E001").state is StatementState.ASKED
    with pytest.raises(InputError, match="pdf or"):
        workspace.statements.write_form("E001", blank.with_suffix(".txt"))


def test_a_pdf_filled_by_pypdf_comes_back(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    comes_back(workspace, fill(blank, tmp_path / "filled.pdf"))


@pytest.mark.skipif(shutil.which("pdftk") is None, reason="pdftk is not installed")
def test_a_pdf_filled_by_pdftk_comes_back(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    fields = "".join(
        f"<field name='{name}'><value>{value}</value></field>"
        for name, value in {**FILLED, **dict.fromkeys(TICKED, "Yes")}.items()
    )
    (tmp_path / "values.xfdf").write_text(
        f"<?xml version='1.0' encoding='UTF-8'?><xfdf xmlns='http://ns.adobe.com/xfdf/'><fields>{fields}</fields></xfdf>",
        encoding="utf-8",
    )
    filled = tmp_path / "filled.pdf"
    subprocess.run(["pdftk", blank, "fill_form", tmp_path / "values.xfdf", "output", filled], check=True)
    comes_back(workspace, filled)


def test_a_pdf_filled_by_pdfium_comes_back(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    """PDFium is what Chrome and Edge show PDFs with: clicked and typed into, as there."""
    filled = tmp_path / "filled.pdf"
    _fill_by_hand(blank, filled)
    comes_back(workspace, filled)


def _fill_by_hand(blank: Path, target: Path) -> None:
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    places = _places(blank)
    document = pypdfium2.PdfDocument(blank)
    document.init_forms()
    environment = document.formenv
    assert environment is not None
    form = environment.raw
    for number in range(len(document)):
        page = document[number]
        raw.FORM_OnAfterLoadPage(page.raw, form)
        for name, (on, x, y) in places.items():
            if on == number and (name in FILLED or name in TICKED):
                raw.FORM_OnMouseMove(form, page.raw, 0, x, y)
                raw.FORM_OnLButtonDown(form, page.raw, 0, x, y)
                raw.FORM_OnLButtonUp(form, page.raw, 0, x, y)
                if name in FILLED:
                    raw.FORM_SelectAllText(form, page.raw)
                    text = (FILLED[name] + "\0").encode("utf-16-le")
                    buffer = ctypes.create_string_buffer(text, len(text))
                    raw.FORM_ReplaceSelection(form, page.raw, ctypes.cast(buffer, raw.FPDF_WIDESTRING))
        raw.FORM_ForceToKillFocus(form)
        page.close()
    document.save(target)
    document.close()


def _places(blank: Path) -> dict[str, tuple[int, float, float]]:
    """Return each field's page and the middle of its box."""
    found: dict[str, tuple[int, float, float]] = {}
    with pikepdf.open(blank) as document:
        for number, page in enumerate(document.pages):
            for widget in page.get("/Annots", []):
                left, bottom, right, top = (float(side) for side in widget.Rect)
                found[str(widget.T)] = (number, (left + right) / 2, (bottom + top) / 2)
    return found


def _fill_word(blank: Path, target: Path) -> Path:
    """Fill the Word form as Word does: the words in the controls, the ticks in their properties."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    with zipfile.ZipFile(blank) as source, zipfile.ZipFile(target, "w") as made:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == "word/document.xml":
                root = etree.fromstring(content)
                for control in root.iter(f"{w}sdt"):
                    name = control.find(f"{w}sdtPr/{w}tag").get(f"{w}val")
                    checked = control.find(f"{w}sdtPr/{w14}checkbox/{w14}checked")
                    if checked is not None and name in TICKED:
                        checked.set(f"{w14}val", "1")
                    if name in FILLED:
                        for shown in control.findall(f"{w}sdtPr/{w}showingPlcHdr"):
                            shown.getparent().remove(shown)
                        control.find(f"{w}sdtContent//{w}t").text = FILLED[name]
                content = etree.tostring(root)
            made.writestr(entry, content)
    return target


def test_a_word_form_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    ask(workspace)
    form = tmp_path / "form.docx"
    workspace.statements.write_form("E001", form)
    comes_back(workspace, _fill_word(form, tmp_path / "filled.docx"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_word_form(workspace: Workspace, tmp_path: Path) -> None:
    from pypdf import PdfReader

    ask(workspace)
    form = tmp_path / "form.docx"
    workspace.statements.write_form("E001", form)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path / "out", form],
        check=True,
        capture_output=True,
    )
    shown = "".join(page.extract_text() for page in PdfReader(tmp_path / "out" / "form.pdf").pages)
    for words in ("The spill in aisle four", "Line manager, since April 2025", "Declaration", "E001"):
        assert words in shown


def test_a_form_of_another_portfolio_is_refused(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    filled = fill(blank, tmp_path / "filled.pdf")
    with portfolio(tmp_path, "Other") as other, pytest.raises(InputError, match="another portfolio"):
        other.statements.take_in(filled)


def test_a_form_that_nobody_filled_in_is_refused(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    named = fill(blank, tmp_path / "named.pdf", {"typed_name": "Priya Sharma"}, ())
    for path in (blank, named):
        with pytest.raises(InputError, match="is not filled in: ask the witness to fill it in, save it"):
            workspace.statements.take_in(path)
    assert workspace.statements.get("E001").versions == ()


def test_a_form_that_comes_back_twice_is_refused(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    filled = fill(blank, tmp_path / "filled.pdf")
    workspace.statements.take_in(filled)
    with pytest.raises(InputError, match="came back already"):
        workspace.statements.take_in(filled)
    other = fill(blank, tmp_path / "again.pdf", {**FILLED, "account": "Other words of hers, typed the day after."})
    assert len(workspace.statements.take_in(other).versions) == 2


def test_a_form_of_an_older_request_is_refused_unless_wanted(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    filled = fill(blank, tmp_path / "filled.pdf")
    workspace.statements.change_request("E001", event="The spill by the tills")
    with pytest.raises(InputError, match="older form"):
        workspace.statements.take_in(filled)
    assert workspace.statements.get("E001").versions == ()
    taken = workspace.statements.take_in(filled, older=True)
    assert taken.latest is not None
    assert taken.latest.request == 1
    assert workspace.statements.verify("E001").holds


def test_a_form_whose_check_code_was_changed_is_refused(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    for values, why in (
        ({"digest": "0" * 64}, "check code"),
        ({"statement": "E044"}, "not in this portfolio"),
        ({"form": "something else"}, "not a statement form"),
        ({"digest": ""}, "not a statement form"),
    ):
        altered = fill(blank, tmp_path / "altered.pdf", {**FILLED, **values})
        with pytest.raises(InputError, match=why):
            workspace.statements.take_in(altered)
    with pikepdf.open(blank) as document:
        tick = next(field for field in document.Root.AcroForm.Fields if str(field.T).startswith("seen:"))
        tick.T = "seen:CS105/105/1.1"
        tick.V = pikepdf.Name.Yes
        document.save(tmp_path / "tick.pdf")
    with pytest.raises(InputError, match="does not ask about"):
        workspace.statements.take_in(tmp_path / "tick.pdf")


def test_a_form_for_a_signed_statement_is_refused(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    filled = fill(blank, tmp_path / "filled.pdf")
    workspace.statements.sign("E001", what_they_said())
    with pytest.raises(InputError, match="signed already"):
        workspace.statements.take_in(filled)


def test_what_is_no_form_is_said(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    filled = fill(blank, tmp_path / "filled.pdf").read_bytes()
    with pikepdf.open(blank) as document:
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (tmp_path / "cut.pdf").write_bytes(filled[: len(filled) // 3])
    (tmp_path / "text.pdf").write_bytes(b"not a PDF")
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04 nothing")
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.7\n")
        huge.truncate(60_000_000)
    _many_pages(tmp_path / "pages.pdf")
    _bomb(tmp_path / "bomb.docx")
    for name, why in (
        ("locked.pdf", "password"), ("cut.pdf", "damaged|not a statement form"), ("text.pdf", "neither"),
        ("cut.docx", "damaged"), ("huge.pdf", "larger than 50 MB"), ("pages.pdf", "too many pages"),
        ("bomb.docx", "larger than a statement form"), ("missing.pdf", "cannot be read"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=why) as caught:
            workspace.statements.take_in(tmp_path / name)
        assert caught.value.message.count(". ") <= 1
    assert workspace.statements.get("E001").versions == ()


def _many_pages(path: Path) -> None:
    with pikepdf.new() as document:
        for _ in range(600):
            document.add_blank_page()
        document.save(path)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)


def test_scripts_in_a_form_are_not_looked_at(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    filled = fill(blank, tmp_path / "filled.pdf")
    with pikepdf.open(filled, allow_overwriting_input=True) as document:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
        document.Root.OpenAction = script
        document.save()
    comes_back(workspace, filled)


def test_a_digital_signature_on_a_returned_form_is_checked(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    from portfolio_app.signing.certificates import make_key
    from tests.signing.conftest import AT

    stranger = make_key("P. Sharma", "", AT)
    signed = _signed(fill(blank, tmp_path / "filled.pdf"), tmp_path / "signed.pdf", stranger)
    broken = tmp_path / "broken.pdf"
    content = signed.read_bytes()
    broken.write_bytes(content.replace(b"4 March 2026", b"5 March 2026"))
    assert broken.read_bytes() != content
    with pytest.raises(InputError, match="does not hold"):
        workspace.statements.take_in(broken)
    returned = workspace.statements.take_in(signed)
    assert returned.state is StatementState.RETURNED
    assert returned.latest is not None
    assert "nobody here has checked" in returned.latest.origin


def _signed(filled: Path, target: Path, key: object) -> Path:
    from io import BytesIO

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    from portfolio_app.signing.signatures import _signer

    about = PdfSignatureMetadata(field_name="Mine", md_algorithm="sha256")
    writer = IncrementalPdfFileWriter(BytesIO(filled.read_bytes()))
    signer = PdfSigner(about, _signer(key), new_field_spec=SigFieldSpec("Mine"))  # type: ignore[arg-type]
    target.write_bytes(signer.sign_pdf(writer).getvalue())
    return target


def test_a_scan_must_be_one(workspace: Workspace, blank: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("not a scan")
    with pytest.raises(InputError, match="not a scan"):
        workspace.statements.attach_scan("E001", words, what_they_said())
