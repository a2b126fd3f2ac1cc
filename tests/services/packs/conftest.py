from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.packs.profile import Part, Profile
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.packs.packs import Packs
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace
from tests.cli.conftest import ACCOUNT
from tests.services.packs import generated
from tests.services.packs.generated import NOW

SMALL = Profile(generated.SMALL, "Small", parts=frozenset({Part.DATA, Part.EVIDENCE, Part.WITNESS}), history=True)
"""Without the documents, which take most of the time, and with all that there ever was."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    source = tmp_path / "kettle.md"
    source.write_text(ACCOUNT, encoding="utf-8")
    details = make_portfolio("Zoë O’Neill", learner_number="ULN 123")
    with create_workspace(tmp_path / "zoë.portfolio", details, bundled()) as made:
        made.accounts.add_files([source])
        yield made


@pytest.fixture
def pack(workspace: Workspace, tmp_path: Path) -> Path:
    """A small pack of the workspace."""
    return made_pack(workspace.packs, tmp_path / "pack.zip")


def made_pack(packs: Packs, path: Path, profile: Profile = SMALL) -> Path:
    packs.make(path, NOW, profile)
    return path
