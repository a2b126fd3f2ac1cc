"""The one style sheet, made from a theme's tokens.

Widgets choose a look by the dynamic property ``look``: title, subtitle, heading, small, muted, code, card, primary,
flat, chip, chip-on, navigation, side-bar, notice. Nothing else in the program names a colour.
"""

from collections.abc import Callable

from portfolio_app import paths
from portfolio_app.ui.tokens import LIGHT, Tokens


def style_sheet(t: Tokens, px: Callable[[float], int]) -> str:
    """Return the style sheet of a theme; ``px`` gives lengths at the text size in use."""
    icon = f"{(paths.resources() / 'icons').as_posix()}/"
    return f"""
* {{ font-size: {px(13)}px; }}
QMainWindow, QDialog, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget {{ background: {t.window}; }}
QWidget {{ color: {t.text}; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: {px(6)}px; }}
QScrollArea {{ border: 0; }}

[look="title"] {{ font-size: {px(22)}px; font-weight: 600; }}
[look="large"] {{ font-size: {px(16)}px; font-weight: 600; }}
[look="strong"] {{ font-weight: 600; }}
[look="heading"] {{ font-weight: 600; color: {t.muted}; }}
[look="subtitle"], [look="muted"] {{ color: {t.muted}; }}
[look="small"] {{ font-size: {px(11)}px; color: {t.muted}; }}
[look="code"] {{ font-family: "Source Code Pro", Consolas, "DejaVu Sans Mono", monospace; }}
[look="danger"] {{ color: {t.danger}; }}
[look="key"] {{ font-size: {px(11)}px; color: {t.muted}; border: 1px solid {t.border}; border-radius: 4px;
    padding: 0 {px(5)}px; }}

QFrame[look="card"] {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 8px; }}
QFrame[look="aside"] {{ background: transparent; border: 0; border-left: 2px solid {t.accent}; }}
QFrame[look="line"] {{ background: {t.border}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[look="side-bar"] {{ background: {t.window}; border: 0; border-right: 1px solid {t.border}; }}
QFrame[look="side-panel"] {{ background: {t.window}; border: 0; border-left: 1px solid {t.border}; }}
QFrame[look="notice"] {{ background: {t.text}; border: 0; }}
QFrame[look="notice"] QLabel {{ color: {t.window}; }}
QFrame[look="notice"] QPushButton {{ background: transparent; color: {t.window}; border: 1px solid {t.window}; }}
QFrame[look="notice"] QPushButton:hover, QFrame[look="notice"] QPushButton:focus {{ background: {t.window};
    color: {t.text}; }}
QFrame[look="banner"] {{ background: {t.accent_tint}; border: 0; border-bottom: 1px solid {t.border}; }}
QFrame[look="top-bar"] {{ background: {t.window}; border: 0; border-bottom: 1px solid {t.border}; }}
QFrame[look="card"] QScrollArea, QFrame[look="card"] QScrollArea > QWidget > QWidget {{ background: {t.surface}; }}
QFrame[look="card"] QStackedWidget {{ background: transparent; }}
QLabel[look="paper"] {{ background: {LIGHT.surface}; border: 1px solid {t.border}; border-radius: 4px;
    padding: {px(4)}px; }}
QPlainTextEdit[look="words"], QTextEdit[look="words"] {{ font-size: {px(15)}px; padding: {px(12)}px {px(14)}px; }}
QPlainTextEdit[look="words"]:focus, QTextEdit[look="words"]:focus {{ padding: {px(11)}px {px(13)}px; }}
QFrame[look="popup"] {{ background: {t.surface}; border: 1px solid {t.control}; border-radius: 8px; }}

QPushButton, QToolButton {{ background: {t.surface}; border: 1px solid {t.control}; border-radius: 8px;
    padding: {px(6)}px {px(14)}px; font-weight: 500; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.muted}; border-color: {t.border}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; padding: {px(5)}px {px(13)}px; }}
QFileDialog QToolButton {{ padding: {px(5)}px; }}
QFileDialog QTreeView::item {{ padding: {px(2)}px; }}
QFileDialog QToolButton:focus {{ padding: {px(4)}px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton[look="primary"] {{ background: {t.accent}; border-color: {t.accent}; color: {t.on_accent};
    font-weight: 600; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[look="primary"]:disabled {{ background: {t.hover}; border-color: {t.border}; color: {t.muted}; }}
QPushButton::menu-indicator {{ image: url({icon}caret-down-{t.name}.svg); width: {px(12)}px; height: {px(12)}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: {px(8)}px; }}
QPushButton[look="primary"]::menu-indicator {{
    image: url({icon}caret-down-{"dark" if t.name == "light" else "light"}.svg); }}
QPushButton[look="flat"], QToolButton[look="flat"] {{ background: transparent; border: 1px solid transparent;
    color: {t.accent}; padding: {px(4)}px {px(8)}px; }}
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover {{ background: {t.hover}; }}
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus {{ border: 2px solid {t.accent};
    padding: {px(3)}px {px(7)}px; }}
QPushButton[look="aside"] {{ background: transparent; border: 1px solid transparent; color: {t.accent};
    font-size: {px(11)}px; padding: {px(2)}px {px(4)}px; }}
QPushButton[look="aside"]:hover {{ background: {t.hover}; }}
QPushButton[look="aside"]:focus {{ border: 2px solid {t.accent}; padding: {px(1)}px {px(3)}px; }}
QPushButton[look="icon"], QToolButton[look="icon"] {{ padding: {px(6)}px; }}
QPushButton[look="icon"]:focus, QToolButton[look="icon"]:focus {{ padding: {px(5)}px; }}
QPushButton[look="chip"] {{ border-radius: {px(10)}px; padding: {px(3)}px {px(11)}px; font-size: {px(11)}px;
    color: {t.muted}; }}
QPushButton[look="chip"]:checked {{ color: {t.accent}; border-color: {t.accent}; background: {t.accent_tint}; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {t.accent}; padding: {px(2)}px {px(10)}px; }}
QPushButton[look="choice"]:checked {{ color: {t.accent}; border-color: {t.accent}; background: {t.accent_tint}; }}
QLabel[look="chip"], QLabel[look="chip-on"] {{ border: 1px solid {t.border}; border-radius: {px(8)}px;
    padding: {px(1)}px {px(9)}px; font-size: {px(11)}px; color: {t.muted}; }}
QLabel[look="chip-danger"] {{ border: 1px solid {t.danger}; border-radius: {px(8)}px; color: {t.danger};
    padding: {px(1)}px {px(9)}px; font-size: {px(11)}px; font-weight: 600; }}
QLabel[look="badge"], QLabel[look="badge-on"] {{ font-size: {px(11)}px; font-weight: 600; color: {t.muted}; }}
QLabel[look="badge-on"] {{ color: {t.accent}; }}
QLabel[look="chip-on"] {{ color: {t.accent}; border-color: {t.accent}; }}
QPushButton[look="navigation"] {{ background: transparent; border: 1px solid transparent; color: {t.muted};
    text-align: left; padding: {px(8)}px {px(11)}px; font-weight: 400; }}
QPushButton[look="navigation"][narrow="true"] {{ text-align: center; padding: {px(8)}px 0; }}
QPushButton[look="navigation"]:hover {{ background: {t.hover}; }}
QPushButton[look="navigation"]:checked {{ background: {t.accent_tint}; color: {t.accent}; font-weight: 600; }}
QPushButton[look="navigation"]:focus {{ border: 2px solid {t.accent}; padding: {px(7)}px {px(10)}px; }}
QPushButton[look="navigation"][narrow="true"]:focus {{ padding: {px(7)}px 0; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{ background: {t.surface};
    border: 1px solid {t.control}; border-radius: 8px; padding: {px(6)}px {px(9)}px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{
    border: 2px solid {t.accent}; padding: {px(5)}px {px(8)}px; }}
[look="plain"], [look="plain"]:focus {{ background: transparent; border: 0; padding: 0; }}
QTextEdit[look="prose"], QTextEdit[look="prose"]:focus {{ background: transparent; border: 0; padding: 0;
    font-size: {px(16)}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QComboBox QLineEdit {{ placeholder-text-color: {t.muted}; }}
QTextEdit[look="title"], QLineEdit[look="inline"] {{ background: transparent; border: 0; border-radius: 0;
    border-bottom: 2px solid transparent; padding: 0; }}
QLineEdit[look="inline"] {{ font-size: {px(11)}px; color: {t.muted}; }}
QLineEdit[look="inline"][wrong="true"] {{ color: {t.danger}; border-bottom-color: {t.danger}; }}
QLineEdit[look="inline"]:hover, QTextEdit[look="title"]:hover {{ border-bottom-color: {t.border}; }}
QLineEdit[look="inline"]:focus, QTextEdit[look="title"]:focus {{ border: 0; border-bottom: 2px solid {t.accent};
    padding: 0; color: {t.text}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    background: transparent; border: 0; padding: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {px(28)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({icon}caret-down-{t.name}.svg); width: {px(14)}px;
    height: {px(14)}px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{ background: {t.surface};
    border: 1px solid {t.control}; border-radius: 0; padding: {px(4)}px;
    selection-background-color: {t.accent_tint}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ padding: {px(5)}px {px(9)}px; min-height: {px(20)}px; }}
QCheckBox {{ spacing: {px(10)}px; padding: {px(4)}px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox[look="bare"] {{ spacing: 0; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{ width: {px(16)}px; height: {px(16)}px;
    background: {t.surface}; border: 1px solid {t.control}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {px(8)}px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QListView::indicator:checked {{
    background: {t.accent}; border-color: {t.accent}; image: url({icon}tick-{t.name}.svg); }}
QCheckBox::indicator:disabled {{ background: {t.hover}; border-color: {t.border}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}

QTableView, QTreeView, QListView, QListWidget {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: 8px; gridline-color: {t.border}; outline: 0; selection-background-color: {t.accent_tint};
    selection-color: {t.text}; padding: 1px; }}
QTableView:focus, QTreeView:focus, QListView:focus, QListWidget:focus {{ border: 2px solid {t.accent}; padding: 0; }}
QListView[look="plain-list"] {{ background: transparent; border: 0; border-radius: 0; padding: 0; }}
QListView[look="plain-list"]:focus {{ border: 0; }}
QListView[look="plain-list"]::item {{ padding: 0; }}
QToolButton[look="fold"] {{ background: transparent; border: 1px solid transparent; padding: {px(4)}px {px(2)}px;
    text-align: left; icon-size: {px(14)}px; }}
QToolButton[look="fold"]:hover {{ background: {t.hover}; }}
QToolButton[look="fold"]:focus {{ border: 2px solid {t.accent}; }}
QTreeView::item, QListView::item, QListWidget::item {{ padding: {px(6)}px; }}
QListWidget::item:selected, QListView::item:selected {{ background: {t.accent_tint}; color: {t.text}; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0; border-bottom: 1px solid {t.border};
    padding: {px(8)}px; font-size: {px(11)}px; font-weight: 600; }}
QHeaderView::down-arrow, QHeaderView::up-arrow {{ width: {px(12)}px; height: {px(12)}px; right: {px(6)}px; }}
QHeaderView::down-arrow {{ image: url({icon}caret-down-{t.name}.svg); }}
QHeaderView::up-arrow {{ image: url({icon}caret-up-{t.name}.svg); }}
QTableView::item {{ padding: 0 {px(8) - 3}px; }}
QTableView QHeaderView::section:first {{ border-top-left-radius: 7px; }}
QTableView QHeaderView::section:last {{ border-top-right-radius: 7px; }}
QTableView QHeaderView {{ background: transparent; }}
QHeaderView {{ background: {t.surface}; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QTableCornerButton::section {{ background: {t.surface}; border: 0; }}

QMenuBar {{ background: {t.window}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {t.accent_tint}; color: {t.text}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px; border-radius: 6px; }}
QMenu {{ icon-size: {px(16)}px; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::indicator {{ width: {px(16)}px; height: {px(16)}px; left: {px(4)}px; }}
QMenu::indicator:checked {{ image: url({icon}check-{t.name}.svg); }}
QMenu::icon {{ left: {px(4)}px; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: {px(4)}px; }}
QProgressBar {{ background: {t.border}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QStatusBar {{ background: {t.window}; border-top: 1px solid {t.border}; color: {t.muted}; }}
QSplitter::handle {{ background: {t.border}; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.control}; border-radius: {px(4)}px; margin: 2px; min-height: {px(32)}px;
    min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent;
    width: 0; height: 0; }}
"""
