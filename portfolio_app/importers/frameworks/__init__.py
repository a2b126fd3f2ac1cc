"""Frameworks from files of any known form, which is told by what is in them; a module a form."""
