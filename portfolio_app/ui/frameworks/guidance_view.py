"""A unit's guidance as a text to read: what it is about, key ideas, tips, common mistakes."""

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from portfolio_app.domain.frameworks.framework import Framework, Unit
from portfolio_app.domain.frameworks.kinds import Term, regime_word
from portfolio_app.domain.time import say_date
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme


class GuidanceView(QTextBrowser):
    """Text that can be selected, copied and scrolled by keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._framework: Framework | None = None
        self._unit: Unit | None = None
        self.setProperty("look", "plain")
        self.setAccessibleName(tr("Guidance"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 8, 0)
        theme.changed.connect(self._write)

    def show_unit(self, framework: Framework | None, unit: Unit | None) -> None:
        """Show a unit's guidance, or what a framework of several units is."""
        if (framework, unit) != (self._framework, self._unit):
            self._framework, self._unit = framework, unit
            self._write()

    def _write(self) -> None:
        px = self._theme.px
        muted = self._theme.colour("muted").name()
        self.document().setDefaultStyleSheet(
            f"p, li {{ line-height: 122%; margin-top: 0; margin-bottom: {px(8)}px; }}"
            f".head {{ font-weight: 600; color: {muted}; margin-top: {px(16)}px; }}"
            f".small {{ font-size: {px(11)}px; color: {muted}; }}"
        )
        self.setHtml(self._html())

    def _html(self) -> str:
        if self._framework is None:
            return ""
        parts = _guidance(self._unit) if self._unit is not None else [_p(tr("Choose a unit to read its guidance."))]
        parts += [_p(fact) for fact in facts(self._framework)] if self._unit is None else []
        parts += _descriptors(self._framework) if self._unit is None else []
        for words in (self._framework.source, self._framework.attribution):
            if words:
                parts.append(f'<p class="small">{escape(words)}</p>')
        return "".join(parts)


def facts(framework: Framework) -> list[str]:
    """Say what is known of a framework beyond its title, a sentence or a few words each."""
    regime = framework.regime
    assessment = tr(regime_word(regime, Term.ASSESSMENT))
    organisation = tr(regime_word(regime, Term.ORGANISATION))
    hours = framework.minimum_hours
    said = [
        tr("The {assessment} is made by an {organisation}.", assessment=assessment, organisation=organisation)
        if regime
        else "",
        tr("At least {hours} hours of off-the-job training.", hours=hours) if hours else "",
        tr("{credits} in all.", credits=plural(framework.credits, "credit")) if framework.credits else "",
        tr("Valid from {day}.", day=say_date(framework.valid_from)) if framework.valid_from else "",
        tr("Valid until {day}.", day=say_date(framework.valid_until)) if framework.valid_until else "",
        tr("Status: {status}.", status=framework.status) if framework.status else "",
        *(
            tr("Pathway {code}: {title}", code=excerpt(each.code), title=excerpt(each.title))
            for each in framework.pathways
        ),
    ]
    return list(filter(None, said))


def _descriptors(framework: Framework) -> list[str]:
    if not framework.descriptors:
        return []
    lines = (
        f"<li><b>{escape(' · '.join(filter(None, (each.category, each.grade))))}</b> {escape(each.text)}</li>"
        for each in framework.descriptors
    )
    about = tr("How well it is to be done. These help you to read; nothing is claimed for them.")
    return [_head(tr("Performance descriptors")) + _p(about) + "<ul>" + "".join(lines) + "</ul>"]


def _guidance(unit: Unit) -> list[str]:
    given = unit.guidance
    parts = [_p(part) for part in given.synopsis.split("\n") if part.strip()]
    if given.concepts:
        ideas = (f"<b>{escape(c.term)}.</b> {escape(c.text)}" if c.term else escape(c.text) for c in given.concepts)
        parts.append(_head(tr("Key ideas")) + "".join(f"<p>{idea}</p>" for idea in ideas))
    for title, lines in ((tr("Tips"), given.tips), (tr("Common mistakes"), given.mistakes)):
        if lines:
            parts.append(_head(title) + "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in lines) + "</ul>")
    return parts or [_p(tr("This unit came without guidance."))]


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _head(text: str) -> str:
    return f'<p class="head">{text}</p>'
