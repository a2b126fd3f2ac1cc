"""The keys of packs and witnesses, and dates of packs, seen on this computer: another or older one is noticed."""

from portfolio_app.services.seen import keep_seen, read_seen

PACKS, WITNESSES = "pack-keys.json", "witness-keys.json"
_DATES = "packs-seen.json"
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
    keep_seen(kind, known)


def later_pack(portfolio: str, made_at: str) -> str:
    """Return when the last pack of the portfolio was made that was seen, where that is later; otherwise ""."""
    last = (read_seen(_DATES, dict[str, str]) or {}).get(portfolio[:_LONGEST], "")
    return last if last > made_at else ""


def remember_pack(portfolio: str, made_at: str) -> None:
    """Remember when a pack of the portfolio was made."""
    known = read_seen(_DATES, dict[str, str]) or {}
    if made_at > known.get(portfolio[:_LONGEST], "") and len(known) < _MOST_PORTFOLIOS:
        keep_seen(_DATES, {**known, portfolio[:_LONGEST]: made_at[:_LONGEST]})


def _read(kind: str) -> dict[str, list[str]]:
    return read_seen(kind, dict[str, list[str]]) or {}
