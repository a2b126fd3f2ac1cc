"""Texts that deserve advice on STAR, and near misses that do not, by kind and section."""

from portfolio_app.domain.evidence.evidence import Section

S, T, A, R, F = Section

_LONG_ACTION = (
    "I asked him to sit down, fetched a form, read each line to him and ticked what he told me. Then I walked him to "
    "the lift, pressed the button, and rang the ward so that somebody would meet him at the top. "
)

THIN = {
    (S, "A customer came in."): True,
    (T, "Help her."): True,
    (A, "I said sorry and gave her the money."): True,
    (R, "She was happy."): True,
    (F, "I learned a lot."): True,
    (S, "It was a Saturday and the queue reached the door."): False,
    (T, "I had to find her parcel before five."): False,
    (A, _LONG_ACTION): False,
    (R, "He thanked me twice and came back on Monday for more."): False,
    (F, "Next time I would ring the ward before we set off."): False,
}
NOT_LONGEST = {
    (S, "It was a busy day. " * 30): True,
    (T, "I had to find out what she needed and why. " * 12): True,
    (R, "She thanked me and told her sister about it. " * 12): True,
    (F, "I learned that it helps to ask early and to listen. " * 12): True,
    (A, "I refunded her money and wrote the fault into the log."): True,
    (A, _LONG_ACTION * 3): False,
    (S, "It was a busy day and the queue was long. " * 4): False,
    (R, "She thanked me and told her sister. " * 8): False,
    (F, "I learned that it helps to ask early. " * 8): False,
    (T, "I had to find out what she needed. " * 8): False,
}
WE = {
    (
        A,
        "We listened to the customer and we checked the receipt. We offered a refund and then we wrote it in the log book. "
        "After that we cleaned the desk, and we put the toaster on the shelf for faulty goods with a red tag on it.",
    ): True,
    (A, _LONG_ACTION + "Then we checked the oven and gave him the money for the two cakes that he had lost."): True,
    (A, _LONG_ACTION + "So we rang the driver to ask where the parcel was."): True,
    (R, "She agreed in four minutes, and we got the queue down to three people by eleven."): True,
    (A, _LONG_ACTION + "We then explained the form to his daughter, who was waiting at the desk."): True,
    (A, _LONG_ACTION + "WE OFFERED HIM A CHAIR."): True,
    (A, _LONG_ACTION + "Tom and I lifted the box. We moved it to his car on three."): False,
    (A, _LONG_ACTION + "My colleague held the door while we moved the bed."): False,
    (A, _LONG_ACTION + "I told her that we had sent the wrong table."): False,
    (A, _LONG_ACTION + "“We checked everything,” she said, “and it is not here.”"): False,
    (A, _LONG_ACTION + "At our store we ask for the receipt first."): False,
    (A, _LONG_ACTION + "We agreed that she would ring on Friday."): False,
    (A, _LONG_ACTION + "Both of us looked for the ring, and we found it under the bench."): False,
    (A, _LONG_ACTION + "Priya came over at that point. We opened the second till."): False,
}
NO_OUTCOME = {
    (R, "It all went well and the matter was dealt with in a professional way."): True,
    (R, "I felt that I had handled the situation professionally and in the right way."): True,
    (R, "The problem was solved, and it was a good outcome for everybody concerned."): True,
    (R, "Everything was fine in the end because of what I did at the desk that day."): True,
    (R, "I did a good job and my customer service skills were shown to be strong."): True,
    (R, "She thanked me and left."): False,
    (R, "The queue was gone by 11.15, and nobody walked out."): False,
    (R, "He came back the week after and asked for me."): False,
    (R, "My manager said that she would use my note as an example for the team."): False,
    (R, "It went well: the right table arrived and the wrong one left on the same van."): False,
    (R, "The family slept in their own room that night and the cot was put up for the baby."): False,
    (R, "The ward now uses my list at every handover."): False,
}
NO_LEARNING = {
    (F, "The shop closed at nine and the day was very long and busy for all."): True,
    (F, "The customer got a refund and then she left the store with her son."): True,
    (F, "It was raining that day and there were many people in the queue."): True,
    (F, "The toaster was sent back to the maker on the van that evening."): True,
    (F, "My shift ended at six and the late team came in to take over the desk."): True,
    (F, "Next time I will ring before I promise a day."): False,
    (F, "I should have checked the screen before I spoke."): False,
    (F, "Now I look at the date first, every single time."): False,
    (F, "It made me see how far from the desk a promise is broken."): False,
    (F, "I would ask for help at six people in the queue, not at eleven."): False,
    (F, "I used to believe that the handover was the end of my shift."): False,
}
NO_DATE = {
    "A customer came to the returns desk with a toaster that did not heat.": True,
    "It was a wet morning on the returns desk and the phones did not stop.": True,
    "Last week a man came to the counter about his order for a new bed.": True,
    "In March a man came to the counter about his order for a new bed.": True,
    "On my second day at the counter a lady asked me for a bigger size.": True,
    "On 3 March 2026 a customer came to the returns desk with a toaster.": False,
    "It was the 14th of May and I was at the desk when the phone rang.": False,
    "On 12/05/2026 a customer came to the desk with a broken lamp.": False,
    "It was May 14, a Thursday, and I was at the desk when it rang.": False,
    "A call came in at the desk on 2026-05-14 about a bed.": False,
}
NO_PLACE = {
    "A customer was upset about a toaster that did not heat.": True,
    "It was a wet day and a man wanted his money back from me.": True,
    "Somebody had lost a ring and was close to tears about it.": True,
    "A woman with a pram asked me for help with the stairs.": True,
    "A man was angry about a bill that had come too late.": True,
    "A customer came to the counter, upset about a toaster.": False,
    "A resident in the lounge was upset about her tea.": False,
    "The phone rang and a man was angry about a bill.": False,
    "On the ward a man asked me for his glasses.": False,
    "In the shop a woman asked me for help.": False,
}
NO_ROLE = {
    "The toaster did not heat any more.": True,
    "The customer wanted her money back on the same day.": True,
    "A refund, or a new one, was what she was after.": True,
    "The queue was long and the lady was upset about it.": True,
    "She asked for a new toaster and a bag to put it in.": True,
    "My job was to put it right.": False,
    "I had to find out what was wrong.": False,
    "As the only one on the desk, I needed an answer.": False,
    "I was asked to look after the returns that morning.": False,
    "It was my responsibility to check the receipt.": False,
}
