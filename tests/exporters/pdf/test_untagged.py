"""The stand-in that measures what tagging costs must keep up with the tree that it stands in for."""

from benchmarks.measure import cost_of


def test_our_pdf_can_be_made_without_tags() -> None:
    assert cost_of("benchmarks.against_peers:make_untagged", 2).cpu > 0
