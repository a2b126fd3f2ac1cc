"""What is asked in practice talk for each verb and each kind of criterion, as data."""

from portfolio_app.domain.coaching.advice import AdviceKind
from portfolio_app.domain.frameworks.framework import CriterionKind
from portfolio_app.translation import mark

OF_VERB = {
    "identify": (
        mark("Which ones can you name without looking, and where did you meet each of them?"),
        mark("Which of them matters most in your job, and why?"),
    ),
    "describe": (
        mark("How would you describe it to somebody who starts with you next week?"),
        mark("What does it look like at your own workplace? Give one example."),
    ),
    "explain": (
        mark("How would you explain it in your own words, with one example from your work?"),
        mark("Why is it done that way, and what would happen if nobody did it?"),
    ),
    "justify": (
        mark("Why was that the right thing to do?"),
        mark("What else could you have done, and why did you not choose that?"),
    ),
    "evaluate": (
        mark("What worked well, what did not, and how do you know?"),
        mark("All in all, how good is it, and what one thing would you change?"),
    ),
    "compare": (
        mark("What do they have in common, and where do they differ?"),
        mark("When would you choose the one, and when the other?"),
    ),
    "analyse": (
        mark("Which parts does it have, and how does one change the other?"),
        mark("What was the cause, and how do you know?"),
    ),
    "demonstrate": (
        mark("Take me through one time when you did this. What did you do first, and what then?"),
        mark("Why did you do it that way, and which rule or procedure did you go by?"),
        mark("What would you have done if that had not worked?"),
    ),
}

OF_KIND = {
    CriterionKind.KNOWLEDGE: (
        mark("What does this mean in your job? Say it in your own words."),
        mark("When did knowing this change what you did?"),
    ),
    CriterionKind.BEHAVIOUR: (
        mark("When was it hard to act like this, and what did you do?"),
        mark("What would your colleagues say that you do, and what have they seen?"),
    ),
    CriterionKind.OUTCOME: (
        mark("Which piece of your work shows this best as a whole, and why?"),
        mark("Which part of it did you do yourself, and who helped you?"),
        mark("What would you do differently if you began again?"),
    ),
}
OF_KIND[CriterionKind.TECHNICAL_KNOWLEDGE] = OF_KIND[CriterionKind.KNOWLEDGE]
OF_KIND[CriterionKind.EMPLOYABILITY] = OF_KIND[CriterionKind.BEHAVIOUR]
for _kind in (CriterionKind.SKILL, CriterionKind.TECHNICAL_SKILL, CriterionKind.PERFORMANCE, CriterionKind.CRITERION):
    OF_KIND[_kind] = OF_VERB["demonstrate"]

AFTER_SPOT = {
    AdviceKind.EXPLAIN_WITHOUT_REASON: mark("why is that so?"),
    AdviceKind.JUSTIFY_WITHOUT_REASON: mark("why was this the right choice?"),
    AdviceKind.DEMONSTRATE_WITHOUT_ACTION: mark("what exactly did you say or do?"),
    AdviceKind.WE_NOT_I: mark("you write “we”. Which part of it did you do yourself?"),
    AdviceKind.REPEATED_TEXT: mark("what was different this time?"),
}
"""What an assessor would ask instead of the question of the advice, which is about writing."""

NOT_ASKED = frozenset(
    {
        *(AdviceKind.MISSING_SECTION, AdviceKind.THIN_SECTION, AdviceKind.ACTION_NOT_LONGEST),
        *(AdviceKind.NEED_MAYBE_MET, AdviceKind.NO_DATE, AdviceKind.NO_PLACE, AdviceKind.TOO_LONG),
    }
)
"""Advice that is about the form of the writing alone."""
