"""The pack as a ZIP: the same portfolio at the same stated time gives the same bytes."""

from portfolio_app.exporters.pack.archive import PackArchive, add_stamp
from portfolio_app.exporters.pack.data import data_description, data_schema, encode_data, encode_manifest
from portfolio_app.exporters.pack.start_page import start_page

__all__ = [
    "PackArchive",
    "add_stamp",
    "data_description",
    "data_schema",
    "encode_data",
    "encode_manifest",
    "start_page",
]
