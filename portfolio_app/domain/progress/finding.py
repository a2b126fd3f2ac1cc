"""Findings: what stands between a portfolio and being ready, and what a self-check found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: its kind, where it is (a criterion, a reference, a claim), and what to do."""

    kind: str
    where: str
    message: str
