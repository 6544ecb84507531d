"""What an average hides, in words: who carries how much, and what children notice of it."""

from dataclasses import dataclass
from datetime import date

from app.outlooks.outlook import month_of
from app.running.answers import Answer
from app.wording import month_words
from sim.outcomes import OUTCOMES
from sim.units import Unit


@dataclass(frozen=True, eq=False)
class Reading:
    """An answer, read at one month's end."""

    answer: Answer
    month: date

    @staticmethod
    def of(answer: Answer) -> "Reading":
        """At the date that matters."""
        targets, months = answer.question.document.targets, answer.outlook.months
        return Reading(answer, month_of(targets[0].by, months) if targets else months[-1])

    @property
    def when(self) -> str:
        """The month in words."""
        return month_words(self.month)

    def middle(self, outcome: str) -> float:
        """An outcome then, in the middle future."""
        return self.answer.outlook.at(outcome, self.month)["p50"]

    def mean(self, outcome: str) -> float:
        """An outcome then, the average of the possible futures: parts add up in it."""
        return self.answer.outlook.at(outcome, self.month)["mean"]


def what_the_average_hides(answer: Answer) -> str:
    """The spread between workers and what it means for children, in a few sentences."""
    return " ".join(hidden_by_the_average(answer))


def hidden_by_the_average(answer: Answer) -> tuple[str, ...]:
    """The same, each sentence by itself: between workers, newly qualified staff, children."""
    reading = Reading.of(answer)
    said = [_between_words(reading), _newly_qualified_words(reading), _children_words(reading)]
    return tuple(filter(None, said))


def _between_words(reading: Reading) -> str:
    average = reading.middle("average_caseload")
    low, high = reading.middle("caseload_p10"), reading.middle("caseload_p90")
    # Of the same kind as the figure of shares, so that both say one number.
    over = reading.mean("share_over_25")
    several = reading.answer.outlook.futures > 1
    who, mean = (", in the middle future,", "on average over the futures ") if several else ("", "")
    said = (
        f"In {reading.when}{who} an average of {OUTCOMES['average_caseload'].unit.say(average)} "
        f"hides that one worker in ten holds {high:.0f} or more and one in ten {low:.0f} or fewer"
    )
    return f"{said}; {mean}{percent(over)} hold more than 25." if over >= 1 else f"{said}."


def _newly_qualified_words(reading: Reading) -> str:
    if round(reading.middle("permanent_fte_newly_qualified")) == 0:
        return ""
    load = reading.middle("newly_qualified_load")
    over = reading.middle("newly_qualified_over_protected")
    return (
        f"Newly qualified staff carry {percent(load)} of their protected load, and "
        f"{of_them(over)} above it."
    )


def _children_words(reading: Reading) -> str:
    waiting, longest = (
        reading.middle("unallocated_cases"),
        reading.middle("oldest_unallocated_days"),
    )
    same = reading.middle("same_worker_12m")
    kept = f"of those with a case open for a year {percent(same)} have kept one worker"
    if round(waiting) == 0:
        return f"No child waits for a worker; {kept}."
    who = "One child waits" if round(waiting) == 1 else f"{waiting:,.0f} children wait"
    wait = f"{who} for a worker, the longest for {Unit.DAYS.say(longest)}"
    return f"{wait}; {kept}."


def share_of_workers(per_cent: float) -> str:
    """Who holds so much, as the beginning of a sentence.

    >>> share_of_workers(0.0), share_of_workers(0.3), share_of_workers(12.4)
    ('No worker holds', 'Fewer than 1% of workers hold', '12% of workers hold')
    """
    if per_cent == 0:
        return "No worker holds"
    return f"{percent(per_cent) if per_cent >= 1 else 'Fewer than 1%'} of workers hold"


def percent(value: float) -> str:
    """A share in whole per cent.

    >>> percent(12.4), percent(-0.0)
    ('12%', '0%')
    """
    return f"{round(value) + 0}%"


def of_them(per_cent: float) -> str:
    """A share of those just named, with its verb.

    >>> of_them(0.2), of_them(31.4), of_them(100)
    ('none of them is', '31% of them are', 'all of them are')
    """
    if round(per_cent) == 0:
        return "none of them is"
    return "all of them are" if round(per_cent) == 100 else f"{percent(per_cent)} of them are"


__all__ = [
    "Reading",
    "hidden_by_the_average",
    "of_them",
    "percent",
    "share_of_workers",
    "what_the_average_hides",
]
