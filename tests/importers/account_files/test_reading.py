"""Documents of differing making: every word is somewhere, accounts and parts are told apart, cited codes are found."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from portfolio_app.domain.account_files.accounts_in import accounts_in
from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.importers.account_files.reading import read, read_document
from tests.odd import Odd
from tests.odd_documents import odd_documents
from tests.word_accounts import MAKERS, Made, words_of

LIBREOFFICE = Path(__file__).parent / "libreoffice"
_WORDED = {
    "1.1": "Explain why first impressions matter to customers",
    "1.2": "Describe two ways to greet a customer well",
}


def criteria() -> list[Criterion]:
    """Return a standard's K1 to K9, S1 to S7, B1 to B4, and a unit's 1.1 to 3.4."""
    ksb = [f"{kind}{number}" for kind, last in (("K", 9), ("S", 7), ("B", 4)) for number in range(1, last + 1)]
    unit = [f"{outcome}.{number}" for outcome in range(1, 4) for number in range(1, 5)]
    return [
        *(Criterion(f"ST9/{c[0]}/{c}", c, f"Knows {c}", CriterionKind.KNOWLEDGE) for c in ksb),
        *(Criterion(f"CS9/103/{c}", c, _WORDED.get(c, f"Thing {c}"), CriterionKind.KNOWLEDGE) for c in unit),
    ]


CODES = KnownCodes(criteria())


def found_in(path: Path, codes: KnownCodes = CODES) -> tuple[FoundAccount, ...]:
    return accounts_in(read(path), codes, str(path), path.stem)


def everything(accounts: Iterable[FoundAccount]) -> str:
    """Return all that a preview shows of accounts."""
    said: list[str] = []
    for account in accounts:
        draft = account.draft
        said += [draft.title, draft.place, *(text for _, text in draft.text), *(each.text for each in account.left_out)]
        said += [part for claim in draft.claims for part in (claim.note, claim.criterion.rsplit("/", 1)[1])]
    return " ".join(said)


def codes_of(accounts: Iterable[FoundAccount]) -> list[str]:
    return sorted({claim.criterion.rsplit("/", 1)[1] for account in accounts for claim in account.draft.claims})


def lost(it: Made, accounts: Iterable[FoundAccount]) -> Counter[str]:
    return Counter(words_of(" ".join(it.words))) - Counter(words_of(everything(accounts)))


def read_or_refused(path: Path) -> tuple[SourceText | None, str]:
    try:
        return read_document(path), ""
    except InputError as error:
        return None, error.message


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_word_account_comes_in_whole(make: Callable[[], Made], tmp_path: Path) -> None:
    it = make()
    accounts = found_in(it.save(tmp_path))
    assert not lost(it, accounts)
    assert tuple(account.draft.title for account in accounts) == it.titles
    assert codes_of(accounts) == sorted(it.cites)
    parts = [
        sum(bool(text) for _, text in account.draft.text) for account in accounts[: 2 if it.name == "many" else None]
    ]
    assert parts == [it.parts] * len(parts)


def test_over_all_of_them_cited_codes_are_found_and_no_word_is_lost(tmp_path: Path) -> None:
    made = [make() for make in MAKERS]
    by_name = {it.name: it for it in made}
    files = [(it, it.save(tmp_path)) for it in made]
    files += [(by_name[path.stem], path) for path in sorted(LIBREOFFICE.glob("*"))]
    assert len(made) >= 20
    assert {path.suffix for _, path in files} >= {".docx", ".odt", ".rtf"}
    cited = proposed = right = 0
    for it, path in files:
        accounts = found_in(path)
        assert not lost(it, accounts), path.name
        # Each claim counts: a code proposed twice where it is cited once is one too many.
        found = Counter(claim.criterion.rsplit("/", 1)[1] for each in accounts for claim in each.draft.claims)
        cited += len(it.cites)
        proposed += found.total()
        right += (found & Counter(it.cites)).total()
    assert right / proposed >= 0.95
    assert right / cited >= 0.95


@pytest.mark.parametrize("path", sorted(LIBREOFFICE.glob("*")), ids=lambda path: path.name)
def test_what_libreoffice_makes_of_it_is_read_the_same(path: Path) -> None:
    it = next(it for it in (make() for make in MAKERS) if it.name == path.stem)
    accounts = found_in(path)
    assert not lost(it, accounts)
    assert codes_of(accounts) == sorted(it.cites)
    assert tuple(account.draft.title for account in accounts) == it.titles


def test_claims_stand_on_the_sentence_that_cites(tmp_path: Path) -> None:
    it = Made("a", (), ())
    it.heading("Action")
    it.paragraph("I rang her. I read the policy (K1). Then I waited.")
    it.paragraph("[S2] I wrote it down. This meets K3.")
    it.paragraph("One. Two. Three. (B1)")
    (account,) = found_in(it.save(tmp_path))
    assert [(claim.criterion[-2:], account.quote(claim)) for claim in account.draft.claims] == [
        ("K1", "I read the policy"),
        ("K3", "I wrote it down."),
        ("S2", "I wrote it down."),
        ("B1", "One. Two. Three."),
    ]


def test_a_comment_is_a_claim_on_its_own_words_and_its_words_are_the_note(tmp_path: Path) -> None:
    it = Made("a", (), ())
    it.heading("Action")
    paragraph = it.document.add_paragraph("I rang her. ")
    run = paragraph.add_run("I read the policy")
    paragraph.add_run(" and waited.")
    it.document.add_comment(run, text="K1: well put", author="Pat")
    (account,) = found_in(it.save(tmp_path))
    assert [(c.section, account.quote(c), c.note) for c in account.draft.claims] == [
        (Section.ACTION, "I read the policy", "K1: well put")
    ]


def test_codes_that_nobody_knows_or_that_several_have_are_said(tmp_path: Path) -> None:
    it = Made("a", (), ())
    it.heading("Action")
    it.paragraph("I rang her (K99). She came (EV-5). We talked (1.1).")
    two = KnownCodes([*criteria(), Criterion("CS9/104/1.1", "1.1", "Another", CriterionKind.KNOWLEDGE)])
    (account,) = found_in(it.save(tmp_path), two)
    assert account.draft.claims == ()
    said = [problem.message for problem in account.problems]
    assert any("“K99”" in each for each in said)
    assert any("“EV-5”" in each and "evidence" in each for each in said)
    assert any("CS9/103/1.1, CS9/104/1.1" in each for each in said)


def test_the_unit_that_a_code_names_decides(tmp_path: Path) -> None:
    it = Made("a", (), ())
    it.heading("Action")
    it.paragraph("We talked (104 1.1). I listened (Unit 103: AC 1.1).")
    two = KnownCodes([*criteria(), Criterion("CS9/104/1.1", "1.1", "Another", CriterionKind.KNOWLEDGE)])
    (account,) = found_in(it.save(tmp_path), two)
    assert [claim.criterion for claim in account.draft.claims] == ["CS9/104/1.1", "CS9/103/1.1"]


def test_pictures_are_offered(tmp_path: Path) -> None:
    it = next(make for make in MAKERS if make.__name__ == "pictured")()
    document = read(it.save(tmp_path))
    assert [picture.part for picture in document.pictures] == ["word/media/image1.png"]


def test_plain_text_in_any_code_and_wrapped_lines(tmp_path: Path) -> None:
    text = (
        "The kettle\n\nSituation: It was a café day and the shop was so full\nthat nobody could move about in it at "
        "all until\nthe afternoon.\n\nAction: I helped (K1).\n"
    )
    for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        path = tmp_path / f"{code}.txt"
        path.write_bytes(text.encode(code))
        (account,) = found_in(path)
        assert account.draft.title == "The kettle"
        assert "café day and the shop was so full that" in account.draft.text.situation
        assert codes_of([account]) == ["K1"]


def test_markdown_of_any_making_may_hold_many_accounts(tmp_path: Path) -> None:
    path = tmp_path / "many.md"
    path.write_text(
        "# One\n\n## Situation\n\nIt was *busy*.\n\n## Action\n\nI helped (K1).\n\n"
        "# Two\n\n**Situation:** Late.\n\n**Action:** I rang [S1].\n"
    )
    one, two = found_in(path)
    assert (one.draft.title, one.draft.text.situation, two.draft.title, two.draft.text.action) == (
        "One",
        "It was busy.",
        "Two",
        "I rang [S1].",
    )


def test_a_page_is_read_without_what_it_hides(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>T</title><script>alert(1)</script></head><body><h1>Kettle</h1><h2>Action</h2>"
        "<p>I <b>helped</b> her (K1)<p>and <i>her</i> friend<ul><li>one<li>two</ul>"
        "<div style='display:none'>secret</div>"
    )
    (account,) = found_in(path)
    assert account.draft.title == "Kettle"
    assert account.draft.text.action == "I helped her (K1)\n\nand her friend\n\n- one\n- two"
    assert [each.text for each in account.left_out if "secret" in each.text] == ["secret"]


RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s1 heading 1;}}{\*\generator x}"
    rb"{\header\pard Course head\par}\pard\s1 Caf\'e9 kettle\par\pard{\b Situation:} It was busy \u8211?\~very.\par"
    rb"{\b Action:} I helped{\*\deleted not} {\deleted gone }(K1).{\footnote\pard S2 by the book\par}\par"
    rb"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard In a box\par}}}{\v unseen}\par"
    rb"\trowd\intbl Result\cell She came\cell\row\pard\bin3 xyz \u-10179?\u-8704?\par}"
)


def test_rich_text_is_read_with_its_signs_notes_boxes_and_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF)
    (account,) = found_in(path)
    draft = account.draft
    assert (draft.title, draft.text.situation) == ("Café kettle", "It was busy –\u00a0very.")
    assert draft.text.action.startswith("I helped")
    assert "In a box" in draft.text.action
    assert draft.text.result.startswith("She came")
    assert "😀" in draft.text.result
    assert codes_of([account]) == ["K1", "S2"]
    assert {"Course head", "gone", "unseen"} <= {each.text for each in account.left_out}


@pytest.mark.parametrize(
    "odd",
    [odd for odd in odd_documents() if odd.name.endswith((".docx", ".doc", ".rtf", ".zip", ".xlsx"))],
    ids=lambda odd: odd.name,
)
def test_odd_documents_are_read_or_refused_in_one_sentence(odd: Odd, tmp_path: Path) -> None:
    name, content = odd.name, odd.content
    path = tmp_path / name
    path.write_bytes(content)
    document, said = read_or_refused(path)
    if document is None:
        assert name in said
        assert "\n" not in said
    else:
        assert not document.blocks or "Rota for March" in " ".join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.rtf", b"{\\rtf1" + b"{" * 100_000 + b"x"),
        ("open.rtf", b"{\\rtf1 " + b"\\'zz\\u \\bin99999999 " * 50),
        ("deep.html", b"<html><body>" + b"<div>" * 60_000 + b"x"),
        ("entities.html", b"<html><!DOCTYPE a [<!ENTITY b 'c'>]><body>&b;"),
        ("empty.txt", b""),
        ("zeros.txt", bytes(5000)),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("broken.pdf", b"%PDF-1.7\nnothing"),
        ("brackets.txt", b"(" * 200_000 + b"1.1," * 20_000),
    ],
)  # fmt: skip
def test_hostile_documents_do_no_harm(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    document, said = read_or_refused(path)
    if document is None:
        assert name in said
        assert "\n" not in said
    else:
        accounts_in(document, CODES, name, "a")


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.docx"):
        with pytest.raises(InputError, match=path.name):
            read_document(path)
