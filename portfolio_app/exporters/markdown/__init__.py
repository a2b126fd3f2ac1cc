"""The report as Markdown that GitHub, pandoc and people read."""

from portfolio_app.exporters.markdown.writer import write_markdown

__all__ = ["write_markdown"]
