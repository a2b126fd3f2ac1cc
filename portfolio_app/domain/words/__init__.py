"""Plain text: how it is kept, counted, named and said."""
