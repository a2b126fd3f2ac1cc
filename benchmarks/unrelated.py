"""Sentences that have nothing to do with one another, put in each other's place."""

import random
from collections.abc import Iterable, Iterator

from portfolio_app.domain.claims.anchoring import Differences, reanchor
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.evidence.evidence import Section

_BEFORE, _AFTER = "We opened at nine that day. ", " After that I went on my break."
_SENTENCES = """
I rang the duty manager about the kettle.
The queue had reached the front doors by noon.
She showed me the receipt and the broken lid.
We counted the float twice and it was right.
He asked whether the blue one was in stock.
I put a yellow sign next to the spilled milk.
My trainer watched me close the second till.
The delivery came an hour late and was short.
I wrote the serial number on the returns form.
Two customers wanted the last parasol.
I apologised and offered to order another.
The card machine froze while he was paying.
I read the allergy label out to the lady.
Our supervisor had left for the other branch.
I moved the heavy boxes with a trolley.
They thanked us on the way out.
The fridge alarm went off before lunch.
I checked the dates on every yoghurt.
A child had lost her mother near the toys.
I listened until he had finished speaking.
The refund took more than ten minutes.
Nobody had told me about the new price.
I explained our policy in plain words.
The rota for Saturday was two people short.
We practised the fire drill with the new starters.
I asked a colleague to look after my counter.
The parcel was addressed to the shop next door.
I learnt to stay calm when somebody shouts.
It took me three attempts to print the label.
The manager signed the form and gave me a copy.
I cleaned the coffee machine as the poster says.
An old man needed help with his walking frame.
""".strip().splitlines()


def unrelated_pairs(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield sentences, each with another of about the same length."""
    chance = random.Random(seed)
    while count:
        one, other = chance.sample(_SENTENCES, 2)
        if abs(len(one.split()) - len(other.split())) <= 1:
            count -= 1
            yield one, other


def carried_among(pairs: Iterable[tuple[str, str]]) -> int:
    """Return in how many texts a claim on one sentence was carried to the other that took its place."""
    carried = 0
    for one, other in pairs:
        former, new = f"{_BEFORE}{one}{_AFTER}", f"{_BEFORE}{other}{_AFTER}"
        passage = take_passage(Section.ACTION, former, len(_BEFORE), len(_BEFORE) + len(one))
        carried += reanchor(passage, kept(passage), Differences(former, new)).found
    return carried
