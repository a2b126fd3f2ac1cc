"""Time stamps by file: asked for, answered by a centre, kept in the portfolio and in packs, and shown."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.packs.pack import FileState, WrapperState
from portfolio_app.domain.time_stamps.time_stamp import Trust
from portfolio_app.services.clock import today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.packs.verifying import verify
from portfolio_app.services.trusted_centres import distrust, trust, trusted
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import made_pack
from tests.services.witnesses.witnessing import ask, portfolio, what_they_said
from tests.signing.time_centre import STAMPED, TimeCentre, make_centre


@pytest.fixture(scope="module")
def centre() -> TimeCentre:
    return make_centre()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        ask(made)
        made.statements.sign("E001", what_they_said())
        yield made


@pytest.fixture
def root(centre: TimeCentre, tmp_path: Path) -> Path:
    path = tmp_path / "root.pem"
    path.write_bytes(centre.root_pem)
    return path


def answered(centre: TimeCentre, request: Path, **wrong: object) -> Path:
    answer = request.with_suffix(".tsr")
    answer.write_bytes(centre.answer(request.read_bytes(), **wrong))  # type: ignore[arg-type]
    return answer


def stamped(workspace: Workspace, centre: TimeCentre, folder: Path) -> Path:
    """Stamp the statement E001, and return the answer."""
    workspace.time_stamps.ask_for_statement("E001", folder / "E001.tsq")
    answer = answered(centre, folder / "E001.tsq")
    workspace.time_stamps.take_in(answer)
    return answer


def test_a_statement_is_stamped_and_the_time_is_shown(
    workspace: Workspace, centre: TimeCentre, root: Path, tmp_path: Path
) -> None:
    asked = workspace.time_stamps.ask_for_statement("E001", tmp_path / "E001.tsq")
    assert asked.about == "E001 version 1"
    assert [each.check for each in workspace.time_stamps.list()] == [None]
    taken = workspace.time_stamps.take_in(answered(centre, tmp_path / "E001.tsq"))
    assert taken.check is not None
    assert (taken.check.trust, taken.check.at) == (Trust.UNKNOWN, STAMPED)
    trust(root)
    ((number, shown),) = workspace.time_stamps.of_statement(workspace.statements.get("E001"))
    assert shown.check is not None
    assert (number, shown.check.trust) == (1, Trust.TRUSTED)
    ((_, said),) = workspace.time_stamps.said_of(workspace.statements.get("E001"))
    assert said.startswith("Time stamped on 5 March 2026")
    assert "This computer's clock was ahead" in said, "the test signs long after the centre's time"
    target = tmp_path / "Portfolio.md"
    export(workspace.overview.content(), {"md": target}, today())
    assert "Time stamped on 5 March 2026, 09:30:00 UTC, by Test Time Centre." in target.read_text("utf-8").replace(
        "\\", ""
    )


def test_what_answers_nothing_or_does_not_hold_is_not_kept(
    workspace: Workspace, centre: TimeCentre, root: Path, tmp_path: Path
) -> None:
    stamps, request = workspace.time_stamps, tmp_path / "E001.tsq"
    with pytest.raises(InputError, match="damaged"):
        stamps.take_in(root)
    stamps.ask_for_statement("E001", request)
    for wrong, said in (
        ({"nonce": 5}, "another request"),
        ({"imprint": bytes(32)}, "answers no request"),
        ({"status": "rejection"}, "gave no time stamp"),
        ({"with_root": False}, "top of the time-stamp centre's chain is missing"),
    ):
        with pytest.raises(InputError, match=said):
            stamps.take_in(answered(centre, request, **wrong))
    assert [each.check for each in stamps.list()] == [None]
    taken = stamps.take_in(answered(centre, request, with_root=False), [root])
    assert taken.check is not None
    assert taken.check.trust is Trust.UNKNOWN
    with pytest.raises(InputError, match="cannot be read"):
        stamps.take_in(tmp_path / "missing.tsr")


def test_a_statement_that_is_not_signed_and_a_place_that_cannot_be_written_are_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    ask(workspace)
    with pytest.raises(InputError, match="not signed digitally"):
        workspace.time_stamps.ask_for_statement("E002", tmp_path / "E002.tsq")
    with pytest.raises(FileError, match="another place"):
        workspace.time_stamps.ask_for_statement("E001", tmp_path / "no folder" / "E001.tsq")
    assert workspace.time_stamps.list() == ()


def test_the_time_of_a_statement_travels_with_the_pack_and_into_the_next_portfolio(
    workspace: Workspace, centre: TimeCentre, root: Path, tmp_path: Path
) -> None:
    answer = stamped(workspace, centre, tmp_path)
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    with zipfile.ZipFile(pack) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".tsr"))
        assert name.endswith("witness/E001 version 1 signed.tsr")
        assert archive.read(name) == answer.read_bytes()
    found = verify(pack)
    assert found.intact
    assert found.statements[0].stamp is not None
    assert found.statements[0].stamp.trust is Trust.UNKNOWN
    assert "anybody can make one" in "\n".join(found.notes)
    assert "by Test Time Centre, which this computer trusts" in "\n".join(verify(pack, certificates=[root]).notes)
    with import_workspace(pack, tmp_path / "New.portfolio") as new:
        ((_, kept),) = new.time_stamps.of_statement(new.statements.get("E001"))
        assert kept.check is not None
        assert kept.check.at == STAMPED


def test_a_pack_is_stamped_after_it_was_made(
    workspace: Workspace, centre: TimeCentre, root: Path, tmp_path: Path
) -> None:
    pack, request = made_pack(workspace.packs, tmp_path / "pack.zip"), tmp_path / "pack.tsq"
    before = verify(pack)
    assert before.stamp is None
    workspace.time_stamps.ask_for_pack(pack, request)
    answer = answered(centre, request)
    workspace.time_stamps.take_in(answer, pack=pack)
    trust(root)
    found = verify(pack)
    assert (found.intact, found.wrapper, found.signature) == (True, WrapperState.OK, before.signature)
    assert found.stamp is not None
    assert (found.stamp.trust, found.stamp.at) == (Trust.TRUSTED, STAMPED)
    assert [each for each in found.files if each.path != "manifest.tsr"] == list(before.files)
    with import_workspace(pack, tmp_path / "New.portfolio") as new:
        assert "which this computer trusts" in "\n".join(new.warnings)
    with pytest.raises(InputError, match="already"):
        workspace.time_stamps.take_in(answer, pack=pack)
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "unzipped")
    again = verify(tmp_path / "unzipped")
    assert again.intact
    assert again.stamp == found.stamp


def test_the_stamp_of_another_pack_is_not_taken_for_this_ones(
    workspace: Workspace, centre: TimeCentre, tmp_path: Path
) -> None:
    first = made_pack(workspace.packs, tmp_path / "first.zip")
    workspace.details.change(programme="Another")
    second = made_pack(workspace.packs, tmp_path / "other.zip")
    workspace.time_stamps.ask_for_pack(first, tmp_path / "first.tsq")
    answer = answered(centre, tmp_path / "first.tsq")
    whole = second.read_bytes()
    with pytest.raises(InputError, match="not for"):
        workspace.time_stamps.take_in(answer, pack=second)
    assert second.read_bytes() == whole
    assert [each.check for each in workspace.time_stamps.list()] == [None]
    with zipfile.ZipFile(second, "a") as archive:
        folder = archive.namelist()[-1].rpartition("/")[0]
        archive.writestr(f"{folder}/manifest.tsr" if folder else "manifest.tsr", answer.read_bytes())
    found = verify(second)
    assert not found.intact
    assert {each.path for each in found.files if each.state is FileState.CHANGED} == {"manifest.tsr"}
    assert "for something else" in "\n".join(found.notes)


def test_a_pack_of_another_portfolio_is_not_stamped_here(workspace: Workspace, tmp_path: Path) -> None:
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    with portfolio(tmp_path, "Ben") as other, pytest.raises(InputError, match="another portfolio"):
        other.time_stamps.ask_for_pack(pack, tmp_path / "pack.tsq")
    with pytest.raises(InputError):
        workspace.time_stamps.ask_for_pack(tmp_path / "none", tmp_path / "pack.tsq")


def test_whom_this_computer_trusts_is_said_and_taken_back(centre: TimeCentre, root: Path, tmp_path: Path) -> None:
    assert trusted() == ()
    (one,) = trust(root)
    assert trust(root) == (one,)
    assert [each.name for each in trusted()] == ["Test Time Centre Root"]
    from cryptography.hazmat.primitives.serialization import Encoding

    leaf, junk = tmp_path / "leaf.cer", tmp_path / "junk.pem"
    leaf.write_bytes(centre.certificate.public_bytes(Encoding.DER))
    junk.write_bytes(b"-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n")
    with pytest.raises(InputError, match="root certificate"):
        trust(leaf)
    with pytest.raises(InputError, match="holds no certificate"):
        trust(junk)
    with pytest.raises(InputError, match="fingerprint"):
        distrust("")
    assert distrust(one.fingerprint[:9].lower()) == one
    assert trusted() == ()
