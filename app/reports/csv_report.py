"""The answer as a table for a spreadsheet: a row for each month and outcome."""

import csv
from io import StringIO

from app.outlooks.outlook import Outlook
from sim.outcomes import OUTCOMES

_COLUMNS = ("month", "outcome", "unit", "mean", "p10", "p25", "p50", "p75", "p90")
_BEGIN_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_report(outlook: Outlook) -> str:
    """The spread of every outcome, with every digit."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for name, spread in outlook.spreads.items():
        unit = OUTCOMES[name].unit.title
        columns = [column.tolist() for column in vars(spread).values()]
        for month, *numbers in zip(outlook.months, *columns, strict=True):
            writer.writerow([month.isoformat(), safe_text(name), safe_text(unit), *numbers])
    return table.getvalue()


def safe_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> safe_text("=1+1"), safe_text("FTE")
    ("'=1+1", 'FTE')
    """
    return f"'{text}" if text.startswith(_BEGIN_FORMULA) else text
