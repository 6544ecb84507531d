"""Answers made by hand, for tests of what is said of them."""

from dataclasses import replace
from datetime import date

import numpy as np

from app.document import Document, Target
from app.outlooks.difference import Difference
from app.outlooks.outlook import Outlook
from app.running.answers import Answer, Question
from app.running.ensemble import Ensemble
from sim.calendar import month_ends
from sim.outcomes import COST_PARTS, OUTCOMES
from sim.results import ROWS
from sim.scenario import Scenario
from tests.app import stand_in

FIRST, LAST = date(2015, 1, 31), date(2018, 3, 31)
BY = date(2017, 3, 31)
FTE = Target("permanent_fte", BY, "at least", 500)
CASELOAD = Target("average_caseload", BY, "at most", 18)
SPENT = Target("cost_total", BY, "at most", 2_500_000)
ENVELOPE = 2.6e6


def document(*targets, first=FIRST, last=LAST, **scenario):
    made = Scenario(first, last, **scenario)
    return Document("A plan", "", date(2015, 2, 2), "", 24, "luck", made, {}, targets)


def ensemble(doc, futures=24, seed=1, **series):
    """Futures whose parts add up; a series is a number, one a month, one a future, or both."""
    months = month_ends(doc.scenario.first_day, doc.scenario.last_day)
    shape = (futures, len(months))
    luck = np.random.default_rng(seed)
    array = luck.uniform(5, 50, (futures, len(OUTCOMES), len(months)))
    said = {
        "permanent_fte": luck.uniform(350, 420, shape),
        "agency_fte": luck.uniform(80, 120, shape),
        "average_caseload": luck.uniform(16, 20, shape),
        "establishment_fte": 530.0,
        "envelope": ENVELOPE,
        **{name: luck.uniform(1e5, 2e5, shape) for name in COST_PARTS},
    } | series
    for name, values in said.items():
        array[:, ROWS[name]] = np.broadcast_to(np.asarray(values, dtype=float), shape)
    permanent, agency, posts = (
        array[:, ROWS[name]] for name in ("permanent_fte", "agency_fte", "establishment_fte")
    )
    vacant = np.maximum(posts - permanent, 0)
    array[:, ROWS["vacant_posts"]] = vacant
    array[:, ROWS["empty_posts"]] = np.maximum(vacant - agency, 0)
    if "cost_total" not in series:
        array[:, ROWS["cost_total"]] = sum(array[:, ROWS[name]] for name in COST_PARTS)
    return Ensemble(months, tuple(range(futures)), array, {}, ())


def answer(doc=None, futures=24, baseline=None, base_document=None, **series):
    """An answer; ``baseline`` gives the series of a baseline, with the same luck elsewhere."""
    doc = document(FTE, CASELOAD) if doc is None else doc
    own = ensemble(doc, futures, **series)
    if baseline is None:
        return put(doc, own)
    base = doc if base_document is None else base_document
    return put(doc, own, base, ensemble(base, futures, **(series | baseline)))


def put(doc, own, base=None, other=None):
    """The answer that follows from these futures."""
    base = doc if base is None else base
    outlook = None if other is None else Outlook.of(base, other)
    change = None if other is None else Difference.of(doc, own, other)
    return Answer(Question(1, doc, base), "K7-4QX-81", own, Outlook.of(doc, own), outlook, change)


def from_stand_in(doc, futures=24):
    """An answer from the stand-in for the model."""
    runs = [stand_in.run(doc.scenario, number) for number in range(futures)]
    array = np.stack([run.outcomes for run in runs])
    return put(doc, Ensemble(runs[0].months, tuple(range(futures)), array, {}, ()))


def odd_answers():
    """Cases that a planner comes upon and a designer forgets, by name."""
    plain = document(FTE, CASELOAD)
    short = document(replace(FTE, by=date(2015, 5, 31)), last=date(2015, 6, 30))
    negative = {
        "pay_gap": -4.0,
        "cost_golden_hello": -5e4,
        "permanent_fte": np.linspace(420, 300, 39),
    }
    return {
        "one future": answer(futures=1),
        "two futures": answer(futures=2),
        "few futures": answer(futures=8, baseline={"permanent_fte": 400.0}),
        "twenty futures": answer(futures=20, baseline={"permanent_fte": 400.0}),
        "no targets": answer(document()),
        "three targets": answer(document(FTE, CASELOAD, SPENT)),
        "a target on a flow": answer(document(SPENT)),
        "part of a year alone": answer(short),
        "one month": answer(document(last=date(2015, 2, 28))),
        "no month of spending": answer(document(last=date(2015, 1, 31))),
        "from the first of a month": answer(document(FTE, first=date(2014, 4, 1))),
        "negative numbers": answer(**negative),
        "all nought": answer(**dict.fromkeys(OUTCOMES, 0.0)),
        "no envelope": answer(envelope=0.0),
        "the baseline itself": put(plain, ensemble(plain)),
        "a baseline of another length": answer(
            baseline={}, base_document=document(FTE, CASELOAD, last=date(2017, 12, 31))
        ),
        "the stand-in": from_stand_in(plain),
    }
