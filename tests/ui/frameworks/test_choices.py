"""A pathway and optional units are chosen on the page, and that is undone."""

from dataclasses import replace
from pathlib import Path

from portfolio_app.domain.frameworks.sufficiency import Combination, Pathway
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.frameworks.choices_dialog import ChoicesDialog
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import create_workspace


def test_a_pathway_and_units_are_chosen_and_that_is_undone(window: MainWindow, tmp_path: Path) -> None:
    framework = find_bundled("CS103")
    unit = replace(framework.units[0], combination="R1", chosen=False, credits=4)
    framework = replace(
        framework,
        units=(unit,),
        pathways=(Pathway("P1", "Till"), Pathway("P2", "Floor")),
        combinations=(Combination("R1", "Optional units", 1, 4),),
    )
    path = tmp_path / "own.portfolio"
    with create_workspace(path, make_portfolio("Ann"), (framework,)):
        pass
    window.open_portfolio(path)
    window.show_page("frameworks")
    page = window.pages["frameworks"]
    assert isinstance(page, FrameworksPage)
    assert page.choices.button.isVisible()
    page.choices.button.click()
    dialog = page.choices.dialog
    assert isinstance(dialog, ChoicesDialog)
    assert dialog.left == "Optional units: 1 unit and 4 credits more."
    dialog.pathways["P2"].setChecked(True)
    dialog.units["103"].setChecked(True)
    assert dialog.left == ""
    dialog.accept()
    (chosen,) = page.session.frameworks
    assert (chosen.pathway, chosen.units[0].chosen) == ("P2", True)
    window.undoing.undo()
    (before,) = page.session.frameworks
    assert (before.pathway, before.units[0].chosen) == ("", False)
