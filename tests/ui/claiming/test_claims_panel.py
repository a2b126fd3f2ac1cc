"""The list of claims: as high as its claims where what it stands in scrolls."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.ui.claiming.claim_list import ClaimRow
from portfolio_app.ui.claiming.claims_panel import FEW, ClaimsPanel
from portfolio_app.ui.page import Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.scroll_column import ScrollColumn


def test_a_long_list_in_what_scrolls_has_no_scroll_bar_of_its_own(qtbot: QtBot, session: Session, tools: Tools) -> None:
    claims = session.workspace.claims.of(1)
    assert len(claims) > FEW
    panel = ClaimsPanel(tools.theme, writable=True)
    panel.list.show_whole()
    column = ScrollColumn(panel)
    qtbot.addWidget(column)
    column.resize(320, 300)
    column.show()
    panel.set_claims([ClaimRow(claim, "101 1.1", 0, "Listen", claim.need, "words", "") for claim in claims])
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    QApplication.processEvents()
    assert panel.list.verticalScrollBar().maximum() == 0
    panel.set_claims(())
    assert not panel.list.isVisible()
