"""Keys that were seen and centres that are trusted: listed, and let go one at a time."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portfolio_app.domain.decisions.trust import SeenKey
from portfolio_app.services.proving.memory import SeenPerson, seen_people
from portfolio_app.services.seen import keep_seen
from portfolio_app.services.trusted_centres import trust, trusted
from portfolio_app.ui.shell.keys_dialog import KeysDialog
from tests.signing.time_centre import make_centre


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path / "data"))


def _dialog(qtbot: QtBot) -> KeysDialog:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    return dialog


def _rows(dialog: KeysDialog) -> list[list[str]]:
    heads = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    return [[head.child(row).text(0) for row in range(head.childCount())] for head in heads if head]


def test_nothing_yet_says_so_and_offers_nothing(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert [len(rows) for rows in _rows(dialog)] == [1, 1]
    assert "No signed decisions" in _rows(dialog)[0][0]
    assert not dialog.let_go.isEnabled()


def test_a_key_is_forgotten_and_a_centre_is_trusted_no_longer(qtbot: QtBot, tmp_path: Path) -> None:
    keys = (SeenKey("AAAA 1111", "2026-03-04T10:00:00Z"), SeenKey("BBBB 2222", "2026-03-05T10:00:00Z"))
    keep_seen("people-keys.json", [SeenPerson("Jo \u202eField", keys)])
    root = tmp_path / "root.pem"
    root.write_bytes(make_centre().root_pem)
    (centre,) = trust(root)
    dialog = _dialog(qtbot)
    people, centres = _rows(dialog)
    assert people == ["Jo \\u202eField"] * 2
    assert centres == [centre.name]
    for head, said in ((0, "forgotten"), (1, "trusted no longer")):
        top = dialog.list.topLevelItem(head)
        assert top is not None
        row = top.child(0)
        assert row is not None
        dialog.list.setCurrentItem(row)
        assert dialog.let_go.isEnabled()
        dialog.let_go.click()
        assert said in dialog.said.text()
    assert [[key.fingerprint for key in person.keys] for person in seen_people()] == [["BBBB 2222"]]
    assert trusted() == ()
