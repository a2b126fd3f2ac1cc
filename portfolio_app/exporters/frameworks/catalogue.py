"""The catalogue of standards as a file: a ZIP with a list, and a file of records for each standard."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict

from portfolio_app.domain.frameworks.catalogue import CatalogueEntry
from portfolio_app.domain.frameworks.codes import natural_key

_MOMENT = (2000, 1, 1, 0, 0, 0)


def catalogue(entries: Sequence[CatalogueEntry], source: str, made_on: str) -> bytes:
    """Return the catalogue; the versions of a standard are packed together, since they are much alike."""
    by_code: dict[str, list[CatalogueEntry]] = {}
    for entry in sorted(entries, key=lambda entry: natural_key(entry.listing.code)):
        by_code.setdefault(entry.listing.code.casefold(), []).append(entry)
    listed: list[dict[str, object]] = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for number, versions in enumerate(by_code.values(), 1):
            name = f"{number:05}.json"
            package.writestr(_entry(name), b"[" + b",".join(version.record for version in versions) + b"]")
            listed += [{**asdict(version.listing), "file": name} for version in versions]
        whole = {"source": source, "made_on": made_on, "standards": listed}
        package.writestr(_entry("catalogue.json"), json.dumps(whole, ensure_ascii=False).encode())
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _MOMENT)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
