"""Blacked out for good: neither the file nor the portfolio holds what was under a box, and claims stay."""

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from PIL import Image, ImageDraw

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.exporters.pack import data_schema
from portfolio_app.importers.redacting import making
from portfolio_app.sandbox import Reason, SandboxError
from portfolio_app.services.clock import now
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, import_workspace, open_workspace
from tests.importers.redacting.named_pdfs import SECRET, boxes_on, everything_in, letter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.portfolio"


@pytest.fixture
def workspace(path: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A portfolio with a letter (E001) that has a former version, and a claim on a box of it."""
    with create_workspace(path, make_portfolio("Rowan Ellis"), bundled()) as opened:
        opened.evidence.add([letter(tmp_path / "first.pdf", 3)])
        opened.evidence.replace("E001", letter(tmp_path / "letter.pdf"))
        opened.claims.add_draft("E001", ClaimDraft("101/1.3", region=Box(2, 0.1, 0.1, 0.5, 0.2)))
        yield opened


def boxes(tmp_path: Path) -> tuple[Box, ...]:
    return (*boxes_on(tmp_path / "letter.pdf"), Box(1, 0.1, 0.24, 0.5, 0.06))


def assert_nowhere(path: Path, secret: str = SECRET) -> None:
    """Look for words in the portfolio's bytes, in every value of every table, and in what its files unpack to."""
    codes = [secret.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    codes += [secret.lower().encode()]
    raw = path.read_bytes()
    assert not any(code in raw for code in codes)
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                for value in row:
                    held = value if isinstance(value, bytes) else str(value).encode()
                    assert not any(code in held for code in codes), name
        for number, content in connection.execute("SELECT content_id, content FROM file_pieces ORDER BY number"):
            if content.startswith(b"%PDF"):
                piece = path.with_name(f"{number}.pdf")
                piece.write_bytes(content)
                assert not any(code in everything_in(piece) for code in codes)


def test_what_was_under_a_box_is_nowhere_in_the_portfolio(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    assert [hit.evidence for hit in workspace.overview.search(SECRET)] == ["E001"]
    workspace.personal_data.allow(f"Quentin {SECRET}", "E001")
    done = workspace.blacking_out.black_out("E001", boxes(tmp_path))
    assert done.versions == 2
    assert workspace.overview.search(SECRET) == ()
    assert [hit.evidence for hit in workspace.overview.search("kettle")] == ["E001"]
    workspace.close()
    assert_nowhere(path)


def test_the_piece_is_marked_and_its_claims_stand(workspace: Workspace, tmp_path: Path) -> None:
    claim = workspace.claims.of(1)[0]
    workspace.blacking_out.black_out("E001", boxes(tmp_path))
    file = workspace.evidence.file("E001")
    assert file.former == ()
    assert file.present.redacted_at.startswith("20")
    assert (file.name, file.present.pages) == ("letter.pdf", 2)
    (kept,) = workspace.claims.of(1)
    assert (kept.id, kept.box, kept.to_recheck, kept.file_version) == (claim.id, claim.box, False, file.version)
    (entry,) = workspace.personal_data.log()
    assert (entry.kind, entry.pseudonym, entry.times) == (None, "blacked out", 2)


def test_the_former_file_is_kept_apart_where_it_is_wanted(workspace: Workspace, tmp_path: Path) -> None:
    aside = tmp_path / "aside.pdf"
    done = workspace.blacking_out.black_out("E001", boxes(tmp_path), aside)
    assert done.kept == aside
    assert aside.read_bytes() == (tmp_path / "letter.pdf").read_bytes()


def test_where_something_is_in_the_place_for_it_nothing_happens(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.evidence.file("E001")
    aside = tmp_path / "aside.pdf"
    aside.write_text("mine")
    with pytest.raises(FileError, match="exists already"):
        workspace.blacking_out.black_out("E001", boxes(tmp_path), aside)
    assert workspace.evidence.file("E001") == before
    assert aside.read_text() == "mine"


def test_where_reading_back_finds_something_nothing_happens(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, run = workspace.evidence.file("E001"), making.run_within

    def failing(seconds: float, job: Callable[..., object], *arguments: object) -> object:
        if job is making.check_pdf:
            raise SandboxError(Reason.FAULT, "Something could still be read there.")
        return run(seconds, job, *arguments)

    monkeypatch.setattr(making, "run_within", failing)
    with pytest.raises(InputError, match="could still be read"):
        workspace.blacking_out.black_out("E001", boxes(tmp_path), tmp_path / "aside.pdf")
    assert workspace.evidence.file("E001") == before
    assert not (tmp_path / "aside.pdf").exists()


def test_what_cannot_be_blacked_out_is_said(workspace: Workspace) -> None:
    for wanted, said in (
        ((), "Nothing is marked"),
        ((Box(9),), "there is no page 9"),
        ((Box(1, 0.9, 0.9, 0.5, 0.5),), "reaches beyond"),
        (tuple(Box(1, n / 1000, 0, 0.1, 0.1) for n in range(501)), "several steps"),
    ):
        with pytest.raises(InputError, match=said):
            workspace.blacking_out.black_out("E001", wanted)


def test_a_text_is_no_page(workspace: Workspace, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Words.")
    workspace.evidence.add([note])
    with pytest.raises(InputError, match="no picture or PDF"):
        workspace.blacking_out.black_out("E002", [Box()])


def test_the_hits_of_a_page_have_boxes(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.evidence.open_copy("E001") as copy:
        hits = workspace.blacking_out.hits(copy, 1)
        assert workspace.blacking_out.hits(copy, 2) == ()
    assert hits[0].words == f"Quentin {SECRET}"
    workspace.blacking_out.black_out("E001", [box for hit in hits for box in hit.boxes])
    assert workspace.personal_data.undecided() == ()


def test_a_picture_its_small_copy_too(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    photo, picture = tmp_path / "photo.png", Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(picture).rectangle((100, 75, 299, 149), "red")
    picture.save(photo)
    workspace.evidence.add([photo])
    workspace.blacking_out.black_out("E002", [Box(1, 0.25, 0.25, 0.5, 0.25)])
    small = tmp_path / "small.jpg"
    small.write_bytes(workspace.evidence.thumbnails([2])[2])
    workspace.evidence.extract("E002", tmp_path / "new.png")
    for each in (small, tmp_path / "new.png"):
        with Image.open(each) as shown:
            red, green, _ = shown.convert("RGB").resize((40, 30)).getpixel((20, 11))  # pyright: ignore[reportGeneralTypeIssues]
            assert (red < 20, green < 20) == (True, True)


def test_the_pack_says_so(workspace: Workspace, tmp_path: Path) -> None:
    workspace.blacking_out.black_out("E001", boxes(tmp_path))
    workspace.packs.make(tmp_path / "pack.zip", now())
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        data = json.loads(pack.read("data/portfolio.json"))
    assert data["files"][0]["redacted_at"] == workspace.evidence.file("E001").present.redacted_at
    jsonschema.validate(data, json.loads(data_schema()))
    assert data["redactions"][0]["kind"] is None
    import_workspace(tmp_path / "pack.zip", tmp_path / "again.portfolio").close()
    with open_workspace(tmp_path / "again.portfolio") as again:
        assert again.evidence.file("E001").present == workspace.evidence.file("E001").present
        assert again.personal_data.log() == workspace.personal_data.log()


def test_a_name_inside_of_a_text_is_replaced_by_the_pseudonym_it_has(
    workspace: Workspace, path: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A customer, Mrs Ottoline Marchbanks, rang.\nOttoline Marchbanks thanked me.", encoding="utf-8")
    workspace.evidence.add([note])
    done = workspace.file_replacing.replace("E002", "Ottoline Marchbanks", keep=tmp_path / "aside.txt")
    assert (done.times, done.how) == (2, "replaced by “Customer A”")
    with workspace.evidence.open_copy("E002") as copy:
        assert copy.path.read_text() == "A customer, Customer A, rang.\nCustomer A thanked me."
    assert (tmp_path / "aside.txt").read_bytes() == note.read_bytes()
    assert [str(each.place) for each in workspace.personal_data.undecided() if each.place.evidence_id == 2] == []
    assert workspace.personal_data.log()[0].pseudonym == "Customer A"
    assert workspace.evidence.file("E002").present.source_sha256 == workspace.evidence.file("E002").sha256
    with pytest.raises(InputError, match="only be blacked out"):
        workspace.file_replacing.replace("E001", SECRET)


def test_what_a_word_file_conceals_is_taken_out(workspace: Workspace, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Rota")
    document.core_properties.author = "Ottoline Marchbanks"
    document.save(str(tmp_path / "rota.docx"))
    workspace.evidence.add([tmp_path / "rota.docx"])
    assert [each.place.part.value for each in workspace.personal_data.undecided() if each.place.evidence_id == 2] == [
        "author"
    ]
    workspace.file_replacing.remove_concealed("E002")
    assert not [each for each in workspace.personal_data.undecided() if each.place.evidence_id == 2]
    assert workspace.evidence.file("E002").present.redacted_at
    with pytest.raises(InputError, match="no comments"):
        workspace.file_replacing.remove_concealed("E002")
