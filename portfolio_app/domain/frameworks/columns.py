"""What a column of a table of statements may hold."""

from enum import StrEnum

from portfolio_app.translation import mark


class Column(StrEnum):
    """What a column is taken for; its value is its name on the command line."""

    UNIT_CODE = "unit"
    UNIT_TITLE = "unit-title"
    OUTCOME_CODE = "outcome"
    OUTCOME_TITLE = "outcome-title"
    CODE = "code"
    TEXT = "text"
    KIND = "kind"
    NEEDS = "needs"
    ASSESSED_BY = "assessed-by"
    CORE = "core"
    GUIDANCE = "guidance"
    PARENT = "parent"
    FRAMEWORK_CODE = "framework"
    FRAMEWORK_TITLE = "framework-title"
    VERSION = "version"
    LEVEL = "level"
    SOURCE = "source"
    ATTRIBUTION = "attribution"
    NOTHING = "nothing"


NAMES = {
    Column.UNIT_CODE: mark("Unit number"),
    Column.UNIT_TITLE: mark("Unit title"),
    Column.OUTCOME_CODE: mark("Outcome number"),
    Column.OUTCOME_TITLE: mark("Outcome"),
    Column.CODE: mark("Criterion number"),
    Column.TEXT: mark("Criterion"),
    Column.KIND: mark("Kind"),
    Column.NEEDS: mark("What is enough"),
    Column.ASSESSED_BY: mark("Assessed by"),
    Column.CORE: mark("Core"),
    Column.GUIDANCE: mark("Help with the unit"),
    Column.PARENT: mark("Stands under"),
    Column.FRAMEWORK_CODE: mark("Framework"),
    Column.FRAMEWORK_TITLE: mark("Framework title"),
    Column.VERSION: mark("Version"),
    Column.LEVEL: mark("Level"),
    Column.SOURCE: mark("Source"),
    Column.ATTRIBUTION: mark("Credit line"),
    Column.NOTHING: mark("Leave out"),
}
"""What each is called in a list to choose from."""

TABLE_HEADS = {
    Column.FRAMEWORK_CODE: "Framework",
    Column.FRAMEWORK_TITLE: "Framework title",
    Column.VERSION: "Version",
    Column.LEVEL: "Level",
    Column.SOURCE: "Source",
    Column.ATTRIBUTION: "Attribution",
    Column.UNIT_CODE: "Unit number",
    Column.UNIT_TITLE: "Unit title",
    Column.OUTCOME_CODE: "Outcome number",
    Column.OUTCOME_TITLE: "Outcome title",
    Column.CODE: "Criterion number",
    Column.TEXT: "Criterion",
    Column.PARENT: "Stands under",
    Column.KIND: "Kind",
    Column.NEEDS: "Needs",
    Column.ASSESSED_BY: "Assessed by",
    Column.CORE: "Core",
    Column.GUIDANCE: "Guidance",
}
"""The heads of a table as the program writes it, in their order; they are the same in every language."""
KEPT_HEAD = "Portfolio Evidence Mapper"
"""The head of the column that keeps a framework whole."""
