"""Profiles: what a pack must be, from TOML, and what breaks one before anything is written."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.profile import EVERYTHING, Part, Profile
from portfolio_app.importers.profile_file import read_profile
from portfolio_app.services.packs.profiles import find_profile, own_folder, profiles
from portfolio_app.workspace import Workspace
from tests.services.packs.conftest import made_pack

OWN = """title = "St Anne's"
folder = "{learner} {number} 2026"
parts = ["pdf", "data"]
least_pieces = 2
most_words = 10
"""


def test_the_bundled_profiles_are_read_and_the_usual_one_comes_first() -> None:
    known = profiles()
    assert known[0].name == EVERYTHING.name
    assert replace(known[0], about="") == EVERYTHING
    assert len(known) >= 4
    assert all(profile.about for profile in known)
    assert find_profile("END-POINT").most_pieces == 15


def test_own_profiles_are_found_by_name_by_title_and_by_path(tmp_path: Path) -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "anne.toml").write_text(OWN, encoding="utf-8")
    (own_folder() / "broken.toml").write_text("title = ", encoding="utf-8")
    elsewhere = tmp_path / "mine.toml"
    elsewhere.write_text(OWN, encoding="utf-8")
    assert find_profile("anne").own
    assert find_profile("st anne's") == find_profile("anne")
    assert find_profile(str(elsewhere)).name == "mine"
    assert "anne" in [profile.name for profile in profiles()]
    with pytest.raises(InputError, match=r"broken\.toml"):
        find_profile("broken")
    with pytest.raises(InputError, match=r"there are everything, .*anne"):
        find_profile("none")


WRONG = {
    "title = 7": "title",
    'about = "x"': "title",
    'title = " "': "title",
    'title = "x"\ncolour = "red"': "colour",
    'title = "x"\nparts = ["poem"]': "parts",
    'title = "x"\nparts = []': "parts",
    'title = "x"\nfolder = "{name}"': "{name}",
    'title = "x"\nfolder = "{learner"': "{learner",
    'title = "x"\nleast_pieces = 5\nmost_pieces = 4': "least_pieces",
    'title = "x"\nmost_words = -1': "most_words",
    'title = "x"\nsingle_document = true': "exactly one",
    "title =": "TOML",
    "a = " + "[" * 5000: "TOML",
}


@pytest.mark.parametrize("text", WRONG)
def test_profiles_at_fault_are_refused_with_the_key(text: str) -> None:
    with pytest.raises(InputError, match=r"profile\.toml") as error:
        read_profile(text, "profile.toml", "profile")
    assert WRONG[text] in error.value.message
    assert error.value.message.endswith(".")


def test_the_preflight_says_all_that_breaks_a_profile(workspace: Workspace) -> None:
    profile = read_profile(OWN, "own.toml", "own")
    workspace.details.change(learner_number="")
    kinds = [finding.kind for finding in workspace.packs.preflight(profile)]
    assert kinds == ["pieces", "words", "details"]
    pages = replace(profile, least_pieces=0, most_words=0, folder="", most_pages=1)
    assert [finding.kind for finding in workspace.packs.preflight(pages)] == ["pages"]
    assert workspace.packs.preflight(replace(pages, most_pages=500)) == ()
    covered = workspace.packs.preflight(replace(EVERYTHING, every_criterion=True))
    assert "CS101/101/1.1" in [str(finding.where) for finding in covered]
    assert "CS101/101/1.3" not in [str(finding.where) for finding in covered]
    assert workspace.packs.preflight(EVERYTHING) == ()


def test_what_the_profile_leaves_out_is_not_in_the_pack(workspace: Workspace, tmp_path: Path) -> None:
    account = workspace.accounts.create("No star here")
    assert account.evidence.reference == "E002"
    workspace.claims.withdraw([workspace.claims.all()[0].id])
    starred = Profile("best", "Best", parts=frozenset({Part.DATA}), starred_only=True, history=False)
    data = json.loads(
        zipfile.ZipFile(made_pack(workspace.packs, tmp_path / "best.zip", starred)).read("data/portfolio.json")
    )
    assert [entry["account"]["evidence"]["title"] for entry in data["accounts"]] == ["A returned kettle"]
    assert [claim["starred"] for claim in data["claims"]] == [True]
    assert all(claim.stands for claim in workspace.packs.data().claims)
    assert not all(claim.stands for claim in workspace.packs.data(replace(EVERYTHING, history=True)).claims)


def test_a_changed_portfolio_says_what_is_new_since_the_last_pack(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.packs.data().changes is None
    made_pack(workspace.packs, tmp_path / "1.zip", EVERYTHING)
    assert workspace.packs.data().changes is None
    workspace.accounts.create("More")
    withdrawn = workspace.claims.all()[0]
    workspace.claims.withdraw([withdrawn.id])
    changes = workspace.packs.data().changes
    assert changes
    assert changes.items == {"E002": "new", f"claim {withdrawn.id}": "gone"}
    assert changes.claim(withdrawn.id) == "gone"
    first = made_pack(workspace.packs, tmp_path / "2.zip", EVERYTHING)
    second = made_pack(workspace.packs, tmp_path / "3.zip", EVERYTHING)
    assert first.read_bytes() == second.read_bytes()
    assert workspace.packs.data().changes == changes
    assert len(workspace.packs.made()) == 2
