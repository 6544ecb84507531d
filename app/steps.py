"""The history of a session: every document there was, where we are in it, and bookmarks.

Documents never change, so going back is putting an earlier one in the place of the present one.
"""

from dataclasses import dataclass
from datetime import datetime

from app.changed import label_of
from app.document import Document


@dataclass(frozen=True, eq=False)
class Step:
    """A document as it became, and what was done to get there."""

    number: int
    """Counts up and is never used twice in a session."""
    document: Document
    label: str
    """What was done, such as "Golden hello £3,000 to £6,000"."""
    when: datetime
    gesture: int | None = None
    """Steps of one gesture, such as a drag of a slider, are one step."""


@dataclass(frozen=True, eq=False)
class Bookmark:
    """A document to return to, by name; it stays when the history goes another way."""

    name: str
    document: Document
    when: datetime


class Steps:
    """What was done, without limit; undo and redo move within it."""

    def __init__(self, document: Document, label: str, when: datetime) -> None:
        self._numbers = 0
        self._steps = [Step(0, document, label, when)]
        self._position = 0

    @property
    def all(self) -> tuple[Step, ...]:
        """Every step, the oldest first; those after the present one can be redone."""
        return tuple(self._steps)

    @property
    def present(self) -> Step:
        """The step that is shown."""
        return self._steps[self._position]

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty if there is nothing."""
        return self.present.label if self._position else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty if there is nothing."""
        later = self._steps[self._position + 1 :]
        return later[0].label if later else ""

    def do(
        self, document: Document, when: datetime, gesture: int | None = None, label: str = ""
    ) -> None:
        """Go on to another document; what could have been redone is given up.

        A step of the same gesture as the present one takes its place. A gesture that ends where it
        began is no step: nothing was done.
        """
        same = gesture is not None and self.present.gesture == gesture
        if document == self.present.document and not same:
            return
        del self._steps[self._position + 1 :]
        number = self._take_back().number if same else self._numbers + 1
        self._numbers = max(self._numbers, number)
        before = self.present.document
        if document != before:
            said = label or label_of(before, document)
            self._steps.append(Step(number, document, said, when, gesture))
            self._position += 1

    def undo(self) -> Document:
        """One step back, if there is one; the document there."""
        self._position = max(0, self._position - 1)
        return self.present.document

    def redo(self) -> Document:
        """One step on, if there is one; the document there."""
        self._position = min(len(self._steps) - 1, self._position + 1)
        return self.present.document

    def go_to(self, number: int) -> Document:
        """To any step, back or on; ``KeyError`` if it is no longer there."""
        for position, step in enumerate(self._steps):
            if step.number == number:
                self._position = position
                return step.document
        raise KeyError(number)

    def _take_back(self) -> Step:
        self._position -= 1
        return self._steps.pop()
