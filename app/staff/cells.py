"""What one cell of a staff table means. A cell that cannot be read raises ``CellError``."""

from app.files.csv_row import CellError
from app.problem import did_you_mean
from app.value import read_number
from sim.grades import Grade
from sim.scenario import PARAMETERS

_GRADES = {
    "newly qualified": Grade.NEWLY_QUALIFIED,
    "newly qualified social worker": Grade.NEWLY_QUALIFIED,
    "nqsw": Grade.NEWLY_QUALIFIED,
    "asye": Grade.NEWLY_QUALIFIED,
    "social worker": Grade.SOCIAL_WORKER,
    "sw": Grade.SOCIAL_WORKER,
    "qualified social worker": Grade.SOCIAL_WORKER,
    "experienced social worker": Grade.SOCIAL_WORKER,
    "senior": Grade.SENIOR,
    "senior social worker": Grade.SENIOR,
    "ssw": Grade.SENIOR,
    "team manager": Grade.TEAM_MANAGER,
    "tm": Grade.TEAM_MANAGER,
    "manager": Grade.TEAM_MANAGER,
}
_CONTRACTS = {"permanent": True, "perm": True, "agency": False, "locum": False}
_ANSWERS = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_MOST_GOLDEN_HELLO = PARAMETERS["pay.golden_hello"].most


def read_grade(text: str) -> Grade:
    """A grade by its name or a common short form.

    >>> read_grade("ASYE"), read_grade("Senior Social-Worker")
    (<Grade.NEWLY_QUALIFIED: 0>, <Grade.SENIOR: 2>)
    """
    word = _word(text)
    if word not in _GRADES:
        choices = "It can be newly qualified, social worker, senior social worker or team manager."
        raise CellError(f"{choices} {did_you_mean(word, _GRADES)}".rstrip())
    return _GRADES[word]


def read_contract(text: str) -> bool:
    """Whether a contract is permanent and not agency."""
    return _one_of(text, _CONTRACTS, "It can be permanent or agency.")


def read_yes_or_no(text: str) -> bool:
    """An answer."""
    return _one_of(text, _ANSWERS, "It can be yes or no.")


def read_fte(text: str) -> float:
    """Full-time equivalent; a comma may stand for the decimal point.

    >>> read_fte("0.6"), read_fte("0,6")
    (0.6, 0.6)
    """
    fte = read_number(text.replace(",", "."))
    if fte is None or not 0 < fte <= 1:
        raise CellError("It can be above 0, up to 1 for full time.")
    return fte


def read_pounds(text: str) -> float:
    """A golden hello."""
    pounds = read_number(text)
    if pounds is None or not 0 <= pounds <= _MOST_GOLDEN_HELLO:
        raise CellError(f"It can be £0 to £{_MOST_GOLDEN_HELLO:,.0f}.")
    return pounds


def _one_of(text: str, meanings: dict[str, bool], remedy: str) -> bool:
    word = _word(text)
    if word not in meanings:
        raise CellError(remedy)
    return meanings[word]


def _word(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())
