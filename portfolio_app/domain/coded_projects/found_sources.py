"""Texts of a coded project as accounts that can be taken in, with their codings as claims."""

import re
from collections.abc import Mapping, Sequence

from portfolio_app.domain.account_files.block import LeftOut
from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.coded_projects.laying_out import TakenApart, take_apart
from portfolio_app.domain.coded_projects.matching import criteria_of
from portfolio_app.domain.coded_projects.project import Code, CodedPassage, CodedProject, CodedSource
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean_line, excerpt, plural
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.translation import mark, tr

HEADING = mark("heading")
_MOST_TITLE = 200
_REFERENCE = re.compile(r"^E\d{3,}\s+")
_ENDING = re.compile(r"\.(?:txt|docx?|rtf|odt|md)$", re.IGNORECASE)


def found_accounts(project: CodedProject, frameworks: Sequence[Framework], file: str) -> tuple[FoundAccount, ...]:
    """Return the texts that have words as accounts, each with what of it could not be brought along."""
    criteria = criteria_of(project, frameworks)
    codes = {code.guid: code for code in project.codes}
    sources = [source for source in project.sources if source.text.strip()]
    found = [found_account(source, criteria, codes, file) for source in sources]
    if found and project.problems:
        first = found[0]
        found[0] = FoundAccount(first.draft, (*project.problems, *first.problems), first.left_out)
    return tuple(found)


def found_account(
    source: CodedSource, criteria: Mapping[str, str], codes: Mapping[str, Code], file: str
) -> FoundAccount:
    """Return a text as an account; codes that are no criterion of the portfolio are named."""
    apart = take_apart(source.text)
    claims: dict[tuple[object, ...], ClaimDraft] = {}
    unknown: dict[str, int] = {}
    problems: list[Problem] = []
    for passage in source.passages:
        criterion = criteria.get(passage.code, "")
        if not criterion:
            name = codes[passage.code].name if passage.code in codes else ""
            unknown[name] = unknown.get(name, 0) + 1
            continue
        draft = draft_of(passage, criterion, apart)
        if draft is None:
            problems.append(Problem(source.name, tr("a coded passage holds no words of the account.")))
            continue
        claims.setdefault((criterion, draft.section, draft.start, draft.end), draft)
        if draft.section is not None and apart.laid.parts_in(passage.start, passage.end) > 1:
            words = excerpt(clean_line(source.text[passage.start : passage.end]))
            problems.append(
                Problem(source.name, tr("“{words}” goes over several parts: its largest is claimed.", words=words))
            )
    for name, count in unknown.items():
        said = tr(
            "“{code}” is no criterion of this portfolio: {passages} left out. Add its framework first, or rename it.",
            code=excerpt(name) if name else tr("a code that is not in the project"),
            passages=plural(count, "coded passage"),
        )
        problems.append(Problem(source.name, said))
    if not apart.headings:
        said = tr("no headings such as Situation or Action were found, so all of it is under Situation.")
        problems.append(Problem(source.name, said))
    draft = AccountDraft(title_of(source), text=apart.text, claims=tuple(claims.values()), source=file, form=apart.form)
    return FoundAccount(draft, tuple(problems), tuple(LeftOut(HEADING, heading) for heading in apart.headings))


def draft_of(passage: CodedPassage, criterion: str, apart: TakenApart) -> ClaimDraft | None:
    """Return the claim that a coding means: on the whole account, or on whole words of a part; None for no words."""
    if apart.laid.spans_all(passage.start, passage.end):
        return ClaimDraft(criterion, note=passage.note)
    place = apart.laid.locate(passage.start, passage.end)
    if place is None:
        return None
    section, start, end = place
    start, end = whole_words(apart.text[section], start, end)
    return ClaimDraft(criterion, section, start, end, note=passage.note)


def title_of(source: CodedSource) -> str:
    """Return what a text is called, without what programs put before and behind."""
    name = clean_line(_ENDING.sub("", _REFERENCE.sub("", source.name)))[:_MOST_TITLE]
    return name or tr("Untitled account")
