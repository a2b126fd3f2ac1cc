"""A form that comes back inside an e-mail: it is said what to do."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.statement_form import read_form


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Priya <p@example.org>", "The form"
    message.set_content("Here it is.")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="E001.pdf")
    return message.as_bytes(policy=SMTP)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reply.eml", mail()),
        ("box.mbox", b"From p@example.org Tue Feb  3 10:00:00 2026\n" + mail()),
        ("apple.emlx", b"1234\n" + mail()),
        ("reply.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_001A001F".encode("utf-16-le")),
    ],
)
def test_of_an_e_mail_it_is_said_to_save_the_form_in_it(name: str, content: bytes) -> None:
    with pytest.raises(InputError, match=f"^{name} is an e-mail: open it, save the form that is attached to it"):
        read_form(content, name)


def test_a_document_of_an_older_kind_is_no_e_mail() -> None:
    with pytest.raises(InputError, match="is a document of an older kind"):
        read_form(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc")
