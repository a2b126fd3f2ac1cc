"""Files and pictures that are dropped or pasted where words are written: they are evidence, and no words."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData) -> QImage | None:
    """Return the picture that is dropped or pasted, or None where there is none."""
    if not mime.hasImage():
        return None
    found = mime.imageData()
    image = found.toImage() if isinstance(found, QPixmap) else found
    return image if isinstance(image, QImage) and not image.isNull() else None


class LeavesFiles(QObject):
    """Keeps a field of words from taking the names of files that are dragged over it: they go to what it stands in."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        watched = field.viewport() if isinstance(field, QAbstractScrollArea) else field
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse what holds files, or a picture without words."""
        # A QDragEnterEvent is a QDragMoveEvent, and that a QDropEvent.
        if not isinstance(event, (QDropEvent, QDragMoveEvent)) or not _is_evidence(event.mimeData()):
            return super().eventFilter(watched, event)
        event.ignore()
        return True


def _is_evidence(mime: QMimeData) -> bool:
    return bool(files_in(mime)) or (mime.hasImage() and not mime.hasText())
