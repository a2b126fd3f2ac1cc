"""A portfolio with a witness, a request, and what the witness says; returned forms filled by other programs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import Statement, Testimony
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.services.witnesses.signing import SigningDay
from portfolio_app.workspace import Workspace, create_workspace

CRITERIA = ("105/1.4", "105/2.3", "105/1.3")
SEEN = ("CS105/105/1.4", "CS105/105/2.3")
WORDS = (
    "I was on the shop floor when a bottle of oil broke in aisle four. She put the cone out at once, asked two "
    "customers to go round by the next aisle and stayed with the spill until the cleaner came."
)
EMPLOYER = Framework(
    "ST1", "A standard", "1.1",
    (Unit("B", "Behaviours", (Outcome("B", "Behaviours", (
        Criterion("ST1/B/B1", "B1", "Takes responsibility", CriterionKind.BEHAVIOUR, assessed_by="employer"),
        Criterion("ST1/B/B2", "B2", "Is open to feedback", CriterionKind.BEHAVIOUR, assessed_by="employer"),
    )),)),),
)  # fmt: skip


@contextmanager
def portfolio(folder: Path, name: str = "Ann") -> Iterator[Workspace]:
    """Open a new portfolio with unit 105, a standard whose behaviours the employer confirms, and a witness."""
    made = make_portfolio("Ann Example")
    with create_workspace(folder / f"{name}.portfolio", made, (find_bundled("CS105"), EMPLOYER)) as workspace:
        workspace.witnesses.add(PRIYA)
        yield workspace


PRIYA = Witness(0, "Priya Sharma", "Duty manager", "Brightway Stores", "Line manager", "April 2025")


def ask(workspace: Workspace, *criteria: str) -> Statement:
    about = Asked(criteria or CRITERIA, "The spill in aisle four", date(2026, 3, 2), "Aisle four")
    return workspace.statements.ask("W01", about)


def what_they_said(**changes: object) -> Testimony:
    values: dict[str, object] = {
        "text": WORDS,
        "seen": SEEN,
        "witness_name": "Priya Sharma",
        "witness_role": "Duty manager",
        "relationship": "Line manager, since April 2025",
        "seen_on": date(2026, 3, 2),
        "declared": True,
        "typed_name": "Priya Sharma",
        "signed_on": date(2026, 3, 4),
    }
    return Testimony(**(values | changes))  # type: ignore[arg-type]


def moment(*numbers: int) -> SigningDay:
    return SigningDay(datetime(*numbers, tzinfo=UTC))


FILLED: Mapping[str, str] = {
    "account": WORDS,
    "name": "Priya Sharma",
    "role": "Duty manager",
    "relationship": "Line manager",
    "seen_on": "2/3/2026",
    "typed_name": "P. Sharma",
    "typed_on": "4 March 2026",
}
TICKED = ("seen:CS105/105/1.4", "seen:CS105/105/2.3", "declared")


def fill(blank: Path, target: Path, fields: Mapping[str, str] = FILLED, ticked: tuple[str, ...] = TICKED) -> Path:
    """Fill the form as a PDF reader would, with pypdf."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(blank))
    values = {**fields, **dict.fromkeys(ticked, "/Yes")}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(target)
    return target
