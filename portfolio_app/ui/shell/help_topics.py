"""The topics of the help, as they are in the resources."""

from dataclasses import dataclass
from functools import cache

from portfolio_app import paths
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its name, such as ``writing``, its title, and its text as Markdown without the title."""

    name: str
    title: str
    text: str


@cache
def help_topics() -> tuple[Topic, ...]:
    """Return every topic, in order."""
    files = sorted((paths.resources() / "help").glob("*.md"))
    return tuple(_topic(path.stem.partition("-")[2], path.read_text("utf-8")) for path in files)


def keys_table(keys: list[tuple[str, str]]) -> str:
    """Return a table of what is done by which keys, as Markdown."""
    rows = [f"| **{_escaped(key)}** | {_escaped(text)} |" for text, key in keys]
    return "\n".join([tr("| Key | What it does |"), "|---|---|", *rows])


def _topic(name: str, text: str) -> Topic:
    title, _, rest = text.partition("\n")
    return Topic(name, title.lstrip("# ").strip(), rest.strip())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")
