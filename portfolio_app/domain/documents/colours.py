"""The units' colours, the same wherever a unit is shown."""

UNIT_COLOURS = ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")
"""One colour a unit, told apart by colour-blind readers too (P. Tol's light scheme)."""
