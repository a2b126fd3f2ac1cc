from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim, ClaimMark
from portfolio_app.domain.claims.passage import Anchor, kept, take_passage
from portfolio_app.domain.claims.passage import Outcome as Fate
from portfolio_app.domain.decisions.decision import Check, Decision, Role, Verdict
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.evidence import (
    AccountSummary,
    Evidence,
    EvidenceKind,
    ReflectiveAccount,
    Section,
    StarText,
)
from portfolio_app.domain.frameworks.framework import (
    Concept,
    Criterion,
    CriterionKind,
    Framework,
    Guidance,
    Need,
    Outcome,
    Unit,
)
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.storage.database import Database
from tests.storage.conftest import NOW, account, framework, portfolio

Store = Callable[[ReflectiveAccount], ReflectiveAccount]

texts = st.one_of(
    st.sampled_from(
        ["", "naïve café", "👩‍🚒 'quoted' \"twice\"", "a\nb\n\nc", "; DROP TABLE claims --", "\x00nul", "𝕏"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
several = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def claim(made_on: ReflectiveAccount, **changes: object) -> Claim:
    words = made_on.text.action
    passage = take_passage(Section.ACTION, words, 0, len(words))
    made = Claim(0, made_on.evidence.id, "CS103/103/1.1", "2.1", "Explain", passage, kept(passage), made_at=NOW)
    return replace(made, **changes)


def test_a_new_portfolio_says_whose_it_is(database: Database) -> None:
    with database.unit_of_work() as unit:
        assert unit.portfolio.get() == portfolio()


@several
@given(learner=texts, employer=texts)
def test_the_description_comes_back_as_it_was_saved(database: Database, learner: str, employer: str) -> None:
    wanted = Portfolio("id", learner, NOW, "12", "", employer, "College")
    with database.unit_of_work() as unit:
        unit.portfolio.save(wanted)
        unit.commit()
    with database.unit_of_work() as unit:
        assert unit.portfolio.get() == wanted


def test_frameworks_come_back_whole_and_in_the_order_added(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework("Z9"))
        unit.frameworks.add(framework("A1"))
        unit.commit()
    with database.unit_of_work() as unit:
        assert unit.frameworks.all() == (framework("Z9"), framework("A1"))
        assert unit.frameworks.get("A1") == framework("A1")
        assert unit.frameworks.get("B2") is None


@several
@given(text=texts, level=st.none() | st.integers(0, 8), core=st.booleans())
def test_any_framework_comes_back_equal(database: Database, text: str, level: int | None, core: bool) -> None:
    guidance = Guidance(text, (Concept(text, text),), (text,), (text, text))
    criterion = Criterion("F/1/1", "1", text, CriterionKind.SKILL, text, (Need(text, 3),), text, core)
    wanted = Framework("F", text, text, (Unit("1", text, (Outcome("1", text, (criterion,)),), guidance),), level, text)
    with database.unit_of_work() as unit:
        unit.frameworks.remove("F")
        unit.frameworks.add(wanted)
        unit.commit()
    with database.unit_of_work() as unit:
        assert unit.frameworks.get("F") == wanted


def test_a_framework_is_added_once(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        with pytest.raises(InputError, match="a framework CS103 in the portfolio already"):
            unit.frameworks.add(framework())


def test_a_framework_without_claims_can_be_removed_and_added_again(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        unit.frameworks.remove("CS103")
        unit.frameworks.remove("CS103")
        assert unit.frameworks.all() == ()
        unit.frameworks.add(framework())
        assert unit.frameworks.all() == (framework(),)


def test_a_framework_with_claims_or_decisions_stays(database: Database, stored: Store) -> None:
    made_on = stored(account())
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        unit.frameworks.add(framework("B"))
        unit.claims.add(claim(made_on, withdrawn_at=NOW))
        unit.decisions.add(Decision(0, "B/103/1.1", Verdict.MET, Role.ASSESSOR, "Ann", NOW))
        for code in ("CS103", "B"):
            with pytest.raises(InputError, match="claims or decisions"):
                unit.frameworks.remove(code)


@several
@given(sections=st.tuples(texts, texts, texts, texts, texts), title=texts, place=texts)
def test_any_account_comes_back_equal(database: Database, sections: tuple[str, ...], title: str, place: str) -> None:
    wanted = ReflectiveAccount(Evidence(0, EvidenceKind.ACCOUNT, title, None, "PS"), place, StarText(*sections))
    with database.unit_of_work() as unit:
        kept_account = unit.accounts.add(wanted, NOW)
        unit.commit()
    assert kept_account == replace(wanted, evidence=replace(wanted.evidence, id=kept_account.evidence.id))
    with database.unit_of_work() as unit:
        assert unit.accounts.get(kept_account.evidence.id) == kept_account
        assert kept_account in unit.accounts.all()


def test_what_is_not_committed_is_rolled_back(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.accounts.add(account(), NOW)
    with database.unit_of_work() as unit:
        broken = claim(unit.accounts.add(account(), NOW))
        with pytest.raises(FileError):
            unit.claims.add(broken)
    with database.unit_of_work() as unit:
        assert unit.accounts.all() == ()
        assert unit.search.find("angry") == ()


def test_a_reference_is_never_used_again(database: Database, stored: Store) -> None:
    first, second = stored(account()), stored(account("Second"))
    assert (first.evidence.reference, second.evidence.reference) == ("E001", "E002")
    with database.unit_of_work() as unit:
        unit.accounts.remove(second.evidence.id, NOW)
        unit.commit()
    assert stored(account()).evidence.reference == "E003"
    with database.unit_of_work() as unit:  # not even when rows are really deleted
        unit.connection.exec_driver_sql("DELETE FROM evidence")
        unit.commit()
    assert stored(account()).evidence.reference == "E004"


def test_a_removed_account_is_found_again_only_when_restored(database: Database, stored: Store) -> None:
    kept_account = stored(account())
    number = kept_account.evidence.id
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        made = unit.claims.add(claim(kept_account))
        unit.accounts.remove(number, NOW)
        assert unit.accounts.get(number) is None
        assert (unit.accounts.all(), unit.accounts.list(), unit.claims.all(), unit.claims.marks()) == ((), (), (), ())
        assert unit.search.find("angry") == ()
        with pytest.raises(InputError, match="E001"):
            unit.accounts.save(kept_account, NOW)
        unit.accounts.restore(number)
        assert unit.accounts.get(number) == kept_account
        assert unit.claims.all() == (made,)
        assert len(unit.search.find("angry")) == 1


def test_only_accounts_are_removed_as_accounts(database: Database) -> None:
    with database.unit_of_work() as unit, pytest.raises(InputError, match="E099"):
        unit.accounts.remove(99, NOW)


def test_each_save_is_a_revision_and_former_words_are_kept(database: Database, stored: Store) -> None:
    first = stored(account())
    changed = replace(
        first,
        evidence=replace(first.evidence, title="Calm again", produced_on=date(2026, 5, 6)),
        place="Phone",
        text=first.text.with_section(Section.RESULT, "She thanked me"),
    )
    with database.unit_of_work() as unit:
        second = unit.accounts.save(changed, "2026-11-21T00:00:00Z")
        third = unit.accounts.save(replace(first, revision=1), "2026-11-22T00:00:00Z")
        unit.commit()
    assert second == replace(changed, revision=2)
    assert third == replace(first, revision=3)
    with database.unit_of_work() as unit:
        assert unit.accounts.get(first.evidence.id) == third
        revisions = unit.accounts.revisions(first.evidence.id)
    assert [(kept.number, kept.title, kept.saved_at[:10]) for kept in revisions] == [
        (1, "The angry customer", "2026-11-20"),
        (2, "Calm again", "2026-11-21"),
        (3, "The angry customer", "2026-11-22"),
    ]
    assert [kept.text for kept in revisions] == [first.text, changed.text, first.text]


def test_the_list_counts_words_and_standing_claims(database: Database, stored: Store) -> None:
    made_on, bare = stored(account()), stored(account("Bare", task="Two words"))
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        unit.claims.add(claim(made_on))
        unit.claims.add(claim(made_on, passage=None, anchor=None))
        unit.claims.add(claim(made_on, withdrawn_at=NOW))
        assert unit.accounts.list() == (
            AccountSummary(made_on.evidence, "Shop floor", 10, 2),
            AccountSummary(bare.evidence, "Shop floor", 2, 0),
        )


@several
@given(note=texts, need=texts, quote=texts, starred=st.booleans(), fate=st.sampled_from(Fate))
def test_any_claim_comes_back_equal(
    database: Database, stored: Store, note: str, need: str, quote: str, starred: bool, fate: Fate
) -> None:
    made_on = stored(account())
    passage = take_passage(Section.TASK, f"{quote}x{note}", 0, len(quote) + 1)
    with database.unit_of_work() as unit:
        unit.frameworks.remove("CS103") if not unit.claims.count_of_framework("CS103") else None
        if unit.frameworks.get("CS103") is None:
            unit.frameworks.add(framework())
        wanted = claim(made_on, note=note, need=need, passage=passage, starred=starred, anchor=Anchor(fate, 3, 9))
        made = unit.claims.add(wanted)
        unit.commit()
    assert made == replace(wanted, id=made.id)
    with database.unit_of_work() as unit:
        assert unit.claims.get(made.id) == made
        assert unit.claims.of_evidence(made_on.evidence.id) == (made,)


def test_a_saved_claim_replaces_every_field(database: Database, stored: Store) -> None:
    made_on = stored(account())
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        made = unit.claims.add(claim(made_on))
        other = Claim(
            made.id, made_on.evidence.id, "CS103/103/1.10", "3", "New", None, None, "n", "note", True, "t", "w"
        )
        unit.claims.save(other)
        unit.commit()
    with database.unit_of_work() as unit:
        assert unit.claims.get(made.id) == other
        assert unit.claims.of_evidence(made_on.evidence.id) == ()
        assert unit.claims.all() == ()
        assert unit.claims.all(withdrawn=True) == (other,)
        assert unit.claims.count_of_framework("CS103") == 1
        assert unit.claims.count_of_framework("X") == 0
        assert unit.claims.get(99) is None
        with pytest.raises(InputError, match="claim 99"):
            unit.claims.save(replace(other, id=99))


def test_marks_are_where_the_words_are_now(database: Database, stored: Store) -> None:
    made_on = stored(account())
    number = made_on.evidence.id
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        unit.claims.add(claim(made_on, anchor=Anchor(Fate.LOST, 4, 6)))
        unit.claims.add(claim(made_on, anchor=Anchor(Fate.MOVED, 5, 9), need="internal factor"))
        unit.claims.add(claim(made_on, passage=None, anchor=None))
        unit.claims.add(claim(made_on, withdrawn_at=NOW))
        marks = unit.claims.marks()
    assert marks == (
        ClaimMark("CS103/103/1.1", number, "action", 5, 9, "internal factor"),
        ClaimMark("CS103/103/1.1", number, "", 0, 0, ""),
        ClaimMark("CS103/103/1.1", number, "action", 4, 6, "", lost=True),
    )
    assert all(type(mark.lost) is bool for mark in marks)


def test_numbers_and_texts_that_nothing_can_hold_are_input_errors(database: Database) -> None:
    with database.unit_of_work() as unit:
        for ask in (unit.accounts.get, unit.claims.get, unit.claims.of_evidence, unit.accounts.restore):
            with pytest.raises(InputError, match="too large"):
                ask(10**30)
        with pytest.raises(InputError, match="half of a character"):
            unit.accounts.add(account("\ud800"), NOW)


def test_a_claim_on_nothing_is_refused_without_a_word_of_sql(database: Database, stored: Store) -> None:
    made_on = stored(account())
    with database.unit_of_work() as unit, pytest.raises(FileError, match="does not fit") as caught:
        unit.claims.add(claim(made_on))  # there is no such criterion
    assert "FOREIGN" not in caught.value.message


@several
@given(feedback=texts, checks=st.frozensets(st.sampled_from(Check)), verdict=st.sampled_from(Verdict))
def test_decisions_are_added_and_come_back_in_order(
    database: Database, feedback: str, checks: frozenset[Check], verdict: Verdict
) -> None:
    wanted = Decision(0, "CS103/103/1.1", verdict, Role.QUALITY_ASSURER, "Ann", NOW, feedback, checks)
    with database.unit_of_work() as unit:
        if unit.frameworks.get("CS103") is None:
            unit.frameworks.add(framework())
        first, second = unit.decisions.add(wanted), unit.decisions.add(wanted)
        unit.commit()
    with database.unit_of_work() as unit:
        assert unit.decisions.all()[-2:] == (replace(wanted, id=first.id), replace(wanted, id=second.id))
