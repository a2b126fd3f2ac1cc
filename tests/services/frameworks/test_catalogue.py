"""The catalogue of standards: all of a saved file kept small, searched, taken from, and never half replaced."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_app import paths
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.catalogue import Catalogue
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.importers.frameworks.found import Asked
from portfolio_app.services.frameworks.catalogue import (
    find_known,
    find_standard,
    install_catalogue,
    read_catalogue,
    read_file_or_code,
    standard_of,
)
from tests.importers.frameworks.refusals import said_once
from tests.saved_standards import records, save_standards


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return save_standards(tmp_path / "apprenticeshipstandards.json")


def test_a_standard_of_the_catalogue_is_the_one_of_the_file(saved: Path) -> None:
    install_catalogue(saved)
    for listing in read_catalogue().listings:
        if not listing.criteria:
            continue
        of_file = read_framework(saved, Asked(pick=listing.code, version=listing.version))
        found = standard_of(listing)
        assert found.framework == of_file.framework
        assert found.problems == of_file.problems
    assert {each.pathways for each in find_known("ST0004").criteria} == {(), ("P2",)}


def test_it_lists_every_record_once_in_the_order_of_codes(saved: Path) -> None:
    listings = install_catalogue(saved).catalogue.listings
    assert [(each.code, each.version, each.criteria) for each in listings] == [
        ("ST0002", "1.0", 3),
        ("ST0003", "1.0", 0),
        ("ST0004", "1.0", 3),
        ("ST0010", "1.1", 3),
        ("ST0010", "1.0", 3),
    ]


def test_it_is_a_small_part_of_the_file(saved: Path) -> None:
    assert install_catalogue(saved).size < saved.stat().st_size / 4


def test_the_version_of_somebody_who_starts_now_is_taken_unless_another_is_asked_for(saved: Path) -> None:
    install_catalogue(saved)
    assert find_known("st0010").version == "1.1"
    found = find_standard("ST0010", Asked(version="1.0", code="MINE"))
    assert found is not None
    assert (found.framework.code, found.framework.version, found.framework.status) == ("MINE", "1.0", "Retired")
    with pytest.raises(InputError, match=r"no version 2 of ST0010; it has 1\.0, 1\.1"):
        find_standard("ST0010", Asked(version="2"))
    assert find_standard("ST9999") is None


def test_one_without_a_list_says_what_to_do(saved: Path) -> None:
    install_catalogue(saved)
    with pytest.raises(InputError, match=r"Brewer .*has no list of knowledge, skills and behaviours"):
        find_standard("ST0003")


def test_it_is_made_of_another_catalogue_too(saved: Path, tmp_path: Path) -> None:
    first = install_catalogue(saved).catalogue
    handed_on = tmp_path / "from my provider"
    paths.catalogue_file().rename(handed_on)
    assert not read_catalogue().listings
    assert install_catalogue(handed_on).catalogue.listings == first.listings


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"[]", b'{"a": 1}', b"PK\x03\x04rest", b'[{"larsCode": 1, "skills": 5}]']
)
def test_a_file_without_standards_is_refused_and_the_former_catalogue_stays(
    saved: Path, tmp_path: Path, content: bytes
) -> None:
    install_catalogue(saved)
    former = paths.catalogue_file().read_bytes()
    wrong = tmp_path / "wrong"
    wrong.write_bytes(content)
    with pytest.raises(InputError, match=r"^wrong: "):
        install_catalogue(wrong)
    assert paths.catalogue_file().read_bytes() == former
    assert [path.name for path in paths.user_data().iterdir()] == ["standards.catalogue"]


def test_a_record_that_cannot_be_read_is_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(json.dumps([*records(), {"title": ["no"], "skills": []}, {"referenceNumber": "x" * 999}]))
    installed = install_catalogue(path)
    assert len(installed.catalogue.listings) == 5
    assert [problem.message[:11] for problem in installed.problems] == ["this record", "this record"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A catalogue's bytes."""
    install_catalogue(save_standards(tmp_path_factory.mktemp("whole") / "saved"))
    return paths.catalogue_file().read_bytes()


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("_", "."), content)
    return out.getvalue()


LISTED = {"code": "ST1", "title": "One", "version": "1.0", "level": 2, "status": "", "criteria": 1, "file": "a.json"}


def listed(**changed: object) -> bytes:
    return json.dumps({"source": "s", "made_on": "d", "standards": [LISTED | changed]}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        packed(a_json=b"[]"),
        packed(catalogue_json=b"[1]"),
        packed(catalogue_json=listed(level="two")),
        packed(catalogue_json=listed(file="../../secret")),
        packed(catalogue_json=listed(), a_json=b"[{"),
        packed(catalogue_json=listed(), a_json=b" " * 20_000_000),
        packed(catalogue_json=b" " * 9_000_000),
    ],
    ids=lambda _: "",
)
def test_a_damaged_catalogue_is_refused_in_one_sentence(content: bytes) -> None:
    path = paths.catalogue_file()
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"^standards\.catalogue: [^\n]+$"):
        find_known("ST1")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 3000), put=st.binary(max_size=4))
def test_whatever_is_damaged_in_it_is_read_or_refused(whole: bytes, cut: int, put: bytes) -> None:
    cut %= len(whole)
    paths.catalogue_file().write_bytes(whole[:cut] + put + whole[cut + len(put) :])
    said_once(lambda: read_file_or_code(Path("ST0010"), Asked()), "")


LISTINGS = st.builds(
    Listing,
    st.from_regex(r"ST\d{4}", fullmatch=True),
    st.sampled_from(["Baker", "Master baker", "Énergie manager", "Level 3 crew"]),
    st.sampled_from(["1.0", "1.1", "2.0"]),
    st.none() | st.integers(2, 7),
    st.sampled_from(["Approved for delivery", "Retired"]),
    st.integers(0, 3),
)


@given(
    listings=st.lists(LISTINGS, max_size=12), words=st.sampled_from(["baker", "level 3", "ST00", "energie", "", "zz"])
)
def test_what_is_found_has_every_word_and_nothing_that_has_is_left_out(listings: list[Listing], words: str) -> None:
    found = Catalogue(tuple(listings)).find(words)
    for listing in listings:
        text = f"{listing.code} {listing.title} level {listing.level} ".casefold().replace("é", "e")
        assert (listing in found) == (words.casefold() in text)


def test_what_was_most_likely_meant_comes_first(saved: Path) -> None:
    known = install_catalogue(saved).catalogue
    assert [(each.code, each.version) for each in known.find("butcher")] == [("ST0010", "1.1"), ("ST0010", "1.0")]
    assert [each.code for each in known.find("level 3")] == ["ST0002"]
    assert known.find("st0004")[0].title == "Fishmonger"
