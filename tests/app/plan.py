"""The scenario that the command line is tried on."""

from datetime import date

from app.document import Document, Target
from app.learned_edits import with_learned
from app.learned_from import LearnedFrom, PointUsed
from sim.scenario import Learned, Scenario, evidence_ranges

PLAN = Document(
    title="Birmingham: the published plan",
    author="Workforce planning",
    created=date(2015, 2, 2),
    notes="",
    futures=24,
    vary="luck+assumptions",
    scenario=Scenario(date(2015, 1, 31), date(2016, 3, 31), ranges=evidence_ranges()),
    reasons={},
    targets=(
        Target("permanent_fte", date(2016, 3, 31), "at least", 360.0),
        Target("average_caseload", date(2016, 3, 31), "at most", 18.0),
    ),
)


def learned(document: Document) -> Document:
    """The same scenario with something learned."""
    point = PointUsed("A1", "permanent_fte", date(2015, 3, 31), 1, 357.0, 4.0, "from the payroll")
    source = LearnedFrom((point,), date(2015, 4, 30), document.code, "by hand", 200, 30.0)
    record = Learned(("leaving.rate",), (-0.5,), ((1.0,),), (0.8,))
    return with_learned(document, record, source)
