"""Accounts in documents that people wrote elsewhere, read block by block; what is in them is for the domain to find."""

from portfolio_app.importers.account_files.own_form import is_own_form
from portfolio_app.importers.account_files.reading import ENDINGS, extract_pictures, read_document

__all__ = ["ENDINGS", "extract_pictures", "is_own_form", "read_document"]
