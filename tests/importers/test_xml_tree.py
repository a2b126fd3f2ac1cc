import pytest

from portfolio_app.importers.xml_tree import NotXmlError, tree_of


def test_a_whole_file_is_its_tree() -> None:
    assert tree_of('<?xml version="1.0" encoding="utf-16"?><a><b>é</b></a>'.encode("utf-16")).findtext("b") == "é"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<!DOCTYPE a><a/>",
    ],
)
def test_declarations_are_told_from_other_faults(content: bytes) -> None:
    with pytest.raises(NotXmlError) as caught:
        tree_of(content)
    assert caught.value.declares


@pytest.mark.parametrize("content", [b"", b"a", b"<a>", b"\xff\x00", b'<?xml version="1.0" encoding="nobody"?><a/>'])
def test_what_is_no_whole_xml_is_said(content: bytes) -> None:
    with pytest.raises(NotXmlError) as caught:
        tree_of(content)
    assert not caught.value.declares
    assert str(caught.value)
