"""Why a file could not be made anew, in one sentence each."""

from portfolio_app.translation import mark

UNMADE = mark("It {reason}, so nothing was changed; change it in its own program and put it in as a new version.")
PROTECTED = mark(
    "It asks for a password, so nothing was changed; save a copy without one and put it in as a new version first."
)
LARGE = mark("It is too large to be made anew, so nothing was changed; put a smaller copy in its place first.")
STILL_THERE = mark(
    "After blacking out, something could still be read there, so nothing was changed; print the file to a new PDF, "
    "or save a picture of it, and black out that."
)
NO_PAGE = mark("It has no page {page}.")
STANDS_OTHERWISE = mark(
    "The words stand in it in a way that cannot be exchanged here, so nothing was changed; change it in its own "
    "program and put it in as a new version."
)
NOTHING_HIDDEN = mark("It has no comments, tracked changes, hidden text or author to remove.")
