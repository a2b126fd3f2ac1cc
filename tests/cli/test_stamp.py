"""The stamp calls: request, import, list, trust; and what verify says."""

from pathlib import Path

from tests.cli.conftest import Call
from tests.services.witnesses.witnessing import WORDS
from tests.signing.time_centre import make_centre


def test_a_pack_and_a_statement_are_stamped(call: Call, portfolio: Path, tmp_path: Path) -> None:
    centre, root = make_centre(), tmp_path / "root.pem"
    root.write_bytes(centre.root_pem)
    words = tmp_path / "words.txt"
    words.write_text(WORDS, encoding="utf-8")
    call("witness", "add", portfolio, "--name", "Priya Sharma", "--relationship", "Line manager")
    call("witness", "request", portfolio, "W01", "105/1.4")
    assert call("witness", "sign", portfolio, "E002", "--text", words, "--name", "Priya Sharma", "--declare").code == 0
    assert "No time stamp" in call("stamp", "list", portfolio).out
    asked, answer = tmp_path / "E002.tsq", tmp_path / "E002.tsr"
    assert call("stamp", "request", portfolio, asked, "--statement", "E002").code == 0
    assert call("stamp", "request", portfolio, asked).code == 2
    assert call("stamp", "import", portfolio, asked).code == 3
    answer.write_bytes(centre.answer(asked.read_bytes()))
    taken = call("stamp", "import", portfolio, answer, "--json")
    assert (taken.code, taken.json["about"], taken.json["stamp"]["state"]) == (0, "E002 version 1", "unknown centre")
    assert "anybody can make one" in call("witness", "show", portfolio, "E002").out
    pack = tmp_path / "pack.zip"
    assert call("export", portfolio, "--pack", pack).code == 0
    assert call("stamp", "request", portfolio, asked, "--pack", pack).code == 0
    answer.write_bytes(centre.answer(asked.read_bytes()))
    assert call("stamp", "import", portfolio, answer, "--pack", pack).code == 0
    found = call("verify", pack, "--json").json
    assert (found["intact"], found["time_stamp"]["at"]) == (True, "2026-03-05T09:30:00+00:00")
    assert [each["time_stamp"]["state"] for each in found["statements"]] == ["unknown centre"]
    assert call("verify", pack, "--certificate", root, "--json").json["time_stamp"]["state"] == "trusted"
    assert "trusts Test Time Centre Root now" in call("stamp", "trust", root).out
    shown = call("verify", pack)
    assert shown.code == 0
    assert shown.out.count("by Test Time Centre, which this computer trusts.") == 2
    (centre_,) = call("stamp", "centres", "--json").json
    assert call("stamp", "distrust", centre_["fingerprint"][:9]).code == 0
    assert call("stamp", "distrust", centre_["fingerprint"][:9]).code == 3
    assert "trusts no time-stamp centre" in call("stamp", "centres").out
    assert call("stamp", "list", portfolio).out.count("anybody can make one") == 2
