"""XML of files from elsewhere as a tree: without entities or declarations, whatever the parser stumbles over."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class NotXmlError(ValueError):
    """It is no whole XML, or, when it ``declares``, has entities or a document type, which can do harm."""

    def __init__(self, why: object, *, declares: bool = False) -> None:
        super().__init__(str(why))
        self.declares = declares


def tree_of(content: bytes) -> "Element":
    """Return the root; raises NotXmlError."""
    # Imported here: most calls need no parser.
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise NotXmlError(error, declares=True) from error
    # An encoding that nobody knows is a LookupError, and so deep a tree that none can be made a RecursionError.
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise NotXmlError(error) from error
