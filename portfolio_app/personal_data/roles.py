"""Roles that only one person has: “the head teacher of St Mary’s”, “our chief executive”."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind

_ONLY_ONE = (
    r"(?:CEO|CFO|COO|CTO|CIO|MD|chief executive(?: officer)?|chief (?:finance|financial|operating|technology|"
    r"nursing) officer|"
    r"managing director|(?:finance|operations|sales|marketing|HR|commercial|medical|regional|store|company|IT|people|"
    r"salon|creative|managing|clinical|nursing) director|director of [a-z]+|"
    r"head ?teacher|head ?master|head ?mistress|deputy head(?: ?teacher)?|principal|curator|chaplain|"
    r"vice[- ]principal|mayor|vicar|"
    r"rector|imam|rabbi|bishop|"
    r"chair(?:man|woman|person)?|company secretary|founder|matron|chief constable|MP|provost|dean|vice[- ]chancellor|"
    r"president|company owner|business owner)"
)
_POST = (
    r"(?:(?:[a-z]+ )?(?:(?:deputy|assistant|general|branch|store|area|regional|practice|site|ward|duty|operations|"
    r"office|night|floor|shop|"
    r"bar|kitchen|nursery|home|project|team|service|depot|centre|contracts?|senior|head|lead|registered|warehouse|"
    r"hotel|restaurant) ){0,2}"
    r"(?:manager|head|director|owner|leader|supervisor|chef|landlord|landlady|receptionist|caretaker|nurse|midwife|"
    r"social worker|"
    r"GP|consultant|engineer|planner|buyer|accountant|solicitor|analyst|technician|architect|dispatcher|coordinator|"
    r"foreman|captain|chair|secretary|treasurer|priest|warden|bursar|porter|teacher|lead|governor))"
)
_PLACE = (
    r"(?:(?:the|our) )?(?:[A-Z][\w’'&.-]*)(?: (?:[A-Z][\w’'&.-]*|of|and|&|the|on))*(?: (?:branch|store|office|"
    r"depot|site|school|ward|team|department|surgery|shop|hotel|salon|nursery|academy|centre|council|hospital|clinic))?"
)

_OF_A_PLACE = re.compile(rf"(?<!\w)(?:[Tt]he|[Oo]ur|[Tt]heir) (?i:{_ONLY_ONE}|{_POST}) (?:of|at|for|in) {_PLACE}")
_OF_OURS = re.compile(
    rf"(?<!\w)(?:[Oo]ur|[Tt]heir|[Mm]y company[’']s|[Tt]he company[’']s|[A-Z]\w+[’']s) {_ONLY_ONE}(?!\w)"
)
_THE_ONE = re.compile(
    r"(?<!\w)[Tt]he (?:CEO|CFO|COO|MD|managing director|chief executive|mayor|chief constable|local MP|company owner|"
    r"founder)(?!\w| of a| role)"
)


def find_roles(text: str) -> Iterator[Hit]:
    """Yield the roles that name one person."""
    for pattern in (_OF_A_PLACE, _OF_OURS, _THE_ONE):
        for found in pattern.finditer(text):
            yield Hit(*found.span(), Kind.ROLE, found[0])
