"""Files and signposts as evidence: put in, replaced, claimed in places, taken out and back."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from portfolio_app.domain.claims.draft import ClaimDraft, EvidenceDraft
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.claims.region import Box, Stretch
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.evidence import EvidenceKind, Privacy
from portfolio_app.domain.evidence.method import Method
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.importers.evidence_files import pictures
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.long_work import Cancelled
from portfolio_app.services.packs.taking_over import rebuild
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), bundled()) as opened:
        yield opened


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "mail_to customer.txt"
    path.write_text("Dear customer, your refund is on its way.", encoding="utf-8")
    return path


def pdf(path: Path, pages: int, words: str = "Minutes of the escalation meeting") -> Path:
    drawing = canvas.Canvas(str(path))
    for number in range(pages):
        drawing.drawString(100, 700, f"{words}, page {number + 1}")
        drawing.showPage()
    drawing.save()
    return path


def test_a_file_is_kept_with_what_is_known_of_it(workspace: Workspace, mail: Path) -> None:
    seen: list[tuple[int, int]] = []
    draft = EvidenceDraft(produced_on=date(2026, 3, 2), criteria=(ClaimDraft("103/1.1"),))
    result = workspace.evidence.add([mail], draft, progress=lambda _, done, total: seen.append((done, total)))
    file = result.added[0].file
    assert (file.evidence.reference, file.evidence.title, file.evidence.method) == ("E001", "mail to customer", "WP")
    assert (file.name, file.media_type, file.size, file.version) == ("mail_to customer.txt", "text/plain", 41, 1)
    assert [claim.criterion for claim in result.added[0].claims] == ["CS103/103/1.1"]
    assert result.added[0].claims[0].whole
    assert seen[-1] == (82, 82)
    assert workspace.evidence.list()[0].claims == 1
    assert [hit.section for hit in workspace.overview.search("refund")] == ["text"]
    assert [hit.evidence for hit in workspace.overview.search("mail")] == ["E001"] * len(
        workspace.overview.search("mail")
    )


def test_the_same_file_is_noticed(workspace: Workspace, mail: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.txt"
    other.write_bytes(mail.read_bytes())
    result = workspace.evidence.add([mail, other])
    assert len(result.added) == 1
    assert [(path, evidence.reference) for path, evidence in result.known] == [(other, "E001")]
    assert not workspace.evidence.add([mail]).added
    assert workspace.evidence.add([mail], again=True).added[0].file.evidence.reference == "E002"
    workspace.evidence.remove("E001")
    workspace.evidence.remove("E002")
    assert workspace.evidence.add([mail]).added[0].file.evidence.reference == "E003"


def test_all_files_are_put_in_or_none(workspace: Workspace, mail: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    wrong = [tmp_path, tmp_path / "empty.txt", tmp_path / "missing.txt"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        wrong += [tmp_path / "pipe", Path("/dev/zero")]
    for path in wrong:
        with pytest.raises(InputError, match=r"folder|empty|could not be read|device"):
            workspace.evidence.add([mail, path])
    with pytest.raises(InputError, match="no criterion"):
        workspace.evidence.add([mail], EvidenceDraft(criteria=(ClaimDraft("103/9.9"),)))
    with pytest.raises(InputError, match="no method"):
        workspace.evidence.add([mail], EvidenceDraft(method="XX"))
    assert workspace.evidence.list() == ()


def test_cancelling_leaves_nothing(workspace: Workspace, mail: Path) -> None:
    def cancel(_what: str, done: int, _total: int) -> None:
        if done > mail.stat().st_size:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.evidence.add([mail], progress=cancel)
    assert workspace.evidence.list() == ()
    assert workspace.evidence.add([mail]).added


def test_replacing_keeps_the_former_version_and_asks_to_look_again(workspace: Workspace, tmp_path: Path) -> None:
    workspace.evidence.add([pdf(tmp_path / "minutes.pdf", 3)])
    near = workspace.claims.add("E001", "103/1.1", region=Box(1, 0.1, 0.1, 0.5, 0.2))
    far = workspace.claims.add("E001", "103/1.1", region=Box(3))
    whole = workspace.claims.add("E001", "103/1.2")
    assert (near.file_version, near.anchor) == (1, None)
    result = workspace.evidence.replace("E001", pdf(tmp_path / "better.pdf", 2, "Signed minutes"))
    assert (result.file.version, result.file.name, [v.number for v in result.file.former]) == (2, "better.pdf", [1])
    outcomes = {claim.id: claim.anchor.outcome for claim in result.claims if claim.anchor}
    assert outcomes == {near.id: Outcome.CHANGED, far.id: Outcome.LOST}
    assert workspace.claims.get(whole.id).anchor is None
    assert [hit.evidence for hit in workspace.overview.search("signed")] == ["E001"]
    assert not workspace.overview.search("escalation")
    kinds = [finding.kind for finding in workspace.overview.check() if str(finding.where).startswith("E001 claim")]
    assert kinds.count(Kind.RECHECK) == 2
    accepted = workspace.claims.accept(near.id).after
    assert (accepted.anchor, accepted.file_version) == (None, 2)
    with pytest.raises(InputError, match="no changed"):
        workspace.claims.accept(far.id)
    back = workspace.evidence.use_version("E001", 1)
    assert {c.id: c.to_recheck for c in back.claims} == {near.id: True, far.id: False}
    assert [hit.evidence for hit in workspace.overview.search("escalation")] == ["E001"]
    with pytest.raises(InputError, match="has already"):
        workspace.evidence.replace("E001", tmp_path / "minutes.pdf")
    assert workspace.overview.check()[0].kind != "damaged"


def test_places_must_be_in_the_file(workspace: Workspace, mail: Path, tmp_path: Path) -> None:
    workspace.evidence.add([pdf(tmp_path / "minutes.pdf", 2), mail])
    workspace.evidence.add_held_elsewhere("Appraisal", "HR file")
    for reference, region, message in (
        ("E001", Box(3), "no page 3"),
        ("E001", Box(1, 0.9, 0.9, 0.5, 0.5), "beyond its page"),
        ("E001", Stretch(0, 5), "no recording"),
        ("E002", Box(1), "no picture or PDF"),
        ("E003", Box(1), "only a file"),
    ):
        with pytest.raises(InputError, match=message):
            workspace.claims.add(reference, "103/1.1", region=region)
    claim = workspace.claims.add("E001", "103/1.2", region=Box(2))
    with pytest.raises(InputError, match=r"claimed for CS103/103/1\.2 already"):
        workspace.claims.add("E001", "103/1.2", region=Box(2))
    moved = workspace.claims.frame(claim.id, Box(1, 0, 0, 0.5, 0.5)).after
    assert moved.region == Box(1, 0, 0, 0.5, 0.5)
    withdrawn = workspace.claims.withdraw([claim.id])[0]
    workspace.claims.put(moved)
    assert workspace.claims.get(withdrawn.id).region == moved.region


def test_a_recording_is_claimed_by_the_second(workspace: Workspace, tmp_path: Path) -> None:
    sound = tmp_path / "call.wav"
    sound.write_bytes(b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0" + bytes(28))
    workspace.evidence.add([sound])
    claim = workspace.claims.add("E001", "103/1.2", region=Stretch(10, 25))
    assert workspace.claims.get(claim.id).region == Stretch(10, 25)
    spot = workspace.claims.spots()[0]
    assert (spot.evidence_id, spot.whole) == (1, False)
    assert (
        next(c for c in workspace.overview.coverage().criteria if c.criterion.reference == claim.criterion).claims == 1
    )


def test_what_is_held_elsewhere_says_what_and_where(workspace: Workspace) -> None:
    held, claims = workspace.evidence.add_held_elsewhere(
        "Appraisal of Ann,\nsigned", "HR file, Leeds", draft=EvidenceDraft(criteria=(ClaimDraft("103/1.2"),))
    )
    assert (held.evidence.kind, held.evidence.title) == (EvidenceKind.HELD_ELSEWHERE, "Appraisal of Ann, signed")
    assert len(claims) == 1
    kinds = {finding.kind for finding in workspace.overview.check() if str(finding.where) == "E001"}
    assert kinds == {"no date", "not checked"}
    workspace.evidence.edit(
        "E001", held={"checked_by": "T. Boss", "checked_on": date(2026, 3, 3)}, produced_on=date(2026, 1, 2)
    )
    stored = workspace.evidence.held_elsewhere("E001")
    assert (stored.where, stored.checked_by, stored.checked) == ("HR file, Leeds", "T. Boss", True)
    assert not [finding for finding in workspace.overview.check() if str(finding.where) == "E001"]
    assert [hit.evidence for hit in workspace.overview.search("boss")] == ["E001"]
    for what, where in ((" ", "HR"), ("Appraisal", "")):
        with pytest.raises(InputError, match=r"Say (what|where) it is"):
            workspace.evidence.add_held_elsewhere(what, where)


def test_details_are_edited(workspace: Workspace, mail: Path) -> None:
    workspace.evidence.add([mail])
    changed = workspace.evidence.edit(
        "E001", title=" Mail ", method="cs", description="To Mrs B\r\n", privacy=Privacy.PRIVATE
    )
    assert (changed.title, changed.method, changed.description) == ("Mail", "CS", "To Mrs B")
    assert workspace.evidence.get("E001") == changed
    assert [hit.section for hit in workspace.overview.search("mrs")] == ["description"]
    with pytest.raises(InputError, match="needs a title"):
        workspace.evidence.edit("E001", title=" ")
    with pytest.raises(InputError, match=r"no method “ZZ”"):
        workspace.evidence.edit("E001", method="ZZ")


def test_an_accounts_details_are_not_undone_by_its_editor(workspace: Workspace) -> None:
    account = workspace.accounts.create("Kettle")
    workspace.evidence.edit("E001", privacy=Privacy.CONFIDENTIAL, title="The kettle")
    written = workspace.accounts.write(account).account
    assert written.evidence.privacy is Privacy.CONFIDENTIAL
    assert workspace.accounts.list()[0].evidence == written.evidence
    assert [revision.title for revision in workspace.accounts.revisions("E001")][1] == "The kettle"


def test_removed_evidence_comes_back_with_its_claims(workspace: Workspace, mail: Path) -> None:
    workspace.evidence.add([mail], EvidenceDraft(criteria=(ClaimDraft("103/1.2"),)))
    workspace.evidence.remove("E001")
    assert workspace.evidence.list() == ()
    assert workspace.claims.all() == ()
    assert not workspace.overview.search("refund")
    with pytest.raises(InputError, match="no evidence E001"):
        workspace.evidence.file("E001")
    assert workspace.evidence.put_back(1).title == "mail to customer"
    assert len(workspace.claims.all()) == 1
    assert workspace.overview.search("refund")


def test_a_file_is_written_out_and_never_over_another(workspace: Workspace, mail: Path, tmp_path: Path) -> None:
    workspace.evidence.add([mail])
    folder = tmp_path / "out"
    folder.mkdir()
    path = workspace.evidence.extract("E001", folder)
    assert path.name == "E001 mail_to customer.txt"
    assert path.read_bytes() == mail.read_bytes()
    with pytest.raises(FileError, match="exists already"):
        workspace.evidence.extract("E001", path)
    with pytest.raises(FileError, match="could not be written"):
        workspace.evidence.extract("E001", folder / "no" / "such")
    with pytest.raises(InputError, match="no version 2"):
        workspace.evidence.extract("E001", folder / "x", 2)
    assert os.listdir(folder) == [path.name]  # noqa: PTH208  # names alone


def test_methods_can_be_changed(workspace: Workspace, mail: Path) -> None:
    workspace.methods.put("eoe", "examination of evidence")
    workspace.evidence.add([mail], EvidenceDraft(method="EoE"))
    assert workspace.evidence.get("E001").method == "EOE"
    with pytest.raises(InputError, match="give it another"):
        workspace.methods.remove("EOE")
    workspace.methods.remove("CS")
    assert "CS" not in [method.code for method in workspace.methods.all()]
    for code, name in (("", "x"), ("TOO LONG CODE", "x"), ("OK", " ")):
        with pytest.raises(InputError):
            workspace.methods.put(code, name)


def test_the_table_of_methods_is_exchanged_whole_or_not_at_all(workspace: Workspace, mail: Path) -> None:
    workspace.evidence.add([mail], EvidenceDraft(method="WP"))
    workspace.methods.exchange((*workspace.methods.all(), Method("SIM", "simulation")))
    workspace.evidence.edit("E001", method="SIM")
    former = workspace.methods.all()
    work = Method("wp", "product of work")
    for wrong, said in (
        ((), "Keep one"),
        (tuple(method for method in former if method.code != "SIM"), r"SIM \(E001\)"),
        (tuple(method for method in former if method.code != "WP"), "WP stays: new files"),
        ((work, Method("WP", "once more")), "twice"),
        ((work, Method("A B", "x")), "no method code"),
    ):
        with pytest.raises(InputError, match=said):
            workspace.methods.exchange(wrong)
        assert workspace.methods.all() == former
    kept = tuple(method for method in former if method.code in ("RA", "WT", "EWT", "SIM"))
    workspace.methods.exchange((work, *kept))
    assert workspace.methods.all() == (Method("WP", "product of work"), *kept)
    assert workspace.methods.uses() == {"SIM": ("E001",)}


def photo(path: Path) -> Path:
    Image.radial_gradient("L").convert("RGB").save(path, exif=_details())
    return path


def _details() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Nokia"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 14:05:06"
    return exif


def test_a_photograph_is_cleaned_dated_and_known_again_by_its_original(workspace: Workspace, tmp_path: Path) -> None:
    path = photo(tmp_path / "till.jpg")
    file = workspace.evidence.add([path]).added[0].file
    assert file.evidence.produced_on == date(2026, 3, 2)
    assert file.present.cleaned == "Taken out: the camera or telephone and when it was taken."
    assert file.present.sha256 != file.present.source_sha256
    assert workspace.evidence.thumbnails([1])[1].startswith(b"\xff\xd8")
    assert workspace.evidence.add([path]).known[0][1].reference == "E001"
    cleaned = workspace.evidence.extract("E001", tmp_path / "out.jpg")
    assert workspace.evidence.add([cleaned]).known[0][1].reference == "E001"


def test_a_file_is_shown_from_a_copy_that_goes_again(workspace: Workspace, tmp_path: Path, mail: Path) -> None:
    workspace.evidence.add([photo(tmp_path / "till.jpg"), pdf(tmp_path / "minutes.pdf", 2), mail])
    with workspace.evidence.open_copy("E001") as picture:
        drawn = picture.drawn(1, 100, 50)
        assert (picture.pages, drawn.width, drawn.height, len(drawn.pixels)) == (1, 50, 50, 7500)
        assert picture.shape(1) == (256, 256)
    assert not picture.path.exists()
    with workspace.evidence.open_copy("E002") as minutes:
        minutes.protect()
        assert (minutes.pages, minutes.path.name) == (2, "minutes.pdf")
        assert max(minutes.drawn(2, 100, 100).width, minutes.drawn(2, 100, 100).height) in (99, 100, 101)
        with pytest.raises(FileError, match="cannot be shown"):
            minutes.drawn(3, 100, 100)
    assert not minutes.path.exists()
    with workspace.evidence.open_copy("E003") as text:
        assert (text.pages, text.has_words, text.words()) == (0, True, mail.read_text(encoding="utf-8"))
        with pytest.raises(FileError, match="no pages"):
            text.drawn(1, 10, 10)


def test_a_disk_that_fills_up_while_adding_leaves_nothing(
    workspace: Workspace, tmp_path: Path, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "film.bin"
    large.write_bytes(os.urandom(3_000_000))
    with workspace._database.unit_of_work() as unit:  # the pool hands the same connection out again
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 100}")
    with pytest.raises(FileError, match="no room left"):
        workspace.evidence.add([mail, large])
    assert workspace.evidence.list() == ()
    assert workspace.evidence.add([mail]).added[0].file.evidence.reference == "E001"

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pictures, "run", full)  # what the process that reads pictures answers
    picture = photo(tmp_path / "till.jpg")
    with pytest.raises(FileError, match="no room left"):
        workspace.evidence.add([picture])
    assert len(workspace.evidence.list()) == 1
    assert workspace.overview.check()[0].kind != "damaged"


def test_a_portfolio_made_of_a_pack_finds_and_shows_files(workspace: Workspace, tmp_path: Path, mail: Path) -> None:
    workspace.evidence.add([photo(tmp_path / "till.jpg"), mail])
    workspace.packs.make(tmp_path / "pack.zip", "2026-11-20T18:30:00Z")
    with Workspace(rebuild(tmp_path / "pack.zip", tmp_path / "taken.portfolio")) as taken:
        assert taken.evidence.thumbnails([1, 2]).keys() == {1}
        assert [hit.evidence for hit in taken.overview.search("refund")] == ["E002"]
        assert taken.evidence.file("E001").present == workspace.evidence.file("E001").present
        assert taken.evidence.add([tmp_path / "till.jpg"]).known


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("photo\u202egpj.exe", "photogpj"),
        ("_.txt", "_.txt"),
        ("\u202e.txt", ".txt"),
        ("a\nb.txt", "a b"),
        ("x_y.txt", "x y"),
    ],
)
def test_a_file_of_any_name_has_a_title_that_hides_nothing(
    workspace: Workspace, tmp_path: Path, name: str, title: str
) -> None:
    (tmp_path / name).write_text("Words", encoding="utf-8")
    ((added,),) = [workspace.evidence.add([tmp_path / name]).added]
    assert added.file.evidence.title == title
