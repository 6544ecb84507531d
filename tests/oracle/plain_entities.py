"""The plain desk's workers and cases."""

from dataclasses import dataclass

from sim.cases import OTHER_TEAM, TICKS, Stage

WHOLE_DAY = TICKS


@dataclass(eq=False)
class PlainWorker:
    """Somebody in post."""

    row: int
    holds_cases: bool = False
    takes_complex: bool = False
    norm: float = 0.0
    cap: float = 0.0
    pace: int = WHOLE_DAY
    overload: float = 0.0
    load: float = 0.0


@dataclass(eq=False)
class PlainCase:
    """One open case."""

    identity: int
    stage: Stage
    enquiry: bool
    left: int
    """Ticks of work left; on the calendar, ticks of time."""
    worker: int
    referred: int
    first_meeting: int
    since: int
    court: int = 0
    """Working days of court proceedings left."""
    turn: int = 0
    changes: int = -1
    """Changes of worker so far; -1 until anybody has held the case."""
    steps: int = 0
    sent_back: int = 0
    put: int = 0
    """Rises each time the case is put among a worker's."""
    listed: int = 0
    """Rises each time the calendar notes the case."""
    began: int = 0
    """Meeting at which a stage on the calendar began: time counts from the next."""

    @property
    def kind(self) -> str:
        if self.stage is Stage.ASSESSMENT:
            return "enquiry" if self.enquiry else "assessment"
        if self.stage is Stage.CARE:
            return "court" if self.court > 0 else "care"
        return self.stage.name.lower()

    @property
    def on_calendar(self) -> bool:
        return self.stage is Stage.CARE or self.worker == OTHER_TEAM
