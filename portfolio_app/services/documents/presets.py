"""The presets of export options: those that come with the program and the user's own, kept in a file."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from portfolio_app import paths
from portfolio_app.domain.documents.export_options import ExportOptions, from_plain, to_plain
from portfolio_app.domain.documents.preset import BUNDLED, Preset, same_name
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

_LONGEST = 60


def presets() -> tuple[Preset, ...]:
    """Return every preset, the bundled ones first; an unreadable file of the user's own counts as none."""
    return (*BUNDLED, *_own())


def find_preset(name: str) -> Preset:
    """Return the preset of that name, in any case; raises InputError when there is none."""
    found = next((preset for preset in presets() if same_name(preset.name, name)), None)
    if found is None:
        known = ", ".join(f"“{preset.name}”" for preset in presets())
        raise InputError(tr("There is no preset “{name}”; there are {known}.", name=excerpt(name), known=known))
    return found


def save_preset(name: str, options: ExportOptions) -> Preset:
    """Keep the options under a name, in place of an own preset of that name; units and password are not kept."""
    preset = Preset(_checked(name), options.without_units(), own=True)
    _write([*(other for other in _own() if not same_name(other.name, preset.name)), preset])
    return preset


def rename_preset(name: str, new_name: str) -> Preset:
    """Give an own preset another name; raises InputError when that is taken, or when there is none to rename."""
    former = _find_own(name)
    renamed = replace(former, name=_checked(new_name))
    if not same_name(former.name, renamed.name) and any(same_name(other.name, renamed.name) for other in _own()):
        raise InputError(tr("There is a preset “{name}” already; choose another name.", name=renamed.name))
    _write([renamed if other.name == former.name else other for other in _own()])
    return renamed


def remove_preset(name: str) -> None:
    """Forget an own preset; raises InputError when there is none of that name."""
    former = _find_own(name)
    _write([preset for preset in _own() if preset.name != former.name])


def _find_own(name: str) -> Preset:
    found = find_preset(name)
    if not found.own:
        raise InputError(tr("“{name}” comes with the program and stays as it is.", name=found.name))
    return found


def _checked(name: str) -> str:
    name = clean_line(name)
    if not name or len(name) > _LONGEST:
        raise InputError(tr("A preset needs a name of 1 to {longest} characters; choose another.", longest=_LONGEST))
    if any(same_name(preset.name, name) for preset in BUNDLED):
        raise InputError(
            tr(
                "“{name}” comes with the program and stays as it is; choose another name.",
                name=excerpt(name),
            )
        )
    return name


def _own() -> tuple[Preset, ...]:
    try:
        kept: object = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(kept, dict):
        return ()
    # A hand-made file may hold anything: what makes no sense is as usual.
    return tuple(
        Preset(name, from_plain(cast("Mapping[str, object]", values)), own=True)
        for name, values in cast("dict[str, object]", kept).items()
        if isinstance(values, dict) and clean_line(name) and not any(same_name(b.name, name) for b in BUNDLED)
    )


def _write(own: list[Preset]) -> None:
    path = _file()
    kept = {preset.name: to_plain(preset.options) for preset in own}
    try:
        paths.own_folder(path.parent)
        write_whole(path, (json.dumps(kept, indent=2, ensure_ascii=False) + "\n").encode())
    except OSError as error:
        raise FileError(
            tr(
                "Your preset could not be kept in {path} ({strerror}); try again.",
                path=path,
                strerror=error.strerror or error,
            )
        ) from error


def _file() -> Path:
    return paths.user_data() / "presets.json"
