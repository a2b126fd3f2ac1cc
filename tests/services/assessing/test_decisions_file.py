import json
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.errors import InputError
from portfolio_app.services.proving.reading import read_return
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, Sign, decide

Edit = Callable[[dict[str, object]], object]


def test_everything_comes_back(signed: Sign) -> None:
    made = signed()
    read = read_return(made.path)
    assert read.fingerprint
    assert read.sha256
    assert replace(read, fingerprint="", sha256="", name="") == made.returned


def test_no_changed_byte_is_accepted(signed: Sign) -> None:
    made = signed()
    whole = made.path.read_bytes()
    original = read_return(made.path)
    chance = random.Random(6)
    for place in chance.sample(range(len(whole)), 500):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        made.path.write_bytes(changed)
        # A bit of the line that only explains the file may change; what was decided may not.
        with suppress(InputError):
            assert _content(read_return(made.path)) == _content(original)


def _content(read: DecisionReturn) -> DecisionReturn:
    return replace(read, sha256="")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda whole: whole.update(signature="00" * 64), "changed after it was signed"),
        (lambda whole: whole.update(signature="not hex"), "changed after it was signed"),
        (lambda whole: whole.pop("signature"), "changed after it was signed"),
        (lambda whole: whole.update(format="portfolio-evidence-decisions/2"), "newer version"),
        (lambda whole: whole.update(format="something else"), "not a file of decisions"),
        (lambda whole: whole.pop("content"), "not a file of decisions"),
        (lambda whole: whole.update(key=5), "not a file of decisions"),
    ],
)
def test_an_envelope_that_is_not_right(signed: Sign, edit: Edit, said: str) -> None:
    path = signed().path
    whole = json.loads(path.read_text())
    edit(whole)
    path.write_text(json.dumps(whole))
    with pytest.raises(InputError, match=said) as caught:
        read_return(path)
    assert caught.value.message.startswith("back.decisions: ")
    assert "\n" not in caught.value.message


def test_contents_that_make_no_sense_are_refused_even_when_signed(workspace: Workspace, signed: Sign) -> None:
    fine = decide(workspace, LISTENING)
    for decisions, said in (
        ([fine, replace(fine, verdict=Verdict.NOT_YET_MET)], "decides twice on “CS101/101/1.3”"),
        ([replace(fine, feedback="x" * 5000)], "more than 4,000 characters"),
        ([replace(fine, decided_at="yesterday")], "a time in the file is none"),
        ([replace(fine, claims=(replace(fine.claims[0], digest="zz"),))], "a digest in the file is none"),
        ([replace(fine, claims=fine.claims * 2)], "make no sense"),
        ([replace(fine, claims=(replace(fine.claims[0], claim_id=-1),))], "make no sense"),
    ):
        with pytest.raises(InputError, match=said):
            read_return(signed(*decisions).path)
    with pytest.raises(InputError, match="does not say who decided"):
        read_return(signed(fine, decided_by="  ").path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"{" * 100_000,
        b'{"a":' * 100_000,
        b"[]",
        b"\x00\x01\x02",
        b"%PDF-1.7",
        b"PK\x03\x04 not really",
        b'{"format": 1}',
        b'{"format":"portfolio-evidence-decisions/1","content":{},"key":"00","signature":"00"}',
        '{"format": "ä'.encode("latin-1"),
    ],
)
def test_what_is_no_file_of_decisions_gets_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.decisions"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_return(path)
    assert "odd.decisions" in caught.value.message
    assert "\n" not in caught.value.message


def test_a_missing_file_a_folder_and_a_huge_one(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(InputError):
            read_return(path)
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(31_000_000)
    with pytest.raises(InputError, match="at most 30,000,000 bytes"):
        read_return(huge)
