"""A field for a PIN: what is typed is not seen."""

from PySide6.QtWidgets import QLineEdit


def pin_field(name: str) -> QLineEdit:
    """Return an empty field with that name."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setMaxLength(200)
    return field
