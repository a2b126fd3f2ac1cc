"""The rows of frameworks that are being written; private to storage."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class FrameworkDraftRow(Base):
    """A draft, in JSON; its id is never given to another, for what is undone may bring it back."""

    __tablename__ = "framework_drafts"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    base: Mapped[str]
    title: Mapped[str]
    saved_at: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
