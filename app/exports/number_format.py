"""Number formats of spreadsheets and native charts: a number then reads as the story says it."""

import re
from collections.abc import Iterable

from sim.units import MINUS

_SAID = re.compile(rf"^{MINUS}?(?P<before>[^\d{MINUS}]*)[\d,]+(?:\.(?P<places>\d+))?(?P<after>.*)$")


def format_of(said: Iterable[str], minus: str = "-") -> str:
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
    return f"{plus};{minus}{plus};{nought}"


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', "")) if text else ""
