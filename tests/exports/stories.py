"""Stories to be printed: real documents with made-up futures, so that each is ready at once."""

from dataclasses import replace
from datetime import date
from functools import cache
from zlib import crc32

import numpy as np

from app.assurance import Assurance, LogEntry, Ownership
from app.briefing import Briefing, PageChoice
from app.clean_text import clean
from app.document import Document, Target, with_value
from app.running.ensemble import Ensemble
from app.story.gather import gather
from app.story.page import Kind
from app.story.story import Story, story_of
from sim.calendar import month_ends
from sim.outcomes import COST_PARTS
from sim.scenario import PARAMETERS, Change, Event, Scenario, evidence_ranges
from tests.app.answers import ensemble

MADE_ON = date(2026, 11, 22)
FUTURES = 64
BASELINE = Document(
    title="Birmingham: the published plan",
    author="Workforce planning",
    created=date(2015, 2, 2),
    notes="As cabinet saw it.\nFigures of January.",
    futures=FUTURES,
    vary="luck+assumptions",
    scenario=Scenario(
        first_day=date(2015, 1, 31),
        last_day=date(2018, 3, 31),
        ranges=evidence_ranges(),
        changes=(Change(date(2016, 4, 1), "posts.social_workers", 262.0, 12.0, "growth posts"),),
        events=(Event(date(2016, 7, 1), "front_door_opens", 1.0, "A front door for all"),),
    ),
    targets=(
        Target("permanent_fte", date(2017, 3, 31), "at least", 420.0),
        Target("average_caseload", date(2017, 3, 31), "at most", 18.0),
    ),
)
BAD_TEXTS = (
    '=cmd|"/c calc"!A1',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "<b>bold</b> & <script>alert(1)</script>",
    '#set text(fill: red) #read("x") $x$ *strong* _em_ `raw` @label <label> \\ // comment',
    "{x} {{x}} %d %(x)s ${x}",
    "עברית ואז English ثم العربية",
    "👩🏽‍⚕️🏳️‍🌈é Zürich “quoted” 漢字",
    "]]>&nbsp;&#x41; https://example.org/?a=1&b=2",
)
"""Texts as people paste them; each stays what it is."""
BAD_TITLE = clean(
    (
        '=HYPERLINK("http://x","<b>Plan</b>") 🧒🏽👩‍👧 خطة القوى العاملة #set page(fill: red) {x} '
        "&amp; ]]> %s <w:p/> " + "and so it goes on " * 9
    )[:200]
)
"""As long as a title may be."""


@cache
def usual_story() -> Story:
    """One scenario beside two others, with every page there is."""
    document = replace(
        with_value(BASELINE, "pay.golden_hello", 6000, "The most a neighbour pays"),
        title="Golden hello of £6,000",
        assurance=Assurance(
            owner="Head of service",
            review_by=date(2027, 3, 31),
            assumptions={"leaving.rate": Ownership("Workforce planning", "A. Reader", MADE_ON, 18)},
        ),
        log=(
            LogEntry(date(2026, 10, 1), "A. Planner", "Golden hello 3,000 to 6,000", "", "K7-4Q"),
            LogEntry(date(2026, 11, 2), "B. Reader", "Title", "As cabinet asked", "K7-4Q"),
        ),
    )
    others = (
        replace(with_value(document, "pay.gap_senior", 2), title="Pay parity"),
        replace(with_value(document, "hiring.campaign_effort", 2), title="Campaign twice as hard"),
    )
    return story_beside(document, BASELINE, others)


@cache
def plain_story() -> Story:
    """A scenario that is its own baseline: nothing beside it, no target, nothing changed."""
    document = replace(BASELINE, title="The plan", author="", notes="", targets=())
    return story_beside(document, document)


@cache
def hostile_story() -> Story:
    """A scenario whose every text is as bad as a text may be, beside others like it."""
    levers = [path for path in PARAMETERS if path.startswith("pay.gap_")]
    document = BASELINE
    for text, path in zip(BAD_TEXTS, ("pay.golden_hello", *levers, "money.envelope"), strict=False):
        document = with_value(document, path, PARAMETERS[path].high, text)
    scenario = replace(
        document.scenario,
        changes=(Change(date(2016, 4, 1), "posts.social_workers", 262.0, 12.0, BAD_TEXTS[5]),),
        events=tuple(
            Event(date(2016, 1 + month, 1), "front_door_opens", 1.0, text)
            for month, text in enumerate(BAD_TEXTS)
        ),
    )
    document = replace(
        document,
        title=BAD_TITLE,
        author=BAD_TEXTS[4],
        notes="\n".join(BAD_TEXTS),
        scenario=scenario,
        briefing=Briefing(pages=tuple(_bad_page(n, kind) for n, kind in enumerate(Kind))),
        assurance=Assurance(
            owner=BAD_TEXTS[8],
            assumptions={"leaving.rate": Ownership(BAD_TEXTS[0], BAD_TEXTS[7], MADE_ON, 18)},
        ),
        log=tuple(LogEntry(MADE_ON, text, text, text, "K7-4Q") for text in BAD_TEXTS),
    )
    others = tuple(
        replace(with_value(document, "pay.golden_hello", pounds), title=title)
        for pounds, title in ((3000, BAD_TITLE[::-1]), (2500, BAD_TEXTS[0]), (2000, BAD_TEXTS[7]))
    )
    return story_beside(document, BASELINE, others)


def _bad_page(place: int, kind: Kind) -> PageChoice:
    """Every second headline and every third note is the planner's own."""
    text = BAD_TEXTS[place % len(BAD_TEXTS)]
    headline = "" if place % 2 else clean(f"{text} {BAD_TITLE}")[:200]
    return PageChoice(kind.key, headline, "" if place % 3 else f"{text}\n\n\t{BAD_TITLE}")


def story_beside(
    document: Document, baseline: Document, others: tuple[Document, ...] = ()
) -> Story:
    """The story of a scenario beside others, each with futures of its own."""
    return story_of(gather(document, baseline, others, MADE_ON, made_up))


def made_up(document: Document) -> Ensemble:
    """Futures with plausible numbers that move with the month, other ones for every scenario."""
    months = len(month_ends(document.scenario.first_day, document.scenario.last_day))
    shape = (document.futures, months)
    seed = crc32(document.key.encode())
    luck = np.random.default_rng(seed)
    goes_on = np.arange(months) / 24

    def walk(start: float, a_year: float, spread: float) -> np.ndarray:
        """Every future drifts on its own, ever wider."""
        drift = a_year * 2 * goes_on + spread * luck.normal(size=(document.futures, 1)) * goes_on
        return start + drift + 0.05 * spread * luck.normal(size=shape)

    posts = 530.0 + 12 * goes_on
    permanent = walk(354.0, 20.0 + seed % 20, 25.0)
    agency = np.maximum(walk(110.0, -25.0, 15.0), 5)
    weights = (0.55, 0.16, 0.0, 0.01, 0.02, 0.22, 0.02, 0.01, 0.01)
    spent = 2.6e6 * (1 + 0.02 * luck.normal(size=shape))
    costs = {part: share * spent for part, share in zip(COST_PARTS, weights, strict=True)}
    bands = luck.dirichlet((1, 4, 10, 6, 3, 1), size=shape)
    names = ("under_10", "10_to_15", "15_to_20", "20_to_25", "25_to_30", "over_30")
    held = {f"workers_{name}": 100 * bands[..., place] for place, name in enumerate(names)}
    caseload = walk(19.0, -0.6, 1.5)
    tails = {f"caseload_p{place}": caseload * (0.5 + place / 100) for place in (10, 25, 75, 90)}
    paid = 2e4 * luck.integers(0, 6, size=shape)
    made: Ensemble = ensemble(
        document,
        document.futures,
        seed,
        permanent_fte=permanent,
        agency_fte=agency,
        establishment_fte=posts,
        average_caseload=caseload,
        caseload_p50=caseload,
        envelope=2.65e6,
        golden_hello_paid=paid,
        golden_hello_repaid=0.1 * paid,
        golden_hello_deadweight=0.6 * paid,
        golden_hello_recruits=paid / 6000,
        golden_hello_extra_fte=np.maximum(walk(2.0, 4.0, 3.0), 0),
        turnover_12m=walk(17.0, -1.0, 2.0),
        share_over_25=held["workers_25_to_30"] + held["workers_over_30"],
        **(held | costs | tails),
    )
    return made
