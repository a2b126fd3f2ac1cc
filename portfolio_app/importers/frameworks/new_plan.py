"""New-model plans as JSON: assessment outcomes over statements, in pathways; no body publishes these as data yet."""

from dataclasses import replace
from typing import Any

import msgspec

from portfolio_app.domain.frameworks.faults import faults
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit, with_each
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.frameworks.sufficiency import Pathway
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.become import GROUPS, become
from portfolio_app.importers.frameworks.codes import fit
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found
from portfolio_app.importers.frameworks.json_parts import not_json
from portfolio_app.importers.frameworks.skills_england import ATTRIBUTION
from portfolio_app.translation import tr


class _Pathway(msgspec.Struct):
    id: str
    title: str = ""


class _Outcome(msgspec.Struct):
    code: str
    title: str
    statements: list[str]
    pathway: str | None = None


class _Statement(msgspec.Struct):
    code: str
    text: str | None = None
    pathways: list[str] | None = None


class _Plan(msgspec.Struct):
    statements: list[_Statement]
    outcomes: list[_Outcome]
    reference: str = ""
    title: str = ""
    version: str = ""
    pathways: list[_Pathway] | None = None
    level: Any = None


def read_plan(content: bytes, source: str, asked: Asked) -> Found:
    """Return the plan as a framework of two layers; raises InputError."""
    try:
        plan = msgspec.json.decode(content, type=_Plan, strict=False)
    except msgspec.ValidationError as error:
        raise in_file(source, tr("the plan cannot be read ({error}); correct that place.", error=error)) from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise not_json(source, error) from error
    doubts = Doubts()
    entries: list[Entry] = []
    for letters, title in GROUPS.items():
        group = [each for each in plan.statements if each.code.rstrip("0123456789") == letters]
        entries += [Entry(0, letters, tr(title))] if group else []
        for each in group:
            if not clean_line(each.text or ""):
                doubts.add(each.code, tr("{code} has no words; write them.", code=each.code), "no text")
            employer = "employer" if letters in ("B", "ESB") else "assessor"
            entries.append(Entry(1, each.code, text=each.text or "", where=each.code, assessed_by=employer))
    code = plan.reference or "PLAN"
    outline = Outline(code, plan.title or code, tuple(entries), plan.version, attribution=ATTRIBUTION)
    found = become(outline, source, asked, doubts)
    framework = _layered(found.framework, plan)
    for fault in faults(framework):
        raise in_file(source, f"{fault.where}: {fault.message}")
    return replace(found, framework=framework, problems=doubts.all())


def _layered(framework: Framework, plan: _Plan) -> Framework:
    known = tuple(Pathway(fit(each.id), clean_line(each.title) or each.id) for each in plan.pathways or ())
    routes = {each.code: tuple(map(fit, each.pathways or ())) for each in plan.statements}
    framework = with_each(framework, lambda _, each: replace(each, pathways=routes.get(each.code, ())))
    outcomes = tuple(
        Criterion(
            f"{framework.code}/AO/{fit(each.code)}",
            fit(each.code),
            clean_line(each.title),
            CriterionKind.OUTCOME,
            assessed_by="assessment organisation",
            pathways=(fit(each.pathway),) if each.pathway else (),
            covers=tuple(dict.fromkeys(each.statements)),
        )
        for each in plan.outcomes
    )
    layer = Unit("AO", tr("Assessment outcomes"), (Outcome("AO", tr("Assessment outcomes"), outcomes),))
    return replace(
        framework,
        kind=FrameworkKind.NEW_MODEL,
        regime=Regime.NEW_PLAN,
        units=(*framework.units, layer) if outcomes else framework.units,
        pathways=known,
    )
