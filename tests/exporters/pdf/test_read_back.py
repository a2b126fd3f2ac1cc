"""What is put in comes out: page references lead where they say, and every word is read in its order."""

import re
import tempfile
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.content import make_content
from benchmarks.references import wrong_references
from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.documents.report import Heading, Mark, mark_up
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.services.documents.report import build_report
from tests.exporters.pdf.accessibility import leaves_of, texts_in
from tests.exporters.pdf.reports import contents, criteria, report

WORDS = {
    "Latin": "café naïve Zoë Ångström the customer's co-operation https://example.org/returns/policy".split(),
    "Welsh": "Llŷr ŵyneb cŵn gwasanaeth cwsmeriaid yn ymddiheuro â'r ddynes".split(),
    "Greek": "Ελένη ευχαριστώ πελάτης Ωμέγα ΐ".split(),
    "Cyrillic": "Иван спасибо покупатель Їжак Ђорђе ў".split(),
    "Arabic": "محمد شكرا الزبون لا إله 12 مُدِير".split(),
    "Chinese": "李小龍 谢谢 顾客 服务，很好。".split(),
    "emoji": "😀 Sam🙂 👩‍🔧 🌍 ★ 👍🏽".split(),
    "any": "I did it - then (again) 3 times: “yes” & <no> \\ % *".split(),
}
ACCOUNTS = st.lists(
    st.lists(
        st.sampled_from(sorted(WORDS)).flatmap(lambda name: st.sampled_from(WORDS[name])), min_size=1, max_size=60
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("reading", Reading)
def test_every_page_number_of_a_portfolio_is_that_of_the_words(tmp_path: Path, reading: Reading) -> None:
    content = make_content(12, criteria=40)
    path = tmp_path / "portfolio.pdf"
    write_pdf(replace(build_report(content, date(2026, 11, 21)), layout=Layout(reading=reading)), path)
    count, wrong = wrong_references(path, content.claims)
    assert count > 150
    assert wrong == []


@settings(max_examples=30, deadline=None)
@given(ACCOUNTS, st.booleans(), st.data())
def test_every_word_of_every_account_is_read_in_order(
    accounts: list[list[str]], justified: bool, data: st.DataObject
) -> None:
    blocks = [contents(), *criteria("101 1.1")]
    for number, words in enumerate(accounts):
        text = " ".join(words)
        start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
        made_at, link = "2026-11-01T09:00:00Z", "criterion 101 1.1"
        mark = Mark(start, end, "101 1.1", number, f"m{number}", link, "Claimed", "Ann", made_at)
        blocks += [Heading(f"Account {number}", 2, f"a{number}"), *mark_up(text, (mark,) if start < end else ())]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "accounts.pdf"
        write_pdf(replace(report(*blocks), layout=Layout(justified=justified)), path)
        with pikepdf.open(path) as pdf:
            texts = texts_in(pdf)
            leaves = [leaf for leaf in leaves_of(pdf.Root.StructTreeRoot.K) if leaf.kind in ("/P", "/LBody", "/Lbl")]
            read = "".join(texts.get((leaf.page, leaf.content), "") for leaf in leaves)
    put_in = "".join(chain.from_iterable(accounts))
    assert re.sub(r"[\s\xad]", "", read).endswith(re.sub(r"[\s\xad]", "", put_in))
