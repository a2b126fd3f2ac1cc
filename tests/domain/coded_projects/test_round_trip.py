"""Accounts laid out as one text and compared again: every place is found, whatever signs the words have."""

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.coded_projects.building import coded_portfolio
from portfolio_app.domain.coded_projects.comparing import differences
from portfolio_app.domain.coded_projects.laying_out import lay_out, take_apart
from portfolio_app.domain.evidence.evidence import (
    AccountForm,
    Evidence,
    EvidenceKind,
    ReflectiveAccount,
    Section,
    StarText,
)
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.portfolio import Portfolio

WORDS = st.text(st.sampled_from("aB é\u0301👩\u200d🔧🇬🇧\n.日本‘’-"), max_size=30)
TEXTS = st.builds(StarText, WORDS, WORDS, WORDS, WORDS, WORDS)
CRITERIA = tuple(Criterion(f"F/1/1.{n}", f"1.{n}", "Say it", CriterionKind.KNOWLEDGE) for n in range(1, 4))
FRAMEWORK = Framework("F", "Mine", "1", (Unit("1", "One", (Outcome("1", "All", CRITERIA),)),))
ANN = Portfolio("3c1f0c6e-0000-4000-8000-000000000000", "Ann", "2026-03-01T10:00:00Z")


@given(TEXTS, st.data())
def test_places_in_the_whole_text_lead_back_to_the_part(text: StarText, data: st.DataObject) -> None:
    laid = lay_out(text)
    for section, words in text:
        if not words.strip():
            continue
        start = data.draw(st.integers(0, len(words) - 1))
        end = data.draw(st.integers(start + 1, len(words)))
        place = laid.place_of(section, start, end)
        assert laid.text[slice(*place)] == words[start:end]
        found = laid.locate(*place)
        assert (found is None) == (not words[start:end].strip())
        if found is not None:
            assert (found[0], words[found[1] : found[2]]) == (section, words[start:end].strip())


@given(TEXTS, st.sampled_from(AccountForm))
def test_what_was_laid_out_is_taken_apart_again(text: StarText, form: AccountForm) -> None:
    filled = [section for section, words in text if words.strip()]
    apart = take_apart(lay_out(text, form).text)
    if len(filled) > 1:
        assert apart.form is form
        assert [words.strip() for _, words in apart.text] == [words.strip() for _, words in text]
    for piece in apart.laid.pieces:
        words = apart.laid.text[piece.start : piece.end]
        assert apart.text[piece.section][piece.at : piece.at + len(words)] == words


@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_a_portfolio_differs_in_nothing_from_its_own_project(texts: list[StarText], data: st.DataObject) -> None:
    accounts = [
        ReflectiveAccount(Evidence(number, EvidenceKind.ACCOUNT, f"Story {number}"), text=text)
        for number, text in enumerate(texts, 1)
    ]
    claims: list[Claim] = []
    for account in accounts:
        for section, words in account.text:
            if words.strip() and data.draw(st.booleans()):
                start = words.index(words.strip()[0])
                passage = take_passage(section, words, start, start + 1)
                criterion = data.draw(st.sampled_from(CRITERIA))
                claims.append(
                    Claim(len(claims) + 1, account.evidence.id, criterion.reference, "1", "", passage, kept(passage))
                )
    mine = coded_portfolio(ANN, (FRAMEWORK,), accounts, claims)
    assert sum(len(each.claims) for each in mine.accounts) == len(claims)
    assert mine.left_out == ()
    assert differences(mine, mine.project, (FRAMEWORK,), "f") == ()
    assert all(section in Section for section, _ in accounts[0].text)
