"""A document's look from a Word file of the user's own: its styles, page set-up, running heads and feet, and theme."""

from portfolio_app.exporters.word.template.template import template_design

__all__ = ["template_design"]
