"""The form as a fillable PDF (ISO 32000-1, 12.7): unsigned, since a signed blank does not survive being filled."""

# pyright: reportArgumentType=false
# reportlab's stubs say that places and sizes are whole numbers; they need not be.

from __future__ import annotations

from pathlib import Path

from portfolio_app.domain.witnesses.statement import short_digest
from portfolio_app.domain.witnesses.statement_form import (
    ABOUT_YOU,
    ACCOUNT_LABEL,
    DECLARATION,
    DETAILS,
    FORM_MARK,
    HOW_TO,
    LEAVE,
    ON_PAPER,
    SIGNING,
    FormRequest,
    identity_of,
)
from portfolio_app.exporters.pdf.pen import Face, Line, draw, new_canvas
from portfolio_app.exporters.pdf.sheet import Colour
from portfolio_app.exporters.pdf.style import ACCENT, MUTED, TEXT
from portfolio_app.exporters.statement_form import wording
from portfolio_app.exporters.statement_form.fields import EDGE, FILL, Field, fill_fields, room_for
from portfolio_app.exporters.statement_form.target import written_whole
from portfolio_app.translation import tr

_WIDTH, _HEIGHT = 595.28, 841.89
_LEFT, _RIGHT, _TOP, _FOOT = 51.0, 544.0, 785.0, 64.0
_TEXT_MOST, _LINE_MOST = 20_000, 2_000
_BODY, _STRONG, _SMALL = Face("Regular", 10.5), Face("Semibold", 10.5), Face("Regular", 8.5)
_LABEL, _TICK, _BESIDE = 70.0, 26.0, 60.0


def write_form_pdf(request: FormRequest, path: Path) -> None:
    """Write the blank form, replacing the file at once or not at all. OSError passes through."""
    with written_whole(path) as part:
        form = _Form(wording.printable(request), part)
        form.write()
        fill_fields(part, form.fields)


class _Form:
    """The form being drawn: a place on the page that moves down, and turns to a new page when it is full."""

    def __init__(self, request: FormRequest, path: Path) -> None:
        self.request = request
        self.canvas = new_canvas(str(path), _WIDTH, _HEIGHT, "en-GB")
        self.fields: list[Field] = []
        self.place = _TOP
        self.page = 1

    def write(self) -> None:
        request, canvas = self.request, self.canvas
        title = wording.title_of(request)
        canvas.setTitle(f"{title}: {request.learner}")
        canvas.setAuthor(request.learner)
        canvas.setSubject(f"{FORM_MARK} {request.statement_ref} {request.digest}")
        self._text(title, Face("Bold", 22), gap=10)
        self._facts()
        self._heading(tr(HOW_TO))
        for number, step in enumerate(wording.steps_of("PDF"), 1):
            self._text(f"{number}.  {step}", _BODY, gap=2)
        self._account()
        self._criteria()
        self._heading(tr(ABOUT_YOU), keep=90 + room_for(request.witness, self._width()))
        self._details(DETAILS)
        self._signature()
        self._identity()
        self._finish_page()
        canvas.save()

    def _facts(self) -> None:
        for name, value in wording.facts_of(self.request):
            self._room(16)
            self._draw(_LEFT, self.place - _BODY.size, name, _STRONG, MUTED)
            self._text(value, _BODY, gap=2, indent=_LABEL)
        self.place -= 4

    def _account(self) -> None:
        self._heading(tr(ACCOUNT_LABEL))
        for prompt in wording.prompts_of(self.request):
            self._text(f"•  {prompt}", _BODY, gap=2)
        self.place -= 4
        if self.place - _FOOT < 160:
            self._turn()
        height = min(270.0, self.place - _FOOT - 6)
        self._field("account", tr("Your statement: what you saw or heard"), height, several=True)

    def _criteria(self) -> None:
        if not self.request.criteria:
            return
        self._heading(wording.criteria_heading(self.request), keep=60)
        self._text(tr(wording.CRITERIA_HINT), _BODY, gap=6)
        for criterion in self.request.criteria:
            asked = f"{criterion.label}  {criterion.text}"
            self._room(max(20, 14 * len(_BODY.lines(asked, self._width(_TICK)))) + 4)
            self._tick(f"seen:{criterion.ref}", tr("I saw {label}: {text}", label=criterion.label, text=criterion.text))
            self._text(asked, _BODY, gap=6, indent=_TICK)

    def _details(self, fields: tuple[tuple[str, str], ...]) -> None:
        filled = {"name": self.request.witness, "role": self.request.witness_role}
        filled["relationship"] = self.request.relationship
        for name, label in fields:
            value = filled.get(name, "")
            height = room_for(value, self._width())
            self._room(height + 24)
            self._text(label, _STRONG, gap=3)
            self._field(name, label, height, value=value, several=height > room_for("", self._width()))

    def _signature(self) -> None:
        self._heading(tr(DECLARATION), keep=240)
        declaration = wording.declaration_of(self.request)
        self._room(14 * len(_BODY.lines(declaration, self._width(_TICK))) + 8)
        self._tick("declared", tr("I have read the declaration and it is true"))
        self._text(declaration, _BODY, gap=8, indent=_TICK)
        self._details(SIGNING)
        self._room(64)
        self._text(tr(ON_PAPER), _STRONG, gap=34)
        self.canvas.setStrokeColorRGB(*EDGE)
        self.canvas.line(_LEFT, self.place, _RIGHT, self.place)
        self.place -= 12

    def _identity(self) -> None:
        self._room(96)
        self._text(tr(LEAVE), Face("Regular", 9), gap=4)
        for name, label, value in identity_of(self.request):
            self._draw(_LEFT, self.place - 11, label, _SMALL, MUTED)
            field = Field(name, self._width(_BESIDE), 15, value, 8.5, boxed=False)
            self._add(field, label, _LEFT + _BESIDE, "readOnly")
            self.place -= 17

    def _width(self, indent: float = 0) -> float:
        return _RIGHT - _LEFT - indent

    def _heading(self, text: str, keep: float = 60) -> None:
        self._room(keep)
        self.place -= 10
        self._text(text, Face("Semibold", 14), gap=5, colour=ACCENT)

    def _text(self, text: str, face: Face, *, gap: float, indent: float = 0, colour: Colour = TEXT) -> None:
        lines = face.lines(text, self._width(indent))
        for line in lines:
            self._room(face.size * 1.3)
            # A name from right to left stands beside its label; lines of a paragraph begin at the right.
            away = self._width(indent) - face.width(line) if line.backwards and len(lines) > 1 else 0.0
            self._draw(_LEFT + indent + away, self.place - face.size, line, face, colour)
            self.place -= face.size * 1.3
        self.place -= gap

    def _draw(self, x: float, y: float, words: Line | str, face: Face, colour: Colour) -> None:
        self.canvas.setFillColorRGB(*colour)
        draw(self.canvas, x, y, face.one_line(words) if isinstance(words, str) else words, face)

    def _field(self, name: str, label: str, height: float, *, value: str = "", several: bool = False) -> None:
        field = Field(name, self._width(), height, value, several=several)
        self._add(field, label, _LEFT, "multiline" if several else "")
        self.place -= height + 8

    def _add(self, field: Field, label: str, left: float, flags: str) -> None:
        """Put a field in; what stands in it is drawn later, since reportlab knows only the letters of Helvetica."""
        from reportlab.lib.colors import Color

        self.fields.append(field)
        boxed = field.boxed
        self.canvas.acroForm.textfield(
            name=field.name, tooltip=label, x=left, y=self.place - field.height, width=field.width,
            height=field.height, fontName="Helvetica", fontSize=field.size, borderWidth=int(boxed),
            fillColor=Color(*FILL) if boxed else None, borderColor=Color(*EDGE) if boxed else None,
            textColor=Color(*TEXT), forceBorder=boxed, fieldFlags=flags,
            maxlen=None if not boxed else _TEXT_MOST if field.several else _LINE_MOST,
        )  # fmt: skip

    def _tick(self, name: str, label: str) -> None:
        from reportlab.lib.colors import Color

        self.canvas.acroForm.checkbox(
            name=name, tooltip=label, x=_LEFT, y=self.place - 15, size=15, buttonStyle="check", borderWidth=1,
            fillColor=Color(*FILL), borderColor=Color(*EDGE), textColor=Color(*TEXT), forceBorder=True,
        )  # fmt: skip

    def _room(self, height: float) -> None:
        if self.place - height < _FOOT:
            self._turn()

    def _turn(self) -> None:
        self._finish_page()
        self.canvas.showPage()
        self.place = _TOP
        self.page += 1

    def _finish_page(self) -> None:
        request, page = self.request, tr("Page {page}", page=self.page)
        code = short_digest(request.digest)
        self._draw(_LEFT, 36, f"{wording.title_of(request)} {request.statement_ref} · {code}", _SMALL, MUTED)
        self._draw(_RIGHT - _SMALL.width(Line(page)), 36, page, _SMALL, MUTED)
