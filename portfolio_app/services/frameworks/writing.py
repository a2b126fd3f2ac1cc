"""Writing a framework for other programs."""

from pathlib import Path

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.services.clock import now


def export_framework(framework: Framework, path: Path, columns: int = 14) -> None:
    """Write the framework in the form that the ending of the file says; raises UsageError, FileError."""
    from portfolio_app.exporters.frameworks.writing import write_framework

    write_framework(framework, path, now(), columns)
