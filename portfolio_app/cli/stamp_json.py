"""Time stamps in the shape that the calls print."""

from portfolio_app.domain.time_stamps.time_stamp import StampCheck


def stamp_json(check: StampCheck | None) -> dict[str, object] | None:
    """Return what a check of a time stamp found in the shape that other programs read; None for no stamp."""
    if check is None:
        return None
    return {
        "state": check.trust.value,
        "at": check.at.isoformat() if check.at else None,
        "centre": check.centre,
        "root": check.root,
        "fingerprint": check.fingerprint,
        "why": check.why,
    }
