"""The main window round the pages: menus, opening, undo, notices, help."""
