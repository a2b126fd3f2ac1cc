"""How long it takes to suggest criteria for words, and what the model takes to load."""

import statistics
import time
import tracemalloc

from benchmarks.measure import head, line
from portfolio_app.domain.suggestions.choosing import Wanted, suggest
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.services.suggestions.model_file import model_path, read_model

_PASSAGE = (
    "She had been passed from one to the next three times already, so I took her somewhere quiet, let her get to the "
    "end, said back what I had understood and rang the duty manager, because I may not refund more than fifty pounds."
)
_TIMES = 100


def main() -> None:
    """Print the figures."""
    head("Suggesting criteria of all frameworks that come with the program")
    began = time.process_time()
    model = read_model(model_path())
    loaded = time.process_time() - began
    tracemalloc.start()
    model = read_model(model_path())
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    wanted = [Wanted(each.reference, each.text) for framework in shipped() for each in framework.criteria]
    statements = {each.wording: model.statement(each.wording) for each in wanted}
    line("load the model", f"{loaded * 1000:.0f} ms", "at most 50 ms")
    line(
        "memory, and the file that is mapped",
        f"{memory / 1e6:.0f} + {model_path().stat().st_size / 1e6:.1f} MB",
        "at most 20 MB",
    )
    for name, text in (("40 words", _PASSAGE), ("20,000 words", _PASSAGE * 500)):
        taken: list[float] = []
        for _ in range(_TIMES):
            began = time.process_time()
            suggest(model, text, wanted, (), statements)
            taken.append(time.process_time() - began)
        middle = f"{statistics.median(taken) * 1000:.1f} ms"
        line(f"suggest among {len(wanted)} criteria for {name}", middle, "at most 5 ms")
