"""Pictures in the web page: inside it, described, claimed parts named and linked."""

from pathlib import Path

from tests.exporters.html.reading import page_of
from tests.exporters.word.test_pictures import whole


def test_pictures_are_inside_the_page_described_and_linked(tmp_path: Path) -> None:
    page = page_of(whole(), tmp_path)
    pictures = [values for tag, values in page.tags if tag == "img"]
    assert [picture["alt"] for picture in pictures] == ["A till with a “sale” sign", "Page 1 of the rota"]
    assert all((picture["src"] or "").startswith("data:image/jpeg;base64,") for picture in pictures)
    assert {"claim-7", "evidence-E002", "criterion"} <= set(page.ids)
    assert "#criterion" in page.targets
