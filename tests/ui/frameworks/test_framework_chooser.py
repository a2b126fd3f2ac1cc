"""What are you working towards? Searching what is shipped and the catalogue, a file, and what is typed in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from portfolio_app import paths
from portfolio_app.services.frameworks.catalogue import install_catalogue
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.ui.frameworks.catalogue_dialog import CatalogueDialog
from portfolio_app.ui.frameworks.framework_chooser import FrameworkChooser
from portfolio_app.ui.frameworks.source_file import file_reader
from portfolio_app.ui.page import Tools
from tests.saved_standards import save_standards


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return save_standards(tmp_path / "standards.json")


@pytest.fixture
def make(qtbot: QtBot, tools: Tools) -> FrameworkChooser:
    chooser = FrameworkChooser(shipped(), tools)
    qtbot.addWidget(chooser)
    return chooser


def seen(chooser: FrameworkChooser) -> list[str]:
    items = [chooser.list.item(row) for row in range(chooser.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_a_standard_of_the_catalogue_is_found_ticked_and_kept(saved: Path, qtbot: QtBot, tools: Tools) -> None:
    install_catalogue(saved)
    chooser = FrameworkChooser(shipped(), tools)
    qtbot.addWidget(chooser)
    assert len(seen(chooser)) == len(shipped())
    assert chooser._said.text() == "4 more standards are found by typing."
    chooser.search.setText("butcher")
    assert [words.split(" · ")[2] for words in seen(chooser)] == ["version 1.1", "version 1.0"]
    assert chooser.chosen() == ()
    chooser.tick("ST0010")
    chooser.search.setText("101")
    chooser.tick("CS101")
    chooser.search.setText("")
    assert {each.code: each.version for each in chooser.chosen()} == {"CS101": "1.0", "ST0010": "1.1"}
    assert chooser._credit.text().startswith("© Skills England")


def test_of_two_versions_the_one_ticked_last_is_had(saved: Path, make: FrameworkChooser) -> None:
    install_catalogue(saved)
    make._look_again()
    make.search.setText("butcher")
    for row in range(make.list.count()):
        if not make.list.item(row).isHidden():
            make.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert [each.version for each in make.chosen()] == ["1.0"]


def test_one_without_a_list_can_be_seen_but_not_ticked(saved: Path, make: FrameworkChooser) -> None:
    install_catalogue(saved)
    make._look_again()
    make.search.setText("brewer")
    assert seen(make) == [
        "ST0003  Brewer · level 4 · version 1.0 · the catalogue has no list of it: read it from a file"
    ]
    assert not make.list.item(make.list.count() - 1).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_one_whose_code_is_in_the_portfolio_can_be_seen_but_not_ticked(
    saved: Path, qtbot: QtBot, tools: Tools, tmp_path: Path
) -> None:
    install_catalogue(saved)
    chooser = FrameworkChooser(shipped(), tools, ["st0010"])
    qtbot.addWidget(chooser)
    chooser.search.setText("butcher")
    assert [words.split(" · ")[-1] for words in seen(chooser)] == ["in this portfolio already"] * 2
    assert not chooser.list.item(chooser.list.count() - 1).flags() & Qt.ItemFlag.ItemIsUserCheckable
    path = tmp_path / "ST0010.txt"
    path.write_text("1.1 Explain the till\n1.2 Describe the shop\n", encoding="utf-8")
    chooser.reader.read(file_reader(path))
    qtbot.waitUntil(lambda: chooser.reader.dialog is not None)
    assert chooser.reader.dialog is not None
    chooser.reader.dialog.code.setText("ST0010")
    assert not chooser.reader.dialog.add.isEnabled()
    chooser.reader.dialog.reject()
    chooser.search.setText("baker")
    chooser.tick("ST0002")
    assert [each.code for each in chooser.chosen()] == ["ST0002"]


def test_without_a_catalogue_it_says_what_else_there_is_and_takes_one(
    saved: Path, make: FrameworkChooser, qtbot: QtBot, tools: Tools
) -> None:
    make.search.setText("butcher")
    assert seen(make) == []
    assert make._said.text().endswith("or get the list of all standards.")
    make.all_standards.click()
    asking = make._asking
    assert isinstance(asking, CatalogueDialog)
    with qtbot.waitSignal(asking.installed):
        asking.install(saved)
    assert asking.said.text().startswith("You have 4 standards in 5 versions")
    assert len(seen(make)) == 2
    asking.install(saved.with_name("missing.json"))
    qtbot.waitUntil(lambda: "there is no such file" in asking.said.text())
    asking.close()


def test_a_damaged_catalogue_is_said_and_the_shipped_ones_are_there(make: FrameworkChooser) -> None:
    paths.catalogue_file().write_bytes(b"PK\x03\x04")
    make._look_again()
    assert "the catalogue is damaged" in make._said.text()
    assert len(seen(make)) == len(shipped())


def test_a_file_and_what_is_typed_become_ticked_rows(make: FrameworkChooser, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("1.1 Explain the till\n1.2 Describe the shop\n", encoding="utf-8")
    make.reader.read(file_reader(path))
    qtbot.waitUntil(lambda: make.reader.dialog is not None)
    assert make.reader.dialog is not None
    make.reader.dialog.code.setText("MINE")
    make.reader.dialog.add.click()
    assert [(each.code, len(each.criteria)) for each in make.chosen()] == [("MINE", 2)]
    make.type_it.click()
    assert make._typing is not None
    assert not make._typing.look.isEnabled()
    make._typing.words.setPlainText("K1 Know the rules\nK2 Know the shop\n")
    make._typing.look.click()
    qtbot.waitUntil(lambda: make.reader.dialog is not None)
    make.reader.dialog.add.click()
    assert sorted(len(each.criteria) for each in make.chosen()) == [2, 2]
