"""A portfolio against an apprenticeship standard that comes with the program."""

from pathlib import Path

from portfolio_app.services.frameworks.frameworks import bundled, shipped
from tests.cli.conftest import Call

CREDIT = "© Skills England 2025. This information is licensed under the Open Government Licence v3.0"


def test_it_is_offered_and_not_put_into_every_portfolio(call: Call, tmp_path: Path) -> None:
    assert [framework.code for framework in shipped()] == [*(each.code for each in bundled()), "ST0072"]
    path = tmp_path / "Ann.portfolio"
    assert call("new", path, "--learner", "Ann", "--framework", "ST0072").code == 0
    assert call("coverage", path, "--json").json["criteria"][2]["criterion"] == "ST0072/K/K3"
    assert " KSBs claimed." in call("coverage", path).out
    assert CREDIT in call("framework", "show", "ST0072").out
    made = tmp_path / "made.html"
    assert call("export", path, "--html", made).code == 0
    assert CREDIT in made.read_text("utf-8")
    pack = tmp_path / "pack.zip"
    assert call("export", path, "--pack", pack).code == 0
    assert " KSBs of " in call("decisions", "drafts", pack).out
