"""What can be added while nothing is there yet: the frameworks that come with the program."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import button, card, label, line

_INVITATION = mark(
    "Add a unit that comes with the program, or import what lists your criteria: a handbook, a standard, a table, "
    "a topic sheet. Its criteria are what you claim your words for."
)


def invitation(add: Callable[[Framework], object], *, enabled: bool) -> QWidget:
    """Return what comes with the program, a row each with a button that adds it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    frame, inner = card(margin=24)
    inner.setSpacing(8)
    inner.addWidget(label(tr("What are you assessed against?"), "large", wrap=True))
    inner.addWidget(label(tr(_INVITATION), "muted", wrap=True))
    inner.addSpacing(8)
    for framework in shipped():
        inner.addWidget(line())
        inner.addLayout(_row(framework, add, enabled=enabled))
    column.addWidget(frame)
    column.addStretch(1)
    area.setWidget(whole)
    return area


def _row(framework: Framework, add: Callable[[Framework], object], *, enabled: bool) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(framework.title, "strong", wrap=True))
    level = tr("level {level}, ", level=framework.level) if framework.level is not None else ""
    count = noun_of((framework,)).count(len(framework.criteria))
    units = ", ".join(unit.label if unit.code != unit.title[:1] else unit.title for unit in framework.units)
    words.addWidget(label(f"{framework.code}, {level}{count}: {units}", "small", wrap=True))
    if framework.credit:
        words.addWidget(label(framework.credit, "small", wrap=True))
    adding = button(
        tr("Add"), name=tr("Add {code} {title}", code=excerpt(framework.code), title=excerpt(framework.title))
    )
    adding.setEnabled(enabled)
    adding.clicked.connect(lambda: add(framework))
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 8)
    row.addLayout(words, 1)
    row.addWidget(adding)
    return row
