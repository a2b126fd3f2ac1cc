"""Which criterion a code of another program means."""

from collections.abc import Iterable, Sequence

from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.coded_projects.code_names import code_names
from portfolio_app.domain.coded_projects.identity import guid_of, plain_guid
from portfolio_app.domain.coded_projects.project import Code, CodedProject
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import fold


def criteria_of(project: CodedProject, frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return the criteria that codes of a project mean, by the codes' guids; those that mean none are left out."""
    matcher = _Matcher(frameworks)
    found = ((code.guid, matcher.find(code)) for code in project.codes)
    return {guid: reference for guid, reference in found if reference}


class _Matcher:
    def __init__(self, frameworks: Sequence[Framework]) -> None:
        criteria = [criterion for framework in frameworks for criterion in framework.criteria]
        self._guids = {guid_of(criterion.reference): criterion.reference for criterion in criteria}
        identities = {plain_guid(c.identity): c.reference for c in criteria if c.identity}
        self._guids = identities | self._guids
        self._names = {fold(name): reference for reference, name in code_names(frameworks).items()}
        self._names |= {fold(criterion.reference): criterion.reference for criterion in criteria}
        self._texts = _alone((fold(criterion.text), criterion.reference) for criterion in criteria)
        self._known = KnownCodes(criteria)

    def find(self, code: Code) -> str:
        """Return the criterion: by identity, by name, by its words, or by a code before them that only one has."""
        by_guid = self._guids.get(code.guid) or self._names.get(fold(code.name))
        if by_guid:
            return by_guid
        by_words = self._texts.get(fold(code.name)) or (self._texts.get(fold(code.text)) if code.text else None)
        if by_words:
            return by_words
        if worded := self._worded(code):
            return worded
        first = code.name.split(maxsplit=1)[0] if code.name else ""
        for cited in (code.name, first):
            units = [above.split(maxsplit=1)[0] for above in code.above if above]
            for unit in (*reversed(units), ""):
                found = self._known.find(cited, unit) if any(c.isdigit() for c in cited) else ()
                if len(found) == 1 and (cited == code.name or not code.text):
                    return found[0]
        return ""

    def _worded(self, code: Code) -> str:
        units = [above.split(maxsplit=1)[0] for above in code.above if above]
        said = f"{code.name} {code.text}" if code.text else code.name
        return next((found for unit in (*reversed(units), "") if (found := self._known.worded(said, unit))), "")


def _alone(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what belongs to one alone."""
    found: dict[str, str] = {}
    for text, reference in pairs:
        found[text] = "" if text in found else reference
    return {text: reference for text, reference in found.items() if text and reference}
