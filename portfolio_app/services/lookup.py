"""Finding what a person means: a criterion by its short code, a need by its label, words in an account."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount, Section, id_of
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.frameworks.codes import CodeIndex
from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.domain.words.text import fold, plural
from portfolio_app.storage.unit_of_work import UnitOfWork

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
            raise InputError(f"{where}“{wanted}” may mean {_either(found)}: write the unit too, such as {found[0]}.")
        if not self._criteria:
            raise InputError(f"{where}There is no criterion “{wanted}”: the portfolio has no framework yet; add one.")
        known = _bundled_with(wanted)
        if known:
            add = f"“portfolio-app framework add FILE {known}”"
            raise InputError(f"{where}Criterion “{wanted}” is of {known}, which this portfolio does not use: {add}.")
        names = [name for reference in self._criteria for name in (reference, reference.split("/", 1)[1])]
        near = get_close_matches(wanted, names, n=1)
        hint = f"did you mean {near[0]}?" if near else "“portfolio-app coverage” lists them all."
        raise InputError(f"{where}There is no criterion “{wanted}” in this portfolio; {hint}")


def _bundled_with(wanted: str) -> str:
    """Return the code of the one bundled framework that has such a criterion, or ""."""
    from portfolio_app.services.frameworks.frameworks import bundled

    found = CodeIndex(criterion.reference for f in bundled() for criterion in f.criteria).find(wanted)
    return found[0].split("/")[0] if len(found) == 1 else ""


def find_need(criterion: Criterion, wanted: str, where: str = "") -> str:
    """Return the need's label as the framework writes it, or "" for none; raises InputError when there is no such."""
    if not wanted.strip():
        return ""
    for need in criterion.needs:
        if fold(need.label) == fold(wanted):
            return need.label
    known = ", ".join(f"“{need.label}”" for need in criterion.needs)
    hint = f"its needs are {known}" if known else "it has no needs: leave the need out"
    raise InputError(f"{where}Criterion {criterion.reference} has no need “{wanted}”; {hint}.")


def find_account(unit: UnitOfWork, reference: str) -> ReflectiveAccount:
    """Return the account with that reference; raises InputError when there is none."""
    evidence_id = id_of(reference)
    account = unit.accounts.get(evidence_id) if evidence_id is not None else None
    if account is None:
        raise InputError(f"There is no account {reference} in this portfolio; “portfolio-app account list” shows them.")
    return account


def find_evidence(unit: UnitOfWork, reference: str) -> Evidence:
    """Return the evidence with that reference, of whatever kind; raises InputError when there is none."""
    evidence_id = id_of(reference)
    evidence = unit.evidence.get(evidence_id) if evidence_id is not None else None
    if evidence is None:
        shown = "“portfolio-app evidence list” shows it all."
        raise InputError(f"There is no evidence {reference} in this portfolio; {shown}")
    return evidence


def find_file(unit: UnitOfWork, reference: str) -> EvidenceFile:
    """Return the file with that reference; raises InputError when there is none."""
    evidence = find_evidence(unit, reference)
    file = unit.files.get(evidence.id)
    if file is None:
        raise InputError(f"{evidence.reference} is no file but {evidence.kind.described}.")
    return file


def find_method(unit: UnitOfWork, code: str) -> str:
    """Return the method's code as the portfolio writes it; raises InputError when there is no such."""
    known = {fold(method.code): method.code for method in unit.methods.all()}
    found = known.get(fold(code))
    if found is None:
        codes = ", ".join(known.values())
        raise InputError(f"There is no method “{code}”; use one of {codes}, or add it with “evidence methods”.")
    return found


def find_words(account: ReflectiveAccount, quote: str, section: Section | None = None) -> tuple[Section, int, int]:
    """Return where the words stand; raises InputError when they do not stand there, or more than once.

    White space, quotation marks and hyphens may differ in kind.
    """
    tokens: list[str] = re.findall(r"\s+|[^\s]", quote.strip())
    if not tokens:
        raise InputError("The quote is empty; give the words that prove the criterion.")
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
        raise InputError(f"The words “{quote}” are not in {reference}; copy them exactly from “account show”.")
    raise InputError(
        f"The words “{quote}” stand {plural(len(places), 'time')} in {reference}; give more of the words round them."
    )


def _either(found: list[str]) -> str:
    shown = found[:4]
    more = f" or {plural(len(found) - 4, 'other')}" if len(found) > 4 else ""
    return f"{', '.join(shown)}{more}"
