"""Shares in per cent."""


def percent(part: float, whole: float, none: float = 0.0) -> float:
    """A part of a whole in per cent; ``none`` where there is no whole.

    >>> percent(1, 4), percent(0, 0), percent(0, 0, none=100)
    (25.0, 0.0, 100)
    """
    return 100 * part / whole if whole > 0 else none
