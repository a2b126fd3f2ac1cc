"""The overview: how far the portfolio is, and what to do next."""

from portfolio_app.ui.pages.page import Page


class OverviewPage(Page):
    """How far the portfolio is, and what to do next."""

    name = "overview"
    title = "Overview"
    icon = "house-line"
