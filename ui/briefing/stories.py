"""The story of what is open, as far as it is known: what the briefing page shows and hands on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.running.answers import Answer
from app.session import State, What
from app.story.case import Case
from app.story.laying import Laid, Running, answer_as_called, lay, running_of
from app.story.story import Story, story_of
from ui.briefing.lane import Lane
from ui.desk import Desk

_REST = 150
"""Milliseconds without a change before the story is made anew."""

_MATTERS = (
    What.ANSWER, What.DOCUMENT, What.BASELINE, What.FILE, What.WORK, What.OTHERS, What.STATED,
)  # fmt: skip


class Stories(QObject):
    """Makes the story again whenever what it is made of has changed, while somebody looks."""

    changed = Signal()
    """There is another story, or something else is to be said of it."""

    def __init__(self, desk: Desk, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._desk = desk
        self._session = desk.session
        self._today = today
        self.story: Story | None = None
        self.laid = Laid()
        self.is_cancelled = False
        """Whether the planner has stopped the run of those beside."""
        self._names: tuple[str, ...] = ()
        self._laid_for: tuple[object, ...] | None = None
        self._told_for: tuple[object, ...] | None = None
        self._is_seen = False
        self._state = desk.session.state
        self._laying, self._telling = Lane("beside"), Lane("story")
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._begin)
        desk.session.listen(self._hear)

    # What is asked of it

    def look(self, seen: bool) -> None:
        """Whether anybody looks: only then is work done."""
        self._is_seen = seen
        if seen:
            self._begin()

    def cancel(self) -> None:
        """Stop running the scenarios beside this one, until ``run_again``."""
        self.is_cancelled = True
        self._run()

    def run_again(self) -> None:
        """Run them after all."""
        self.is_cancelled = False
        self._run()

    @property
    def running(self) -> Running | None:
        """The scenario beside that is being run, and how far it is."""
        wanted = self._session.others and self.laid.missing
        return running_of(self._session.others_known) if wanted else None

    def case(self) -> Case | None:
        """All that a briefing is made of, with every word as it stands now."""
        answer = self._answer()
        if answer is None:
            return None
        return Case(answer, self.laid.others, self._today(), self._session.stated)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done for it."""
        is_running = bool(self._session.others and self.laid.missing)
        at_work = self._telling.is_busy or self._laying.is_busy
        return self._rest.isActive() or at_work or is_running

    @property
    def is_behind(self) -> bool:
        """Whether the story is not yet that of what is open."""
        return self._rest.isActive() or self._telling.is_busy or not self._session.is_current

    def doubts(self) -> list[str]:
        """What a planner should know before the briefing is made as it is, in whole sentences."""
        session = self._session
        said = []
        if not session.is_current:
            said.append("The figures are those of the last answer, not of the scenario as it is.")
        elif session.state is not State.FINISHED and session.answer is not None:
            futures = len(session.answer.finished.numbers)
            said.append(f"Only {futures:,} of {session.document.futures:,} futures are in.")
        if session.is_stated_wanted:
            said.append("The run with every value as stated is not finished, so it is not in it.")
        if self.laid.missing:
            said.append("Not every scenario that is to stand beside has been run.")
        said += [f"Left out: {why}" for why in self.laid.left_out.values()]
        return said

    def close(self) -> None:
        """End the work on it."""
        self._rest.stop()
        self._laying.close()
        self._telling.close()

    # What it does

    def _hear(self, what: What) -> None:
        # How far the work is says itself many times a second; only how it stands counts here.
        moved = what is not What.WORK or self._session.state is not self._state
        self._state = self._session.state
        if self._is_seen and moved and what in _MATTERS:
            self._rest.start()

    def _answer(self) -> Answer | None:
        session = self._session
        if session.answer is None:
            return None
        return answer_as_called(session.answer.as_run, session.document, session.is_current)

    def _begin(self) -> None:
        """Lay beside what is to stand there, if that is another; then tell the story."""
        answer = self._answer()
        if answer is None:
            self._forget()
            return
        self._lay(answer)
        self._tell()

    def _forget(self) -> None:
        self._laying.drop()
        self._telling.drop()
        self.story, self.laid = None, Laid()
        self._laid_for = self._told_for = None
        self.changed.emit()

    def _lay(self, answer: Answer) -> None:
        session = self._session
        names = session.document.briefing.beside
        folder = session.path.parent if session.path else None
        key = (session.answer, names, folder, session.others_known)
        if key == self._laid_for:
            return
        if names != self._names:
            self._names, self.is_cancelled = names, False
        self._laid_for = key
        if not names:
            self._laying.drop()
            self.laid = Laid()
            self._run()
            return
        known = session.others_known
        self._laying.ask(lambda _: lay(answer, names, folder, known), self._have)

    def _run(self) -> None:
        """Have those beside run in step with this one, unless they are not wanted now."""
        self._session.compare_also(() if self.is_cancelled else self.laid.documents)
        self.changed.emit()

    def _have(self, laid: object) -> None:
        if isinstance(laid, Exception):
            raise laid
        if isinstance(laid, Laid):
            self.laid = laid
            self._run()
            self._tell()

    def _tell(self) -> None:
        """Make the story of what is known, if it is another."""
        case = self.case()
        if case is None:
            return
        key = (
            self._session.answer, case.document, case.document.log, self.laid, case.made_on,
            case.stated,
        )  # fmt: skip
        if key == self._told_for:
            self.changed.emit()
            return
        self._told_for = key
        self._telling.ask(lambda task: story_of(case), self._have_story)
        self.changed.emit()

    def _have_story(self, story: object) -> None:
        if isinstance(story, Exception):
            self._told_for = None
            raise story
        if isinstance(story, Story):
            self.story = story
            self.changed.emit()


__all__ = ["Stories"]
