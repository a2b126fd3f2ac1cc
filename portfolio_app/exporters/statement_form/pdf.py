"""The form as a fillable PDF (ISO 32000-1, 12.7): unsigned, since a signed blank does not survive being filled."""

# pyright: reportArgumentType=false
# reportlab's stubs say that places and sizes are whole numbers; they need not be.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.witnesses.statement_form import FORM_MARK, FormRequest
from portfolio_app.exporters.statement_form import wording
from portfolio_app.exporters.statement_form.target import written_whole
from portfolio_app.exporters.typefaces.source_sans import path_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT = 595.28, 841.89
_LEFT, _RIGHT, _TOP, _FOOT = 51.0, 544.0, 785.0, 64.0
_INK, _QUIET, _ACCENT = "#1a2130", "#5b6472", "#1f5fa8"
_FIELD_FILL, _FIELD_EDGE = "#f4f7fb", "#8a97a8"
_TEXT_MOST = 20_000


def write_form_pdf(request: FormRequest, path: Path) -> None:
    """Write the blank form, replacing the file at once or not at all. OSError passes through."""
    with written_whole(path) as part:
        _Form(request, part).write()


class _Form:
    """The form being drawn: a place on the page that moves down, and turns to a new page when it is full."""

    def __init__(self, request: FormRequest, path: Path) -> None:
        from reportlab.pdfgen.canvas import Canvas

        _register()
        self.request = request
        self.canvas: Canvas = Canvas(str(path), pagesize=(_WIDTH, _HEIGHT), invariant=1, lang="en-GB")
        self.place = _TOP
        self.page = 1

    def write(self) -> None:
        request, canvas = self.request, self.canvas
        title = wording.title_of(request)
        canvas.setTitle(f"{title}: {request.learner}")
        canvas.setAuthor(request.learner)
        canvas.setSubject(f"{FORM_MARK} {request.statement_ref} {request.digest}")
        self._text(title, "Bold", 22, gap=10)
        self._facts()
        self._heading("How to fill in this form")
        for number, step in enumerate(wording.steps_of("PDF"), 1):
            self._text(f"{number}.  {step}", "Regular", 10.5, gap=2, indent=0)
        self._account()
        self._criteria()
        self._heading("About you")
        self._fields(wording.DETAILS)
        self._signature()
        self._identity()
        self._finish_page()
        canvas.save()

    def _facts(self) -> None:
        for name, value in wording.facts_of(self.request):
            self._room(16)
            self._face("Semibold", 10.5, _QUIET)
            self.canvas.drawString(_LEFT, self.place - 10.5, name)
            self._text(value, "Regular", 10.5, gap=2, indent=70)
        self.place -= 4

    def _account(self) -> None:
        self._heading("Your statement")
        for prompt in wording.prompts_of(self.request):
            self._text(f"•  {prompt}", "Regular", 10.5, gap=2)
        self.place -= 4
        if self.place - _FOOT < 160:
            self._turn()
        height = min(270.0, self.place - _FOOT - 6)
        self._field("account", "Your statement: what you saw or heard", height, multiline=True)

    def _criteria(self) -> None:
        if not self.request.criteria:
            return
        self._heading(wording.criteria_heading(self.request), keep=60)
        self._text(wording.CRITERIA_HINT, "Regular", 10.5, gap=6)
        for criterion in self.request.criteria:
            lines = self._broken(f"{criterion.label}  {criterion.text}", "Regular", 10.5, 26)
            self._room(max(20, 14 * len(lines)) + 4)
            self._tick(f"seen:{criterion.ref}", f"I saw {criterion.label}: {criterion.text}")
            self._text(f"{criterion.label}  {criterion.text}", "Regular", 10.5, gap=6, indent=26)

    def _fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        filled = {"name": self.request.witness, "role": self.request.witness_role}
        filled["relationship"] = self.request.relationship
        for name, label in fields:
            self._room(46)
            self._text(label, "Semibold", 10.5, gap=3)
            self._field(name, label, 22, value=filled.get(name, ""))

    def _signature(self) -> None:
        self._heading("Declaration", keep=230)
        lines = self._broken(wording.declaration_of(self.request), "Regular", 10.5, 26)
        self._room(14 * len(lines) + 8)
        self._tick("declared", "I have read the declaration and it is true")
        self._text(wording.declaration_of(self.request), "Regular", 10.5, gap=8, indent=26)
        self._fields(wording.SIGNING)
        self._room(64)
        self._text("On paper, sign here", "Semibold", 10.5, gap=34)
        self.canvas.setStrokeColor(_FIELD_EDGE)
        self.canvas.line(_LEFT, self.place, _RIGHT, self.place)
        self.place -= 12

    def _identity(self) -> None:
        self._room(96)
        self._text("Do not change these: they bring your form back to the right place.", "Regular", 9, gap=4)
        values = (
            ("statement", "Statement", self.request.statement_ref),
            ("digest", "Check code", self.request.digest),
            ("portfolio", "Portfolio", self.request.portfolio_identity),
            ("form", "Form", FORM_MARK),
        )
        for name, label, value in values:
            self._face("Regular", 8.5, _QUIET)
            self.canvas.drawString(_LEFT, self.place - 11, label)
            self.canvas.acroForm.textfield(
                value=value, name=name, tooltip=label, x=_LEFT + 60, y=self.place - 15, width=_RIGHT - _LEFT - 60,
                height=15, fontName="Helvetica", fontSize=8, borderWidth=0, fieldFlags="readOnly", maxlen=None,
                fillColor=None, borderColor=None, forceBorder=False,
            )  # fmt: skip
            self.place -= 17

    def _heading(self, text: str, keep: float = 60) -> None:
        self._room(keep)
        self.place -= 10
        self._text(text, "Semibold", 14, gap=5, colour=_ACCENT)

    def _text(self, text: str, face: str, size: float, *, gap: float, indent: float = 0, colour: str = _INK) -> None:
        for line in self._broken(text, face, size, indent):
            self._room(size * 1.3)
            self._face(face, size, colour)
            self.canvas.drawString(_LEFT + indent, self.place - size, line)
            self.place -= size * 1.3
        self.place -= gap

    def _broken(self, text: str, face: str, size: float, indent: float) -> list[str]:
        from reportlab.lib.utils import simpleSplit

        return simpleSplit(text, f"Form-{face}", size, _RIGHT - _LEFT - indent)

    def _field(self, name: str, label: str, height: float, *, value: str = "", multiline: bool = False) -> None:
        from reportlab.lib.colors import HexColor

        self.canvas.acroForm.textfield(
            value=value, name=name, tooltip=label, x=_LEFT, y=self.place - height, width=_RIGHT - _LEFT, height=height,
            fontName="Helvetica", fontSize=11, borderWidth=1, fillColor=HexColor(_FIELD_FILL),
            borderColor=HexColor(_FIELD_EDGE), textColor=HexColor(_INK), forceBorder=True,
            fieldFlags="multiline" if multiline else "", maxlen=_TEXT_MOST if multiline else 200,
        )  # fmt: skip
        self.place -= height + 8

    def _tick(self, name: str, label: str) -> None:
        from reportlab.lib.colors import HexColor

        self.canvas.acroForm.checkbox(
            name=name, tooltip=label, x=_LEFT, y=self.place - 15, size=15, buttonStyle="check", borderWidth=1,
            fillColor=HexColor(_FIELD_FILL), borderColor=HexColor(_FIELD_EDGE), textColor=HexColor(_INK),
            forceBorder=True,
        )  # fmt: skip

    def _face(self, face: str, size: float, colour: str) -> None:
        from reportlab.lib.colors import HexColor

        self.canvas.setFillColor(HexColor(colour))
        self.canvas.setFont(f"Form-{face}", size)

    def _room(self, height: float) -> None:
        if self.place - height < _FOOT:
            self._turn()

    def _turn(self) -> None:
        self._finish_page()
        self.canvas.showPage()
        self.place = _TOP
        self.page += 1

    def _finish_page(self) -> None:
        self._face("Regular", 8.5, _QUIET)
        self.canvas.drawString(_LEFT, 36, f"{wording.title_of(self.request)} {self.request.statement_ref}")
        self.canvas.drawRightString(_RIGHT, 36, f"Page {self.page}")


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face in ("Regular", "Semibold", "Bold"):
        if f"Form-{face}" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(f"Form-{face}", str(path_of(face))))
