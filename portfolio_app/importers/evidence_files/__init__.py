"""Taking in files of evidence: what they are by their content, and what is kept of them."""

from portfolio_app.importers.evidence_files.incoming import Intake, glance, take_in
from portfolio_app.importers.evidence_files.words import words_of

__all__ = ["Intake", "glance", "take_in", "words_of"]
