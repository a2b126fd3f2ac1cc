"""The profiles of packs: those that come with the program, and the user's own, each a TOML file."""

from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.errors import InputError, PortfolioError
from portfolio_app.domain.packs.profile import EVERYTHING, Profile
from portfolio_app.domain.words.text import excerpt, fold
from portfolio_app.translation import tr

ENDING = ".toml"


def own_folder() -> Path:
    """Return the folder that the user's own profiles are kept in; it may not be there."""
    return paths.user_data() / "profiles"


def profiles() -> tuple[Profile, ...]:
    """Return the bundled profiles, the usual one first, and then the user's own that can be read."""
    bundled = [_read(path, own=False) for path in sorted((paths.resources() / "profiles").glob(f"*{ENDING}"))]
    own: list[Profile] = []
    for path in sorted(own_folder().glob(f"*{ENDING}")):
        try:
            own.append(_read(path, own=True))
        except PortfolioError:
            continue  # find_profile says what is wrong with it when it is asked for
    taken = {fold(profile.name) for profile in own}
    return (
        *(profile for profile in sorted(bundled, key=_usual_first) if fold(profile.name) not in taken),
        *own,
    )


def find_profile(name: str) -> Profile:
    """Return the profile of that name or title, or the one in the file so named; raises InputError."""
    if name.casefold().endswith(ENDING):
        return _read(Path(name), own=True)
    own = own_folder() / f"{name}{ENDING}"
    if "/" not in name and "\\" not in name and own.is_file():
        return _read(own, own=True)
    known = profiles()
    for profile in known:
        if fold(name) in (fold(profile.name), fold(profile.title)):
            return profile
    said = ", ".join(profile.name for profile in known)
    raise InputError(
        tr(
            "There is no profile “{name}”; there are {said}, and a TOML file of your own can be named.",
            name=excerpt(name),
            said=said,
        )
    )


def chosen_profile(name: str) -> Profile:
    """Return the profile that was chosen by name, or the usual one where there is none of it any more."""
    try:
        return find_profile(name) if name else EVERYTHING
    except PortfolioError:
        return EVERYTHING


def _read(path: Path, *, own: bool) -> Profile:
    from portfolio_app.importers.profile_file import LONGEST, read_profile
    from portfolio_app.importers.source import read_source

    return read_profile(read_source(path, LONGEST), path.name if not own else str(path), path.stem, own=own)


def _usual_first(profile: Profile) -> tuple[bool, str]:
    return profile.name != EVERYTHING.name, profile.title
