import pytest

from portfolio_app.domain.evidence.programs import may_run, opens_as_page


@pytest.mark.parametrize(
    "name", ["a.exe", "A.EXE", "a.pdf.exe", "a.exe. ", "a.exe.", "plan.docm", "a.xlsm", "a.html", "a.svg", "a.lnk"]
)
def test_what_may_run(name: str) -> None:
    assert may_run(name)
    assert opens_as_page(name, "application/octet-stream")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.doc", "a.xlsx", "photo.jpg", "exe", "a.txt", "a.mp4"])
def test_what_does_not(name: str) -> None:
    assert not may_run(name)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("page", "text/plain"), ("a.txt", "text/html"), ("a.pic", "image/svg+xml"), ("a.txt", "text/html; charset=utf-8")],
)
def test_what_a_browser_may_take_for_a_page(name: str, media_type: str) -> None:
    assert opens_as_page(name, media_type)


def test_a_picture_is_no_page() -> None:
    assert not opens_as_page("a.jpg", "image/jpeg")
