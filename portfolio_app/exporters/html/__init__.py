"""The report as one web page: no script, nothing loaded from elsewhere, for a phone as for a desk."""

from portfolio_app.exporters.html.writer import write_html

__all__ = ["write_html"]
