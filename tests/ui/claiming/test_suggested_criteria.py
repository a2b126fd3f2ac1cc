"""The picker proposes criteria for the words that are to be claimed, and learns from what is picked."""

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.ui.claiming.claim_target import words_target
from portfolio_app.ui.claiming.criterion_list import CriterionListModel, criterion_rows
from portfolio_app.ui.claiming.suggested_criteria import suggested_for
from portfolio_app.ui.session import Session
from tests.services.suggestions.learning import learn

CHECKED = "I asked for her date of birth and her postcode before I opened the account."


def test_proposals_come_first_with_the_words_that_speak_for_them(session: Session) -> None:
    suggested = suggested_for(session, CHECKED)
    rows = CriterionListModel()
    rows.set_rows(criterion_rows(session), ("CS103/103/1.1",), suggested)
    shown = [row for place in range(rows.rowCount()) if (row := rows.row_at(place))]
    assert [row.key for row in shown[: len(suggested)]] == list(suggested)
    assert shown[0].key == "CS105/105/1.5"
    assert shown[0].chips[0][0].startswith("may fit: “")
    assert (shown[len(suggested)].key, shown[len(suggested)].number) == ("CS103/103/1.1", 1)
    assert len({row.key for row in shown}) == len(shown) == len(session.criteria)


def test_what_is_typed_looks_through_all_criteria_again(session: Session) -> None:
    rows = CriterionListModel()
    rows.set_rows(criterion_rows(session), (), suggested_for(session, CHECKED))
    rows.filter("body language")
    assert rows.rowCount()
    assert all("body language" in row.words for place in range(rows.rowCount()) if (row := rows.row_at(place)))


def test_words_that_fit_nothing_and_no_words_get_no_proposal(session: Session) -> None:
    assert suggested_for(session, "My cat had kittens on Sunday so I was tired.") == {}
    assert suggested_for(session, " ") == {}


def test_what_was_picked_is_proposed_first_for_the_same_words(session: Session) -> None:
    learn(session.workspace, CHECKED, "CS101/101/2.3", suggested_for(session, CHECKED))
    assert next(iter(suggested_for(session, CHECKED))) == "CS101/101/2.3"


def test_selected_words_are_what_is_asked_about(session: Session) -> None:
    session.workspace.accounts.add([AccountDraft("Call", text=StarText().with_section(Section.ACTION, CHECKED))])
    assert words_target("E001", Section.ACTION, 0, len(CHECKED), CHECKED).words == CHECKED
