"""What is said below a picture."""

from portfolio_app.domain.documents.report import Line, Mark, Picture, Run, Tone


def caption_of(block: Picture) -> Line:
    """Return what stands below a picture: a page of another document has its description there."""
    return (*block.caption, *((Run(f" {block.alt}", Tone.SMALL),) if block.page else ()))


def claimed_line(mark: Mark) -> Line:
    """Return what is said of a claimed part of a picture: its code, leading to the criterion, and what that asks."""
    said = mark.comment.splitlines()[0].removeprefix(mark.code).strip() if mark.comment else ""
    return Run(mark.code + " ★" * mark.starred, link=mark.link), Run(f" {said}")
