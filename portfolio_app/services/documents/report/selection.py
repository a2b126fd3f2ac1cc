"""The part of a portfolio that a document shows, and the sentences that say so."""

from dataclasses import replace

from portfolio_app.domain.documents.export_options import ExportOptions, find_units
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import EvidenceKind, Privacy
from portfolio_app.domain.frameworks.framework import each_unit
from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.packs.handover import Selection, about_of, decisions_of, leaving, witnesses_of
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.content import Content, Sources
from portfolio_app.translation import tr


def select(content: Content, options: ExportOptions) -> Content:
    """Return what the options leave of the content; raises InputError for an unknown unit, or when nothing is left."""
    keys = frozenset(find_units(content.frameworks, options.units))
    units = [
        replace(framework, units=tuple(u for u in framework.units if not keys or f"{framework.code}/{u.code}" in keys))
        for framework in content.frameworks
    ]
    frameworks = tuple(framework for framework in units if framework.units) if keys else content.frameworks
    criteria = {criterion.reference for framework in frameworks for criterion in framework.criteria}
    # With every unit shown nothing is filtered: a claim on a criterion that is not there is damage, not a choice.
    selection = Selection(
        frozenset(criteria) if keys else None, starred_only=options.starred_only, about=about_of(content.accounts)
    )
    there = leaving(content.evidence, content.claims, selection)
    if options.starred_only and not there.claims:
        whose = tr(" on {named}", named=_named(keys, noun_of(content.frameworks))) if keys else ""
        raise InputError(tr("No claim{whose} has a star yet: star your best passages, or show them all.", whose=whose))
    statements = tuple(statement for statement in content.statements if there.has(statement.evidence))
    speaking = witnesses_of(statements)
    decisions = (d for d in content.decisions if not keys or d.criterion in criteria) if options.decisions else ()
    return Content(
        content.portfolio,
        frameworks,
        tuple(account for account in content.accounts if there.has(account.evidence)),
        tuple(claim for claim in content.claims if claim.id in there.claims),
        # What a decision says of claims that are only not shown is needed to tell what changed since.
        decisions_of(decisions, leaving(content.evidence, content.claims)),
        files=tuple(file for file in content.files if there.has(file.evidence)),
        held=tuple(each for each in content.held if there.has(each.evidence)),
        methods=content.methods,
        statements=statements,
        witnesses=tuple(witness for witness in content.witnesses if witness.id in speaking),
    )


def private_ids(content: Content) -> frozenset[int]:
    """Return the evidence that is left out because it is private."""
    return frozenset(each.id for each in content.evidence if each.privacy is Privacy.PRIVATE)


def scope(sources: Sources) -> str:
    """Say what the document shows when that is not everything, or return ""."""
    options, said = sources.options, list[str]()
    units = shown_units(sources)
    if units and options.starred_only:
        said.append(
            tr("This document shows the starred passages of {units} only; coverage counts every claim.", units=units)
        )
    elif units:
        said.append(tr("This document shows {units} only.", units=units))
    elif options.starred_only:
        said.append(tr("This document shows the starred passages only; coverage counts every claim."))
    private = private_ids(sources.whole)
    if private:
        said.append(tr("Left out because private: {pieces} of evidence.", pieces=plural(len(private), "piece")))
    missing = [each for each in sources.whole.evidence if each.id not in private and each.id not in sources.evidence]
    if missing:
        written = all(each.kind is EvidenceKind.ACCOUNT for each in missing)
        what = plural(len(missing), "account" if written else "piece") + tr(" of evidence") * (not written)
        said.append(tr("Left out: {what} not claimed for anything shown here.", what=what))
    if not options.evidence_pages:
        others = any(each.kind is not EvidenceKind.ACCOUNT for each in sources.evidence.values())
        what = tr("accounts, files and statements") if others else tr("accounts")
        said.append(tr("The {what} themselves are left out.", what=what))
    if not options.quotes:
        said.append(tr("The quoted words are left out of the list of criteria."))
    if not options.decisions and sources.whole.decisions:
        said.append(tr("Decisions are left out."))
    return " ".join(said)


def shown_units(sources: Sources) -> str:
    """Return "unit 103" or "units 103 and 105" when not all are shown, else ""."""
    shown = [key for key, _ in each_unit(sources.frameworks)]
    if len(shown) == len(list(each_unit(sources.whole.frameworks))):
        return ""
    return _named(shown, sources.noun)


def _named(keys: list[str] | frozenset[str], noun: Noun) -> str:
    codes = sorted(key.split("/")[1] for key in keys)
    if len(set(codes)) < len(codes):
        codes = sorted(keys)
    if len(codes) == 1:
        return tr("{part} {code}", part=noun.part, code=codes[0])
    return tr("{parts} {codes} and {code}", parts=noun.parts, codes=", ".join(codes[:-1]), code=codes[-1])
