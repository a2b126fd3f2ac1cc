"""Forms come back otherwise than they went: saved by another program, printed, scanned, photographed."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement import StatementState, Way
from portfolio_app.services.witnesses.scans import ScanFoundError
from portfolio_app.workspace import Workspace
from tests.services.witnesses.test_returns import _fill_word
from tests.services.witnesses.witnessing import FILLED, SEEN, WORDS, ask, fill, portfolio, what_they_said

OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        ask(made)
        yield made


def form(workspace: Workspace, folder: Path, ending: str) -> Path:
    path = folder / f"form.{ending}"
    workspace.statements.write_form("E001", path)
    return path


def saved_by_office(path: Path, ending: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = folder / "saved"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", out, path],
        check=True,
        capture_output=True,
    )
    return out / f"{path.stem}.{ending}"


def comes_back(workspace: Workspace, path: Path) -> None:
    version = workspace.statements.take_in(path).latest
    assert version is not None
    assert (version.text, version.seen, version.declared) == (WORDS, SEEN, True)
    assert (version.typed_name, version.way, version.witness_role) == ("P. Sharma", Way.FILE, "Duty manager")


@OFFICE
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_word_form_saved_by_libreoffice_comes_back(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    filled = _fill_word(form(workspace, tmp_path, "docx"), tmp_path / "filled.docx")
    comes_back(workspace, saved_by_office(filled, ending, tmp_path))


@OFFICE
def test_what_a_field_says_while_it_is_empty_is_nobodys_testimony(workspace: Workspace, tmp_path: Path) -> None:
    saved = saved_by_office(form(workspace, tmp_path, "docx"), "docx", tmp_path)
    with pytest.raises(InputError, match="is not filled in"):
        workspace.statements.take_in(saved)


def test_a_word_form_without_any_controls_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    """As programs on the web save it: the words and the boxes are there, and nothing that names them."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    filled = _fill_word(form(workspace, tmp_path, "docx"), tmp_path / "filled.docx")
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    bare = tmp_path / "bare.docx"
    with zipfile.ZipFile(filled) as source, zipfile.ZipFile(bare, "w") as made:
        root = etree.fromstring(source.read("word/document.xml"))
        for control in list(root.iter(f"{w}sdt")):
            checked = control.find(f"{w}sdtPr/{w14}checkbox/{w14}checked")
            if checked is not None and checked.get(f"{w14}val") == "1":
                control.find(f"{w}sdtContent//{w}t").text = "☒"
            for child in list(control.find(f"{w}sdtContent")):
                control.addprevious(child)
            control.getparent().remove(control)
        made.writestr("word/document.xml", etree.tostring(root))
    comes_back(workspace, bare)


def printed(path: Path) -> Path:
    made = path.with_name("printed.pdf")
    with pikepdf.open(path) as document:
        document.flatten_annotations("print")
        for key in list(document.docinfo.keys()):
            del document.docinfo[key]
        document.save(made)
    return made


def offered(workspace: Workspace, path: Path) -> ScanFoundError:
    with pytest.raises(ScanFoundError) as caught:
        workspace.statements.take_in(path)
    assert workspace.statements.get("E001").versions == ()
    return caught.value


def test_a_form_printed_to_a_pdf_is_known_by_its_words_and_offered_as_a_scan(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = printed(fill(form(workspace, tmp_path, "pdf"), tmp_path / "filled.pdf"))
    offer = offered(workspace, path)
    assert [each.reference for each in offer.statements] == ["E001"]
    assert "attach it as the scan of E001" in offer.message
    assert (" ".join(offer.found.text.split()), offer.found.typed_name) == (WORDS, "P. Sharma")
    assert (offer.found.seen_on_text, offer.found.typed_on_text) == ("2/3/2026", "4 March 2026")
    attached = workspace.statements.attach_scan("E001", path, what_they_said())
    assert (attached.state, attached.counts) == (StatementState.RETURNED, True)


def test_an_empty_form_printed_to_a_pdf_says_nothing_for_the_witness(workspace: Workspace, tmp_path: Path) -> None:
    found = offered(workspace, printed(form(workspace, tmp_path, "pdf"))).found
    assert (found.text, found.typed_name, found.seen_on_text, found.typed_on_text) == ("", "", "", "")


@OFFICE
def test_a_word_form_printed_to_a_pdf_is_offered_as_a_scan(workspace: Workspace, tmp_path: Path) -> None:
    filled = _fill_word(form(workspace, tmp_path, "docx"), tmp_path / "filled.docx")
    offer = offered(workspace, saved_by_office(filled, "pdf", tmp_path))
    assert [each.reference for each in offer.statements] == ["E001"]
    assert " ".join(offer.found.text.split()) == WORDS


def test_a_photo_is_offered_as_the_scan_of_what_was_asked(workspace: Workspace, tmp_path: Path) -> None:
    for name, kind in (
        ("IMG_1.jpg", "JPEG"),
        ("a.png", "PNG"),
        ("a.tif", "TIFF"),
        ("a.webp", "WEBP"),
        ("a.bmp", "BMP"),
    ):
        Image.new("RGB", (40, 60), "white").save(tmp_path / name, kind)
        assert [each.reference for each in offered(workspace, tmp_path / name).statements] == ["E001"]
    ask(workspace)
    ask(workspace)
    offer = offered(workspace, tmp_path / "a.png")
    assert "E001 (Priya Sharma), E002 (Priya Sharma) or E003 (Priya Sharma)" in offer.message
    shutil.copy(tmp_path / "a.png", tmp_path / "signed e002.png")
    assert [each.reference for each in offered(workspace, tmp_path / "signed e002.png").statements] == ["E002"]


def test_a_scanned_page_in_a_pdf_is_offered_as_a_scan(workspace: Workspace, tmp_path: Path) -> None:
    Canvas(str(tmp_path / "scan.pdf")).save()
    assert [each.reference for each in offered(workspace, tmp_path / "scan.pdf").statements] == ["E001"]


def test_a_print_of_what_is_signed_or_of_another_portfolio_is_not_offered(workspace: Workspace, tmp_path: Path) -> None:
    path = printed(fill(form(workspace, tmp_path, "pdf"), tmp_path / "filled.pdf"))
    with portfolio(tmp_path, "Other") as other, pytest.raises(InputError, match="another portfolio"):
        other.statements.take_in(path)
    workspace.statements.sign("E001", what_they_said())
    with pytest.raises(InputError, match="signed already"):
        workspace.statements.take_in(path)


def test_a_photo_by_a_phone_is_kept_as_a_picture_that_documents_show(workspace: Workspace, tmp_path: Path) -> None:
    from pillow_heif import from_pillow

    from_pillow(Image.new("RGB", (64, 64), "white")).save(tmp_path / "IMG_2.HEIC")
    offered(workspace, tmp_path / "IMG_2.HEIC")
    workspace.statements.attach_scan("E001", tmp_path / "IMG_2.HEIC", what_they_said())
    assert workspace.statements.file("E001").media_type == "image/jpeg"


def test_documents_of_older_kinds_say_how_to_save_them(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "form.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "form.rtf").write_bytes(b"{\\rtf1 hello}")
    for name in ("form.doc", "form.rtf"):
        with pytest.raises(InputError, match=r"save it as \.docx"):
            workspace.statements.take_in(tmp_path / name)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({"account": ""}, "no words"), ({"typed_name": ""}, "no name"), ({"account": "", "typed_name": ""}, "no words")],
)
def test_what_has_no_words_or_no_name_is_noted_and_does_not_count(
    workspace: Workspace, tmp_path: Path, changes: dict[str, str], kind: str
) -> None:
    came = workspace.statements.take_in(
        fill(form(workspace, tmp_path, "pdf"), tmp_path / "filled.pdf", {**FILLED, **changes})
    )
    assert (came.state, came.counts) == (StatementState.RETURNED, False)
    assert kind in {warning.kind for warning in workspace.statements.warnings("E001")}
    assert not [claim for claim in workspace.claims.all() if claim.evidence_id == came.evidence.id]
    assert any("does not count" in finding.message for finding in workspace.overview.todo())


def test_what_only_lacks_a_name_counts_once_it_is_confirmed(workspace: Workspace, tmp_path: Path) -> None:
    form_ = fill(form(workspace, tmp_path, "pdf"), tmp_path / "filled.pdf", {**FILLED, "typed_name": ""})
    before = workspace.statements.take_in(form_)
    assert workspace.statements.confirm("E001", "Dana Reid").counts
    assert len(workspace.claims.all()) == len(SEEN)
    workspace.statements.restore_state(before)
    assert not workspace.statements.get("E001").counts
    assert workspace.claims.all() == ()


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"name": "Tom Osei", "typed_name": "Tom Osei"}, "other name"),
        ({"typed_on": "4 March 2099"}, "future date"),
        ({"typed_on": "1 March 2026"}, "signed early"),
        ({"seen_on": "1/2/2026", "typed_on": "1 March 2026"}, "signed early"),
    ],
)
def test_what_does_not_fit_is_noted(workspace: Workspace, tmp_path: Path, changes: dict[str, str], kind: str) -> None:
    workspace.statements.take_in(fill(form(workspace, tmp_path, "pdf"), tmp_path / "filled.pdf", {**FILLED, **changes}))
    found = {warning.kind: warning.message for warning in workspace.statements.warnings("E001")}
    assert kind in found
    assert found[kind] in {finding.message for finding in workspace.overview.todo()}
