"""Text put in comes out: every word of every account, in order, whatever its script, and every name."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.content import make_content
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText
from portfolio_app.exporters.word import write_docx
from portfolio_app.services.documents.report import Content, build_report
from tests.exporters.word.reading import Package, W, style_of, text_of

LATIN = 'naïve café Łódź & <b> "quoted" it\'s C:\\new 50% E001'
WELSH = "Llanfairpwllgwyngyll gŵr tŷ dŵr wythnos ŷd"
GREEK = "Ελλάδα καλημέρα"
CYRILLIC = "Москва Київ ё"
ARABIC = "مرحبا بالعالم 123 (شكرا)"
CHINESE = "你好世界 客户，服务。"
EMOJI = "👩🏽‍🔧 🙂 é"
SCRIPTS = (LATIN, WELSH, GREEK, CYRILLIC, ARABIC, CHINESE, EMOJI)
WORDS = tuple(word for script in SCRIPTS for word in script.split())
BASE = make_content(1, criteria=20)

words = st.sampled_from(WORDS)
paragraphs = st.lists(st.lists(words, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=3).map("\n\n".join)
texts = st.lists(st.one_of(st.just(""), paragraphs), min_size=5, max_size=5).map(lambda parts: StarText(*parts))
names = st.sampled_from(
    ["Siân Ŵyn", "Ελένη Παπά", "Олена Ш.", "محمد علي", "王小明", "Zoë 🙂 O'Neil", "Jo <Co> & “Sons”"]
)


@st.composite
def portfolios(draw: st.DrawFn) -> Content:
    accounts: list[ReflectiveAccount] = []
    claims: list[Claim] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        text = draw(texts)
        title = " ".join(draw(st.lists(words, min_size=1, max_size=4)))
        evidence = Evidence(number, EvidenceKind.ACCOUNT, title, date(2026, 3, number))
        accounts.append(ReflectiveAccount(evidence, draw(names), text))
        for section in Section:
            length = len(text[section])
            if length and draw(st.booleans()):
                start = draw(st.integers(0, length - 1))
                end = draw(st.integers(start + 1, length))
                if text[section][start:end].strip():
                    passage = take_passage(section, text[section], start, end)
                    found = replace(BASE.claims[0], id=len(claims) + 1, evidence_id=number, passage=passage)
                    claims.append(replace(found, anchor=kept(passage), note=draw(words)))
    portfolio = replace(BASE.portfolio, learner=draw(names), employer=draw(names))
    return Content(portfolio, BASE.frameworks, tuple(accounts), tuple(claims))


def one_account(text: str) -> Content:
    evidence = Evidence(1, EvidenceKind.ACCOUNT, "Title", date(2026, 3, 1))
    account = ReflectiveAccount(evidence, "", StarText(text, text, text, text, text))
    return Content(BASE.portfolio, BASE.frameworks, (account,), ())


@given(portfolios())
@example(one_account("\n\n".join(SCRIPTS)))
@settings(max_examples=25, deadline=None)
def test_every_word_of_every_account_comes_out_in_order(content: Content) -> None:
    report = build_report(content, date(2026, 11, 21))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.docx"
        assert write_docx(report, path) == ()
        package = Package(path)
    told = [word for account in content.accounts for _, text in account.text for word in text.split()]
    assert written_words(package) == told
    whole = "".join(text_of(package.document).split())
    for account in content.accounts:
        assert "".join(account.evidence.title.split()) in whole
    assert "".join(content.portfolio.learner.split()) in whole
    assert "".join(content.portfolio.employer.split()) in whole
    claimed = sorted("".join(claim.passage.quote.split()) for claim in content.claims if claim.passage is not None)
    assert sorted("".join(said.split()) for said in package.ranges().values()) == claimed
    assert {comment.get(f"{W}author") for comment in package.comments} <= {content.portfolio.learner}


def written_words(package: Package) -> list[str]:
    """The words of the accounts' sections: what stands in body text after the accounts' heading."""
    found: list[str] = []
    inside = False
    for paragraph in package.find("//w:body/w:p"):
        style, text = style_of(paragraph), text_of(paragraph)
        if style == "Heading1":
            inside = text == "Reflective accounts"
        elif style == "BodyText" and inside and text != "Not written yet.":
            found += text.split()
    return found


def test_the_words_of_right_to_left_scripts_are_marked_as_such() -> None:
    report = build_report(one_account(ARABIC), date(2026, 11, 21))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.docx"
        write_docx(report, path)
        package = Package(path)
    paragraphs_found = package.find("//w:p[w:pPr/w:pStyle[@w:val='BodyText'] and w:pPr/w:bidi]")
    assert len(paragraphs_found) == 5
    turned = package.find("//w:r[w:rPr/w:rtl]")
    assert "مرحبا بالعالم" in {text_of(run) for run in turned}
