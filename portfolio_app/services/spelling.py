"""Spelling in British English: which words are checked, the user's own words, and the helper that knows the words.

The dictionary takes 0.1 s to load and suggestions up to 0.2 s, during which Hunspell keeps Python's interpreter to
itself: in a thread it would stop the window. So it lives in a helper process, which is this module run by itself:
questions come in and answers go out as lines of JSON, and it ends when its input ends.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TextIO, cast

from portfolio_app import paths
from portfolio_app.domain.errors import FileError
from portfolio_app.services.spelling_slips import meant
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

MOST_SUGGESTIONS = 5

_TOKEN = re.compile(
    r"(?P<skip>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\w+(?:\.\w+)*\.(?:co\.uk|org\.uk|com|org|net|uk)\b)"
    r"|(?P<word>[^\W_]+(?:[’'\-‐‑][^\W_]+)*)"
    r"|(?P<end>[.!?:;\n]|[•*–—]\s)"
)
_PLAIN = str.maketrans({"‐": "-", "‑": "-", "’": "'"})
_LAST_LATIN = 0x24F  # the dictionary knows nothing about other scripts
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_EXTRA = frozenset("etc".split())


class Hunspell(Protocol):
    """What is used of chunspell's class."""

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and where it begins; a name is one with a capital that does not open a sentence."""

    text: str
    start: int
    name: bool

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)


def words_in(text: str) -> Iterator[Word]:
    """Yield the words worth checking, and the names, which are right wherever they stand unless they are slips.

    Left out: web and e-mail addresses, words with digits, words in capitals such as GDPR or KPIs, and single letters.
    """
    opens = True
    for match in _TOKEN.finditer(text):
        word = match[0]
        if match.lastgroup == "word" and _worth_checking(word):
            yield Word(word, match.start(), not opens and word[0].isupper())
        opens = match.lastgroup == "end"


def stem(word: str) -> str:
    """Return the word in the form in which it is looked up: straight apostrophes and hyphens, no possessive."""
    return _POSSESSIVE.sub("", word).translate(_PLAIN)


class Dictionary:
    """The British English dictionary; it is loaded when it is made."""

    def __init__(self, folder: Path | None = None) -> None:
        from hunspell import Hunspell as Load  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

        place = folder or paths.resources() / "spelling"
        # Without an encoding chunspell would take the system's for the path of the files.
        loaded = Load("en_GB", hunspell_data_dir=str(place), system_encoding="UTF-8")  # pyright: ignore[reportUnknownVariableType]
        self._hunspell = cast("Hunspell", loaded)

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelt as in the dictionary; a compound is when each of its parts is."""
        plain = word.translate(_PLAIN)
        if self._spelt(plain) or self._spelt(stem(plain)):
            return True
        parts = plain.split("-")
        return len(parts) > 1 and all(self._spelt(part) for part in parts)

    def mistakes(self, word: str) -> bool:
        """Tell whether a word with a capital inside a sentence is a slip, and not a name that is not known."""
        return not self.knows(word) and bool(meant(stem(word), self._spelt))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return up to five words that may be meant, the likeliest first; slow, so only on demand."""
        try:
            found = self._hunspell.suggest(word.translate(_PLAIN))
        except UnicodeEncodeError:
            return ()
        typographic = "’" in word
        shown = (w.replace("'", "’") if typographic else w for w in found)
        return tuple(dict.fromkeys(shown))[:MOST_SUGGESTIONS]

    def _spelt(self, word: str) -> bool:
        try:
            return not word or word in _EXTRA or self._hunspell.spell(word)
        except UnicodeEncodeError:  # half a character: nothing to be said about it
            return True


def own_words() -> frozenset[str]:
    """Return the words that the user has added; none when their file is missing or cannot be read."""
    try:
        text = _own_file().read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


def add_own_word(word: str) -> None:
    """Keep a word in the user's own dictionary, a text file of one word a line; raises FileError when it cannot be."""
    kept = own_words() | {stem(word)}
    path = _own_file()
    try:
        paths.own_folder(path.parent)
        write_whole(path, "".join(f"{w}\n" for w in sorted(kept, key=str.casefold)).encode())
    except OSError as error:
        raise FileError(
            tr(
                "Your word could not be kept in {path} ({strerror}); try again.",
                path=path,
                strerror=error.strerror or error,
            )
        ) from error


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer questions until there are no more: {"check": [words]}, {"names": [words]} and {"suggest": word}."""
    dictionary = Dictionary()
    suggest = lru_cache(maxsize=256)(dictionary.suggest)
    for line in questions:
        asked: dict[str, Any] = json.loads(line)
        if "check" in asked:
            wrong = [word for word in asked["check"] if not dictionary.knows(word)]
            reply: dict[str, object] = {"checked": asked["check"], "wrong": wrong}
        elif "names" in asked:
            reply = {"named": asked["names"], "slips": [word for word in asked["names"] if dictionary.mistakes(word)]}
        else:
            reply = {"word": asked["suggest"], "suggestions": suggest(asked["suggest"])}
        answers.write(json.dumps(reply) + "\n")
        answers.flush()


def _worth_checking(word: str) -> bool:
    if len(word) < 2 or any(
        character.isdigit() or ord(character) > _LAST_LATIN for character in word.translate(_PLAIN)
    ):
        return False
    return sum(map(str.isupper, word)) < 2 or _only_parts_begin_large(word)


def _only_parts_begin_large(word: str) -> bool:
    parts = [part for part in re.split(r"[’'\-‐‑]", word) if part]
    return len(parts) > 1 and not any(c.isupper() for part in parts for c in part[1:])


def _own_file() -> Path:
    return paths.user_data() / "words.txt"


def main() -> None:
    """Run the helper on its standard input and output."""
    serve(sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
