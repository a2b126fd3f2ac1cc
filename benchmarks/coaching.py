"""What advice costs: on an account of 1,000 words in a portfolio of fifty, and the reading of the coaching files."""

import statistics
import time

from benchmarks.measure import head, line
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText
from portfolio_app.services.coaching.cues import cues
from portfolio_app.services.frameworks.frameworks import bundled

_ROUNDS = 15
_MOST_MS = 30
_SENTENCES = (
    "I asked customer {n} what had happened on day {n} and wrote it down. ",
    "I looked at receipt {n}, and because it was in time I gave her £{n} back. ",
    "Then I followed our Returns Procedure to step {n} and told the next person in the queue. ",
)


def main() -> None:
    """Print what the reading of the files and the advice on one account take."""
    began = time.process_time()
    known = cues()
    loading = 1000 * (time.process_time() - began)
    accounts = [_account(number) for number in range(1, 51)]
    reading = PortfolioReading(accounts, (), bundled(), known)
    took: list[float] = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        advise(reading.with_words(accounts[-1], ()))
        took.append(1000 * (time.process_time() - began))
    head(f"Advice on an account of {accounts[-1].text.words:,} words, the last of fifty")
    line("reading the coaching files, once", f"{loading:.0f} ms", "")
    line("the first account", f"{took[0]:.0f} ms", "")
    line("each further look, median", f"{statistics.median(took[1:]):.1f} ms", f"at most {_MOST_MS} ms")


def _account(number: int) -> ReflectiveAccount:
    text = StarText()
    for section in Section:
        sentences = (_SENTENCES[place % 3].format(n=place * number) for place in range(14))
        text = text.with_section(section, "".join(sentences))
    return ReflectiveAccount(Evidence(number, EvidenceKind.ACCOUNT, f"Account {number}"), "Desk", text)
