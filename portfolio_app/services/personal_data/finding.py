"""Finding personal data in texts: paragraph by paragraph, each of which is looked at once."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.personal_data.allowance import Settled, words_key
from portfolio_app.domain.personal_data.found import Found
from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.domain.personal_data.place import Part, Place
from portfolio_app.domain.personal_data.pseudonym import Pseudonym
from portfolio_app.domain.personal_data.register import Allowances, Register
from portfolio_app.domain.words.text import fold
from portfolio_app.services.personal_data.texts import Text
from portfolio_app.storage.unit_of_work import UnitOfWork

_MOST_REMEMBERED = 20_000
_WHOLE = frozenset({Part.TEXT, Part.COMMENTS, Part.CHANGES, Part.HIDDEN, Part.MARGINS})
"""Parts whose lines are broken anywhere, so that a name or a number goes on in the next."""
_PROGRAMS = (
    "python-docx",
    "microsoft",
    "openpyxl",
    "xlsxwriter",
    "libreoffice",
    "user",
    "author",
    "admin",
    "anonymous",
)


class Finder:
    """Finds, and remembers what was found in each paragraph."""

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._known: dict[str, tuple[Hit, ...]] = {}

    def know(self, pseudonyms: Iterable[Pseudonym]) -> None:
        """Look for these people too, whatever is said around their names."""
        from portfolio_app.personal_data.word_lists import is_ordinary

        names = frozenset(
            each.words
            for each in pseudonyms
            if each.kind is Kind.NAME and (" " in each.words or not is_ordinary(each.words.lower()))
        )
        if names != self._names:
            self._names = names
            self._known.clear()

    def find(self, words: str) -> tuple[Hit, ...]:
        """Return the hits in a text that somebody writes, whose lines are paragraphs."""
        found: list[Hit] = []
        at = 0
        for line in words.split("\n"):
            found += (hit._replace(start=hit.start + at, end=hit.end + at) for hit in self.find_whole(line))
            at += len(line) + 1
        return tuple(found)

    def find_whole(self, words: str) -> tuple[Hit, ...]:
        """Return the hits in a text as it stands."""
        if not words.strip():
            return ()
        known = self._known.get(words)
        if known is None:
            from portfolio_app.personal_data.finder import find_personal_data

            known = find_personal_data(words, self._names)
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[words] = known
        return known

    def in_text(self, text: Text) -> tuple[Hit, ...]:
        """Return the hits in a text of a portfolio."""
        if text.place.part is Part.AUTHOR:
            return tuple(self._authors(text.words))
        return self.find_whole(text.words) if text.place.part in _WHOLE else self.find(text.words)

    def _authors(self, words: str) -> Iterator[Hit]:
        """Yield each author: a name that nothing is said of is a name all the same."""
        at = 0
        for line in words.split("\n"):
            hits = self.find_whole(line)
            if hits:
                yield from (hit._replace(start=hit.start + at, end=hit.end + at) for hit in hits)
            elif len(line.split()) > 1 and not line.casefold().startswith(_PROGRAMS):
                yield Hit(at, at + len(line), Kind.NAME, line)
            at += len(line) + 1


class Judge:
    """Says of what was found whether it is settled; what is asked often is remembered."""

    def __init__(self, register: Register, allowances: Allowances) -> None:
        self._register = register
        self._allowances = allowances
        self._by_register: dict[tuple[Kind, str], Settled | None] = {}

    def judge(self, place: Place, hit: Hit) -> Found:
        """Return the hit in its place with why it is settled, if it is."""
        asked = hit.kind, hit.text
        if asked not in self._by_register:
            self._by_register[asked] = self._register.settles(hit)
        return Found(place, hit, self._allowances.settles(hit, place.evidence_id) or self._by_register[asked])


def read_judge(unit: UnitOfWork) -> Judge:
    """Return what settles in this portfolio: what the user decided, the register and the frameworks."""
    kept = unit.personal_data
    return Judge(read_register(unit), Allowances(kept.allowances(), {each.pseudonym for each in kept.log()}))


def read_register(unit: UnitOfWork) -> Register:
    """Return who is allowed by themselves."""
    portfolio, witnesses = unit.portfolio.get(), unit.witnesses.all()
    said = [portfolio.learner_number]
    for witness in witnesses:
        said += [witness.role, witness.contact, *witness.contact.replace(";", ",").split(","), *witness.contact.split()]
    words: list[str] = []
    for framework in unit.frameworks.all():
        words += [framework.code, framework.title, framework.source, framework.attribution]
        for framework_unit in framework.units:
            words += [framework_unit.code, framework_unit.title]
            words += (criterion.text for criterion in framework_unit.criteria)
    return Register(
        names=(portfolio.learner, *(witness.name for witness in witnesses)),
        details=frozenset(words_key(each) for each in said if each.strip()),
        framework=fold("\n".join(words)),
    )
