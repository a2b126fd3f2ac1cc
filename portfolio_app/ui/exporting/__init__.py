"""Documents and packs chosen, previewed and made."""
