"""What every page carries: what was run, with what, by which version, and whether it is assured."""

from dataclasses import dataclass, replace
from datetime import date

from app.assurance import Assurance
from app.changed import changes_said
from app.document import Document
from app.fingerprint import made_with
from app.learned_words import varies_and_learned
from app.running.answers import Answer
from app.wording import day_words, futures_words

NOT_ASSURED = "Not assured"


@dataclass(frozen=True)
class Stamp:
    """Printed at the foot of every page."""

    code: str
    """``headroom reproduce`` takes it."""
    seed: int
    futures: int
    varies: str
    """What differs between the futures."""
    version: str
    made_on: date
    baseline: str
    """Title of what it is compared with; empty of the baseline itself."""
    differs: tuple[str, ...]
    """Each input that differs from the baseline, in words."""
    assured: str
    """"Not assured", or by whom and when; with the date by which it is to be reviewed."""
    is_assured: bool

    @property
    def run(self) -> str:
        """What was run, in a line."""
        futures = futures_words(self.futures)
        made = day_words(self.made_on)
        return f"{futures} · seed {self.seed} · Headroom {self.version} · {made} · {self.code}"

    def inputs(self, most: int = 3) -> str:
        """The inputs that differ from the baseline, in a line; the first few if they are many."""
        if not self.baseline:
            return "This is the baseline itself"
        if not self.differs:
            return "No input differs from the baseline"
        named = "; ".join(self.differs[:most])
        more = len(self.differs) - most
        return f"Differs from the baseline: {named}" + (f"; and {more} more" if more > 0 else "")


def stamp_of(answer: Answer, code: str, made_on: date) -> Stamp:
    """The stamp of an answer, printed with a code on a day."""
    document, baseline = answer.question.document, answer.question.baseline
    is_own = document.code == baseline.code
    assured, is_assured = assured_words(document, made_on)
    return Stamp(
        code=code,
        seed=document.scenario.seed,
        futures=answer.outlook.futures,
        varies=varies_and_learned(document),
        version=made_with()["headroom"],
        made_on=made_on,
        baseline="" if is_own else baseline.title,
        differs=() if is_own else inputs_that_differ(baseline, document),
        assured=assured,
        is_assured=is_assured,
    )


def inputs_that_differ(baseline: Document, document: Document) -> tuple[str, ...]:
    """What of the run is other than in the baseline, in words; texts and reasons do not count."""
    bare = Document(
        document.title, document.author, document.created, document.notes, document.futures,
        document.vary, document.scenario,
    )  # fmt: skip
    other = replace(bare, vary=baseline.vary, scenario=baseline.scenario)
    return tuple(changes_said(other, bare))


def assured_words(document: Document, on: date) -> tuple[str, bool]:
    """Whether a scenario is signed for as it is, in words."""
    assurance: Assurance = document.assurance
    signed, review = assurance.signed, assurance.review_by
    due = f", to be reviewed by {day_words(review)}" if review else ""
    if signed is None:
        return f"{NOT_ASSURED}{due}", False
    if signed.code != document.code:
        return f"{NOT_ASSURED}: changed since {signed.by} signed on {day_words(signed.on)}", False
    if review and review < on:
        return f"{NOT_ASSURED}: its review was due by {day_words(review)}", False
    role = f", {signed.role}," if signed.role else ""
    return f"Assured by {signed.by}{role} on {day_words(signed.on)}{due}", True
