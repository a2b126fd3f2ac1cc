"""What checking a pack found, as rows and words for the window."""

from dataclasses import dataclass

from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.packs.decided_words import known_words
from portfolio_app.domain.packs.pack import (
    DecisionResult,
    FileResult,
    FileState,
    SignatureState,
    Verification,
    WrapperState,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import excerpt, plural, shown
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.tree_rows import TreeRow

_GROUPS = (
    (FileState.CHANGED, mark("Changed"), State.NOT_YET_MET),
    (FileState.MISSING, mark("Missing"), State.NOT_YET_MET),
    (FileState.ADDED, mark("Added"), State.RECHECK),
    (FileState.HARMLESS, mark("Put there by a computer, or filled in: harmless"), State.MET),
    (FileState.OK, mark("As they were"), State.MET),
)
_SIGNATURES = {
    SignatureState.VALID: mark("The signature fits: the list of files is the one that was signed."),
    SignatureState.INVALID: mark("The signature does not fit: the list of files itself was changed."),
    SignatureState.NONE: mark("There is no signature, so anybody may have written the list of files."),
}
_DOUBTS = 5
_PROOFS = {ProofState.SIGNED: State.MET, ProofState.CHANGED: State.NOT_YET_MET, ProofState.MISSING: State.RECHECK}
LIMITS = mark(
    "The signature shows that nothing was changed since the pack was made with this key. It does not show who made it. "
    "To be sure, let the learner read the fingerprint to you: it is on the last page of their documents."
)


@dataclass(frozen=True, slots=True)
class PackVerdict:
    """The result in words: a state with a sentence, and what there is to know beside it."""

    state: State
    words: str
    facts: tuple[str, ...]


def verdict_of(found: Verification) -> PackVerdict:
    """Return the result of checking a pack."""
    facts = [tr(_SIGNATURES[found.signature])]
    if found.wrapper is WrapperState.CHANGED:
        facts.append(tr("The ZIP around the files was changed."))
    if found.intact and found.packed_again:
        facts.append(tr("The files were unzipped, or zipped anew; that does them no harm."))
    facts += found.notes
    facts += doubt_words(found)
    if found.intact and found.is_doubtful:
        words = (
            tr("Nothing was changed since the pack was sealed, but it was sealed with another key than expected.")
            if found.printed_keys or found.earlier_keys
            else tr("Nothing was changed since the pack was sealed, but look at what its witnesses signed.")
        )
        return PackVerdict(State.RECHECK, words, tuple(facts))
    if found.intact and (found.doubts or found.later or found.unread):
        words = tr("Nothing was changed since the pack was made, but there is something to ask about.")
        return PackVerdict(State.RECHECK, words, tuple(facts))
    if found.intact:
        return PackVerdict(State.MET, tr("Nothing was changed since the pack was made."), tuple(facts))
    if found.unchanged:
        words = tr("A decision in this pack is not what was signed. Ask the assessor for the decision itself.")
        return PackVerdict(State.NOT_YET_MET, words, tuple(facts))
    broken = len(found.broken)
    words = (
        tr("This pack was changed: {files} not as before.", files=plural(broken, "file is", "files are"))
        if broken
        else ""
    )
    return PackVerdict(State.NOT_YET_MET, words or tr("This pack was changed. Ask for it again."), tuple(facts))


def doubt_words(found: Verification) -> tuple[str, ...]:
    """Return what is in doubt about the decisions, a sentence each; of many the gravest, and how many more."""
    said = tuple(f"{excerpt(str(doubt.where))}: {doubt.message}" for doubt in found.doubts[:_DOUBTS])
    more = len(found.doubts) - len(said)
    if not more:
        return said
    return (*said, tr("There are {more} more: “portfolio-app verify” names each.", more=more))


def can_be_assessed(found: Verification) -> bool:
    """Tell whether the pack is as it was signed."""
    return found.intact


def about(found: Verification) -> str:
    """Return when the pack was made and how many files it has."""
    made = shown(say_day_of(found.manifest.made_at), 40)  # a pack may say anything
    return tr("made on {made} · {files}", made=made, files=plural(len(found.files), "file"))


def file_rows(found: Verification) -> tuple[TreeRow, ...]:
    """Return the files under what became of them, the gravest first."""
    rows = tuple(
        _group(tr(title), state, tuple(_row(file) for file in found.files if file.state is kind))
        for kind, title, state in _GROUPS
    )
    statements = tuple(
        TreeRow(
            shown(each.path),
            detail=shown(". ".join(filter(None, (", ".join(each.signers), each.why)))),
            state=State.MET if each.state == "valid" else State.RECHECK,
            trailing=each.state,
            key=(each.path, "signature"),
        )
        for each in found.statements
    )
    signed = _group(tr("Signatures of witnesses"), None, statements)
    return tuple(row for row in (*_decisions(found), *rows, signed) if row.rows)


def _decisions(found: Verification) -> tuple[TreeRow, ...]:
    """Return the decisions: by whom, when, and signed by which key or not."""
    rows = tuple(
        TreeRow(
            f"{shown(each.criterion, 60)}: {tr(each.verdict.value)}",
            detail=shown(" ".join((_by(each), *each.notes)), 600),
            state=State.RECHECK if each.notes else _PROOFS.get(each.state),
            trailing=tr(each.state.value),
            key=("decision", number),
        )
        for number, each in enumerate(found.decisions)
    )
    count = plural(len(rows), "decision")
    return (TreeRow(tr("Decisions"), trailing=count, heading=True, key="decisions", rows=rows),)


def _by(result: DecisionResult) -> str:
    name, day = excerpt(result.decided_by), say_day_of(result.decided_at)
    return f"{name}, {tr(result.role.value)}, {day}; {result.signed}{known_words(result)}."


def _row(file: FileResult) -> TreeRow:
    return TreeRow(shown(file.path), key=file.path)


def _group(title: str, state: State | None, rows: tuple[TreeRow, ...]) -> TreeRow:
    trailing = plural(len(rows), "file")
    return TreeRow(title, state=state, trailing=trailing, heading=True, key=title, rows=rows)


def file_words(learner: str) -> str:
    """Return how a file about a learner is called, without its ending."""
    kept = "".join(c for c in learner if c.isalnum() or c in " -_'").strip()[:80]
    return f"Decisions {kept}".strip()
