"""What is said for each kind of advice: a title, why it matters, and an example question."""

from typing import NamedTuple

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.translation import mark, tr


class Saying(NamedTuple):
    """Sentences with blanks; a question that is "" is given with each advice."""

    title: str
    message: str
    question: str = ""


class Place(NamedTuple):
    """Words of a section, or the whole section where both are 0."""

    section: Section | None = None
    start: int = 0
    end: int = 0


SAYINGS: dict[AdviceKind, Saying] = {
    AdviceKind.MISSING_SECTION: Saying(
        mark("{section} is still empty"),
        mark("An account tells all five parts, so that your assessor can follow it from start to finish."),
    ),
    AdviceKind.THIN_SECTION: Saying(
        mark("A little more on {section}?"),
        mark("A few words here leave your assessor guessing. Two or three sentences are enough."),
    ),
    AdviceKind.ACTION_NOT_LONGEST: Saying(
        mark("Action is where your proof is"),
        mark("{longest} is longer than Action. What you did yourself usually needs the most words."),
        mark("Which steps did you take, one after another, and why?"),
    ),
    AdviceKind.TOO_LONG: Saying(
        mark("Longer than “{profile}” allows"),
        mark("Your accounts have {all} words, and at most {most} are taken. This is the longest of them, with {own}."),
        mark("Which sentences here tell your assessor nothing that stands elsewhere?"),
    ),
    AdviceKind.WE_NOT_I: Saying(
        mark("Who is “we” here?"),
        mark("Your assessor can only count what you did yourself."),
        mark("Which part of this did you do?"),
    ),
    AdviceKind.NO_OUTCOME: Saying(
        mark("What came of it?"),
        mark("A result is something that others could see: a number, what somebody said, or what happened afterwards."),
        mark("What did the customer say or do, and what happened next?"),
    ),
    AdviceKind.NO_REFLECTION_LEARNING: Saying(
        mark("What did you learn?"),
        mark("Reflection is about what you take with you: what you learned, or would do differently."),
        mark("What would you do differently next time, and why?"),
    ),
    AdviceKind.NO_DATE: Saying(
        mark("When was this?"),
        mark("Without a date your assessor cannot tell whether it is recent enough."),
        mark("On which day did it happen? Put it beside the title."),
    ),
    AdviceKind.NO_PLACE: Saying(
        mark("Where was this?"),
        mark("The place helps your assessor to picture it, and to ask somebody who was there."),
        mark("At which counter, ward, site or line were you?"),
    ),
    AdviceKind.NO_ROLE: Saying(
        mark("What was your part?"),
        mark("It is not said what your job was here, or what you were asked to do."),
        mark("What was your role that day, and what were you responsible for?"),
    ),
    AdviceKind.EXPLAIN_WITHOUT_REASON: Saying(
        mark("“Explain” wants a reason"),
        mark("{code} asks you to explain. The words that you claim say what, but not yet why."),
        mark("Why is that so? Try a sentence with “because” or “so that”."),
    ),
    AdviceKind.DESCRIBE_TOO_SHORT: Saying(
        mark("“Describe” wants more than a name"),
        mark("{code} asks you to describe. The words that you claim name it, but do not yet say what it is like."),
        mark("What does it look like, and what happens there? Two or three features are enough."),
    ),
    AdviceKind.JUSTIFY_WITHOUT_REASON: Saying(
        mark("“Justify” wants your reason"),
        mark("{code} asks you to justify. The words that you claim do not yet say why you chose this."),
        mark("Why was this the right choice, and what else could you have chosen?"),
    ),
    AdviceKind.EVALUATE_ONE_SIDED: Saying(
        mark("“Evaluate” wants both sides"),
        mark("{code} asks you to evaluate: what works, what does not, and what you think. Missing so far: {part}."),
    ),
    AdviceKind.COMPARE_ONE_SIDED: Saying(
        mark("“Compare” wants two things side by side"),
        mark("{code} asks you to compare. The words that you claim do not yet say what is alike or different."),
        mark("What is the same about the two, and what is not?"),
    ),
    AdviceKind.IDENTIFY_TOO_FEW: Saying(
        mark("One more to name?"),
        mark("{code} asks for {wanted}. Your claimed words name {found} so far."),
        mark("Which other one do you know from your own work?"),
    ),
    AdviceKind.DEMONSTRATE_WITHOUT_ACTION: Saying(
        mark("Show yourself doing it"),
        mark("{code} asks to see you do something. The words that you claim do not say what you did."),
        mark("What exactly did you say or do? Begin with “I”."),
    ),
    AdviceKind.TOO_LITTLE_SAID: Saying(
        mark("“{verb}” wants a little more"),
        mark("The verb of {code} is “{verb}”. The words that you claim are very few for that."),
    ),
    AdviceKind.GENERIC_LAW: Saying(
        mark("Which Act is meant by “{words}”?"),
        mark("On its own that is too broad to count. Name the Act, and say what it changed in what you did."),
    ),
    AdviceKind.ACT_NOT_APPLIED: Saying(
        mark("Put the {act} to use"),
        mark("The Act is named, but not what it meant here. Make your point, give the evidence, and explain."),
        mark("What did the Act make you do, or not do, for this customer?"),
    ),
    AdviceKind.SUPERSEDED_ACT: Saying(
        mark("Is it still the {old}?"),
        mark("For most of what you meet, {new} took its place on {since}. Check what your workplace goes by now."),
        mark("What does the {new} ask of you here?"),
    ),
    AdviceKind.PROCEDURE_NOT_NAMED: Saying(
        mark("Which procedure was it?"),
        mark("A procedure counts when it has its name: your assessor can then look it up."),
        mark("What is it called at your workplace?"),
    ),
    AdviceKind.LATER_STEP_MISSING: Saying(
        mark("LATER: {step}?"),
        mark("LATER has five steps: listen, apologise, thank, empathise, resolve. I cannot find “{step}” here."),
    ),
    AdviceKind.ESCALATION_PART_MISSING: Saying(
        mark("Passing it on: {step}?"),
        mark("Your assessor looks for when you pass a matter on, how, and to whom. I cannot find “{step}” here."),
    ),
    AdviceKind.DATA_STAGE_MISSING: Saying(
        mark("Customer data: {step}?"),
        mark("Follow the data through its whole life. I cannot find “{step}” in the words that you claim."),
    ),
    AdviceKind.SCRIPT_PART_MISSING: Saying(
        mark("The script: {step}?"),
        mark("The script has a greeting and a closing. I cannot find the {step} here."),
    ),
    AdviceKind.MODEL_STEP_MISSING: Saying(
        mark("{model}: {step}?"),
        mark("{model} has several steps. I cannot find “{step}” here."),
    ),
    AdviceKind.ID_NOT_CHECKED: Saying(
        mark("Did you check who it was?"),
        mark("You opened or gave somebody's details, and it is not said that you made sure who was asking."),
        mark("How did you check who they were before you did this?"),
    ),
    AdviceKind.SATISFACTION_TAKEN_FOR_LOYALTY: Saying(
        mark("Happy and loyal are two things"),
        mark("Happy is how somebody felt that day. Loyal is what they do later: they come back, or recommend you."),
        mark("What did they do later that shows loyalty?"),
    ),
    AdviceKind.SERVICE_TAKEN_FOR_SALES: Saying(
        mark("Service is more than selling"),
        mark("A sale is one moment. Service looks after the customer before it and after it."),
        mark("What did you do for this customer that was not about the sale?"),
    ),
    AdviceKind.ONLY_FRIENDLINESS: Saying(
        mark("Service is more than being friendly"),
        mark("Friendliness helps, but good service also solves something, and brings the business something."),
        mark("What did your service solve, and what did the business gain?"),
    ),
    AdviceKind.NO_WAY_TO_ESCALATE: Saying(
        mark("What when it is not yours to decide?"),
        mark("Everybody's job has limits, and your assessor wants to see that you know yours."),
        mark("What may you not decide yourself, and who takes it then?"),
    ),
    AdviceKind.ONE_SIZE_FOR_ALL: Saying(
        mark("The same for everybody?"),
        mark("People need different things. Show how you changed what you did to suit one of them."),
        mark("When did you do it differently for somebody, and what told you to?"),
    ),
    AdviceKind.ONLY_SPOKEN: Saying(
        mark("More than words"),
        mark("{code} asks for what your face, posture or eyes said too. I can only find spoken words."),
        mark("Where did you stand, where did you look, and what did your hands do?"),
    ),
    AdviceKind.COMMON_MISTAKE: Saying(mark("Worth a second look"), mark("{why}")),
    AdviceKind.POLICY_TEXT_PASTED: Saying(
        mark("Is this the policy's own text?"),
        mark("A policy proves nothing by itself. It counts when you say how you used it."),
        mark("When did you do what this says, and for whom?"),
    ),
    AdviceKind.REPEATED_TEXT: Saying(
        mark("The same words as in {other}"),
        mark("Your assessor counts the same words only once. Say here what was different this time."),
        mark("What did you see, say or learn here that is not in {other}?"),
    ),
    AdviceKind.NEED_MAYBE_MET: Saying(
        mark("Does this show “{need}”?"),
        mark("{code} still asks for “{need}”, and these words may show it. Nothing is claimed unless you do it."),
        mark("Do these words prove it? Then claim them for {code}."),
    ),
}


def say(kind: AdviceKind, written: Written, place: Place, **values: object) -> Advice:
    """Return the advice on words of an account, said with these values; some of them are its own fields."""
    saying = SAYINGS[kind]
    question = str(values.get("question", "")) or tr(saying.question, **values)
    return Advice(
        kind,
        written.reference,
        tr(saying.title, **values),
        tr(saying.message, **values),
        question,
        place.section,
        place.start,
        place.end,
        str(values.get("criterion", "")),
        str(values.get("detail", "")),
    )
