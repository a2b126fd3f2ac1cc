"""The colours of both themes (checked for contrast), and of both in high contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; its name is part of its icons' file names."""

    name: str
    window: str
    surface: str
    border: str
    text: str
    muted: str
    accent: str
    accent_tint: str
    on_accent: str
    danger: str
    hover: str
    control: str
    """The outline of controls: stronger than a border, for it must be seen (WCAG 1.4.11)."""


LIGHT = Tokens(
    name="light",
    window="#F6F6F3",
    surface="#FFFFFF",
    border="#D5DAE0",
    text="#1F2328",
    muted="#57606A",
    accent="#0B6E6E",
    accent_tint="#E3F0EF",
    on_accent="#FFFFFF",
    danger="#B3261E",
    hover="#ECEDEA",
    control="#868E96",
)
DARK = Tokens(
    name="dark",
    window="#17191B",
    surface="#212427",
    border="#3A4046",
    text="#E6E8EA",
    muted="#A6AEB6",
    accent="#57C7C4",
    accent_tint="#1E3536",
    on_accent="#10201F",
    danger="#FF8A80",
    hover="#2A2E32",
    control="#7C858E",
)
HIGH_LIGHT = Tokens(
    name="light",
    window="#FFFFFF",
    surface="#FFFFFF",
    border="#000000",
    text="#000000",
    muted="#262626",
    accent="#00474A",
    accent_tint="#D9ECEC",
    on_accent="#FFFFFF",
    danger="#8C0009",
    hover="#E6E6E6",
    control="#000000",
)
HIGH_DARK = Tokens(
    name="dark",
    window="#000000",
    surface="#000000",
    border="#FFFFFF",
    text="#FFFFFF",
    muted="#E6E6E6",
    accent="#7FFFF4",
    accent_tint="#003B3B",
    on_accent="#000000",
    danger="#FFB3AB",
    hover="#262626",
    control="#FFFFFF",
)
