"""Whole signatures hold; whatever is changed afterwards is noticed, in pyHanko's eyes and in poppler's."""

import random
import shutil
import subprocess
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from portfolio_app.domain.errors import InputError
from portfolio_app.signing.certificates import OpenKey, make_key
from portfolio_app.signing.results import SignatureState
from portfolio_app.signing.signatures import Signing, sign_pdf
from portfolio_app.signing.validation import validate_pdf
from tests.signing.conftest import AT, flat_pdf

CHANGES = 500


def test_what_was_signed_holds(signed: bytes, key: OpenKey) -> None:
    found = validate_pdf(signed, {key.fingerprint})
    assert found.state is SignatureState.VALID, found.why
    assert [(s.name, s.organisation, s.signed_at) for s in found.signers] == [("Priya Sharma", "Brightway Stores", AT)]
    assert not found.warnings


@pytest.mark.parametrize("name", ["Łukasz ’ محمد", "محمد O’Brien", "Zoë 😀", "😀", "Ann\n", "A" * 300, "שָׂרָה"])
def test_whatever_the_name_is_its_signature_holds(name: str) -> None:
    opened = make_key(name, f"{name} Ltd", AT)
    signed = sign_pdf(flat_pdf(), opened, Signing(name, AT, organisation=name, reason=name, place=name))
    found = validate_pdf(signed, {opened.fingerprint})
    assert found.state is SignatureState.VALID, found.why


def test_a_certificate_that_is_not_known_is_said(signed: bytes) -> None:
    found = validate_pdf(signed)
    assert found.state is SignatureState.UNKNOWN
    assert "Priya Sharma" in found.why


def test_what_was_not_signed_is_said() -> None:
    assert validate_pdf(flat_pdf()).state is SignatureState.UNSIGNED
    assert validate_pdf(b"").state is SignatureState.DAMAGED
    assert validate_pdf(b"%PDF-1.7 nothing").state is SignatureState.DAMAGED


def test_every_byte_that_changes_is_noticed(signed: bytes, key: OpenKey) -> None:
    """500 random single-byte changes over the whole file, and each byte round the signature's own edges."""
    chance = random.Random(20261125)
    places = {chance.randrange(len(signed)) for _ in range(CHANGES + 20)}
    edge = signed.index(b"/ByteRange")
    places |= set(range(edge, edge + 60, 3)) | {0, 5, len(signed) - 1, len(signed) - 3}
    missed = [
        place
        for place in sorted(places)
        if validate_pdf(_with_byte(signed, place, chance), {key.fingerprint}).state is SignatureState.VALID
    ]
    assert len(places) >= CHANGES
    assert missed == []


def _with_byte(content: bytes, place: int, chance: random.Random) -> bytes:
    other = chance.choice([value for value in range(256) if value != content[place]])
    return content[:place] + bytes([other]) + content[place + 1 :]


def test_an_added_page_note_or_text_is_noticed(signed: bytes, key: OpenKey) -> None:
    for added in (_with_page(signed), _with_note(signed), signed + b"\n", signed + b"%%EOF\n"):
        found = validate_pdf(added, {key.fingerprint})
        assert found.state in (SignatureState.CHANGED, SignatureState.DAMAGED), found


def test_a_page_or_note_that_is_added_incrementally_is_noticed(signed: bytes, key: OpenKey) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(signed))
    note = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Text"),
                pdf_name("/Contents"): generic.TextStringObject("met"),
                pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (10, 10, 30, 30)]),
            }
        )
    )
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"].append(note)
    writer.update_container(page["/Annots"])
    target = BytesIO()
    writer.write(target)
    changed = target.getvalue()
    assert changed.startswith(signed)
    assert validate_pdf(changed, {key.fingerprint}).state is SignatureState.CHANGED


def test_a_field_that_is_filled_after_signing_is_noticed(key: OpenKey) -> None:
    """PyHanko's own policy lets a form be filled after signing: a statement's may not."""
    from pyhanko.pdf_utils.generic import TextStringObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    from portfolio_app.signing.signatures import _signer

    writer = IncrementalPdfFileWriter(BytesIO(_form_pdf()))
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256"),
        _signer(key),
        new_field_spec=SigFieldSpec("Signature1"),
    )
    form = signer.sign_pdf(writer).getvalue()
    assert validate_pdf(form, {key.fingerprint}).state is SignatureState.VALID
    writer = IncrementalPdfFileWriter(BytesIO(form))
    fields = [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]]
    field = next(field for field in fields if field["/T"] == "text")
    field[pdf_name("/V")] = TextStringObject("other words")
    writer.update_container(field)
    target = BytesIO()
    writer.write(target)
    assert validate_pdf(target.getvalue(), {key.fingerprint}).state is SignatureState.CHANGED


def _form_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.drawString(72, 700, "Write here")
    canvas.acroForm.textfield(name="text", x=72, y=600, value="first words")
    canvas.save()
    return made.getvalue()


def test_a_form_is_not_signed_while_it_can_be_filled(key: OpenKey) -> None:
    with pytest.raises(InputError, match="flat"):
        sign_pdf(_form_pdf(), key, Signing("Priya Sharma", AT))


def test_two_witnesses_sign_one_file_and_both_hold(signed: bytes, key: OpenKey) -> None:
    second = make_key("Tom Osei", "", AT)
    both = sign_pdf(signed, second, Signing("Tom Osei", AT + timedelta(hours=1)))
    assert both.startswith(signed)
    found = validate_pdf(both, {key.fingerprint, second.fingerprint})
    assert found.state is SignatureState.VALID, found.why
    assert [signer.name for signer in found.signers] == ["Priya Sharma", "Tom Osei"]
    assert validate_pdf(both, {key.fingerprint}).state is SignatureState.UNKNOWN


def test_a_clock_that_was_set_back_makes_one_wonder(key: OpenKey) -> None:
    pdf = sign_pdf(_dated("D:20260302000000Z"), key, Signing("Priya Sharma", AT - timedelta(days=400)))
    found = validate_pdf(pdf, {key.fingerprint})
    # The certificate is younger than the signature, too.
    assert found.state is SignatureState.CHANGED


def _dated(moment: str) -> bytes:
    with pikepdf.open(BytesIO(flat_pdf())) as document:
        document.docinfo["/CreationDate"] = moment
        made = BytesIO()
        document.save(made)
        return made.getvalue()


def test_a_document_younger_than_its_signature_makes_one_wonder(key: OpenKey) -> None:
    pdf = sign_pdf(_dated("D:20270101000000Z"), key, Signing("Priya Sharma", AT))
    found = validate_pdf(pdf, {key.fingerprint})
    assert found.state is SignatureState.VALID
    assert "clock" in found.warnings[0]


def test_a_drawn_signature_shows_on_the_page(key: OpenKey) -> None:
    drawn = sign_pdf(flat_pdf(), key, Signing("Priya Sharma", AT), picture=scribble())
    assert validate_pdf(drawn, {key.fingerprint}).state is SignatureState.VALID
    blank = _rendered(flat_pdf()).crop((56, 842 - 156, 316, 842 - 56))
    shown = _rendered(drawn).crop((56, 842 - 156, 316, 842 - 56))
    assert _dark(blank) == 0
    assert _dark(shown) > 300


def test_a_picture_that_is_none_is_refused(key: OpenKey) -> None:
    for picture in (b"nonsense", b"\x89PNG\r\n\x1a\n" + b"0" * 40, b"0" * 6_000_000):
        with pytest.raises(InputError, match="signature"):
            sign_pdf(flat_pdf(), key, Signing("Priya Sharma", AT), picture=picture)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_poppler_agrees(signed: bytes, key: OpenKey, tmp_path: Path) -> None:
    place = signed.index(b"/Contents <") + 600
    broken = signed[:place] + (b"0" if signed[place : place + 1] != b"0" else b"1") + signed[place + 1 :]
    assert "Signature is Valid" in _pdfsig(signed, tmp_path)
    assert "Total document signed" in _pdfsig(signed, tmp_path)
    body = signed.index(b"/MediaBox")
    for content in (signed[:body] + b"/mediaBox" + signed[body + 9 :], broken):
        assert "Signature is Valid" not in _pdfsig(content, tmp_path)
        assert validate_pdf(content, {key.fingerprint}).state is not SignatureState.VALID
    later = _incremental(signed)
    assert "Not total document signed" in _pdfsig(later, tmp_path)
    assert validate_pdf(later, {key.fingerprint}).state is SignatureState.CHANGED


def _pdfsig(content: bytes, folder: Path) -> str:
    path = folder / "signed.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout


def _incremental(content: bytes) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(content))
    writer.update_root()
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _with_page(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as document:
        document.add_blank_page()
        made = BytesIO()
        document.save(made)
        return made.getvalue()


def _with_note(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as document:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="met")
        document.pages[0].Annots.append(document.make_indirect(note))
        made = BytesIO()
        document.save(made)
        return made.getvalue()


def scribble() -> bytes:
    image = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 80), (60, 10), (90, 80), (140, 30), (290, 60)], fill=(20, 30, 60, 255), width=4)
    made = BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def _rendered(content: bytes) -> Image.Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    page = document[0]
    image = page.render(scale=1).to_pil().convert("L")
    page.close()
    document.close()
    return image


def _dark(image: Image.Image) -> int:
    return sum(image.histogram()[:128])
