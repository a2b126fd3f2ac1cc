"""The example's evidence beside its accounts: files with claimed places, a signpost, and witnesses with statements."""

import tomllib
from pathlib import Path
from typing import Any

from portfolio_app.domain.claims.draft import ClaimDraft, EvidenceDraft
from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import Testimony
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.services.clock import today
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
    for witness in told["witness"]:
        workspace.witnesses.add(Witness(0, **{**witness, "status": WitnessStatus(witness.get("status", "not said"))}))
    for statement in told["statement"]:
        _add_statement(workspace, files, statement)


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


def _add_statement(workspace: Workspace, folder: Path, told: _Told) -> None:
    about = Asked(tuple(told["criteria"]), told["event"], told["date"], told["place"])
    asked = workspace.statements.ask(told["witness"], about)
    workspace.statements.mark_asked(asked.reference)
    if "text" not in told:
        return
    witness = workspace.witnesses.get(told["witness"])
    chosen = {criterion.ref: criterion.ref.split("/", 1)[1] for criterion in asked.request.criteria}
    said = Testimony(
        text=told["text"].strip(),
        seen=tuple(ref for ref, short in chosen.items() if short in told["seen"]),
        witness_name=witness.name,
        witness_role=witness.role,
        relationship=witness.known,
        seen_on=told["date"],
        declared=True,
        typed_name=witness.name,
        signed_on=today(),
    )
    workspace.statements.sign(asked.reference, said, picture=(folder / told["signature"]).read_bytes())
