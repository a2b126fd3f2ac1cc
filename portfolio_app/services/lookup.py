"""Finding what a person means: a criterion by its short code, a need by its label, words in an account."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount, Section, id_of
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.frameworks.codes import CodeIndex
from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.domain.words.text import excerpt, fold, plural
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

# A learner types straight quotes and hyphens where the text may have typographic ones.
_ALIKE = ("'’‘", '"“”', "-‐‑–")
_PATTERNS = {sign: f"[{signs}]" for signs in _ALIKE for sign in signs}


class Criteria:
    """The criteria in use, found by the names that people give them."""

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        self._versions = {criterion.reference: f.version for f in frameworks for criterion in f.criteria}
        self._criteria = {criterion.reference: criterion for f in frameworks for criterion in f.criteria}
        self._index = CodeIndex(self._criteria)

    def version_of(self, criterion: Criterion) -> str:
        """Return the version of the criterion's framework."""
        return self._versions[criterion.reference]

    def find_all(self, wanted: Iterable[str]) -> tuple[Criterion, ...]:
        """Return the criteria that these name; raises InputError as find() does."""
        return tuple(map(self.find, wanted))

    def find(self, wanted: str, where: str = "") -> Criterion:
        """Return the criterion that ``wanted`` names; raises InputError, saying where, when none or several fit."""
        found = self._index.find(wanted)
        if len(found) == 1:
            return self._criteria[found[0]]
        if found:
            raise InputError(
                tr(
                    "{where}“{wanted}” may mean {either}: write the unit too, such as {found}.",
                    where=where,
                    wanted=excerpt(wanted),
                    either=_either(found),
                    found=found[0],
                )
            )
        if not self._criteria:
            raise InputError(
                tr(
                    "{where}There is no criterion “{wanted}”: the portfolio has no framework yet; add one.",
                    where=where,
                    wanted=excerpt(wanted),
                )
            )
        known = _bundled_with(wanted)
        if known:
            add = tr("“portfolio-app framework add FILE {known}”", known=known)
            raise InputError(
                tr(
                    "{where}Criterion “{wanted}” is of {known}, which this portfolio does not use: {add}.",
                    where=where,
                    wanted=excerpt(wanted),
                    known=known,
                    add=add,
                )
            )
        names = [name for reference in self._criteria for name in (reference, reference.split("/", 1)[1])]
        near = get_close_matches(wanted, names, n=1)
        hint = tr("did you mean {near}?", near=near[0]) if near else tr("“portfolio-app coverage” lists them all.")
        raise InputError(
            tr(
                "{where}There is no criterion “{wanted}” in this portfolio; {hint}",
                where=where,
                wanted=excerpt(wanted),
                hint=hint,
            )
        )


def _bundled_with(wanted: str) -> str:
    """Return the code of the one bundled framework that has such a criterion, or ""."""
    from portfolio_app.services.frameworks.frameworks import shipped

    found = CodeIndex(criterion.reference for f in shipped() for criterion in f.criteria).find(wanted)
    return found[0].split("/")[0] if len(found) == 1 else ""


def find_need(criterion: Criterion, wanted: str, where: str = "") -> str:
    """Return the need's label as the framework writes it, or "" for none; raises InputError when there is no such."""
    if not wanted.strip():
        return ""
    for need in criterion.needs:
        if fold(need.label) == fold(wanted):
            return need.label
    known = ", ".join(f"“{need.label}”" for need in criterion.needs)
    hint = tr("its needs are {known}", known=known) if known else tr("it has no needs: leave the need out")
    raise InputError(
        tr(
            "{where}Criterion {reference} has no need “{wanted}”; {hint}.",
            where=where,
            reference=criterion.reference,
            wanted=excerpt(wanted),
            hint=hint,
        )
    )


def find_account(unit: UnitOfWork, reference: str) -> ReflectiveAccount:
    """Return the account with that reference; raises InputError when there is none."""
    evidence_id = id_of(reference)
    account = unit.accounts.get(evidence_id) if evidence_id is not None else None
    if account is None:
        raise InputError(
            tr(
                "There is no account {reference} in this portfolio; “portfolio-app account list” shows them.",
                reference=excerpt(reference),
            )
        )
    return account


def find_evidence(unit: UnitOfWork, reference: str) -> Evidence:
    """Return the evidence with that reference, of whatever kind; raises InputError when there is none."""
    evidence_id = id_of(reference)
    evidence = unit.evidence.get(evidence_id) if evidence_id is not None else None
    if evidence is None:
        shown = tr("“portfolio-app evidence list” shows it all.")
        raise InputError(
            tr("There is no evidence {reference} in this portfolio; {shown}", reference=excerpt(reference), shown=shown)
        )
    return evidence


def find_file(unit: UnitOfWork, reference: str) -> EvidenceFile:
    """Return the file with that reference; raises InputError when there is none."""
    evidence = find_evidence(unit, reference)
    file = unit.files.get(evidence.id)
    if file is None:
        raise InputError(
            tr(
                "{reference} is no file but {described}.",
                reference=evidence.reference,
                described=evidence.kind.described,
            )
        )
    return file


def find_method(unit: UnitOfWork, code: str) -> str:
    """Return the method's code as the portfolio writes it; raises InputError when there is no such."""
    known = {fold(method.code): method.code for method in unit.methods.all()}
    found = known.get(fold(code))
    if found is None:
        codes = ", ".join(known.values())
        raise InputError(
            tr(
                "There is no method “{code}”; use one of {codes}, or add it with “evidence methods”.",
                code=excerpt(code),
                codes=codes,
            )
        )
    return found


def find_words(account: ReflectiveAccount, quote: str, section: Section | None = None) -> tuple[Section, int, int]:
    """Return where the words stand; raises InputError when they do not stand there, or more than once.

    White space, quotation marks and hyphens may differ in kind.
    """
    tokens: list[str] = re.findall(r"\s+|[^\s]", quote.strip())
    if not tokens:
        raise InputError(tr("The quote is empty; give the words that prove the criterion."))
    pattern = re.compile("".join(r"\s+" if t.isspace() else _PATTERNS.get(t, re.escape(t)) for t in tokens))
    places = [
        (part, match.start(), match.end())
        for part, text in account.text
        if section in (None, part)
        for match in pattern.finditer(text)
    ]
    if len(places) == 1:
        return places[0]
    reference = account.evidence.reference
    if not places:
        raise InputError(
            tr(
                "The words “{quote}” are not in {reference}; copy them exactly from “account show”.",
                quote=excerpt(quote),
                reference=excerpt(reference),
            )
        )
    raise InputError(
        tr(
            "The words “{quote}” stand {times} in {reference}; give more of the words round them.",
            quote=excerpt(quote),
            times=plural(len(places), "time"),
            reference=excerpt(reference),
        )
    )


def _either(found: list[str]) -> str:
    shown = found[:4]
    more = tr(" or {others}", others=plural(len(found) - 4, "other")) if len(found) > 4 else ""
    return f"{', '.join(shown)}{more}"
