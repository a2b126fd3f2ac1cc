"""A pack that is sealed for one reader: made, checked, assessed and taken over with its passphrase, by nobody else."""

import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import pyzipper
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.cli import passphrase
from portfolio_app.domain.errors import InputError, WrongPassphraseError
from portfolio_app.services.packs.envelopes import OpenedPack, is_sealed
from tests.cli.conftest import Call

WORDS = "seven easy words that nobody guesses"


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "word.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.fixture
def sealed(call: Call, portfolio: Path, tmp_path: Path, word_file: Path) -> Path:
    pack = tmp_path / "Ann.zip"
    made = call("export", portfolio, "--pack", pack, "--seal-passphrase-file", word_file, "--allow-personal-data")
    assert made.code == 0, made.err
    return pack


def test_its_reader_checks_assesses_and_takes_it_over_and_nobody_else(
    call: Call, sealed: Path, word_file: Path, tmp_path: Path, portfolio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sealed.read_bytes()
    assert is_sealed(sealed)
    for words in (b"Ann", b"kettle", b"manifest", b"Portfolio.pdf", WORDS.encode()):
        assert words not in content
    assert WORDS.encode() not in portfolio.read_bytes()
    known = ("--seal-passphrase-file", word_file)
    assert call("verify", sealed, "--json", *known).json["intact"]
    assert call("decisions", "drafts", sealed, "--json", *known).json
    assert call("import", sealed, tmp_path / "New.portfolio", *known).code == 0
    assert call("account", "list", tmp_path / "New.portfolio", "--json").json[0]["title"] == "A returned kettle"
    # Nobody else gets more than one sentence.
    answer = call("verify", sealed)
    assert (answer.code, answer.err.count("\n")) == (4, 1)
    assert passphrase.SEAL_VARIABLE in answer.err
    monkeypatch.setenv(passphrase.SEAL_VARIABLE, "not the words that it was sealed with")
    for arguments in (("verify", sealed), ("import", sealed, tmp_path / "Other.portfolio")):
        answer = call(*arguments)
        assert (answer.code, answer.err.count("\n")) == (4, 1)
        assert "does not open with this passphrase" in answer.err
    assert not (tmp_path / "Other.portfolio").exists()


def test_a_passphrase_that_does_not_do_seals_nothing(call: Call, portfolio: Path, tmp_path: Path) -> None:
    (tmp_path / "word").write_text("too short", encoding="utf-8")
    call_ = ("export", portfolio, "--pack", tmp_path / "a.zip", "--allow-personal-data")
    assert call(*call_, "--seal-passphrase-file", tmp_path / "word").code == 3
    assert not (tmp_path / "a.zip").exists()


def enveloped(target: Path, content: bytes, **options: int) -> Path:
    with pyzipper.AESZipFile(target, "w", encryption=pyzipper.WZ_AES, **options) as archive:
        archive.setpassword(WORDS.encode())
        archive.writestr("pack.zip", content)
    return target


def test_what_would_swell_is_refused_before_a_byte_of_it_is_written(tmp_path: Path) -> None:
    bomb = enveloped(tmp_path / "bomb.zip", bytes(50_000_000), compression=pyzipper.ZIP_DEFLATED)
    assert is_sealed(bomb)
    with pytest.raises(InputError, match="not a sealed pack"):
        OpenedPack(bomb, WORDS)


def test_sizes_that_lie_are_refused(tmp_path: Path) -> None:
    path = enveloped(tmp_path / "lie.zip", b"x" * 1000)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 900)
    path.write_bytes(content)
    with pytest.raises(InputError):
        OpenedPack(path, WORDS)


def test_a_changed_byte_is_noticed_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    path = enveloped(tmp_path / "changed.zip", b"x" * 5000)
    content = bytearray(path.read_bytes())
    content[2500] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match="changed or damaged"):
        OpenedPack(path, WORDS)
    assert list((tmp_path / "temporary").iterdir()) == []
    with pytest.raises(WrongPassphraseError):
        OpenedPack(enveloped(tmp_path / "whole.zip", b"x"), "others")


def test_other_locked_zips_are_no_sealed_packs(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plain.zip", "w") as archive:
        archive.writestr("pack.zip", b"x")
    assert not is_sealed(tmp_path / "plain.zip")
    with pyzipper.AESZipFile(tmp_path / "two.zip", "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"x")
        archive.writestr("pack.zip", b"x")
        archive.writestr("more", b"x")
    assert not is_sealed(tmp_path / "two.zip")
    (tmp_path / "text.zip").write_text("no ZIP", encoding="utf-8")
    assert not is_sealed(tmp_path / "text.zip")


@given(at=st.integers(0, 10_000), value=st.integers(0, 255), cut=st.integers(0, 9))
def test_whatever_is_changed_is_one_sentence_or_does_no_harm(changeable: Path, at: int, value: int, cut: int) -> None:
    content = bytearray(changeable.read_bytes())
    at %= len(content)
    content[at : at + cut] = bytes([value])
    changed = changeable.with_name("changed.zip")
    changed.write_bytes(content)
    if is_sealed(changed):
        with suppress(InputError, WrongPassphraseError):
            opened = OpenedPack(changed, WORDS)
            opened.close()


@pytest.fixture(scope="module")
def changeable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return enveloped(tmp_path_factory.mktemp("changed") / "a.zip", b"words of the pack " * 20)
