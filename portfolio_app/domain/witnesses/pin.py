"""PINs: how long they are, and what one of that length keeps out."""

from portfolio_app.translation import mark, tr

PIN_SHORTEST = 4
"""How many characters a witness's PIN has at least."""

PIN_ADVICE = mark("Four words are best: easy to keep in mind, and no computer can try them all.")

_DIGITS_ENOUGH, _LETTERS_ENOUGH = 10, 8
_FEW_KINDS = 3
_SPANS = ((4, mark("within hours")), (6, mark("within days")), (_DIGITS_ENOUGH, mark("within months")))


def pin_warning(pin: str) -> str:
    """Return in one sentence what a PIN does not keep out, or "" for a good one, and for none."""
    if not pin:
        return ""
    count = len(pin)
    if pin.isdecimal():
        few = len(set(pin)) <= _FEW_KINDS
        span = next((tr(said) for most, said in _SPANS if few or count <= most), "")
        if count >= _DIGITS_ENOUGH and not few:
            return ""
        return tr(
            "A PIN of {count} digits only keeps honest people honest: a computer with a copy of this file can try all "
            "of them {span}.",
            count=count,
            span=span,
        )
    if count >= _LETTERS_ENOUGH and len(set(pin)) > _FEW_KINDS:
        return ""
    return tr("A short PIN only keeps honest people honest: a computer with a copy of this file can guess it in time.")
