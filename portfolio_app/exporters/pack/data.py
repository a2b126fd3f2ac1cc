"""The open data of a pack: JSON, its JSON Schema, and a page that says what is what."""

import msgspec

from portfolio_app.domain.packs.pack import Manifest
from portfolio_app.domain.packs.portfolio_data import SCHEMA, PortfolioData
from portfolio_app.exporters.pack.schema import schema_of_data

_DESCRIPTION = f"""The whole portfolio as open data ({SCHEMA})

portfolio.json         everything that was written, claimed and decided, as JSON in UTF-8
portfolio.schema.json  its JSON Schema (https://json-schema.org, draft 2020-12), which says what each field means

portfolio   whose it is
frameworks  what is assessed against: units, outcomes, criteria, needs
accounts    reflective accounts, each with its present text, the last of its "revisions"
files       evidence files; "path" is where the file is in this pack
claims      which evidence, at which words, is claimed for which criterion. "start" and "end" count characters
            (Unicode code points) of the section's text. A claim on part of a file has a "box" (page, and left, top,
            width and height as parts of that page) or a "stretch" (seconds of a recording) of the file's version
            "file_version"
held_elsewhere  evidence that is not in the pack: what it is, where it is held, who checked it and when
witnesses   who said what they saw, with the sample signature and the certificates (base64) of their keys
statements  witness statements: the request, the version with its check code ("digest"), and the file as it came or
            was signed; "path" is where the file is in this pack. A signed PDF carries the check code, too
time_stamps the times that time-stamp centres vouch for (RFC 3161); each answer lies beside the file that it stamps
redactions  personal data that was replaced or blacked out: when, where, of which kind, by what; never the words
authorship  how accounts came to be written, where the learner has that recorded: characters per ten minutes by how they
            came (typed, pasted, dictated, reworked, brought in), never the words; it cannot show who wrote them
methods     the codes for methods of assessment
decisions   what an assessor, an employer or a quality assurer decided; later ones are added, none is overwritten.
            "receipt" says which file a decision came in with, and which key signed it
decision_files  those files, byte for byte, in decisions/: they prove what was decided. A signed one is JSON; "key" and
            "signature" (Ed25519) are over the bytes of its "content". A spreadsheet is not signed

Where its maker asked for former texts, "revisions" has every text that an account has had, "former" every version of
a file, "statements" every request and version, withdrawn claims have a date in "withdrawn_at", and "contact" says how
a witness is reached. Otherwise the data is what there is now. What is private is never in it.

A piece of evidence is named by its number: 4 is E004. Times are ISO 8601 in UTC.
To take the portfolio over:  portfolio-app import PACK.zip NEW.portfolio
"""


def encode_data(data: PortfolioData) -> bytes:
    """Return the data as indented JSON; the same data gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(data, order="deterministic"), indent=1) + b"\n"


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as indented JSON; the same manifest gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def data_schema() -> bytes:
    """Return the JSON Schema of the data, made from the very types that are written and read."""
    return msgspec.json.format(msgspec.json.encode(schema_of_data(), order="sorted"), indent=1) + b"\n"


def data_description() -> bytes:
    """Return the text that explains the data."""
    return _DESCRIPTION.encode()
