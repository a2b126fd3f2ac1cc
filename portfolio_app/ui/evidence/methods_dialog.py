"""Shows the table of method codes, to add to, to change and to take from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.evidence.method import BY_ITSELF, LONGEST_NAME, Method, is_code
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import button, label

_ABOUT = mark("Your centre's short codes for kinds of evidence. They stand in the map, the index and your documents.")
_CODE, _NAME = range(2)
_SAID = 3
"""So many pieces of evidence are named; the others are counted."""


class MethodsDialog(QDialog):
    """Takes the methods, and by code the references of the evidence that has it.

    Its value is the table as changed, once accepted. A code that evidence has, or that the program gives, keeps its
    letters and stays; its name may change.
    """

    def __init__(
        self, methods: Sequence[Method], uses: Mapping[str, Sequence[str]], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Method codes"))
        self._uses = uses
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels([tr("Code"), tr("What it stands for")])
        self.table.setAccessibleName(tr("Method codes"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(_CODE, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.add = button(tr("Add a code"))
        self.change = button(tr("Change"))
        self.remove = button(tr("Remove"))
        self._said = label("", wrap=True)
        self._buttons, self.keep = keep_or_cancel(self, tr("Keep these codes"))
        self._lay_out(theme)
        for method in methods:
            self._put(method)
        self.table.itemChanged.connect(lambda _: self._look())
        self.table.currentCellChanged.connect(lambda *_: self._look())
        self.add.clicked.connect(self._on_add)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.table.setCurrentCell(0, _NAME)
        self._look()

    def value(self) -> tuple[Method, ...]:
        """Return the methods as filled in, in their order; rows without a word are left out."""
        rows = [(self._text(row, _CODE), self._text(row, _NAME)) for row in range(self.table.rowCount())]
        return tuple(Method(code.upper(), name) for code, name in rows if code or name)

    def _lay_out(self, theme: Theme) -> None:
        resize_within(self, theme.px(520), theme.px(480))
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.add, self.change, self.remove):
            row.addWidget(each)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_ABOUT), "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self._said)
        layout.addWidget(self._buttons)

    def _put(self, method: Method) -> int:
        row = self.table.rowCount()
        self.table.insertRow(row)
        code = QTableWidgetItem(method.code)
        if method.code in self._uses or method.code in BY_ITSELF:
            code.setFlags(code.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.table.setItem(row, _CODE, code)
        self.table.setItem(row, _NAME, QTableWidgetItem(method.name))
        return row

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return clean_line(item.text()) if item is not None else ""

    def _used_by(self, row: int) -> Sequence[str]:
        return self._uses.get(self._text(row, _CODE).upper(), ()) if row >= 0 else ()

    def _on_add(self) -> None:
        row = self._put(Method("", ""))
        self._edit(row, _CODE)

    def _on_change(self) -> None:
        row = self.table.currentRow()
        fixed = self._used_by(row) or self._text(row, _CODE) in BY_ITSELF
        self._edit(row, _NAME if fixed else max(self.table.currentColumn(), _CODE))

    def _edit(self, row: int, column: int) -> None:
        self.table.setCurrentCell(row, column)
        if (item := self.table.item(row, column)) is not None:
            self.table.editItem(item)

    def _on_remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._look()

    def _look(self) -> None:
        row = self.table.currentRow()
        used, code = self._used_by(row), self._text(row, _CODE)
        by_itself = tr(BY_ITSELF.get(code, ""))
        self.change.setEnabled(row >= 0)
        self.remove.setEnabled(row >= 0 and not used and not by_itself)
        wrong = self._wrong()
        self.keep.setEnabled(not wrong)
        stays = (
            tr(
                "{code} stays: {by_itself} have it from the start. You can change its name.",
                code=code,
                by_itself=by_itself,
            )
            if by_itself
            else ""
        )
        self._said.setText(wrong or stays or _said_used(code, used))

    def _wrong(self) -> str:
        methods = self.value()
        codes = [method.code for method in methods]
        if not methods:
            return tr("Keep one code at least.")
        for method in methods:
            if not is_code(method.code):
                said = (
                    tr("“{code}” is no code", code=excerpt(method.code))
                    if method.code
                    else tr("“{name}” has no code", name=excerpt(method.name))
                )
                return tr("{said}: give one to eight letters and digits, such as WP.", said=said)
            if codes.count(method.code) > 1:
                return tr(
                    "{code} stands here twice. Give one of them other letters, or remove it.", code=excerpt(method.code)
                )
            if not method.name or len(method.name) > LONGEST_NAME:
                return tr(
                    "Say in 1 to {longest_name} characters what {code} stands for.",
                    longest_name=LONGEST_NAME,
                    code=excerpt(method.code),
                )
        return ""


def _said_used(code: str, references: Sequence[str]) -> str:
    if not references:
        return ""
    more = len(references) - _SAID
    named = ", ".join(references[:_SAID]) + (tr(" and {more} more", more=more) if more > 0 else "")
    have = tr("have") if len(references) > 1 else tr("has")
    return tr(
        "{named} {have} {code}. Give other methods there before you remove it.", named=named, have=have, code=code
    )
