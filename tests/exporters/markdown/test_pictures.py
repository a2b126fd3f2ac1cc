"""Pictures in Markdown: said, not shown, with what is claimed in them."""

from pathlib import Path

from portfolio_app.exporters.markdown import write_markdown
from tests.exporters.word.test_pictures import whole


def test_pictures_are_described_and_what_is_claimed_in_them_is_linked(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    assert write_markdown(whole(), path) == ()
    text = path.read_text("utf-8")
    assert "A till with a “sale” sign" in text
    assert '- <a id="claim-7"></a>[' in text
    assert "](#criterion)" in text
    assert len(text) < 5000
