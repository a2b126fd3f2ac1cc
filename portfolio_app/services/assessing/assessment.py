"""Assessing a pack: it is opened read-only, what is decided is kept at once, and returned as one signed file."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import msgspec

from portfolio_app import paths
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.assessment import Assessment, DecisionDraft, as_decision
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Decision, Origin, Receipt
from portfolio_app.domain.decisions.decision_return import LONGEST_METHOD, LONGEST_TEXT, DecisionReturn
from portfolio_app.domain.decisions.trust import Knowledge
from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.progress.coverage import measure
from portfolio_app.domain.progress.unneeded import unneeded
from portfolio_app.domain.time import day_of
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.services.assessing.assessor import read_assessor, signing_key, write_own
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.documents.finished_files import check_targets, said
from portfolio_app.services.documents.report import Content
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.packs.content import content_of, standings_in
from portfolio_app.services.packs.taking_over import WholePack, open_whole
from portfolio_app.services.proving.memory import remember
from portfolio_app.temporary_folders import sweep_temporary_folders
from portfolio_app.translation import say_number, tr
from portfolio_app.whole_files import write_whole


def open_assessment(pack: Path, progress: Progress = silent) -> "Assessing":
    """Open a pack to assess it; raises InputError when it is not as it was signed, or holds no data."""
    sweep_temporary_folders()
    whole = open_whole(pack, progress)
    return Assessing(pack, whole, sha256(whole.content).hexdigest())


class Assessing:
    """A pack with what was decided on it so far; nothing ever changes the pack."""

    def __init__(self, path: Path, whole: WholePack, digest: str) -> None:
        self.path = path
        self.data = whole.data
        self.digest = digest
        self.verified = whole.verified
        self.known = whole.known
        self.notes = whole.notes
        self._file = paths.user_data() / "assessing" / f"{self.data.portfolio.identity[:36]}-{digest[:16]}.json"
        self.assessment = self._read()

    @cached_property
    def content(self) -> Content:
        """What the pack's documents are made from."""
        return content_of(self.data, self.known)

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """Every criterion by its reference, in order."""
        return {c.reference: c for framework in self.data.frameworks for c in framework.criteria}

    @cached_property
    def claims(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that stand, by criterion, the best first."""
        found: dict[str, list[Claim]] = {}
        for claim in sorted(self.content.claims, key=lambda each: (not each.starred, each.evidence_id, each.id)):
            found.setdefault(claim.criterion, []).append(claim)
        return {criterion: tuple(claims) for criterion, claims in found.items()}

    @cached_property
    def unneeded(self) -> Mapping[str, str]:
        """Why nothing is to be proved for a criterion on which nothing is claimed, by its reference."""
        frameworks = self.data.frameworks
        entries = {each.criterion.reference: each for each in measure(frameworks, ()).criteria}
        return {key: why for key, why in unneeded(frameworks, entries).items() if key not in self.claims}

    @cached_property
    def digests(self) -> Mapping[int, str]:
        """What each claim points at, as a digest."""
        return self.content.claim_digests()

    @cached_property
    def former(self) -> Mapping[str, Standing]:
        """Where each criterion stood when the pack was made."""
        return standings_in(self.content)

    def draft(self, criterion: str) -> DecisionDraft:
        """Return what is said of a criterion so far."""
        return self.assessment.draft(criterion)

    def put(self, draft: DecisionDraft) -> DecisionDraft:
        """Keep what is said of a criterion, at once and on the disk; raises InputError for a text that is too long."""
        before = self.draft(draft.criterion)
        # The time is the first moment of the verdict: a tick or a text that comes later does not know it.
        same = draft.verdict is before.verdict and before.decided_at
        decided_at = "" if draft.verdict is None else before.decided_at if same else now()
        draft = replace(_checked(draft), decided_at=decided_at)
        assessment = self.assessment.with_draft(draft)
        write_own(self._file, msgspec.json.format(msgspec.json.encode(assessment), indent=1))
        self.assessment = assessment
        return draft

    def decisions(self) -> tuple[Decision, ...]:
        """Return what was decided so far, as decisions of who assesses here, in the order of the criteria."""
        assessor = read_assessor()
        versions = {c.reference: f.version for f in self.data.frameworks for c in f.criteria}
        made: list[Decision] = []
        for reference, criterion in self.criteria.items():
            draft = self.draft(reference)
            if draft.verdict is None:
                continue
            digests = {claim.id: self.digests[claim.id] for claim in self.claims.get(reference, ())}
            decision = as_decision(draft, draft.verdict, assessor, digests)
            version = versions[reference]
            made.append(replace(decision, framework_version=version, wording=criterion.text, pack=self.digest))
        return tuple(made)

    def unfinished(self) -> tuple[str, ...]:
        """Return the criteria with feedback or a tick and no decision."""
        return tuple(reference for reference in self.criteria if self.draft(reference).unfinished)

    def return_to(self, target: Path) -> DecisionReturn:
        """Write the decisions as one signed file.

        What is unfinished is left out, and stays as it is. Raises InputError while nothing is decided or no name is
        given; FileError when the file cannot be written.
        """
        from portfolio_app.exporters.decisions_file import encode_return
        from portfolio_app.signing.fingerprints import fingerprint_of
        from portfolio_app.signing.manifests import public_of, sign

        returned = self._returned()
        key = signing_key()
        public = public_of(key)
        content = encode_return(returned, public, lambda signed: sign(signed, key))
        check_targets([target])
        with said(target):
            write_whole(target.resolve(), content)
        self.assessment = replace(self.assessment, returned_at=returned.made_at)
        write_own(self._file, msgspec.json.encode(self.assessment))
        digest = sha256(content).hexdigest()
        made = replace(returned, fingerprint=fingerprint_of(public), name=target.name, sha256=digest)
        remember(made.portfolio, [made])
        return made

    def report_to(self, target: Path, progress: Progress = silent) -> tuple[str, ...]:
        """Write the feedback report, as PDF, Word or web page by the name's ending, and return warnings."""
        decided = replace(
            self.content, decisions=(*self.content.decisions, *self._as_signed()), known=self._known_now()
        )
        return export(decided, {}, today(), progress, sheets=[(Sheet.FEEDBACK, target)])

    def _as_signed(self) -> tuple[Decision, ...]:
        """Return what was decided here as it will be signed, so that it counts as of the person who signs."""
        from portfolio_app.signing.fingerprints import fingerprint_of
        from portfolio_app.signing.manifests import public_of

        receipt = Receipt(Origin.SIGNED, "", "", now(), fingerprint_of(public_of(signing_key())))
        return tuple(replace(decision, receipt=receipt) for decision in self.decisions())

    def _known_now(self) -> Knowledge:
        """Return what is known, with this moment in place of that at which the pack was made."""
        return replace(self.known, at=now())

    def _returned(self) -> DecisionReturn:
        assessor, decisions = read_assessor(), self.decisions()
        if not assessor.name:
            raise InputError(tr("Say who you are first: your name stands beside each decision."))
        if not decisions:
            raise InputError(tr("Nothing is decided yet: decide on one criterion at least."))
        portfolio = self.data.portfolio
        return DecisionReturn(
            portfolio.identity,
            portfolio.learner,
            self.digest,
            assessor.name,
            assessor.role,
            now(),
            decisions,
            # The day in UTC: who reads it may live where it is another.
            pack_made_on=day_of(self.verified.manifest.made_at[:10]),
            earlier=tuple(file.sha256 for file in self.data.decision_files if file.signature),
        )

    def _read(self) -> Assessment:
        """Return what was kept; a file that cannot be read is put aside, never overwritten."""
        fresh = Assessment(self.data.portfolio.identity, self.digest)
        try:
            kept = msgspec.json.decode(self._file.read_bytes(), type=Assessment)
        except FileNotFoundError:
            return fresh
        except (OSError, msgspec.DecodeError, ValueError, RecursionError):
            aside = self._file.with_suffix(f".{now().replace(':', '')}.unreadable")
            self._file.replace(aside)
            return fresh
        return kept if (kept.portfolio, kept.pack) == (fresh.portfolio, fresh.pack) else fresh


def _checked(draft: DecisionDraft) -> DecisionDraft:
    said = [draft.feedback, draft.questions, *(claim.feedback for claim in draft.claims.values())]
    if any(len(text) > LONGEST_TEXT for text in said) or len(draft.method) > LONGEST_METHOD:
        most = tr(
            "at most {longest_text} letters, how you decided at most {longest_method}",
            longest_text=say_number(LONGEST_TEXT),
            longest_method=LONGEST_METHOD,
        )
        raise InputError(tr("A text is too long: feedback and questions may have {most}.", most=most))
    return replace(
        draft, feedback=clean(draft.feedback), questions=clean(draft.questions), method=clean_line(draft.method)
    )
