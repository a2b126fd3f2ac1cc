"""Portfolio Evidence Mapper: write, map and hand over an apprentice's portfolio, offline."""

__version__ = "0.1.0"
