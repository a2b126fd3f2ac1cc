"""Claimed words that lack what their criterion asks for, and near misses: (words, need) -> whether advice is deserved."""

EXPLAIN = (
    "CS103/103/1.2",
    {
        "Good service is more than being friendly and everybody in our shop knows it.": True,
        "Customer service is about a smile and it is also about other things such as knowing the goods.": True,
        "I am friendly to all customers and I also check their orders with care.": True,
        "Being friendly is good. Good service is a bigger thing than that.": True,
        "There are many parts to good service and friendliness is one of them.": True,
        "Good service is more than being friendly, because a smile does not mend a kettle.": False,
        "A smile alone is not enough, since people come to us with a problem.": False,
        "You can be charming and still send her home with the wrong pan, so it has to be right for her too.": False,
        "If I smile and the order is wrong, she has to come back. That means lost time for her and cost for us.": False,
        "The reason is that customers want their problem to go away.": False,
    },
)
DESCRIBE = (
    "CS103/103/2.3",
    {
        "Greeting people.": True,
        "The responsibilities of my role.": True,
        "Requests, greetings, a positive manner.": True,
        "I know my role.": True,
        "Dealing with requests.": True,
        "I greet each guest within ten seconds and look up when I do.": False,
        "At the door I say good morning; at the desk I ask what they need.": False,
        "A request goes in the book, and I see to it the same day.": False,
        "Staying positive means a calm voice even when the queue is long.": False,
        "My role has three parts: I greet, I answer requests, I stay friendly.": False,
    },
)
JUSTIFY = (
    "CS302/302/3.2",
    {
        "I picked the Equality Act 2010 for this.": True,
        "The Act for this situation is the Consumer Rights Act 2015.": True,
        "I chose the Consumer Rights Act 2015 for the kettle and told my manager.": True,
        "My choice was the Equality Act 2010 and I am happy with it.": True,
        "The Data Protection Act 2018 was my choice for the call about the bill.": True,
        "I chose the Consumer Rights Act 2015 because the goods were faulty.": False,
        "The Equality Act fits better than the Care Act here, as he asked for a ramp.": False,
        "The reason for this Act is that she is a consumer and the kettle leaked.": False,
        "It applies to goods bought by a person for the home, and that is what this was.": False,
        "The kettle leaked on day sixteen, so the right to reject is the one that counts.": False,
    },
)
EVALUATE = (
    "CS302/302/2.4",
    {
        "Our call-back promise works well. Customers like it and it is quick.": True,
        "The two-hour promise is good and it helps us to be the best shop in town.": True,
        "The queue standard is a great strength and all customers are happy with it.": True,
        "Our e-mail standard fails. Replies are late and customers complain about delays.": True,
        "The promise is slow, confusing and a problem for older people.": True,
        "The promise works well in the week, but at weekends it fails. I would give it up on Sundays.": False,
        "It is quick and clear. A weakness is that it stops at six. Overall it is worth keeping.": False,
        "Customers like the text message. However, the time is often wrong, and I think it should say a range.": False,
        "Its strength is speed, its weakness is the tone; on balance I would change the wording.": False,
        "We count the calls each Monday and write the number on the board.": False,
    },
)
IDENTIFY = (
    "CS103/103/2.2",
    {
        "staff training": True,
        "Our returns policy changes how I serve people": True,
        "One thing inside the company is how many of us are at work": True,
        "The weather": True,
        "prices going up": True,
        "staff training, our returns policy, the weather and rising prices": False,
        "Inside: the rota and the stock system. Outside: Christmas and the cost of living.": False,
        "One is training. Another is the till system. A third is the weather. The last is social media.": False,
        "training; rota; inflation; fashion": False,
        "We had no cover that day and the stock screen was wrong, and there was a bank holiday and a heatwave": False,
    },
)
DEMONSTRATE = (
    "CS103/103/3.2",
    {
        "Body language and tone are a key part of serving customers well.": True,
        "A clean uniform gives a good impression.": True,
        "Staff should stand up straight and keep eye contact.": True,
        "Eye contact, tone and a tidy uniform help the customer.": True,
        "Good posture and a calm voice are used with customers.": True,
        "I stood square to him and kept my voice low.": False,
        "“Take your time,” with a nod and a smile, and he sat down.": False,
        "My badge was straight and my shirt clean, and he could read it.": False,
        "With my hands away from my mouth, so that he could see it.": False,
        "Facing him, I pointed at each pan.": False,
    },
)
LATER = (
    "CS204/204/2.1",
    {
        "I listened to her, said sorry for the delay, told her that I would be upset too, and refunded the delivery charge.": "thank",
        "I listened, apologised, thanked her for ringing us and refunded the cost of the delivery on the same day to her card.": "empathise",
        "I let her finish, thanked her for telling us, said how annoying that must be, and offered a new one by van.": "apologise",
        "I apologised, thanked her for her patience, told her I could see why she was upset, and offered her a new one.": "listen",
        "I listened without interrupting, apologised, thanked her for ringing and said that I understood how she felt.": "resolve",
        "I listened to her, said sorry, thanked her for ringing, told her I would be upset too and offered a new one.": "",
        "I let him talk, apologised, thanked him for waiting, said that it must have been annoying, and sorted a refund.": "",
        "I wrote down what he said, said I was sorry, thanked the customer, saw how frustrated he was and replaced it.": "",
        "I read it back, apologised, said thank you for the photo, empathised with her and agreed a new date.": "",
        "I heard her out, said sorry, thanked her, said I would be fed up as well, and arranged a new delivery.": "",
    },
)
ESCALATION = (
    "CS103/103/4.1",
    {
        "A matter above my limit goes on the referral form.": "whom",
        "The Customer Relations Manager gets the form and keeps the number.": "when",
        "Anything over £100 is for the duty manager.": "how",
        "When a matter has come back a second time I fill in a form.": "whom",
        "My team leader is told by e-mail.": "when",
        "Above £100 I fill in the form and send it to Finance, and my team leader is told.": "",
        "If I cannot settle it I ring the duty manager.": "",
        "When the system is locked I write a ticket for the IT support desk.": "",
        "I refer it once it is beyond my authority: a form, then a call to the manager.": "",
        "As soon as somebody threatens us I radio security.": "",
    },
)
DATA = (
    "CS101/101/2.2",
    {
        "We ask for consent on the form, keep it on a server with a password, and only managers may see it.": "dispose",
        "We ask for consent, only trained staff have access, and after two years it is shredded.": "store",
        "Customers agree to it on the form, which is stored on a server and wiped after six years.": "access",
        "It is kept in a locked cabinet that only managers can see into, and it is shredded after a year.": "collect with consent",
        "Customers agree to it, and we store the form in a folder until it is deleted.": "access",
        "We ask for consent, store it on the server, only managers have access, and it is deleted after six years.": "",
        "With her permission I save her details in the system; logins keep others out, and it is wiped after a year.": "",
        "They tick a box, the record is kept safe, authorised staff can see it, and it is destroyed when it is old.": "",
        "We collect name and address, store them in the database, share them with nobody, and dispose of them in time.": "",
        "She signed up, her file is locked away, access is for two of us, and retention is two years.": "",
    },
)
SCRIPT = (
    "CS105/105/1.1",
    {
        "“Good morning, welcome to Harbour, I'm Rowan,” I said to each of them, as it stands in the card we have.": "closing",
        "I greeted every person at the door with the line from the card, all that day and all that week long.": "closing",
        "Hello and welcome, I said, and then I asked what she was after that day and where she had parked.": "closing",
        "“Is there anything else I can do for you?” I asked each one, as the card at the till says that we should.": "greeting",
        "I said goodbye to all of them with the words that the card has, and held the door for the man with a stick.": "greeting",
        "“Good morning, welcome.” At the end: “Anything else I can do? Enjoy your day.”": "",
        "I greeted her with our line and closed with ours too.": "",
        "Hello, how can I help? ... Thank you for coming in.": "",
        "I began with a welcome and finished with the words on the card.": "",
        "“Good afternoon, my name is Jo.” Then: “Have a good evening.”": "",
    },
)
SPOKEN = (
    "CS204/204/1.1",
    {
        "I asked him what he cooked, repeated his answer and told him the price in short words.": True,
        "I asked open questions and used a clear and friendly tone of voice throughout.": True,
        "I listened and then I explained the offer in plain words.": True,
        "I told her the steps one by one and asked whether they were clear.": True,
        "I asked him to say it again and answered each of his questions.": True,
        "I asked what he cooked and stood where he could see my mouth.": False,
        "I listened, nodded, and told him the price.": False,
        "I smiled, asked what he needed and pointed at the pan.": False,
        "With eye contact and short words I told her the price.": False,
        "I wrote the price down for her and read it out.": False,
    },
)
NEED = (
    "CS103/103/2.2",
    {
        "Two of us were off sick and the till was alone.": True,
        "The cost of living makes people ask for the price first.": True,
        "We were short staffed from nine to one.": True,
        "Staff training was put off again that month.": True,
        "There was a bank holiday and the shop was full.": True,
        "I was tired that day and my feet hurt.": False,
        "The kettle leaked onto the desk.": False,
        "A colleague helped me with the till.": False,
        "It was nine and the shop was full.": False,
        "He asked for the price first.": False,
    },
)
