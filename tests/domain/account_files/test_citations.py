"""Which codes a text cites: those that are meant, and none of a text's own numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.account_files.citations import citations, only_codes
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind


def known(*references: str) -> KnownCodes:
    return KnownCodes(Criterion(r, r.rsplit("/", 1)[1], "", CriterionKind.KNOWLEDGE) for r in references)


KSB = known(*(f"ST9/{kind}/{kind}{n}" for kind in "KSB" for n in range(1, 13)), "ST9/EV/EV-5", "ST9/TK/TK1")
UNIT = known(*(f"CS9/103/{outcome}.{n}" for outcome in range(1, 5) for n in range(1, 11)))


def cited(text: str, codes: KnownCodes) -> list[str]:
    return [criterion.rsplit("/", 1)[1] for each in citations(text, codes) for criterion in each.criteria]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I did it (K1).", "K1"),
        ("I did (S3, B2) that.", "S3 B2"),
        ("This shows K1, S2 and B3.", "K1 S2 B3"),
        ("K1–K3 are here", "K1 K2 K3"),
        ("(K1 to K3)", "K1 K2 K3"),
        ("(K1, 2 and 3)", "K1 K2 K3"),
        ("[K1][S2]", "K1 S2"),
        ("S3/B2", "S3 B2"),
        ("(k1)", "K1"),
        ("(this shows K1 too)", "K1"),
        ("as EV-5 shows (TK1)", "EV-5 TK1"),
        ("KSBs: K1 S2; B3", "K1 S2 B3"),
        ("in room B2, on form S3 and at B1 level", ""),
        ("B2B sales, K1-based, K100, AK1", ""),
    ],
)
def test_codes_with_letters(text: str, expected: str) -> None:
    assert cited(text, KSB) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I did it (1.1).", "1.1"),
        ("[AC 1.2] I did", "1.2"),
        ("AC1.2 and 1.3", "1.2 1.3"),
        ("This meets criteria 1.1, 1.2 and 2.10", "1.1 1.2 2.10"),
        ("I checked it. 1.1", "1.1"),
        ("(1.1-1.4)", "1.1 1.2 1.3 1.4"),
        ("It covers 2.2 well", "2.2"),
        ("done (103/1.2)", "1.2"),
        ("Unit 103: 1.1", "1.1"),
        ("version 1.1 of the form, £1.20 at 1.30 pm", ""),
        ("it rose by 1.2 degrees from 1.1 to 1.3 in 2.1 hours", ""),
        ("(1.2 kg) on 1.1.2026", ""),
        ("(1) and [2] of 3", ""),
    ],
)
def test_codes_that_are_numbers(text: str, expected: str) -> None:
    assert cited(text, UNIT) == expected.split()


def test_a_margin_has_codes_alone() -> None:
    assert only_codes("AC 1.2, 2.3", UNIT)
    assert only_codes("1.1\n1.2", UNIT)
    assert not only_codes("I rang her (1.1)", UNIT)
    assert not only_codes("", UNIT)


@given(st.text(max_size=200))
def test_any_text_is_read_and_each_citation_is_inside_it(text: str) -> None:
    for codes in (KSB, UNIT):
        for each in citations(text, codes):
            assert 0 <= each.start < each.end <= len(text)


@given(
    st.text(st.characters(whitelist_categories=("Ll",)), min_size=1, max_size=30), st.sampled_from(["K1", "S12", "B3"])
)
def test_a_code_in_brackets_is_found_behind_any_word(word: str, code: str) -> None:
    assert cited(f"{word} ({code}).", KSB) == [code]
