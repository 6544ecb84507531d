"""How numbers are shown in a cell; the number itself keeps every digit."""

from sim.units import Unit

PLAIN = "#,##0.0"
WHOLE = "#,##0"
COUNT = "0"
"""A number that only names something, such as a future or a seed."""
SHARE = "0.0%"
POUNDS = "£#,##0;-£#,##0"
MONTH = "mmm yyyy"
DAY = "d mmm yyyy"
_YES_OR_NO = '"yes";"yes";"no"'
_TWO_DECIMALS = "#,##0.00"
_MOST_DECIMALS = 6


def form_of(unit: Unit) -> str:
    """A result in a unit, with one digit more than is said: it is there to be worked with.

    >>> form_of(Unit.FTE), form_of(Unit.POUNDS), form_of(Unit.RATIO)
    ('#,##0.0', '£#,##0;-£#,##0', '#,##0.00')
    """
    if unit is Unit.YES_OR_NO:
        return _YES_OR_NO
    if unit.before:
        return POUNDS if unit.decimals == 0 else "£#,##0.00;-£#,##0.00"
    return _TWO_DECIMALS if unit.decimals > 1 else PLAIN


def form_of_words(unit: str) -> str:
    """The same for a figure, which knows what stands in its header: "FTE", "£", "%", nothing."""
    if unit == "£":
        return POUNDS
    return PLAIN if unit else _TWO_DECIMALS


def form_of_setting(unit: Unit, value: float) -> str:
    """A value as it was put in: with the decimals it has and no others.

    >>> form_of_setting(Unit.POUNDS, 6000), form_of_setting(Unit.PERCENT, 2.25)
    ('#,##0', '#,##0.00')
    """
    if unit is Unit.YES_OR_NO and value in (0, 1):
        return _YES_OR_NO
    decimals = 0
    while decimals < _MOST_DECIMALS and round(value, decimals) != value:
        decimals += 1
    return f"{WHOLE}.{'0' * decimals}" if decimals else WHOLE
