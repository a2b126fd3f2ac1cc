# ruff: noqa: ANN401, E501  # python-docx has no types to name; a row of a document is a line here
"""Word accounts of differing making, each with the words that were put into it and the codes that it cites.

Most are made with python-docx; what that cannot make (tracked changes, footnotes, text boxes, content controls) is put
into the file as XML.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

W = nsdecls("w")
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

SITUATION = "A customer brought back a kettle on a busy Saturday. She had lost the receipt and was upset"
TASK = "My manager asked me to sort it out and to keep the queue moving"
ACTION = "I listened to her and read the returns policy aloud. Then I offered an exchange"
RESULT = "She left with a new kettle. She thanked us in a review"
REFLECTION = "I learned to ask open questions early and to stay calm"


@dataclass
class Made:
    """A document as it was made: ``words`` went into it, ``cites`` are the codes it cites, ``titles`` its accounts'."""

    name: str
    titles: tuple[str, ...]
    cites: tuple[str, ...]
    words: list[str] = field(default_factory=list)
    parts: int = 5
    document: Any = field(default_factory=Document)
    footnotes: list[str] = field(default_factory=list)

    def say(self, text: str) -> str:
        """Note that these words are in the document."""
        self.words.append(text)
        return text

    def heading(self, text: str, level: int = 2) -> None:
        self.document.add_heading(self.say(text), level)

    def paragraph(self, text: str, style: str | None = None) -> Any:
        return self.document.add_paragraph(self.say(text), style)

    def bold(self, lead: str, rest: str = "", where: Any = None) -> Any:
        paragraph = (where or self.document).add_paragraph()
        paragraph.add_run(self.say(lead)).bold = True
        if rest:
            paragraph.add_run(self.say(rest))
        return paragraph

    def table(self, rows: list[tuple[str, ...]]) -> Any:
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = self.say(text)
        return table

    def footnote(self, paragraph: Any, text: str) -> None:
        self.footnotes.append(self.say(text))
        paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="{len(self.footnotes) + 1}"/></w:r>'))

    def save(self, folder: Path) -> Path:
        path = folder / f"{self.name}.docx"
        self.document.save(str(path))
        if self.footnotes:
            _put_footnotes(path, self.footnotes)
        return path


def made() -> Iterator[Made]:
    """Yield the documents, one of each making."""
    for make in MAKERS:
        yield make()


def _star(it: Made, texts: dict[str, str] | None = None, level: int = 2) -> None:
    said = {"Situation": SITUATION, "Task": TASK, "Action": ACTION, "Result": RESULT, "Reflection": REFLECTION}
    for heading, text in {**said, **(texts or {})}.items():
        it.heading(heading, level)
        it.paragraph(text + ("" if text.endswith((".", ")", "]")) else "."))


def headings() -> Made:
    it = Made("headings", ("The returned kettle",), ("1.1", "1.2", "K3"))
    it.heading("The returned kettle", 1)
    it.paragraph("Date: 14 March 2026")
    it.paragraph("Location: Leeds branch")
    _star(
        it,
        {
            "Action": f"{ACTION} (1.1). I noted version 1.2 of the form.",
            "Result": f"{RESULT} [AC 1.2].",
            "Reflection": f"{REFLECTION} (K3).",
        },
    )
    return it


def bold_leads() -> Made:
    it = Made("bold leads", ("My kettle story",), ("S1", "B2"))
    it.paragraph("My kettle story", "Title")
    for lead, text in (
        ("Situation: ", SITUATION),
        ("Task: ", TASK),
        ("Action: ", f"{ACTION} (S1, B2)"),
        ("Result: ", RESULT),
        ("Reflection: ", REFLECTION),
    ):
        it.bold(lead, f"{text}.")
    return it


def bold_lines() -> Made:
    it = Made("bold lines", ("A kettle comes back",), ("K1", "K2", "K3", "S4"))
    it.bold("A kettle comes back")
    for head, text in (
        ("What happened", SITUATION),
        ("My role", TASK),
        ("What I did and why", f"{ACTION} (K1-K3)"),
        ("The outcome", f"{RESULT} (S4)"),
        ("What I learnt", REFLECTION),
    ):
        it.bold(head)
        it.paragraph(f"{text}.")
    return it


def plain_leads() -> Made:
    it = Made("plain leads", ("Kettle without receipt",), ("1.3", "2.1"))
    it.paragraph("Kettle without receipt")
    for lead, text in (
        ("Situation", SITUATION),
        ("Task", TASK),
        ("Action", f"{ACTION}. This meets criteria 1.3 and 2.1"),
        ("Result", RESULT),
        ("Reflection", REFLECTION),
    ):
        it.paragraph(f"{lead}: {text}.")
    return it


def template() -> Made:
    it = Made("template", ("Returning a kettle",), ("K1", "S2", "B1"))
    it.heading("STAR template of Anytown College", 1)
    it.table([
        ("Title", "Returning a kettle"), ("Date", "03/02/2026"), ("Location", "Leeds"),
        ("Learner name", "Ann Example"),
        ("Situation\nWhat was going on?", f"{SITUATION}."), ("Task", f"{TASK} (K1)."),
        ("Action", f"{ACTION} (S2)."), ("Result", f"{RESULT}."), ("Reflection – what did you learn?", f"{REFLECTION} (B1)."),
    ])  # fmt: skip
    return it


def margin_column() -> Made:
    it = Made("margin column", ("Kettle in the margin",), ("1.1", "1.2", "2.3", "K4"))
    it.heading("Kettle in the margin", 1)
    it.table([
        ("Section", "My account", "Criteria"), ("Situation", f"{SITUATION}.", "1.1"), ("Task", f"{TASK}.", ""),
        ("Action", f"{ACTION}.", "AC 1.2, 2.3"), ("Result", f"{RESULT}.", "K4"), ("Reflection", f"{REFLECTION}.", ""),
    ])  # fmt: skip
    return it


def stacked_cells() -> Made:
    it = Made("stacked cells", ("Stacked kettle",), ("S3",))
    it.heading("Stacked kettle", 1)
    it.table(
        [
            ("Situation",),
            (f"{SITUATION}.",),
            ("Task",),
            (f"{TASK}.",),
            ("Action",),
            (f"{ACTION} (S3).",),
            ("Result",),
            (f"{RESULT}.",),
            ("Reflection",),
            (f"{REFLECTION}.",),
        ]
    )
    return it


def numbered() -> Made:
    it = Made("numbered", ("Numbered kettle",), ("B3", "1.1"))
    it.heading("Numbered kettle", 1)
    for number, (head, text) in enumerate(
        (
            ("Situation", SITUATION),
            ("Task", TASK),
            ("Action", f"{ACTION} (B3)"),
            ("Results", RESULT),
            ("Reflection", REFLECTION),
        ),
        1,
    ):
        it.heading(f"{number}. {head}")
        it.paragraph(f"{text}.")
        if head == "Action":
            it.paragraph("First I found a quiet place", "List Number")
            it.paragraph("Then I rang the warehouse (1.1)", "List Number")
            it.paragraph("A bullet about the gift card", "List Bullet")
    return it


def tracked() -> Made:
    it = Made("tracked", ("Tracked kettle",), ("K2", "S1"))
    it.heading("Tracked kettle", 1)
    _star(it, {"Result": f"{RESULT} (S1)."})
    body = it.document.element.body
    action = next(
        p for p in body.iter(qn("w:p")) if "".join(t.text or "" for t in p.iter(qn("w:t"))).startswith(ACTION)
    )
    action.append(
        parse_xml(
            f'<w:ins {W} w:id="1" w:author="Ann"><w:r><w:t xml:space="preserve"> Later I rang her (K2).</w:t></w:r></w:ins>'
        )
    )
    it.say("Later I rang her (K2).")
    action.append(
        parse_xml(f'<w:del {W} w:id="2" w:author="Ann"><w:r><w:delText>wrongly struck (K9)</w:delText></w:r></w:del>')
    )
    return it


def footnotes() -> Made:
    it = Made("footnotes", ("Kettle with notes",), ("K1", "2.2"))
    it.heading("Kettle with notes", 1)
    for head, text, note in (
        ("Situation", SITUATION, "Saturdays take most of our week"),
        ("Task", TASK, ""),
        ("Action", ACTION, "K1 as the policy says"),
        ("Result", RESULT, "AC 2.2"),
        ("Reflection", REFLECTION, ""),
    ):
        it.heading(head)
        paragraph = it.paragraph(f"{text}.")
        if note:
            it.footnote(paragraph, note)
    return it


def text_boxes() -> Made:
    it = Made("text boxes", ("Boxed kettle",), ("K5", "S2", "1.2"))
    it.heading("Boxed kettle", 1)
    _star(it)
    for place, words in ((2, "K5"), (6, "AC 1.2, S2"), (8, "A box about the review we got")):
        paragraph = it.document.paragraphs[place]
        paragraph._p.append(_box(it.say(words)))
    return it


def columns() -> Made:
    it = Made("columns", ("Kettle in columns",), ("B1",))
    it.heading("Kettle in columns", 1)
    _star(it, {"Reflection": f"{REFLECTION} (B1)."})
    settings = it.document.sections[0]._sectPr
    found = OxmlElement("w:cols")
    found.set(qn("w:num"), "2")
    settings.append(found)
    return it


def many() -> Made:
    it = Made("many", ("The kettle", "The late parcel", "A plain one"), ("1.1", "K1", "S5"))
    it.paragraph("My portfolio of accounts", "Title")
    for title, code in (("The kettle", "1.1"), ("The late parcel", "K1")):
        it.heading(title, 1)
        _star(it, {"Action": f"{ACTION} ({code})."})
    it.heading("A plain one", 1)
    it.paragraph(f"{SITUATION}. {ACTION} (S5). {RESULT}. {REFLECTION}.")
    return it


def many_bold() -> Made:
    it = Made("many bold", ("Account 1: the kettle", "Account 2: the parcel"), ("S1", "S2"))
    for title, code in (("Account 1: the kettle", "S1"), ("Account 2: the parcel", "S2")):
        it.bold(title)
        for head, text in (
            ("Situation", SITUATION),
            ("Task", TASK),
            ("Action", f"{ACTION} ({code})"),
            ("Result", RESULT),
            ("Reflection", REFLECTION),
        ):
            it.bold(head)
            it.paragraph(f"{text}.")
    return it


def many_tables() -> Made:
    it = Made("many tables", ("Kettle form", "Parcel form"), ("K1", "2.1"))
    for title, code in (("Kettle form", "K1"), ("Parcel form", "2.1")):
        it.table(
            [
                ("Title of account", title),
                ("Situation", f"{SITUATION}."),
                ("Task", f"{TASK}."),
                ("Action", f"{ACTION}."),
                ("Result", f"{RESULT}."),
                ("Reflection", f"{REFLECTION}."),
                ("KSBs covered", code),
            ]
        )
        it.paragraph("")
    return it


def unparted() -> Made:
    it = Made("unparted", ("Just my words",), ("1.2", "K2"))
    it.parts = 1
    it.heading("Just my words", 1)
    for text in (SITUATION, TASK, f"{ACTION} (1.2)", RESULT, f"{REFLECTION}, which shows K2 well"):
        it.paragraph(f"{text}. It cost £1.20 and weighed 1.1 kg in room B2.")
    return it


def comments() -> Made:
    it = Made("comments", ("Commented kettle",), ("1.1", "K3", "S2"))
    it.heading("Commented kettle", 1)
    _star(it)
    for place, words, by in (
        (2, "1.1", "Pat"),
        (6, "K3 and S2 - good use of the policy", "Pat"),
        (8, "Well done, say more about this", "Lee"),
    ):
        it.document.add_comment(it.document.paragraphs[place].runs[0], text=it.say(words), author=by)
    return it


def controls() -> Made:
    it = Made("controls", ("Kettle in a form",), ("B2",))
    it.heading("Kettle in a form", 1)
    for head, text in (
        ("Situation", SITUATION),
        ("Task", TASK),
        ("Action", f"{ACTION} (B2)"),
        ("Result", RESULT),
        ("Reflection", REFLECTION),
    ):
        it.heading(head)
        body = it.document.element.body
        body.insert(
            len(body) - 1,
            parse_xml(
                f"<w:sdt {W}><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>{it.say(text)}.</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
            ),
        )
    return it


def worded() -> Made:
    it = Made("worded", ("Unit 103 answers",), ("1.1", "1.2"))
    it.parts = 1
    it.heading("Unit 103 answers", 1)
    it.table(
        [
            ("1.1 Explain why first impressions matter to customers", f"{SITUATION}. {TASK}."),
            ("1.2 Describe two ways to greet a customer well", f"{ACTION}. {RESULT}."),
        ]
    )
    return it


def letters() -> Made:
    it = Made("letters", ("Kettle by letters",), ("S4",))
    it.parts = 4
    it.heading("Kettle by letters", 1)
    for letter, text in (("S", SITUATION), ("T", TASK), ("A", f"{ACTION} (S4)"), ("R", RESULT)):
        it.paragraph(f"{letter}: {text}.")
    return it


def questions() -> Made:
    it = Made("questions", ("Kettle in questions",), ("K6", "1.3"))
    it.heading("Kettle in questions", 1)
    it.table([
        ("What was the situation?", f"{SITUATION}."), ("What was your task?", f"{TASK}."), ("What did you do?", f"{ACTION} (K6)."),
        ("What was the result?", f"{RESULT} (1.3)."), ("What did you learn?", f"{REFLECTION}."),
    ])  # fmt: skip
    return it


def log() -> Made:
    it = Made("log", ("Kettle log", "Parcel log"), ("K1", "S1"))
    it.parts = 4
    it.table(
        [
            ("Title", "Situation", "Task", "Action", "Result", "KSBs"),
            ("Kettle log", SITUATION, TASK, ACTION, RESULT, "K1"),
            ("Parcel log", SITUATION, TASK, ACTION, RESULT, "S1"),
        ]
    )
    return it


def code_lines() -> Made:
    it = Made("code lines", ("Lines of codes",), ("K1", "S1", "B1", "1.1"))
    it.heading("Lines of codes", 1)
    for head, text, codes in (
        ("Situation", SITUATION, "(K1)"),
        ("Task", TASK, ""),
        ("Action", ACTION, "S1, 1.1"),
        ("Result", RESULT, ""),
        ("Reflection", REFLECTION, ""),
    ):
        it.heading(head)
        it.paragraph(f"{text}.")
        if codes:
            it.paragraph(codes)
    it.paragraph("KSBs covered: B1")
    return it


def wrapped_in_a_table() -> Made:
    it = Made("wrapped in a table", ("Kettle in a frame",), ("K2",))
    cell = it.document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run(it.say("Kettle in a frame")).bold = True
    for head, text in (
        ("Situation", SITUATION),
        ("Task", TASK),
        ("Action", f"{ACTION} (K2)"),
        ("Result", RESULT),
        ("Reflection", REFLECTION),
    ):
        it.bold(head, where=cell)
        cell.add_paragraph(it.say(f"{text}."))
    return it


def pictured() -> Made:
    it = Made("pictured", ("Kettle with a picture",), ("S6",))
    it.document.sections[0].header.paragraphs[0].text = it.say("Anytown College portfolio")
    it.document.sections[0].footer.paragraphs[0].text = it.say("Ann Example cohort four")
    it.heading("Kettle with a picture", 1)
    _star(it, {"Action": f"{ACTION} (S6)."})
    drawn = io.BytesIO()
    Image.effect_noise((120, 80), 40).save(drawn, "PNG")
    drawn.seek(0)
    it.document.add_picture(drawn)
    return it


def colours_of_speech() -> Made:
    it = Made("decoys", ("Numbers that are no codes",), ("K1",))
    it.heading("Numbers that are no codes", 1)
    _star(it, {
        "Situation": f"{SITUATION}. We met in room B2 on the M1 at 1.30 pm and the A1 was shut.",
        "Action": f"{ACTION}. I updated version 2.1, used form S3, and B1 level English. Sales rose from 1.1 to 1.2 million. It took 2.1 hours.",
        "Result": f"{RESULT} (K1). In 2019 (1) and (2024) we had 3 of them.",
    })  # fmt: skip
    return it


MAKERS: tuple[Callable[[], Made], ...] = (
    headings, bold_leads, bold_lines, plain_leads, template, margin_column, stacked_cells, numbered, tracked, footnotes,
    text_boxes, columns, many, many_bold, many_tables, unparted, comments, controls, worded, letters, questions, log,
    code_lines, wrapped_in_a_table, pictured, colours_of_speech,
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the words of a text, for comparing."""
    return re.findall(r"\w+", text.casefold())


def _box(words: str) -> Any:
    """Return a run with a text box, as Word writes it: a drawing, and the same in the old form."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _put_footnotes(path: Path, texts: list[str]) -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, 2)
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>".encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rFoot" Type="{_FOOTNOTES}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{_FOOTNOTES_TYPE}"/></Types>'.encode()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
