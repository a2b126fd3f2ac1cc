"""What a learner can do about personal data: have it found, let words stay, replace them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.personal_data.allowance import Allowance, Settled, words_key
from portfolio_app.domain.personal_data.found import Found, undecided
from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.domain.personal_data.pseudonym import Noun, known_pseudonym, new_pseudonym
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.words.text import clean_line
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.lookup import find_evidence
from portfolio_app.services.personal_data.file_texts import FileTexts
from portfolio_app.services.personal_data.finding import Finder, Judge, read_judge
from portfolio_app.services.personal_data.replacing import Replaced, propose_pseudonym, put_written, replace_words
from portfolio_app.services.personal_data.texts import Text, read_holding, texts_of
from portfolio_app.services.personal_data.waiting import finding_of
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


class Settling(NamedTuple):
    """What was settled about words in one place, before and after; None where nothing is settled."""

    key: str
    evidence_id: int
    before: Allowance | None
    after: Allowance | None


class PersonalData:
    """Each call is one unit of work; what was found in a paragraph or a file is remembered while it is open."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._files = FileTexts(database)
        self.finder = Finder()

    def scan(self, progress: Progress = silent) -> tuple[Found, ...]:
        """Return all personal data that would leave the portfolio, in order of reference, settled or not."""
        with self._database.unit_of_work(reading=True) as unit:
            holding, judge = read_holding(unit), self._judge(unit)
        texts = list(texts_of(holding))
        for number, file in enumerate(holding.files):
            progress(tr("Looking for personal data"), number, len(holding.files))
            texts += self._files.of(file)
        texts.sort(key=lambda text: text.place.evidence_id)
        return tuple(judge.judge(text.place, hit) for text in texts for hit in self.finder.in_text(text))

    def undecided(self, progress: Progress = silent) -> tuple[Found, ...]:
        """Return what of it is still to be decided."""
        return undecided(self.scan(progress))

    def findings(self, progress: Progress = silent) -> tuple[Finding, ...]:
        """Return what the check says of it."""
        return tuple(map(finding_of, self.undecided(progress)))

    def judge(self) -> Judge:
        """Return what settles words at this moment, to be asked about what the ``finder`` finds."""
        with self._database.unit_of_work(reading=True) as unit:
            return self._judge(unit)

    def texts_inside(self, file: EvidenceFile) -> Iterator[Text]:
        """Yield what a file holds beside the words that searching knows."""
        yield from self._files.of(file)

    def allow(self, words: str, reference: str = "") -> Settling:
        """Let words stay: everywhere, or in one piece of evidence."""
        return self._settle(words, Settled.HERE if reference else Settled.EVERYWHERE, reference)

    def not_personal(self, words: str) -> Settling:
        """Say that words are no personal data, wherever they stand."""
        return self._settle(words, Settled.NOT_PERSONAL)

    def allow_all(self, words: Iterable[str], settled: Settled = Settled.EVERYWHERE) -> None:
        """Settle many words at once, everywhere."""
        with self._database.unit_of_work() as unit:
            for each in words:
                unit.personal_data.allow(_allowance(each, settled, self.finder))
            unit.commit()

    def ask_again(self, words: str, reference: str = "") -> Settling:
        """Take back what was settled about words, everywhere or in one piece of evidence."""
        with self._database.unit_of_work() as unit:
            evidence_id = find_evidence(unit, reference).id if reference else 0
            key = words_key(clean_line(words))
            before = _settled_before(unit, key, evidence_id)
            unit.personal_data.forget(key, evidence_id)
            unit.commit()
            return Settling(key, evidence_id, before, None)

    def put(self, settling: Settling, *, back: bool = False) -> None:
        """Settle words as it was done, or as it was before."""
        wanted = settling.before if back else settling.after
        with self._database.unit_of_work() as unit:
            if wanted is None:
                unit.personal_data.forget(settling.key, settling.evidence_id)
            else:
                unit.personal_data.allow(wanted)
            unit.commit()

    def replace(self, words: str, wanted: str | Noun = "") -> Replaced:
        """Put a pseudonym in the place of words, and of a person's other names, everywhere; claims follow.

        ``wanted`` is the pseudonym, or what the person is; without it what stands around the words says that.
        The former texts of the accounts still hold the words: packs leave those out unless they are asked for.
        """
        with self._database.unit_of_work() as unit:
            kept = unit.personal_data
            holding, judge = read_holding(unit), self._judge(unit)
            replaced = replace_words(unit, holding, self.finder, judge, clean_line(words), wanted)
            put_written(unit, replaced.after)
            kept.give(replaced.given)
            kept.note(replaced.redactions)
            unit.commit()
            return replaced

    def put_replaced(self, replaced: Replaced, *, back: bool = False) -> None:
        """Do a replacing again, or take it back; then the log says nothing of it."""
        with self._database.unit_of_work() as unit:
            put_written(unit, replaced.before if back else replaced.after)
            if back:
                unit.personal_data.strike(replaced.redactions)
                unit.personal_data.take_back(each.key for each in replaced.given)
            else:
                unit.personal_data.give(replaced.given)
                unit.personal_data.note(replaced.redactions)
            unit.commit()

    def suggested(self, words: str, kind: Kind, noun: Noun) -> str:
        """Return the pseudonym that words would be given: the one that they have, or a new one."""
        with self._database.unit_of_work(reading=True) as unit:
            known = unit.personal_data.pseudonyms()
        return known_pseudonym(words, kind, known) or new_pseudonym(kind, noun, known)

    def proposed(self, words: str) -> str:
        """Return the pseudonym by which words would be replaced everywhere; raises InputError as ``replace`` does."""
        with self._database.unit_of_work(reading=True) as unit:
            return propose_pseudonym(unit, read_holding(unit), self.finder, self._judge(unit), clean_line(words))

    def log(self) -> tuple[Redaction, ...]:
        """Return the log of what was replaced."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.personal_data.log()

    def _settle(self, words: str, settled: Settled, reference: str = "") -> Settling:
        with self._database.unit_of_work() as unit:
            evidence_id = find_evidence(unit, reference).id if reference else 0
            after = _allowance(words, settled, self.finder, evidence_id)
            before = _settled_before(unit, after.key, evidence_id)
            unit.personal_data.allow(after)
            unit.commit()
            return Settling(after.key, evidence_id, before, after)

    def _judge(self, unit: UnitOfWork) -> Judge:
        """Let the finder know whom the portfolio has pseudonyms for, and return what settles in it."""
        self.finder.know(unit.personal_data.pseudonyms())
        return read_judge(unit)


def find_in(words: str) -> tuple[Hit, ...]:
    """Return the personal data in words that are of no portfolio."""
    from portfolio_app.personal_data.finder import find_personal_data

    return find_personal_data(words)


def _allowance(words: str, settled: Settled, finder: Finder, evidence_id: int = 0) -> Allowance:
    said = clean_line(words)
    key = words_key(said)
    if not key:
        raise InputError(tr("Say which words are meant; “{words}” has none.", words=words))
    kind = next((hit.kind for hit in finder.find_whole(said) if hit.text == said), Kind.NAME)
    return Allowance(key, said, kind, settled, evidence_id, now())


def _settled_before(unit: UnitOfWork, key: str, evidence_id: int) -> Allowance | None:
    there = (each for each in unit.personal_data.allowances() if each.key == key and each.evidence_id == evidence_id)
    return next(there, None)
