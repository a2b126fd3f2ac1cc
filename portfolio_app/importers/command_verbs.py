"""Command verbs of assessment criteria: their forms, and what kind of evidence each asks for."""

from portfolio_app.domain.frameworks.framework import CriterionKind

_KNOWLEDGE = """
analyse analyze assess clarify classify compare consider contrast define describe differentiate discuss distinguish
evaluate examine explain explore give identify illustrate interpret justify know list name outline recall recognise
recognize state suggest summarise summarize understand
"""
_PERFORMANCE = """
achieve acknowledge act adapt adhere adjust agree answer apologise apply arrange articulate ask balance build
calculate carry check choose collaborate collect communicate complete comply conduct confirm contribute cooperate
create deal deliver demonstrate design develop direct display document empathise employ engage ensure escalate
establish exhibit express follow gather greet handle help implement improve inform integrate keep lead link listen
locate log maintain make manage meet monitor negotiate obtain offer organise participate perform plan practise
prepare present prevent prioritise process produce promote propose protect provide question receive record refer
reference reflect relate report research resolve respond review role-play safeguard select set share show solve
speak store structure support tailor take treat use utilise validate verify work write
"""
_DOUBLED = {"plan": "plann", "refer": "referr", "set": "sett", "log": "logg"}

VERBS: dict[str, CriterionKind] = {
    **dict.fromkeys(_KNOWLEDGE.split(), CriterionKind.KNOWLEDGE),
    **dict.fromkeys(_PERFORMANCE.split(), CriterionKind.PERFORMANCE),
}
"""Each verb and whether its evidence is knowing or doing."""


def _gerund(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{_DOUBLED[verb]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else f"{verb}ing"


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


GERUNDS: dict[str, str] = {_gerund(verb): verb for verb in VERBS}
"""``explaining`` gives ``explain``."""

THIRD_PERSONS: dict[str, str] = {_third_person(verb): verb for verb in VERBS}
"""``explains`` gives ``explain``."""

NOUNS: dict[str, str] = {
    "adherence to": "adhere to",
    "analysis of": "analyse",
    "application of": "apply",
    "comparison of": "compare",
    "completion of": "complete",
    "compliance with": "comply with",
    "demonstration of": "demonstrate",
    "description of": "describe",
    "discussion of": "discuss",
    "evaluation of": "evaluate",
    "explanation of": "explain",
    "identification of": "identify",
    "justification of": "justify",
    "maintenance of": "maintain",
    "provision of": "provide",
    "recognition of": "recognise",
    "reference to": "refer to",
    "resolution of": "resolve",
    "selection of": "select",
    "use of": "use",
}
"""Nouns that stand for a verb: ``identification of`` gives ``identify``."""
