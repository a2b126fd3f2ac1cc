"""Frameworks in the forms of other programs; a module a form."""
