"""The headline: a card for each target, for all of them, for the cost; and one sentence."""

from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.figures.steady import Steady
from app.outlooks.headline import CostCard, Headline, headline_of, titles_of
from app.outlooks.rests_on import count_words, rests_on
from app.outlooks.stated_words import WORKING, stated_briefly, stated_words
from app.session import State, What
from app.sources.advice import notices
from app.sources.handed_over import handed_over_notices
from app.wording import preparing_words
from ui.answer.cards import AnswerCard
from ui.answer.steady import SteadyLabel
from ui.desk import Desk
from ui.elided import Elided
from ui.theme import theme

_USUAL = (
    "With these levers there are about 400 permanent FTE by March 2017 (8 in 10 futures between "
    "360 and 425), 40 more than the baseline. The 500 is very unlikely; caseloads of 18 or less "
    "are about as likely as not."
)
"""Room for a sentence of this length is kept, so that the charts stay where they are."""
_LEAST = 150
"""Pixels at a scale of 1 that a card's words need across."""
_OLD = "Out of date: these are the figures from before the last change."
_FOLLOWING = "A moment out of date: the figures follow the lever."


def in_short(headline: Headline) -> Headline:
    """Without how certain it is, which takes longer to work out than a lever rests anywhere."""
    cards = (
        each if isinstance(each, CostCard) else replace(each, detail="") for each in headline.cards
    )
    return replace(headline, cards=tuple(cards), steadiness="")


class AnswerPane(QWidget):
    """The answer as it stands; visibly out of date until the next is there."""

    advised = Signal(str)
    """How steady the answer is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session = desk.session
        self._freshness = desk.freshness
        self._cards: list[AnswerCard] = []
        self._steady = Steady()
        self._headline: Headline | None = None
        self._notices: list[str] = []
        self._said = Elided()
        self._said.setAccessibleName("Before you use the answer")
        self._said.setProperty("look", "quiet")
        self._sentence = SteadyLabel(_USUAL, Qt.TextFormat.RichText)
        self._sentence.setObjectName("sentence")
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._sentence.setAccessibleName("The answer in a sentence")
        self._stated = Elided()
        self._stated.setProperty("look", "quiet")
        self._stated.setAccessibleName("The answer with every value as stated")
        self._grid = QGridLayout()
        self._columns = 0
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self._stated)
        self._column.addWidget(self._said)
        session.listen(self._hear)
        self._freshness.changed.connect(self._mark)
        theme().changed.connect(self.dress)
        self.dress()
        self.catch_up()

    @property
    def sentence(self) -> str:
        """The sentence to be read out, without its marks."""
        return "".join(text for text, _ in self._headline.sentence) if self._headline else ""

    @property
    def advice(self) -> str:
        """How steady the answer is; empty while there is none."""
        return self._headline.steadiness if self._headline else ""

    def _hear(self, what: What) -> None:
        if what is What.ANSWER:
            # While a lever moves, drawing comes first; the page updates the words in a later turn.
            if self._session.state is not State.FOLLOWING:
                self.catch_up()
        elif what in (What.DOCUMENT, What.BASELINE, What.WORK):
            if self._session.answer is None:
                self._sentence.setText(self._waiting_words())
            self._mark()
        elif what is What.STATED:
            self._say_stated()

    def catch_up(self) -> None:
        """Show the answer as it is now."""
        answer = self._session.answer
        if answer is None:
            self._wait()
            return
        if self._session.state is State.FOLLOWING:
            headline = in_short(headline_of(answer))
        else:
            headline = headline_of(answer, answer.estimate)
            self._notices = [*notices(answer.question.document), *self._handed_over()]
        self._headline = replace(headline, sentence=self._steady.sentence(answer))
        cards = self._headline.cards
        self._want_cards(len(cards))
        for pane, card in zip(self._cards, cards, strict=True):
            if isinstance(card, CostCard):
                pane.show_cost(card)
            else:
                pane.show_target(card)
        self._say()
        self._mark()
        self.advised.emit(self._headline.steadiness)

    def _handed_over(self) -> list[str]:
        """Whether the last briefing still holds, which the file as it is now remembers."""
        session = self._session
        known = session.answer.finished if session.answer and session.is_current else None
        return handed_over_notices(session.document, known)

    def _wait(self) -> None:
        """What will be answered, before anything is known."""
        titles = titles_of(self._session.document)
        self._want_cards(len(titles))
        for pane, (title, has_dial) in zip(self._cards, titles, strict=True):
            pane.wait(title, has_dial=has_dial)
        self._say_stated()
        self._sentence.forget()
        self._sentence.setText(self._waiting_words())
        self._mark()

    def _waiting_words(self) -> str:
        """Why there is no answer yet."""
        session = self._session
        if session.state is State.PREPARING:
            return f"{preparing_words(session.ready_in)}."
        return "The first possible futures are being run."

    def _want_cards(self, count: int) -> None:
        while len(self._cards) < count:
            self._cards.append(AnswerCard())
            self._columns = 0
        while len(self._cards) > count:
            card = self._cards.pop()
            self._grid.removeWidget(card)
            card.deleteLater()
            self._columns = 0
        self._place_cards()

    def _place_cards(self) -> None:
        """In one row if each has room for its words there, else in rows of as many."""
        count = len(self._cards)
        most = max(self.width() // theme().px(_LEAST), 1)
        columns = -(-count // -(-count // most)) if count else 0
        if columns == self._columns:
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(at, columns))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On another width the cards may want other rows."""
        super().resizeEvent(event)
        self._place_cards()

    def _say(self) -> None:
        if self._headline is None:
            return
        runs = self._headline.sentence
        marked = "".join(
            f'<span style="font-weight:600">{escape(text)}</span>' if bold else escape(text)
            for text, bold in runs
        )
        self._sentence.setText(marked)
        # Who hears the sentence hears what it rests on, too.
        known = self._session.answer
        after = f" {count_words(known)}." if known and known.estimate else ""
        self._sentence.setAccessibleDescription("".join(text for text, _ in runs) + after)
        self._say_stated()

    def _say_stated(self) -> None:
        """The same answer without the ranges, once it is there; nothing where none varies."""
        answer, stated = self._session.answer, self._session.stated
        said, in_full = "", ""
        if answer is not None and stated is not None:
            said, in_full = stated_briefly(answer, stated), stated_words(answer, stated)
        elif self._session.is_stated_wanted:
            said = in_full = WORKING
        self._stated.setText(said)
        self._stated.set_tip(in_full)
        self._stated.setAccessibleDescription(in_full)

    def _mark(self) -> None:
        """Say so while the figures are those of an earlier scenario, or of one to be looked at."""
        session, stale = self._session, self._freshness.is_stale
        if session.state is State.FAILED:
            said = [session.trouble]
        elif session.is_out_of_date:
            said = [_FOLLOWING if session.state is State.FOLLOWING else _OLD]
        else:
            notices = [f"Check these figures: {each}" for each in self._notices]
            said = [*self._rests_on(), *notices] or [self._compared()]
        self._look("problem" if session.state is State.FAILED else "quiet")
        self._said.setText(said[0] if said else "")
        self._said.set_tip("\n".join(said))
        self._said.setAccessibleDescription(" ".join(said[1:]))
        self._sentence.setEnabled(not stale)
        self._stated.setEnabled(not stale)
        for card in self._cards:
            card.set_stale(stale)

    def _look(self, look: str) -> None:
        """A run that failed is told in the colour of what is wrong."""
        if self._said.property("look") != look:
            self._said.setProperty("look", look)
            self._said.style().polish(self._said)

    def _rests_on(self) -> list[str]:
        """How much of the answer was run, while the rest is estimated or cannot be."""
        answer = self._session.answer
        said = rests_on(answer) if answer is not None else ""
        return [said] if said else []

    def _compared(self) -> str:
        """What the differences are from; nothing before there is an answer."""
        session = self._session
        if session.answer is None:
            return ""
        if session.is_baseline:
            said = "This is the baseline itself: move a lever to see what it changes."
            return f"{said}{self._no_target()}"
        return f"The baseline is {session.baseline.title}.{self._no_target()}"

    def _no_target(self) -> str:
        """Where a target is set, as long as there is none."""
        none = not self._session.document.targets
        return " No target is set: add one under About this scenario (Ctrl+I)." if none else ""

    def dress(self) -> None:
        """Follow the theme."""
        px = theme().px
        self._sentence.setFont(theme().font(16))
        self._grid.setSpacing(px(12))
        self._place_cards()
        self._column.setSpacing(px(6))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._said.setMinimumHeight(px(17))
        self._stated.setMinimumHeight(px(17))
        for card in self._cards:
            card.dress()
