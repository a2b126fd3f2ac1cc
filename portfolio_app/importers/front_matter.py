"""The YAML front matter of an account: title, date, place and claims on the whole account.

Scalars are taken as the text that is written, never as YAML's numbers: criterion 1.10 must not become 1.1. The tree is
built from YAML's events, so that anchors, aliases and tags (YAML "bombs") are refused before they cost anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import id_of
from portfolio_app.domain.words.text import clean, clean_line, excerpt
from portfolio_app.importers.character_codes import split_criteria
from portfolio_app.importers.faults import at_line
from portfolio_app.translation import say_number, tr

_LIMIT = 1_000_000
_MAX_DEPTH = 6
_MAX_EVENTS = 100_000
_KNOWN = ("title", "date", "place", "criteria", "about")
_IGNORED = ("ref", "words", "learner", "framework")
_CLAIM_KEYS = ("criterion", "need", "note", "starred")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.DOTALL)
_TRUTH = {"true": True, "yes": True, "": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the --- lines; ``title`` is "" when it is not there.

    ``about`` is the number of the piece of evidence that the account annotates, 0 for none.
    """

    title: str = ""
    produced_on: date | None = None
    place: str = ""
    claims: tuple[ClaimDraft, ...] = ()
    about: int = 0


@dataclass(frozen=True, slots=True)
class _Scalar:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Items:
    entries: "list[_Node]"
    line: int


@dataclass(frozen=True, slots=True)
class _Fields:
    entries: "dict[str, tuple[int, _Node]]"
    line: int


_Node = _Scalar | _Items | _Fields


def read_front_matter(text: str, source: str, first_line: int) -> FrontMatter:
    """Return what the YAML says; ``first_line`` is the number of its first line in the file.

    Raises InputError naming the line for unknown keys, wrong values, impossible dates and anything but plain YAML.
    """
    if len(text) > _LIMIT:
        raise at_line(
            source,
            first_line,
            tr("the front matter is longer than {limit} characters; shorten it.", limit=say_number(_LIMIT)),
        )
    root = _Tree(text, source, first_line).read()
    if not isinstance(root, _Fields):
        if isinstance(root, _Scalar) and not root.text:
            return FrontMatter()
        raise at_line(source, root.line, tr("the front matter is not a list of keys; write lines such as “title: …”."))
    return _Values(source).front_matter(root)


class _Tree:
    """Builds nodes from YAML's events."""

    def __init__(self, text: str, source: str, first_line: int) -> None:
        self._source = source
        self._first = first_line
        self._events = self._safe(text)

    def read(self) -> _Node:
        root: _Node = _Scalar("", self._first)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._fault(event, tr("a second YAML document begins here; keep all keys in one."))
                root = self._node(next(self._events), 0)
        return root

    def _safe(self, text: str) -> Iterator[yaml.Event]:
        try:
            for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
                if count > _MAX_EVENTS:
                    raise self._fault(event, tr("the front matter has too many entries; shorten it."))
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
                    raise self._fault(
                        event, tr("YAML anchors, aliases and tags are not read; write the value in quotes.")
                    )
                yield event
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise at_line(
                self._source,
                self._first + (mark.line if mark else 0),
                tr(
                    "the front matter cannot be read here ({problem}); "
                    'put the value in double quotes, as in title: "…".',
                    problem=error.problem or error.context,
                ),
            ) from error
        except yaml.YAMLError as error:
            raise at_line(
                self._source, self._first, tr("the front matter holds a character that YAML does not allow; remove it.")
            ) from error

    def _node(self, event: yaml.Event, depth: int) -> _Node:
        line = self._line(event)
        if depth > _MAX_DEPTH:
            raise at_line(self._source, line, tr("the front matter is nested too deeply; use plain keys and lists."))
        if isinstance(event, yaml.SequenceStartEvent):
            entries: list[_Node] = []
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                entries.append(self._node(event, depth + 1))
            return _Items(entries, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._fields(line, depth)
        assert isinstance(event, yaml.ScalarEvent)
        # What stands in quotes is kept exactly; other values may be wrapped or padded by hand.
        exact = event.style in ("'", '"')
        return _Scalar(clean(event.value) if exact else clean_line(event.value), line)

    def _fields(self, line: int, depth: int) -> _Fields:
        fields: dict[str, tuple[int, _Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, _Scalar):
                raise at_line(
                    self._source, key.line, tr("a key of the front matter must be one word; write “title: …”.")
                )
            if key.text in fields:
                raise at_line(
                    self._source,
                    key.line,
                    tr(
                        "“{text}” is given twice; keep one of them.",
                        text=excerpt(key.text),
                    ),
                )
            fields[key.text] = (key.line, self._node(next(self._events), depth + 1))
        return _Fields(fields, line)

    def _line(self, event: yaml.Event) -> int:
        return self._first + event.start_mark.line

    def _fault(self, event: yaml.Event, message: str) -> InputError:
        return at_line(self._source, self._line(event), message)


class _Values:
    """Turns nodes into the front matter's values."""

    def __init__(self, source: str) -> None:
        self._source = source

    def front_matter(self, root: _Fields) -> FrontMatter:
        for key, (line, _) in root.entries.items():
            if key not in _KNOWN and key not in _IGNORED:
                raise at_line(
                    self._source,
                    line,
                    tr(
                        "the key “{key}” is not known; the keys are {known}, so rename it.",
                        key=excerpt(key),
                        known=", ".join(_KNOWN),
                    ),
                )
        return FrontMatter(
            title=self._text(root, "title"),
            produced_on=self._date(root),
            place=self._text(root, "place"),
            claims=self._claims(root),
            about=self._about(root),
        )

    def _text(self, fields: _Fields, key: str) -> str:
        if key not in fields.entries:
            return ""
        node = fields.entries[key][1]
        if not isinstance(node, _Scalar):
            raise at_line(
                self._source,
                node.line,
                tr("“{key}” must be one text; write it on one line in double quotes.", key=excerpt(key)),
            )
        return node.text

    def _date(self, root: _Fields) -> date | None:
        text = self._text(root, "date").strip()
        if not text:
            return None
        line = root.entries["date"][1].line
        parts = _DATE.fullmatch(text)
        if not parts:
            raise at_line(
                self._source,
                line,
                tr("“{text}” is not a date; write it as year-month-day, as in 2026-03-02.", text=excerpt(text)),
            )
        try:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
        except ValueError as error:
            raise at_line(
                self._source,
                line,
                tr(
                    "“{text}” is an impossible date; correct the year, month or day, as in 2026-03-02.",
                    text=excerpt(text),
                ),
            ) from error

    def _about(self, root: _Fields) -> int:
        text = self._text(root, "about").strip()
        found = id_of(text) if text else 0
        if found is None or (text and not found):
            raise at_line(
                self._source,
                root.entries["about"][1].line,
                tr("“{text}” is not a piece of evidence; write its reference, as in E003.", text=excerpt(text)),
            )
        return found

    def _claims(self, root: _Fields) -> tuple[ClaimDraft, ...]:
        if "criteria" not in root.entries:
            return ()
        node = root.entries["criteria"][1]
        if isinstance(node, _Scalar) and not node.text.strip():
            return ()
        entries = node.entries if isinstance(node, _Items) else [node]
        return tuple(claim for entry in entries for claim in self._claim(entry))

    def _claim(self, node: _Node) -> list[ClaimDraft]:
        if isinstance(node, _Items):
            raise at_line(
                self._source, node.line, tr("a list inside the list of criteria is not read; write one list.")
            )
        if isinstance(node, _Scalar):
            return [ClaimDraft(criterion, line=node.line) for criterion in self._criteria(node.text, node.line)]
        for key, (line, _) in node.entries.items():
            if key not in _CLAIM_KEYS:
                raise at_line(
                    self._source,
                    line,
                    tr(
                        "the key “{key}” is not known; a claim has {claim_keys}, so rename it.",
                        key=excerpt(key),
                        claim_keys=", ".join(_CLAIM_KEYS),
                    ),
                )
        need, note, starred = self._text(node, "need"), self._text(node, "note"), self._starred(node)
        return [
            ClaimDraft(criterion, need=need, note=note, starred=starred, line=node.line)
            for criterion in self._criteria(self._text(node, "criterion"), node.line)
        ]

    def _criteria(self, text: str, line: int) -> list[str]:
        criteria = split_criteria(text)
        if not criteria:
            raise at_line(
                self._source, line, tr("a claim names no criterion; write one, as in “1.2”, or remove the entry.")
            )
        return criteria

    def _starred(self, node: _Fields) -> bool:
        text = self._text(node, "starred").strip().lower()
        if text not in _TRUTH:
            raise at_line(self._source, node.entries["starred"][0], tr("“starred” must be true or false; correct it."))
        return _TRUTH[text]
