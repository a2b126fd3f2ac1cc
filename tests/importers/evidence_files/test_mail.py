"""E-mails are read as their senders meant them, and no e-mail, however made, takes long or makes it fail."""

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.evidence.writing import say_writings
from portfolio_app.importers.evidence_files import Intake, take_in
from portfolio_app.importers.evidence_files.mail import read_mail
from portfolio_app.importers.evidence_files.mail_parts import MOST_DEPTH, MOST_MESSAGES, MOST_PARTS

HEAD = b"From: Pat <p@example.org>\nTo: ann@example.org\nSubject: Refunds\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n"


def letter(text: str = "Thank you for the telescope café help.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Pat Lee <pat@example.org>"
    message["To"] = "ann@example.org"
    message["Subject"] = "Thank you – refund désk"
    message["Date"] = "Mon, 02 Mar 2026 10:00:00 +0000"
    if text:
        message.set_content(text, cte="base64")
    return message


def take(folder: Path, content: bytes | EmailMessage, name: str = "mail.eml") -> Intake:
    path = folder / name
    path.write_bytes(content.as_bytes(policy=SMTP) if isinstance(content, EmailMessage) else content)
    return take_in(path, path.with_name("aside"), lambda _: None)


def test_an_e_mail_is_its_head_its_words_and_what_is_attached(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative("<p>Thank you for the <b>telescope</b> café help.</p>", subtype="html")
    message.add_attachment(bytes(3000), maintype="image", subtype="png", filename="café.png")
    taken = take(tmp_path, message)
    assert taken.words.split("\n") == [
        "From: Pat Lee <pat@example.org>",
        "To: ann@example.org",
        "Date: 2 March 2026, 10:00",
        "Subject: Thank you – refund désk",
        "Attached: café.png (3 KB)",
        "",
        "Thank you for the telescope café help.",
    ]
    assert (taken.taken_on, taken.version.media_type) == (date(2026, 3, 2), "message/rfc822")


def test_an_e_mail_written_only_as_a_web_page_is_shown_as_words(tmp_path: Path) -> None:
    message = letter("")
    message.set_content("<html><head><style>p{}</style></head><body><p>Dear Ann,<p>5 &lt; 6</body>", subtype="html")
    assert take(tmp_path, message).words.endswith("\n\nDear Ann,\n\n5 < 6")


def test_plain_words_that_only_stand_in_for_a_web_page_give_way_to_it(tmp_path: Path) -> None:
    message = letter("Your program cannot show this.")
    message.add_alternative("<p>" + "The refund was made on the third of March. " * 5, subtype="html")
    words = take(tmp_path, message).words
    assert "third of March" in words
    assert "cannot show" not in words


def test_an_e_mail_inside_another_is_read_with_its_own_head(tmp_path: Path) -> None:
    outer = letter("See below.")
    outer.add_attachment(letter("The words inside."))
    words = take(tmp_path, outer).words
    assert words.count("Subject: Thank you – refund désk") == 2
    assert words.index("See below.") < words.index("An e-mail inside this one") < words.index("The words inside.")


@pytest.mark.parametrize(
    ("charset", "text", "written"),
    [
        ("iso-8859-1", "“café” – £5", "cp1252"),
        ("windows-1251", "Привет", "cp1251"),
        ("gb2312", "退款", "gb18030"),
        ("x-unknown", "café", "utf-8"),
        ("us-ascii", "café", "utf-8"),
        ("utf-7", "plain", "ascii"),
        ("punycode", "plain", "ascii"),
        ("hex", "plain", "ascii"),
    ],
)
def test_whatever_code_it_says_its_letters_are_read(tmp_path: Path, charset: str, text: str, written: str) -> None:
    content = HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode() + text.encode(written)
    assert take(tmp_path, content).words.endswith(f"\n\n{text}")


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "Cc: Bérénice <b@example.org>\n\nHello".encode("cp1252"),
        HEAD + "Cc: Bérénice <b@example.org>\n\nHello".encode(),
        b"\xef\xbb\xbf" + HEAD + "Cc: Bérénice <b@example.org>\n\nHello".encode(),
        (HEAD.decode() + "Cc: Bérénice <b@example.org>\n\nHello").encode("utf-16"),
        (HEAD.replace(b"\n", b"\r") + "Cc: Bérénice <b@example.org>\r\rHello".encode()),
        b"From p@example.org Mon Mar  2 10:00:00 2026\n" + HEAD + "Cc: Bérénice <b@example.org>\n\nHello".encode(),
    ],
)
def test_heads_that_break_the_rules_are_read_too(tmp_path: Path, content: bytes) -> None:
    words = take(tmp_path, content).words
    assert "Cc: Bérénice <b@example.org>" in words
    assert words.endswith("\n\nHello")


def test_a_head_without_an_empty_line_after_it_keeps_its_words(tmp_path: Path) -> None:
    assert take(tmp_path, HEAD + b"Hello there\nand more").words.endswith("\n\nHello there\nand more")


def test_parts_whose_line_between_them_never_comes_are_read_as_they_stand(tmp_path: Path) -> None:
    content = HEAD + b'Content-Type: multipart/mixed; boundary="never"\n\nHello from a cut e-mail'
    assert take(tmp_path, content).words.endswith("Hello from a cut e-mail")


def test_a_subject_that_turns_the_writing_round_does_not(tmp_path: Path) -> None:
    content = HEAD.replace(b"Pat", "\u202egnp.exe".encode()) + b"\nHello"
    assert "\u202e" not in take(tmp_path, content).words


@pytest.mark.parametrize("said", [b"yesterday", b"Mon, 99 Foo 2026", b"", b"Mon, 02 Mar 20260 10:00:00 +0000", b"0"])
def test_a_date_that_is_none_is_not_proposed(tmp_path: Path, said: bytes) -> None:
    content = HEAD.replace(b"Mon, 02 Mar 2026 10:00:00 +0000", said) + b"\nHello"
    assert take(tmp_path, content).taken_on is None


def test_an_e_mail_is_known_without_its_ending(tmp_path: Path) -> None:
    content = b"Received: by x\n" + HEAD + b"Message-ID: <1@x>\n\nHello"
    assert take(tmp_path, content, "original.txt").version.media_type == "message/rfc822"
    assert take(tmp_path, b"From: the shop\nthree boxes\n", "note.txt").version.media_type == "text/plain"


def test_an_e_mail_with_raw_bytes_in_it_is_still_an_e_mail(tmp_path: Path) -> None:
    content = HEAD + b"Content-Type: text/plain; charset=cp1252\n\ncaf\xe9 \x00\x01"
    taken = take(tmp_path, content)
    assert taken.version.media_type == "message/rfc822"
    assert taken.words.endswith("café")


def test_apple_s_files_are_read_without_the_notes_after_them(tmp_path: Path) -> None:
    body = HEAD + b"\nHello\n"
    content = b"%d\n" % len(body) + body + b'<?xml version="1.0"?><plist><dict/></plist>'
    assert take(tmp_path, content, "1.emlx").words.endswith("\n\nHello")


def test_an_outlook_file_is_kept_and_says_how_it_can_be_read(tmp_path: Path) -> None:
    taken = take(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mail.msg")
    assert "save" in taken.version.warning.casefold()
    assert ".eml" in taken.version.warning


def nested(depth: int) -> bytes:
    opened = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return HEAD + b"".join(opened) + b"Content-Type: text/plain\n\ndeep words\n"


def test_ten_thousand_levels_are_not_gone_down(tmp_path: Path) -> None:
    assert "deep words" in take(tmp_path, nested(MOST_DEPTH - 1), "few.eml").words
    assert take(tmp_path, nested(10_000), "many.eml").words.startswith("From: Pat")
    inside = take(tmp_path, HEAD + b"Content-Type: message/rfc822\n\n" * 10_000 + b"Subject: in\n\ndeep").words
    assert inside.count("An e-mail inside this one") == MOST_DEPTH


def test_of_very_many_parts_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    part = b"--x\nContent-Type: image/png\n\nabc\n"
    content = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + part * (2 * MOST_PARTS)
    assert f"and {2 * MOST_PARTS - 50:,} others" in take(tmp_path, content).words
    messages = b"--x\nContent-Type: message/rfc822\n\nSubject: a\n\nabc\n" * (2 * MOST_MESSAGES)
    (tmp_path / "digest.eml").write_bytes(HEAD + b"Content-Type: multipart/digest; boundary=x\n\n" + messages)
    assert len(read_mail(tmp_path / "digest.eml").writings) == MOST_MESSAGES


def test_a_large_attachment_is_measured_and_not_kept(tmp_path: Path) -> None:
    start = b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nsee attached\n--x\nContent-Type: application/zip; "
    zipped = b'name="a.zip"\nContent-Transfer-Encoding: base64\n\n' + (b"QUFB" * 19 + b"\n") * 100_000
    words = take(tmp_path, HEAD + start + zipped + b"--x--\n").words
    assert "a.zip (5.7 MB)" in words
    assert len(words) < 300


def test_words_without_end_are_read_up_to_a_length_and_said_to_be_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.eml"
    path.write_bytes(HEAD + b"\n" + b"word " * 1_000_000)
    (writing,) = read_mail(path).writings
    assert not writing.whole
    assert len(writing.words) < 3_000_000


@given(
    st.lists(
        st.sampled_from(
            [
                b"From: a@b.c\n",
                b"Content-Type: multipart/alternative; boundary=x\n",
                b"Content-Type: message/rfc822\n",
                b"Content-Type: text/html; charset=utf-16\n",
                b"Content-Transfer-Encoding: base64\n",
                b'Content-Disposition: attachment; filename*0*="a%\n',
                b"Subject: =?utf-8?b?////?= =?x?q?=ff?=\n",
                b"To: ((((\x00\xff<\n",
                b"\n",
                b"--x\n",
                b"--x--\n",
                b"QUJD=\n",
                b"<p>hi</p>\n",
                b" folded\n",
            ]
        ),
        max_size=25,
    ),
    st.binary(max_size=40),
)
def test_no_order_of_lines_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], end: bytes
) -> None:
    path = tmp_path_factory.mktemp("odd") / "odd.eml"
    path.write_bytes(b"".join(lines) + end)
    words = say_writings(read_mail(path).writings)
    assert "\0" not in words


def mailbox(*letters: EmailMessage) -> bytes:
    mark = b"From pat@example.org Tue Feb  3 10:00:00 2026\n"
    return b"\n".join(mark + each.as_bytes() + b"\n" for each in letters)


@pytest.mark.parametrize("name", ["box.mbox", "box", "box.txt"])
def test_each_e_mail_of_a_mailbox_is_read(tmp_path: Path, name: str) -> None:
    second = letter("The theremin came back.")
    second.replace_header("Date", "Wed, 04 Mar 2026 10:00:00 +0000")
    second["Message-ID"] = "<2@example.org>"
    first = letter("A kazoo.\n\nFrom here on it is loud.\n")
    first["Message-ID"] = "<1@example.org>"
    first.add_attachment(bytes(3000), maintype="image", subtype="png", filename="kazoo.png")
    taken = take(tmp_path, mailbox(first, second, letter()), name)
    assert (taken.version.media_type, taken.taken_on) == ("message/rfc822", date(2026, 3, 4))
    for words in (
        "E-mail 1",
        "A kazoo.",
        "From here on",
        "kazoo.png",
        "E-mail 2",
        "The theremin came back.",
        "E-mail 3",
    ):
        assert words in taken.words
    assert "VGhl" not in taken.words


def test_one_e_mail_of_a_mailbox_is_as_any_other(tmp_path: Path) -> None:
    taken = take(tmp_path, mailbox(letter()), "one.mbox")
    assert taken.words.startswith("From: Pat Lee")
    assert taken.words.endswith("Thank you for the telescope café help.")


def test_of_a_vast_mailbox_the_first_e_mails_are_read_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "vast.mbox"
    path.write_bytes(mailbox(*(letter(f"Number {number}") for number in range(MOST_MESSAGES + 5))))
    writings = read_mail(path).writings
    assert len(writings) == MOST_MESSAGES
    assert not writings[-1].whole


@given(st.lists(st.sampled_from([b"From a@b Tue Feb  3 10:00:00 2026\n", b"From: Pat\n", b"\n", b"--x\n", b" y\n"])))
def test_whatever_stands_in_a_mailbox_it_is_read(lines: list[bytes]) -> None:
    import io

    from portfolio_app.importers.evidence_files.mail_parts import read_messages

    read_messages(io.BytesIO(b"From a@b Tue Feb  3 10:00:00 2026\n" + b"".join(lines)))
