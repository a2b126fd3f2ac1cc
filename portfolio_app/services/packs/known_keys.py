"""The keys seen on this computer, of packs and of witnesses, so that another one under the same name is noticed."""

import json
from contextlib import suppress
from typing import cast

from portfolio_app import paths
from portfolio_app.whole_files import write_whole

PACKS, WITNESSES = "pack-keys.json", "witness-keys.json"
_MOST_KEYS = 50
_MOST_PORTFOLIOS = 20_000
_LONGEST = 200
"""Characters of a portfolio's identity that are kept; ours have 36."""


def earlier_keys(portfolio: str, fingerprint: str, kind: str = PACKS) -> tuple[str, ...]:
    """Return the other keys that were seen for this portfolio, or for a person in it, before this one was."""
    seen = _read(kind).get(portfolio[:_LONGEST], [])
    return tuple(seen[: seen.index(fingerprint)] if fingerprint in seen else seen)


def remember_key(portfolio: str, fingerprint: str, kind: str = PACKS) -> None:
    """Remember that this key is the portfolio's, or that person's; what cannot be written is not remembered."""
    known = _read(kind)
    seen = known.setdefault(portfolio[:_LONGEST], [])
    if fingerprint in seen or len(seen) >= _MOST_KEYS or len(known) > _MOST_PORTFOLIOS:
        return
    seen.append(fingerprint)
    path = paths.user_data() / kind
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (json.dumps(known, indent=1) + "\n").encode())


def _read(kind: str) -> dict[str, list[str]]:
    try:
        kept: object = json.loads((paths.user_data() / kind).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    pairs = cast("dict[str, object]", kept).items()
    return {name: [each for each in cast("list[object]", keys) if isinstance(each, str)] for name, keys in pairs
            if isinstance(keys, list)}  # fmt: skip
