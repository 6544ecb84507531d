"""The one object that changes: what is open, how it came to be, and what is known of it.

The window shows a session and changes nothing but through it. It says what has changed to whoever
listens, in the thread that changed it; a session belongs to one thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.changed import changed_paths
from app.document import Document
from app.outlooks.difference import Difference, with_luck_of
from app.outlooks.stated import Stated, as_stated
from app.running.answers import (
    Answer,
    AsStated,
    Failed,
    Fault,
    GettingReady,
    LiveEvent,
    Others,
    OtherSoFar,
    Recovered,
    Rested,
    Working,
)
from app.session_state import Listener, State, What
from app.steps import Bookmark, Step, Steps


class Session:
    """What one window works on."""

    def __init__(
        self,
        document: Document,
        baseline: Document | None = None,
        *,
        path: Path | None = None,
        label: str = "Opened",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._now = now
        self._listeners: list[Listener] = []
        self._begin(document, baseline, path, label)

    def _begin(
        self, document: Document, baseline: Document | None, path: Path | None, label: str
    ) -> None:
        self.document = document
        self.baseline = baseline or document
        self.path = path
        self.saved: Document | None = document
        """As the file has it; None if there is no file that does."""
        self.logged_to: Document = document
        """As it was when its log was last written: what is other since is not in the log yet."""
        self.steps = Steps(document, label, self._now())
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.answer: Answer | None = None
        self.question = 0
        """Number of the question that is asked of the present document."""
        self._heard_from = 0
        """The first question whose answers are still worth showing."""
        self.others: tuple[Document, ...] = ()
        """Other scenarios that are to be run in step with this one."""
        self.others_known: tuple[OtherSoFar, ...] = ()
        self._stated: Stated | None = None
        self._has_stated_failed = False
        self.is_held = False
        """Whether a lever is held, so that more changes of it are to come."""
        self.state = State.READY
        self.ready_in: float | None = None
        """Seconds until the model is ready, while it is got ready and that is known."""
        self.working: Working | None = None
        self.trouble = ""
        """What the planner should be told about the run, in whole sentences."""
        self.fault_details = ""

    # Who is told

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell somebody about every change from now on; what is returned ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, *changed: What) -> None:
        """Tell everybody, even if one of them fails; the first fault is raised in the end."""
        faults = []
        for what in changed:
            for listener in tuple(self._listeners):
                try:
                    listener(what)
                except Exception as fault:
                    faults.append(fault)
        if faults:
            raise faults[0] if len(faults) == 1 else ExceptionGroup("several listeners", faults)

    # What is open

    def open(
        self,
        document: Document,
        baseline: Document | None,
        path: Path | None,
        label: str = "Opened",
        *,
        saved: bool = True,
    ) -> None:
        """Put another document in the place of this one, with a history of its own."""
        self._begin(document, baseline, path, label)
        if not saved:
            self.saved = None
        self._tell(*What)

    def saved_as(self, path: Path, document: Document | None = None) -> None:
        """The present document is in this file now, with the log that was written with it."""
        self.path, self.saved = path, document or self.document
        self._log_as_in(self.saved)
        self._tell(What.FILE)

    def saved_is(self, document: Document | None) -> None:
        """The file holds something else than was thought: another document, or none."""
        self.saved = document
        if document is not None:
            self._log_as_in(document)
        self._tell(What.FILE)

    def _log_as_in(self, document: Document) -> None:
        """Go on with the log of the file: it is of the file, and nothing undone leaves it."""
        self.logged_to = document
        self._take_up_log()

    def _take_up_log(self) -> None:
        if self.document.log != self.logged_to.log:
            self.document = replace(self.document, log=self.logged_to.log)

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the present document."""
        return self.saved == self.document

    def compare_with(self, baseline: Document) -> None:
        """Another baseline."""
        self.baseline = baseline
        self._tell(What.BASELINE)

    @property
    def is_baseline(self) -> bool:
        """Whether the scenario gives the same figures as its baseline, so nothing to compare."""
        return _plays_the_same(self.document, with_luck_of(self.document, self.baseline))

    @property
    def changed(self) -> tuple[str, ...]:
        """Paths of the parameters that differ from the baseline."""
        return changed_paths(self.baseline, self.document)

    @property
    def differs(self) -> bool:
        """Whether any parameter, change or event is other than the baseline's."""
        # What was learned is of the world: it is neither's own.
        learned = self.document.scenario.learned
        return self.document.scenario != replace(self.baseline.scenario, learned=learned)

    # What is done to it

    def change(self, document: Document, gesture: int | None = None, label: str = "") -> None:
        """Go on to a document made by an edit; steps of one gesture are one step."""
        if document == self.document:
            return
        self.steps.do(document, self._now(), gesture, label)
        self._show()

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._move(self.steps.undo)

    def redo(self) -> None:
        """Do again what was taken back, if anything was."""
        self._move(self.steps.redo)

    def go_to(self, step: Step) -> None:
        """To any step of the history, back or on."""
        self._move(lambda: self.steps.go_to(step.number))

    def bookmark(self, name: str) -> None:
        """Keep the present document by name; an earlier one of that name is replaced."""
        others = tuple(each for each in self.bookmarks if each.name != name)
        self.bookmarks = (*others, Bookmark(name, self.document, self._now()))
        self._tell(What.HISTORY)

    def forget(self, bookmark: Bookmark) -> None:
        """Remove a bookmark."""
        self.bookmarks = tuple(each for each in self.bookmarks if each is not bookmark)
        self._tell(What.HISTORY)

    def return_to(self, bookmark: Bookmark) -> None:
        """Back to a bookmark, as a step that can be undone."""
        self.change(bookmark.document, label=f"Back to {bookmark.name}")

    def _move(self, go: Callable[[], object]) -> None:
        before = self.steps.present
        go()
        if self.steps.present is not before:
            self._show()

    def _show(self) -> None:
        was_saved = self.is_saved
        self.document = self.steps.present.document
        self._take_up_log()
        file = () if self.is_saved == was_saved else (What.FILE,)
        self._tell(What.DOCUMENT, What.HISTORY, *file)

    # What is known of it

    def hold(self, is_held: bool) -> None:
        """A lever is taken, or let go of."""
        if is_held != self.is_held:
            self.is_held = is_held
            self._tell(What.HELD)

    def compare_also(self, others: Sequence[Document]) -> None:
        """Have other scenarios run in step with this one."""
        if tuple(others) != self.others:
            self.others = tuple(others)
            self._tell(What.OTHERS)

    def asked(
        self, question: int, *, is_first_look: bool = False, is_patient: bool = False
    ) -> None:
        """The present document and baseline were handed on as a question of this number.

        After a patient question the first look that was under way is still heard.
        """
        # What another file was asked about before it was closed is no answer to this one.
        if not is_patient or not self.question:
            self._heard_from = question
        self.question = question
        before = self.state
        # The model goes on being got ready, whatever is asked meanwhile.
        if before is not State.PREPARING:
            self.state = State.FOLLOWING if is_first_look else State.WORKING
        self.working, self.trouble, self.fault_details = None, "", ""
        if not (before is self.state is State.FOLLOWING):
            self._tell(What.WORK)

    @property
    def is_working(self) -> bool:
        """Whether newer figures are on their way."""
        return self.state in (State.PREPARING, State.WORKING, State.FOLLOWING)

    @property
    def is_current(self) -> bool:
        """Whether the answer speaks of the present scenario, targets, seed and baseline."""
        if self.answer is None:
            return False
        asked = self.answer.question
        return (
            _plays_the_same(asked.document, self.document)
            and _plays_the_same(asked.baseline, with_luck_of(self.document, self.baseline))
            and asked.document.targets == self.document.targets
        )

    @property
    def is_out_of_date(self) -> bool:
        """Whether what is shown is of an earlier scenario, target, seed or baseline."""
        return self.answer is not None and not self.is_current

    @property
    def stated(self) -> Stated | None:
        """The answer's scenario with every value as stated, if that has been run."""
        known, answer = self._stated, self.answer
        return known if known and answer and known.is_of(answer.question.document) else None

    @property
    def is_stated_wanted(self) -> bool:
        """Whether the answer is still to be given with every value as stated."""
        wanted = self.answer is not None and as_stated(self.answer.question.document) is not None
        return wanted and self.stated is None and not self._has_stated_failed

    @property
    def difference(self) -> Difference | None:
        """The scenario against its baseline, if both are known."""
        return self.answer.difference if self.answer else None

    def hear(self, event: LiveEvent) -> None:
        """Take in what the live run tells; what belongs to an earlier question is dropped."""
        match event:
            case Answer():
                if self._heard_from <= event.question.number <= self.question:
                    self.answer = event
                    self._tell(What.ANSWER)
            case GettingReady(seconds_left):
                self.state, self.ready_in = State.PREPARING, seconds_left
                self._tell(What.WORK)
            case Recovered():
                self.trouble = (
                    "Part of Headroom stopped and was started again. No figure is affected."
                )
                self.fault_details = ""
                self._tell(What.TROUBLE)
            case _ if event.question != self.question:
                pass
            case AsStated(_, stated):
                self._stated, self._has_stated_failed = stated, stated is None
                self._tell(What.STATED)
            case Others(_, known):
                self.others_known = known
                self._tell(What.OTHERS)
            case _:
                self._hear_of_work(event)

    def _hear_of_work(self, event: Working | Rested | Failed | Fault) -> None:
        match event:
            case Working():
                self.state, self.working = State.WORKING, event
            case Rested(_, finished):
                self.state = State.FINISHED if finished else State.RESTING
            case Failed(_, reason):
                self.state, self.trouble = State.FAILED, reason
            case Fault(_, details):
                self.state, self.fault_details = State.FAILED, details
                self.trouble = "Headroom met a fault of its own while it ran the possible futures."
        self._tell(What.WORK)
        if self.state is State.FAILED:
            self._tell(What.TROUBLE)


def _plays_the_same(one: Document, other: Document) -> bool:
    """Whether two documents give the same figures; only how many futures may differ."""
    # A drag asks many times a second, and mostly of documents that differ in their settings.
    if one.played.settings != other.played.settings:
        return False
    # Reasons of dated changes do not count, nor does the order in which they were made.
    return one.key == other.key


__all__ = ["Listener", "Session", "State", "What"]
