"""Who answers for the scenario, who has checked it, and when it is to be looked at again."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.briefing_edits import set_owner, set_review_by, sign, unsign
from app.clean_text import clean
from app.document import Document
from app.problem import CannotUse
from app.story.stamp import assured_words
from sim.calendar import months_later
from ui.desk import Desk, problem_words
from ui.form import FormDialog
from ui.pages.words import mark_wrong, plain
from ui.theme import theme

_NO_NAME = "Say who signs."
_USUAL_REVIEW = 12
"""Months from today."""


class SignDialog(FormDialog):
    """Signing is a step of its own; owner and date can be kept without it."""

    def __init__(self, desk: Desk, today: date, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Assurance", parent)
        self._today = today
        assurance = self._document.assurance
        signed = assurance.signed
        self.owner = QLineEdit(assurance.owner)
        self.is_due = QCheckBox("To be reviewed by")
        self.review_by = QDateEdit()
        self.by = QLineEdit(signed.by if signed else "")
        self.role = QLineEdit(signed.role if signed else "")
        self.words = QPlainTextEdit(signed.words if signed else "")
        self.withdraw = QPushButton("Withdraw the signature")
        self.withdraw.setVisible(signed is not None)
        self.problem = plain("problem")
        self.problem.hide()
        self.sign, self.keep = QPushButton("Sign"), QPushButton("Keep without signing")
        self.cancel = QPushButton("Cancel")
        self._set_up_date(assurance.review_by)
        self._lay_out()
        self._connect()
        self.owner.setFocus()

    def _set_up_date(self, day: date | None) -> None:
        usual = day or months_later(self._today, _USUAL_REVIEW)
        self.review_by.setDisplayFormat("d MMMM yyyy")
        self.review_by.setCalendarPopup(True)
        self.review_by.setDate(QDate(usual.year, usual.month, usual.day))
        self.review_by.setAccessibleName("Date of the review")
        self.review_by.setEnabled(day is not None)
        self.is_due.setChecked(day is not None)

    # How it is laid out

    def _lay_out(self) -> None:
        px = theme().px
        self._heading("WHO ANSWERS FOR IT")
        self._field("Owner", self.owner)
        row = QHBoxLayout()
        self.is_due.setMinimumHeight(px(24))
        row.addWidget(self.is_due)
        row.addWidget(self.review_by)
        row.addStretch(1)
        self._column.addLayout(row)
        self._heading("SIGNATURE")
        self._column.addWidget(plain(text=f"{assured_words(self._document, self._today)[0]}."))
        self._field("Name", self.by)
        self._column.addWidget(self.problem)
        self._field("Role", self.role)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(px(96))
        self._field("What was checked, and with what reservations", self.words)
        line = QHBoxLayout()
        line.addWidget(self.withdraw)
        line.addStretch(1)
        self._column.addLayout(line)
        self.withdraw.setAutoDefault(False)
        self._stand(540, 600, self.cancel, self.keep, self.sign)

    def _connect(self) -> None:
        self.is_due.toggled.connect(self.review_by.setEnabled)
        self.cancel.clicked.connect(self.reject)
        self.sign.clicked.connect(self._sign)
        self.keep.clicked.connect(lambda: self._take_over(self._owned))
        self.withdraw.clicked.connect(
            lambda: self._take_over(lambda document: unsign(self._owned(document)))
        )

    # Taking over

    def _owned(self, document: Document) -> Document:
        day = cast(date, self.review_by.date().toPython()) if self.is_due.isChecked() else None
        return set_review_by(set_owner(document, self.owner.text()), day)

    def _sign(self, _checked: bool = False) -> None:
        if not clean(self.by.text()):
            self._say(_NO_NAME)
            return
        self._take_over(
            lambda document: sign(
                self._owned(document),
                self.by.text(),
                self.role.text(),
                self._today,
                self.words.toPlainText(),
            )
        )

    def _take_over(self, edit: Callable[[Document], Document]) -> None:
        """As one step; if it cannot be, say why and stay."""
        try:
            document = edit(self._document)
        except CannotUse as fault:
            self._say(problem_words(fault))
            return
        self._desk.session.change(document)
        self.accept()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        mark_wrong(self.by, True)
        self.by.setFocus()


__all__ = ["SignDialog"]
