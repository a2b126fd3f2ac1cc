"""Small pictures of evidence, decoded when they are first painted."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

_MOST = 400


class Thumbnails:
    """Keeps the pictures that were painted last, at the size they were painted in."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int, int], QPixmap | None] = {}

    def get(self, key: int, content: bytes, room: QSize) -> QPixmap | None:
        """Return the picture (JPEG), fitted into the room, or None when it cannot be read."""
        name = (key, room.width(), room.height())
        if name not in self._kept:
            while len(self._kept) >= _MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[name] = fitted(content, room)
        return self._kept[name]

    def forget(self) -> None:
        """Forget all pictures, because others may be shown."""
        self._kept.clear()


def fitted(content: bytes, room: QSize) -> QPixmap | None:
    """Return a picture (JPEG) as large as fits into the room, sharp on any screen; None when it cannot be read."""
    image = QImage.fromData(content, "JPEG")  # type: ignore[call-overload]  # the stubs forget that a format is text
    if image.isNull():
        return None
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap.fromImage(
        image.scaled(room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    picture.setDevicePixelRatio(ratio)
    return picture
