"""Coded projects: accounts as texts, claims as codings, for programs of qualitative analysis, and back again."""
