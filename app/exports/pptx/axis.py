"""The axis of values: from where to where, in which steps, and how its numbers are written."""

import re
from collections.abc import Iterable
from math import ceil, floor, isfinite

from app.exports.pptx.native import Axis
from app.exports.pptx.words import width_of
from app.figures.shapes import Figure
from app.figures.ticks import round_scale

_SAID = re.compile(r"^-?(?P<before>[^\d-]*)[\d,]+(?:\.(?P<places>\d+))?(?P<after>\D*)$")


def axis_of(
    figure: Figure, values: Iterable[float], room: float, type_size: float, top: float | None = None
) -> Axis:
    """An axis that holds the values and ends at ticks, as editable charts want it."""
    known = [value for value in values if isfinite(value)] or [0.0]
    low, high = min(known), max(known) if top is None else max(top, *known)
    most = max(int(room / (type_size * 2.3)), 3)
    scale = round_scale(low, high, from_zero=figure.from_zero, most=most, tick=figure.tick)
    step = scale.ticks[1] - scale.ticks[0]
    first, last = floor(scale.low / step + 1e-6) * step, ceil(scale.high / step - 1e-6) * step
    first, last = round(first, 9) + 0.0, round(last, 9) + 0.0
    ticks = [first + at * step for at in range(round((last - first) / step) + 1)]
    said = [figure.tick(tick) for tick in ticks]
    widest = max(width_of(each, type_size) for each in said)
    return Axis(first, last, round(step, 9), format_of(said), widest)


def format_of(said: Iterable[str]) -> str:
    """How a spreadsheet writes numbers so that they read as these do.

    >>> format_of(["£0", "£10m"]), format_of(["0%", "20%"]), format_of(["1.5", "2.0"])
    ('"£"#,##0,,"m";-"£"#,##0,,"m";"£"0', '#,##0"%";-#,##0"%";0"%"', '#,##0.0;-#,##0.0;0')
    """
    found = [match for match in map(_SAID.match, said) if match]
    if not found:
        return "General"
    # Nought may be said without the unit of the others.
    longest = max(found, key=lambda match: len(match["after"]))
    places = max(len(match["places"] or "") for match in found)
    before, after = _quoted(longest["before"]), longest["after"]
    in_millions = before and after == "m"
    number = "#,##0" + ("." + "0" * places if places else "") + (",," if in_millions else "")
    plus = f"{before}{number}{_quoted(after)}"
    nought = f"{before}0{'' if in_millions else _quoted(after)}"
    return f"{plus};-{plus};{nought}"


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', "")) if text else ""
