"""What each section of an account asks, in the form that the account has: beside its heading, and as help."""

from portfolio_app.domain.evidence.evidence import AccountForm, Section
from portfolio_app.translation import mark, tr

_QUESTIONS = {
    AccountForm.STAR: {
        Section.SITUATION: mark("Where were you, when, and what was going on?"),
        Section.TASK: mark("What had to be done, and what was your part in it?"),
        Section.ACTION: mark("What did you do, and why that way?"),
        Section.RESULT: mark("What changed? What did the customer say or do?"),
        Section.REFLECTION: mark("What did you learn, and what will you do next time?"),
    },
    AccountForm.WORK: {
        Section.SITUATION: mark("What is this piece of work, and what is it for?"),
        Section.TASK: mark("How did you make it? Which part of it is yours?"),
        Section.ACTION: mark("Who worked on it with you, or checked it?"),
        Section.RESULT: mark("Why was it needed, and why did you do it this way?"),
        Section.REFLECTION: mark("What did you learn, and what will you do next time?"),
    },
}
_HINTS = {
    AccountForm.STAR: {
        Section.SITUATION: mark(
            "Set the scene in a few sentences: the place, the day, who was there. Leave out names."
        ),
        Section.TASK: mark(
            "Say what needed doing and what you were responsible for. Two or three sentences are enough."
        ),
        Section.ACTION: mark(
            "This is the heart of it. Write “I”, not “we”: each step you took, and why you took it. "
            "Name the procedure or the law that you followed."
        ),
        Section.RESULT: mark(
            "Say how it ended. Numbers help: minutes, pounds, people. What did the customer or manager say?"
        ),
        Section.REFLECTION: mark(
            "Be honest: what went well, what did not, and what you will do differently next time."
        ),
    },
    AccountForm.WORK: {
        Section.SITUATION: mark("Say what one sees: a rota, a letter, a repair. One or two sentences are enough."),
        Section.TASK: mark("Each step that you took, with the tools and the procedure. Write “I” where it was you."),
        Section.ACTION: mark("Say who did what, by role and without names. If you worked alone, say so."),
        Section.RESULT: mark("Say what it was for, and why this way and no other: that shows what you know."),
        Section.REFLECTION: mark("What went well, what did not, and what you will do differently next time."),
    },
}


def question(section: Section, form: AccountForm) -> str:
    """Return what the section asks."""
    return tr(_QUESTIONS[form][section])


def hint(section: Section, form: AccountForm) -> str:
    """Return what belongs in the section."""
    return tr(_HINTS[form][section])
