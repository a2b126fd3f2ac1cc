"""The keys and dates of packs seen on this computer, so that another key or an older pack is noticed."""

from portfolio_app.services.seen import keep_seen, read_seen

_KEYS, _PACKS = "pack-keys.json", "packs-seen.json"
_MOST_KEYS = 50
_MOST_PORTFOLIOS = 20_000
_LONGEST = 200
"""Characters of a portfolio's identity that are kept; ours have 36."""


def earlier_keys(portfolio: str, fingerprint: str) -> tuple[str, ...]:
    """Return the other keys that were seen for this portfolio before this one was."""
    seen = _read().get(portfolio[:_LONGEST], [])
    return tuple(seen[: seen.index(fingerprint)] if fingerprint in seen else seen)


def remember_key(portfolio: str, fingerprint: str) -> None:
    """Remember that this key seals packs of the portfolio; what cannot be written is not remembered."""
    known = _read()
    seen = known.setdefault(portfolio[:_LONGEST], [])
    if fingerprint in seen or len(seen) >= _MOST_KEYS or len(known) > _MOST_PORTFOLIOS:
        return
    seen.append(fingerprint)
    keep_seen(_KEYS, known)


def later_pack(portfolio: str, made_at: str) -> str:
    """Return when the last pack of the portfolio was made that was seen, where that is later; otherwise ""."""
    last = (read_seen(_PACKS, dict[str, str]) or {}).get(portfolio[:_LONGEST], "")
    return last if last > made_at else ""


def remember_pack(portfolio: str, made_at: str) -> None:
    """Remember when a pack of the portfolio was made."""
    known = read_seen(_PACKS, dict[str, str]) or {}
    if made_at > known.get(portfolio[:_LONGEST], "") and len(known) < _MOST_PORTFOLIOS:
        keep_seen(_PACKS, {**known, portfolio[:_LONGEST]: made_at[:_LONGEST]})


def _read() -> dict[str, list[str]]:
    return read_seen(_KEYS, dict[str, list[str]]) or {}
