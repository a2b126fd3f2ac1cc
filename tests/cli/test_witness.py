"""The witness calls: register, request, form, import, sign, verify."""

from pathlib import Path

from tests.cli.conftest import Call
from tests.services.witnesses.witnessing import WORDS, fill


def _asked(call: Call, portfolio: Path) -> None:
    added = call("witness", "add", portfolio, "--name", "Priya Sharma", "--role", "Duty manager",
                 "--relationship", "Line manager", "--status", "expert", "--json")  # fmt: skip
    assert (added.code, added.json["ref"], added.json["status"]) == (0, "W01", "expert witness")
    assert "expert witness" in " ".join(added.json["warnings"])
    asked = call("witness", "request", portfolio, "W01", "105/1.4", "105/2.3", "--event", "The spill",
                 "--date", "2026-03-02", "--json")  # fmt: skip
    assert (asked.code, asked.json["ref"], asked.json["state"]) == (0, "E002", "drafted")


def test_the_register(call: Call, portfolio: Path) -> None:
    assert "No witnesses yet" in call("witness", "list", portfolio).out
    _asked(call, portfolio)
    assert call("witness", "edit", portfolio, "W01", "--organisation", "Brightway", "--relative").code == 0
    listed = call("witness", "list", portfolio, "--json").json
    assert [(w["name"], w["organisation"], w["is_relative"]) for w in listed] == [("Priya Sharma", "Brightway", True)]
    assert call("witness", "remove", portfolio, "W01").code == 3
    assert call("witness", "add", portfolio, "--name", "Tom").code == 0
    assert call("witness", "remove", portfolio, "tom").code == 0
    assert call("witness", "bring-back", portfolio, "W02").code == 0
    assert call("witness", "add", portfolio, "--name", "Tom").code == 3
    assert call("witness", "add", portfolio, "--name", "Eve", "--status", "boss").code == 3
    assert call("witness", "edit", portfolio, "W01").code == 2


def test_a_form_goes_out_and_comes_back(call: Call, portfolio: Path, tmp_path: Path) -> None:
    _asked(call, portfolio)
    blank = tmp_path / "form.pdf"
    assert call("witness", "form", portfolio, "E002", blank, tmp_path / "form.docx").code == 0
    came = call("witness", "import", portfolio, fill(blank, tmp_path / "filled.pdf"), "--json")
    assert (came.code, came.json[0]["state"], came.json[0]["counts"]) == (0, "returned", True)
    again = call("witness", "import", portfolio, tmp_path / "filled.pdf")
    assert (again.code, again.err.count("\n")) == (3, 1)
    assert call("witness", "confirm", portfolio, "E002", "--by", "Dana Reid").code == 0
    shown = call("witness", "show", portfolio, "E002")
    assert "Confirmed by Dana Reid" in shown.out
    assert call("witness", "statements", portfolio, "--json").json[0]["state"] == "confirmed"
    claims = call("claim", "list", portfolio, "--json").json
    assert sum(claim["evidence"] == "E002" for claim in claims) == 2


def test_signing_and_verifying(call: Call, portfolio: Path, tmp_path: Path) -> None:
    _asked(call, portfolio)
    words = tmp_path / "words.txt"
    words.write_text(WORDS, encoding="utf-8")
    sign = ("witness", "sign", portfolio, "E002", "--text", words, "--saw", "105/1.4", "--name", "Priya Sharma",
            "--pin", "2580")  # fmt: skip
    assert call(*sign).code == 3
    signed = call(*sign, "--declare", "--json")
    assert (signed.code, signed.json["state"], signed.json["method"]) == (0, "signed", "EWT")
    verified = call("witness", "verify", portfolio, "--json")
    assert (verified.code, verified.json[0]["holds"], verified.json[0]["state"]) == (0, True, "valid")
    assert call(*sign, "--declare").code == 3
    assert call("witness", "pin", portfolio, "W01", "--old", "0000", "--new", "1").code == 3
    assert call("witness", "pin", portfolio, "W01", "--old", "2580", "--new", "1357").code == 0
    assert call("witness", "correct", portfolio, "E002").code == 0
    assert call(*sign[:-1], "0000", "--declare").code == 3
    assert call("witness", "refuse", portfolio, "E002", "--why", "left the company").code == 0
    assert "left the company" not in call("witness", "statements", portfolio).out
    assert call("witness", "verify", portfolio, "E009").code == 3


def test_a_scan_is_attached(call: Call, portfolio: Path, tmp_path: Path) -> None:
    from tests.signing.test_signatures import scribble

    _asked(call, portfolio)
    scan = tmp_path / "scan.png"
    scan.write_bytes(scribble())
    came = call("witness", "scan", portfolio, "E002", scan, "--saw", "1.4", "--signed-on", "2026-03-04", "--json")
    assert (came.code, came.json["versions"][0]["way"]) == (0, "on paper")
    assert call("witness", "scan", portfolio, "E002", scan, "--saw", "9.9").code == 3
    assert call("witness", "scan", portfolio, "E002", scan, "--signed-on", "tomorrow").code == 2


def test_what_a_pin_keeps_out_is_said_and_four_words_are_offered(call: Call, portfolio: Path, tmp_path: Path) -> None:
    _asked(call, portfolio)
    words = tmp_path / "words.txt"
    words.write_text(WORDS, encoding="utf-8")
    signed = call("witness", "sign", portfolio, "E002", "--text", words, "--name", "Priya Sharma", "--pin", "2580",
                  "--declare")  # fmt: skip
    assert "A PIN of 4 digits only keeps honest people honest" in signed.out
    suggested = call("witness", "suggest-pin")
    assert (suggested.code, len(suggested.out.split())) == (0, 4)
    changed = call("witness", "pin", portfolio, "W01", "--old", "2580", "--new", suggested.out.strip())
    assert (changed.code, "honest" in changed.out) == (0, False)
    assert "honest" in call("witness", "pin", portfolio, "W01", "--old", suggested.out.strip(), "--new", "112358").out
