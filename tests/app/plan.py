"""The scenario that the command line is tried on."""

from datetime import date

from app.document import Document, Target
from sim.scenario import Scenario, evidence_ranges

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
