"""The framework as a whole, to be put where another program's form leaves room, so that nothing is lost on the way."""

import base64
import zlib

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kept_whole import MARK
from portfolio_app.exporters.unit_file import unit_file


def kept_whole(framework: Framework) -> str:
    """Return the framework in letters and figures alone; what the learner chose is no part of it."""
    return MARK + base64.b64encode(zlib.compress(unit_file(framework).encode(), 9)).decode("ascii")
