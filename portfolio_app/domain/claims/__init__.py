"""Claims, the words they point at, and finding those words again."""
