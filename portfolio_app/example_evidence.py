"""The example's evidence beside its accounts: files with claimed places, and a signpost."""

import tomllib
from pathlib import Path
from typing import Any

from portfolio_app.domain.draft import ClaimDraft, EvidenceDraft
from portfolio_app.domain.region import Box
from portfolio_app.workspace import Workspace

_Told = dict[str, Any]


def add_example_evidence(workspace: Workspace, source: Path) -> None:
    """Add what ``evidence.toml`` in the folder tells, with the files beside it."""
    told: _Told = tomllib.loads((source / "evidence.toml").read_text(encoding="utf-8"))
    files = source / "evidence"
    for file in told["file"]:
        _add_file(workspace, files, file)
    for held in told["held"]:
        draft = EvidenceDraft(criteria=(ClaimDraft(held["criterion"]),))
        workspace.evidence.add_held_elsewhere(
            held["what"], held["where"], checked_by=held["checked_by"], checked_on=held["checked_on"], draft=draft
        )


def _add_file(workspace: Workspace, folder: Path, told: _Told) -> None:
    draft = EvidenceDraft(title=told["title"], produced_on=told["date"], description=told["description"])
    added = workspace.evidence.add([folder / told["name"]], draft).added[0].file
    for claim in told["claim"]:
        workspace.claims.add(
            added.evidence.reference,
            claim["criterion"],
            need=claim.get("need", ""),
            note=claim.get("note", ""),
            region=Box(claim.get("page", 1), *claim["box"]),
        )
