"""The verbs that criteria begin with, and which of them want the same."""

from portfolio_app.domain.frameworks.framework import Criterion

VERBS = {
    **dict.fromkeys(("identify", "list", "name", "state", "give", "recognise", "specify"), "identify"),
    **dict.fromkeys(("describe", "outline", "summarise"), "describe"),
    "explain": "explain",
    "justify": "justify",
    **dict.fromkeys(("evaluate", "appraise", "critique", "review", "reflect", "assess"), "evaluate"),
    **dict.fromkeys(("compare", "contrast", "distinguish", "differentiate"), "compare"),
    **dict.fromkeys(("analyse", "examine", "investigate"), "analyse"),
    **dict.fromkeys(
        (
            *("demonstrate", "show", "use", "apply", "perform", "carry", "handle", "resolve", "deal", "adapt"),
            *("record", "follow", "communicate", "respond", "maintain", "provide", "complete", "select", "plan"),
            *("prepare", "monitor", "organise", "manage", "work", "ensure", "take", "make", "support"),
        ),
        "demonstrate",
    ),
}
"""Each with the one that stands for it."""


def verb_of(criterion: Criterion) -> str:
    """Return the verb that the criterion begins with, in small letters."""
    first = criterion.text.split(maxsplit=1)[0].lower().strip(".,:;") if criterion.text.split() else ""
    return criterion.verb or first
