"""Profile files: what a provider or an end-point assessor wants of a pack, as TOML (resources/profiles)."""

import re
from typing import Annotated

import msgspec

from portfolio_app.domain.packs.profile import BLANKS, Part, Profile
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.toml_shape import Shape, read_toml
from portfolio_app.translation import tr

LONGEST = 20_000
_Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
_Each = Annotated[int, msgspec.Meta(ge=0, le=100)]
_Minutes = Annotated[int, msgspec.Meta(ge=0, le=600)]
_Months = Annotated[int, msgspec.Meta(ge=0, le=600)]
_BLANK = re.compile(r"\{[^}]*\}?|\}")


class _ProfileShape(Shape, frozen=True):
    title: str
    about: str = ""
    folder: str = ""
    parts: list[Part] = msgspec.field(default_factory=lambda: list(Part))
    least_pieces: _Count = 0
    most_pieces: _Count = 0
    least_words: _Count = 0
    most_words: _Count = 0
    least_pages: _Count = 0
    most_pages: _Count = 0
    every_criterion: bool = False
    least_each: _Each = 0
    most_minutes: _Minutes = 0
    oldest_evidence_months: _Months = 0
    reflective_accounts: bool = True
    employer_statement: bool = False
    starred_only: bool = False
    single_document: bool = False
    history: bool = False
    grammar: bool = True
    ai_statement: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    tools_forbidden: bool = False


def read_profile(text: str, source: str, name: str, *, own: bool = False) -> Profile:
    """Return the profile; raises InputError naming the line or the key that is wrong."""
    shape = read_toml(text, source, _ProfileShape)
    title, folder = clean_line(shape.title), clean_line(shape.folder)
    if not title:
        raise in_file(source, tr("title: it is empty; say what the profile is for."))
    for blank in _BLANK.findall(folder):
        if blank not in BLANKS:
            raise in_file(
                source,
                tr(
                    "folder: “{blank}” is not known; use {blanks}.",
                    blank=excerpt(blank),
                    blanks=tr(" and ").join(BLANKS),
                ),
            )
    for what in ("pieces", "words", "pages"):
        least, most = getattr(shape, f"least_{what}"), getattr(shape, f"most_{what}")
        if most and least > most:
            raise in_file(source, tr("least_{what}: it is more than most_{what}; correct one of them.", what=what))
    parts = frozenset(shape.parts)
    if not parts:
        raise in_file(source, tr("parts: name at least one of {part}.", part=", ".join(Part)))
    if shape.single_document and len(parts & {Part.PDF, Part.WORD}) != 1:
        raise in_file(source, tr("parts: a single document is either pdf or word; name exactly one of them."))
    fields = {name: getattr(shape, name) for name in shape.__struct_fields__}
    fields |= {"title": title, "about": clean_line(shape.about), "folder": folder, "parts": parts}
    fields["ai_statement"] = clean_line(shape.ai_statement)
    return Profile(**fields, name=name, own=own)
