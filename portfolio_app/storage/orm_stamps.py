"""The rows of time stamps; private to storage."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class TimeStampRow(Base):
    """What a time-stamp centre was asked, and its answer, empty until it came."""

    __tablename__ = "time_stamps"

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    asked_at: Mapped[str]
    request: Mapped[bytes] = mapped_column(LargeBinary)
    came_at: Mapped[str]
    answer: Mapped[bytes] = mapped_column(LargeBinary)
