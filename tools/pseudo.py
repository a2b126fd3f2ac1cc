"""Makes a pseudo-language, accented and longer by a third, that shows what is not translated and where room is short.

``python -m tools.pseudo FOLDER``, then ``PORTFOLIO_APP_TRANSLATIONS=FOLDER PORTFOLIO_APP_LANGUAGE=qps portfolio-app``.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog

from portfolio_app.translation import CATALOGUE
from tools.messages import collected, compile_to, texts_of

NAME = "qps"
_ACCENTED = str.maketrans("aceinorsuyzACEINORSUYZ", "áčéíñóřšúýžÁČÉÍÑÓŘŠÚÝŽ")
_VOWELS = frozenset("aeiouAEIOU")
# Places for values, those of argparse, options and calls of the command line, names of files by their ending.
_KEPT = re.compile(r"\{\{|\}\}|\{\w*\}|%\(\w+\)s|%%|(?<!\w)--?[a-z][\w-]*|\(\*[^)]*\)|\*?\.[a-z]\w+|portfolio-app|&&?")


def main() -> None:
    """Write the pseudo-language's catalogue into the folder that was named."""
    make(Path(sys.argv[1]))


def make(folder: Path) -> Path:
    """Write the catalogue into a folder for PORTFOLIO_APP_TRANSLATIONS and return its path."""
    catalogue = Catalog(locale="en")
    for message in collected():
        if message.id:
            said = [text if message.context else pseudo(text) for text in texts_of(message)]
            catalogue.add(message.id, said if len(said) > 1 else said[0], context=message.context)
    path = folder / NAME / "LC_MESSAGES" / f"{CATALOGUE}.mo"
    compile_to(catalogue, path)
    return path


def pseudo(text: str) -> str:
    """Return the text accented and longer by a third, with its places for values as they were."""
    made: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        made += [_stretched(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*made, _stretched(text[end:])])


def _stretched(text: str) -> str:
    """Return the text accented, with vowels said twice until it is longer by a third."""
    more = -(-sum(map(str.isalpha, text)) // 3)
    said: list[str] = []
    for letter in text:
        said.append(letter.translate(_ACCENTED))
        if more and letter in _VOWELS:
            said.append(letter.lower().translate(_ACCENTED))
            more -= 1
    last = next((place for place in range(len(said) - 1, -1, -1) if said[place].isalpha()), -1)
    return "".join([*said[: last + 1], "é" * (more if last >= 0 else 0), *said[last + 1 :]])


if __name__ == "__main__":
    main()
