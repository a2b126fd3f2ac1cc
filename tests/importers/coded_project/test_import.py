"""``import OUT.qdpx``: what came back is compared and taken in where asked; foreign projects become accounts."""

import re
import zipfile
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.coded_project import read_project
from tests.cli.conftest import Call, account_file, call, portfolio

__all__ = ["account_file", "call", "portfolio"]
FOREIGN = """<Project xmlns="urn:QDA-XML:project:1:0" name="Study" origin="Other 1.0"><CodeBook><Codes>
<Code guid="{aaaaaaaa-0000-4000-8000-000000000001}" name="103" isCodable="false">
<Code guid="{aaaaaaaa-0000-4000-8000-000000000002}" name="2.2" isCodable="true"/></Code>
<Code guid="aaaaaaaa-0000-4000-8000-000000000003" name="fun" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="bbbbbbbb-0000-4000-8000-000000000001" name="Diary.txt" plainTextPath="PATH">
SELECTIONS</TextSource></Sources></Project>"""


def selection(start: int, end: int, name: str = "", code: str = "AAAAAAAA-0000-4000-8000-000000000002") -> str:
    return (
        f'<PlainTextSelection guid="cccccccc-0000-4000-8000-{start:012d}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}"><Coding guid="dddddddd-0000-4000-8000-000000000001"><CodeRef targetGUID="{code}"/>'
        "</Coding></PlainTextSelection>"
    )


def packed(path: Path, text: bytes, selections: str, at: str = "internal://a.txt", xml: str = FOREIGN) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("Project.qde", xml.replace("PATH", at).replace("SELECTIONS", selections))
        package.writestr("Sources/a.txt", text)
    return path


def exported(call: Call, portfolio: Path, tmp_path: Path) -> Path:
    target = tmp_path / "Ann.qdpx"
    assert call("export", portfolio, "--qdpx", target).code == 0
    return target


def changed(path: Path, change: "dict[str, str]", *, guids: bool = True) -> Path:
    """Return the project as another program may give it back; without ``guids`` they are all made anew."""
    target = path.with_name("back.qdpx")
    with zipfile.ZipFile(path) as former, zipfile.ZipFile(target, "w") as package:
        for name in former.namelist():
            text = former.read(name).decode()
            for old, new in change.items():
                text = text.replace(old, new)
            if not guids:
                anew = lambda found: ("9" if found[0][0] != "9" else "8") + found[0][1:]  # noqa: E731
                text = re.sub(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}", anew, text)
                name = re.sub(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}", anew, name)
            package.writestr(name, text)
    return target


@pytest.mark.parametrize("guids", [True, False])
def test_a_project_that_came_back_as_it_was_differs_in_nothing(
    call: Call, portfolio: Path, tmp_path: Path, *, guids: bool
) -> None:
    back = changed(exported(call, portfolio, tmp_path), {}, guids=guids)
    answer = call("import", back, portfolio, "--json")
    assert (answer.code, answer.json["differences"], answer.json["problems"]) == (0, [], [])


def test_new_changed_unknown_and_gone_are_listed_and_taken_in_only_when_asked(
    call: Call, portfolio: Path, tmp_path: Path
) -> None:
    project = exported(call, portfolio, tmp_path)
    before = portfolio.read_bytes()
    with zipfile.ZipFile(project) as package:
        xml = package.read("project.qde").decode()
        text = next(package.read(name).decode() for name in package.namelist() if name.endswith(".txt"))
    codes = {m[2].split()[0]: m[1] for m in re.finditer(r'<Code guid="([^"]+)" name="([^"]+)" isCodable="true"', xml)}
    start = text.index("He went home happy")
    new = selection(start, start + 18, code=codes["1.10"]) if "1.10" in codes else ""
    new = new or selection(start, start + 18, code=next(iter(codes.values())))
    more = '<Code guid="AAAAAAAA-0000-4000-8000-000000000009" name="joy" isCodable="true"/></Codes>'
    at = text.index("repeated")
    end = at + len("repeated the problem in my own words")
    change = {
        "</Codes>": more,
        "</TextSource>": f"{new}</TextSource>",
        f'startPosition="{at}" endPosition="{end}"': f'startPosition="{at}" endPosition="{end + 13}"',
        "[external factor]": "[external factor] heavy rain",
    }
    back = changed(project, change)
    found = call("import", back, portfolio, "--check", "--json").json
    assert portfolio.read_bytes() == before
    said = [(each["change"], each["what"], each["quote"]) for each in found["differences"]]
    assert said == [
        ("changed", "note", "raining, so fewer people came"),
        ("changed", "claim", "repeated the problem in my own words and he nodded"),
        ("new", "claim", "He went home happy"),
        ("unknown", "code", ""),
    ]
    assert call("import", back, portfolio, "--take").code == 0
    claims = call("claim", "list", portfolio, "--json").json
    assert {
        "raining, so fewer people came",
        "repeated the problem in my own words and he nodded",
        "He went home happy",
    } <= {claim["quote"] for claim in claims}
    assert len(claims) == 4
    assert [claim["note"] for claim in claims if claim["need"] == "external factor"] == ["heavy rain"]
    again = call("import", back, portfolio, "--json").json["differences"]
    assert [(each["change"], each["what"]) for each in again] == [("unknown", "code")]


def test_a_foreign_project_becomes_accounts_and_claims(call: Call, portfolio: Path, tmp_path: Path) -> None:
    text = "Situation\r\n\r\n👩 We were full.\r\n\r\nAction\r\n\r\nI asked for help."
    clean = text.replace("\r\n", "\n")
    start = clean.index("I asked")
    project = packed(tmp_path / "study.qdpx", text.encode(), selection(start, start + 7) + selection(0, 9, code="X"))
    project = packed(project, text.encode(), selection(text.index("I asked"), text.index("I asked") + 7, "I asked"))
    (shown,) = call("account", "add", portfolio, project, "--check", "--json").json
    assert shown["claims"] == [{"criterion": "CS103/103/2.2", "section": "action", "quote": "I asked", "note": ""}]
    assert call("account", "add", portfolio, project).code == 0
    assert call("claim", "list", portfolio, "--json").json[-1]["quote"] == "I asked"


@pytest.mark.parametrize("units", ["points", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("counted", ["one", "two"])
def test_places_are_found_however_a_program_counts(tmp_path: Path, units: str, ends: str, counted: str) -> None:
    text = ends.join(["👩‍🔧 cafe\u0301 one", "two 🌧️ words", "the third line"])
    seen = text.replace("\r\n", "\n") if counted == "one" else text
    size = (lambda t: len(t)) if units == "points" else (lambda t: len(t.encode("utf-16-le")) // 2)
    marks = "".join(
        selection(size(seen[: seen.index(word)]), size(seen[: seen.index(word) + len(word)]), word)
        for word in ("two 🌧️ words", "third")
    )
    (source,) = read_project(packed(tmp_path / "a.qdpx", text.encode("utf-8-sig"), marks)).sources
    assert [source.text[p.start : p.end] for p in source.passages] == ["two 🌧️ words", "third"]


@pytest.mark.parametrize("at", ["internal://../../etc/passwd", "absolute:///etc/passwd", "relative:///a/b.txt", ""])
def test_texts_outside_of_the_project_are_never_read(tmp_path: Path, at: str) -> None:
    project = read_project(packed(tmp_path / "a.qdpx", b"inside", "", at))
    assert project.sources == ()
    assert "not in the project" in project.problems[0].message


def test_places_that_are_no_places_are_said(tmp_path: Path) -> None:
    marks = selection(4, 400) + selection(3, 3) + selection(0, 5).replace('"5"', '"x"')
    project = read_project(packed(tmp_path / "a.qdpx", b"some words", marks))
    assert [len(source.passages) for source in project.sources] == [0]
    assert len(project.problems) == 3


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<!DOCTYPE P [<!ENTITY a "b">]><Project>&a;</Project>', "entities"),
        ("<Project><Codes>", "not whole XML"),
        ("", "not whole XML"),
    ],
)
def test_harmful_and_broken_projects_are_refused_in_a_sentence(tmp_path: Path, xml: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_project(packed(tmp_path / "a.qdpx", b"", "", xml=xml))


def test_a_text_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("project.qde", FOREIGN.replace("PATH", "internal://a.txt").replace("SELECTIONS", ""))
        package.writestr("sources/a.txt", b"0" * (40 * 1024 * 1024))
    with pytest.raises(InputError, match="too large"):
        read_project(path)
