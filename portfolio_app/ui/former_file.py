"""Where the former file still is, after something in it was taken out for good."""

from typing import TYPE_CHECKING

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.services.personal_data.redacted_files import Redacted
    from portfolio_app.workspace import Workspace


def with_former(said: str, done: "Redacted", workspace: "Workspace") -> str:
    """Return what was done, and where the former file still is, if anywhere."""
    try:
        copies = workspace.earlier.all()
    except PortfolioError:
        copies = ()
    kept = tr("The former file is in {path}.", path=done.kept) if done.kept else ""
    held = tr("Earlier copies of the portfolio may still hold it.") if copies else ""
    return " ".join(filter(None, (said, kept, held)))
