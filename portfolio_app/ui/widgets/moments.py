"""Times as people in Britain read them."""

from datetime import datetime

from portfolio_app.ui.widgets.british_date import show_date


def show_moment(saved_at: str, now: datetime) -> str:
    """Return a time that the portfolio recorded (ISO 8601), such as today 19:42 or 2 March 2026, 19:42.

    It is shown in the time zone of ``now``; what is no time is shown as it is.
    """
    try:
        moment = datetime.fromisoformat(saved_at).astimezone(now.tzinfo)
    except ValueError:
        return saved_at
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {moment:%H:%M}"
    return f"{show_date(moment.date())}, {moment:%H:%M}"
