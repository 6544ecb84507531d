"""The grades that the establishment counts."""

from enum import IntEnum


class Grade(IntEnum):
    """Grades of staff, in order of rise."""

    NEWLY_QUALIFIED = 0
    SOCIAL_WORKER = 1
    SENIOR = 2
    TEAM_MANAGER = 3

    @property
    def label(self) -> str:
        """The grade in words."""
        return _LABELS[self]


_LABELS = {
    Grade.NEWLY_QUALIFIED: "newly qualified social worker",
    Grade.SOCIAL_WORKER: "social worker",
    Grade.SENIOR: "senior social worker",
    Grade.TEAM_MANAGER: "team manager",
}

POST_GRADES = (Grade.SOCIAL_WORKER, Grade.SENIOR, Grade.TEAM_MANAGER)
"""Grades that have posts; the newly qualified hold social worker posts."""


_POST_GRADE = (Grade.SOCIAL_WORKER, *POST_GRADES)


def post_grade(grade: int) -> Grade:
    """The grade of the post that someone of a grade holds."""
    return _POST_GRADE[grade]
