"""Sentences on law, procedures, identity and common mistakes that deserve advice, and near misses that do not."""

GENERIC_LAW = {
    "I kept to health and safety at all times.": True,
    "Because of GDPR I did not read the address out.": True,
    "I follow data protection rules when I am on the phone.": True,
    "Consumer law gave her the right to a refund.": True,
    "We have to treat people fairly under equality law.": True,
    "HEALTH AND SAFETY was on my mind when I moved the box.": True,
    "Our Health and Safety Policy says two people lift it, so I rang Tom.": False,
    "I rang the health and safety officer about the step.": False,
    "Under UK GDPR I may only keep what I need, so I left his age out.": False,
    "The Equality Act 2010 asks us to make adjustments, so I fetched the hearing loop; equality law is clear on that.": False,
    "I had done the GDPR training in May.": False,
    "The Health and Safety at Work etc. Act 1974 asks me to take care of others, so I put the sign out.": False,
}
ACT_NOT_APPLIED = {
    "I know about the Equality Act 2010.": True,
    "The Consumer Rights Act 2015 is important in my job.": True,
    "I always follow the Data Protection Act 2018.": True,
    "We have to comply with the Equality Act 2010 at all times.": True,
    "I learned about the Consumer Rights Act 2015 and the Equality Act 2010 at college.": True,
    "Under the Consumer Rights Act 2015 she could have her money back within 30 days.": False,
    "The Equality Act 2010 requires reasonable adjustments, so I offered him a quiet place.": False,
    "I did not read out the address, because the Data Protection Act 2018 protects what she tells us.": False,
    "She asked what I could do. The Consumer Rights Act 2015 gives her one repair first. I explained that.": False,
    "UK GDPR says that I may keep only what I need; I left his guess out.": False,
}
SUPERSEDED_ACT = {
    "Under the Data Protection Act 1998 I may not read it out.": True,
    "The Sale of Goods Act 1979 says that goods must be fit for use, so I gave her a refund.": True,
    "The Disability Discrimination Act asks us to help him, so I fetched the ramp.": True,
    "Under the Distance Selling Regulations she may send it back within seven days.": True,
    "The Sex Discrimination Act 1975 does not allow that, so I told him.": True,
    "I kept to the Race Relations Act 1976 when I served him.": True,
    "The Equality Act 2010 took the place of the Disability Discrimination Act 1995, so I fetched the ramp.": False,
    "Under the Data Protection Act 2018 I may not read it out.": False,
    "The Data Protection Act says that I may not read it out.": False,
    "He is a trade customer, so the Sale of Goods Act 1979 applies and I told him so.": False,
    "Our shop in Belfast keeps to the Disability Discrimination Act 1995, so I fetched the ramp.": False,
    "The Consumer Rights Act 2015 says what she may ask for, so I offered a repair.": False,
}
PROCEDURE = {
    "I followed the procedure and gave her a refund.": True,
    "I followed company policy and wrote it down.": True,
    "I kept to our policy and asked for the receipt.": True,
    "I applied the correct procedure from start to end.": True,
    "As per company policy I asked for her receipt.": True,
    "I made sure that I followed all of our policies and procedures.": True,
    "I followed my organisation's procedure from start to end.": True,
    "I followed our returns procedure and gave her a refund.": False,
    "I followed the Faulty Goods Procedure from the top.": False,
    "I followed procedure CP-04 and passed the case on.": False,
    "I asked what the procedure was and wrote it down.": False,
    "Our rule is that two people lift what is over 20 kg.": False,
    "I followed the man to the car park with his bag.": False,
}
PASTED = {
    "All staff must greet customers within thirty seconds. Employees are required to wear the uniform at all times. Any "
    "breach of this policy may lead to disciplinary action by the company and shall be recorded.": True,
    "The company is committed to the safety of customers. Line managers are responsible for risk assessments and will "
    "ensure that equipment is checked prior to use in accordance with the manual, where applicable.": True,
    "Refunds shall be given in accordance with this policy. Members of staff must ask for proof of purchase. Under no "
    "circumstances will cash be returned where a card was used, and the form must be signed by the manager.": True,
    "This procedure sets out how complaints are handled. Complaints must be recorded on the day. The complaint will be "
    "answered within five days and all staff are expected to know the escalation route that it sets out.": True,
    "Personal data must be kept secure at all times. Employees shall not share data with third parties. The "
    "organisation will ensure that records are disposed of in accordance with the retention schedule.": True,
    "All staff must greet customers, and I did so with each of the eleven people who came to my desk that morning. We "
    "are required to wear the uniform at all times and mine was clean; my manager looks at that each day.": False,
    "You refer when a thing is above your limit, needs a system that you cannot open, or has come back a second time. "
    "You fill in the form with facts and dates, attach the chat, and get a reference before you close.": False,
    "She came in at ten with her daughter and a broken lamp. The lamp had been bought in May and the daughter had the "
    "receipt on her phone. The bulb was fine, the switch was not, and the shop was about to close for lunch.": False,
    "All staff must greet customers.": False,
    "“All staff must greet customers within thirty seconds, and employees are required to wear the uniform,” it says on "
    "the card at my till, and I had not done it once that morning because I was alone and my queue was long.": False,
}
IDENTITY = {
    "She rang about her bill. I opened her account and told her the balance.": True,
    "I looked up his account and read him the address that we had.": True,
    "A man rang for his wife. I brought up her record and told him the date.": True,
    "I accessed the customer's account and changed her address.": True,
    "I reset his password and told him what it was.": True,
    "I asked for her postcode and date of birth, then I opened her account.": False,
    "He passed the Caller Check, so I opened his account and told him the balance.": False,
    "I verified who she was before I looked up her account.": False,
    "I gave her the details of the offer and my name.": False,
    "I took her details and wrote them into the book.": False,
    "I looked up the price on the till and told her.": False,
}
LOYALTY = {
    "He left happy, so he is a loyal customer now.": True,
    "She was satisfied, which means that she is loyal to us.": True,
    "Customer loyalty is when customers are happy with the service.": True,
    "Our customers are pleased and therefore loyal.": True,
    "Satisfaction and loyalty are the same thing.": True,
    "A satisfied customer is not always a loyal one.": False,
    "She was happy, and she came back twice, so I would call her loyal.": False,
    "A happy customer may become loyal over time.": False,
    "She was happy that day. Loyalty is coming back when another shop is cheaper.": False,
    "Good service makes people happy, and that builds loyalty over the years.": False,
    "I used to think that happy means loyal, but the two differ.": False,
}
SALES = {
    "Good customer service is about selling as much as I can.": True,
    "Customer service means selling more to each person.": True,
    "For me service is all about getting the sale.": True,
    "The point of good service is to sell more.": True,
    "I gave excellent customer service by upselling the care plan.": True,
    "Selling is about one purchase, while service looks after the person.": False,
    "Service is not about selling.": False,
    "Good service leads to more sales.": False,
    "I sold her a lamp and showed her how to fit the bulb.": False,
    "Some people think that service is about selling, but it is about the whole visit.": False,
}
FRIENDLY = {
    "Good customer service is just being friendly.": True,
    "Customer service is all about being nice to people.": True,
    "For me service means being polite and friendly.": True,
    "All you need in this job is a smile.": True,
    "Service is simply being nice.": True,
    "Good service is more than being friendly.": False,
    "Service is not just being friendly.": False,
    "I was friendly and I found her parcel.": False,
    "Service is about being friendly but also about knowing the goods.": False,
    "She said that the service was friendly.": False,
}
NO_ESCALATION = {
    "I always solve everything myself.": True,
    "I never need to ask a manager for help.": True,
    "I can solve any problem that a customer brings.": True,
    "I deal with everything myself and it works.": True,
    "I have never had to refer a customer to anybody.": True,
    "I cannot solve everything myself, so I ask Dawn.": False,
    "I used to solve everything myself until I learned my limits.": False,
    "I solved the problem myself, as it was within my limit.": False,
    "I never pass on a customer without giving my reason.": False,
    "I deal with everything myself unless it is over £100.": False,
}
ONE_SIZE = {
    "I treat every customer exactly the same.": True,
    "I serve all customers in the same way.": True,
    "I treat everybody the same.": True,
    "I speak to every customer in the same way.": True,
    "I use the same approach for every customer.": True,
    "I treat everybody with the same respect.": False,
    "I do not treat everybody the same: she needed large print.": False,
    "I greet everybody, but I do not serve all of them in the same way.": False,
    "I treat all customers the same in price and fairness.": False,
    "I served her the same way as her sister, because she asked for that.": False,
}
COPIED = "I asked her to sit down, fetched a form from the office, read each line to her and ticked what she told me."
REPEATED = {
    COPIED: True,
    "Then it was time. " + COPIED + " That was all.": True,
    COPIED.replace(".", ", and she thanked me."): True,
    "“Is it here?” she asked. " + COPIED: True,
    COPIED.replace("I asked", "So I asked"): True,
    "I asked her to sit down and fetched a form.": False,
    "I asked him to take a chair, got a form, and read it to him line by line until we were done.": False,
    f"“{COPIED}”": False,
    "I asked her to sit down, fetched a form from the office and went for a pen.": False,
    "I read each line to her and ticked what she told me.": False,
}

NAMED = {
    "Under the Equality Act 2010 I fetched the ramp.": "Equality Act 2010",
    "I know the equality act and kept to it.": "Equality Act 2010",
    "UK Equality Act (2010) was on the poster.": "Equality Act 2010",
    "The Equality Act 2006 set up the commission.": "Equality Act 2006",
    "RIDDOR says that we report it.": "RIDDOR 2013",
    "We kept to the Employment Rights Act 1996.": "Employment Rights Act 1996",
    "The Employment Rights Act 2025 changed the rota.": "Employment Rights Act 2025",
    "The Health and Social Care Act 2012 is on the wall.": "Health and Social Care Act 2012",
    "HEALTH AND SAFETY AT WORK ACT": "Health and Safety at Work etc. Act 1974",
    "The Children Act 2004 is why I told her.": "Children Act 2004",
    "Renters’ Rights Act 2025 came in May.": "Renters' Rights Act 2025",
    "The children act up when they are tired.": "",
    "It was an act of care.": "",
    "The Medical Care Act of another country says so.": "",
    "The Consumer Rights Act 2031 is no law that I know.": "",
    "I had to act on equality.": "",
    "We act with care and record data protection actions.": "",
    "The Wild Animals Licensing Act was in the news.": "",
    "Our play has a theft act in it.": "",
    "I read the Care Action Plan.": "",
}
"""What is named by the words, "" where it is no Act of the table."""
LATER = {
    ("Data Protection Act 1984", None): "Data Protection Act 2018",
    ("Data Protection Act 1984", 2005): "Data Protection Act 1998",
    ("Trade Descriptions Act 1968", None): "Digital Markets, Competition and Consumers Act 2024",
    ("Trade Descriptions Act 1968", 2020): "Consumer Protection from Unfair Trading Regulations 2008",
    ("Consumer Protection from Unfair Trading Regulations 2008", 2026): (
        "Digital Markets, Competition and Consumers Act 2024"
    ),
    ("Consumer Protection from Unfair Trading Regulations 2008", 2024): "",
    ("RIDDOR 1995", None): "RIDDOR 2013",
    ("Unfair Contract Terms Act 1977", None): "Consumer Rights Act 2015",
    ("Money Laundering Regulations 2007", None): "Money Laundering Regulations 2017",
    ("Health and Safety at Work Act 1974", None): "",
    ("Data Protection Act 2018", None): "",
}
"""What is said to have taken the place of a law, by the year of the account."""
