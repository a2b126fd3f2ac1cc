"""The frameworks as last read, kept between units of work."""

from portfolio_app.domain.frameworks.framework import Framework


class FrameworkCache:
    """The frameworks as last read: every claim asks for them, and they hardly ever change.

    Used only while this process alone may write. A reader fills it inside its transaction, which no commit can
    overtake; whoever changes frameworks empties it.
    """

    def __init__(self) -> None:
        self.frameworks: tuple[Framework, ...] | None = None
