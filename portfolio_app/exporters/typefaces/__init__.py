"""Font files: the program's own, those installed, and what is inside them. Both Word and PDF take letters from here."""
