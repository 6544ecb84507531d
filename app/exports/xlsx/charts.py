"""Native charts: each draws the cells of its own sheet, so that a number mended moves its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_formula

from app.exports.number_format import format_of
from app.exports.xlsx.book import Book
from app.figures.colours import LIGHT
from app.figures.extent import extent_of
from app.figures.shapes import AnyFigure, LineFigure, StackFigure
from app.figures.ticks import round_scale

WIDTH, HEIGHT = 740, 430
"""Of a chart, in pixels."""
_PLOT = {"x": 0.1, "y": 0.14, "width": 0.81, "height": 0.64}
"""Where the plot lies in its chart: with room at the right for a number, below for the legend."""
_AIR = 0.15
"""Of a step of the axis: what is nearer to the top than that has another step over it."""
_MOST_TICKS = 7
_FONT = {"name": "Calibri", "size": 9, "color": LIGHT.quiet}
WORDS = {"name": "Calibri", "size": 9, "color": LIGHT.text}
_NO_LINE = {"none": True}
_MONTHS_A_LABEL = ((9, 1), (19, 3), (61, 6))
"""Up to so many months, every so manieth has a label."""

Look = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where the numbers of a figure stand on its sheet."""

    sheet: str
    top: int
    """Row of the headers."""
    rows: int
    first_helper: int
    """Column of the first helper."""
    numbers: Mapping[int, Sequence[float | None]]
    """What stands in each column of numbers: a chart remembers it for who does not recalculate."""

    def column(self, column: int) -> list[Any]:
        """The cells below a header."""
        return [self.sheet, self.top + 1, column, self.top + self.rows, column]

    def first_two(self, column: int) -> list[Any]:
        """The first two cells below a header."""
        return [self.sheet, self.top + 1, column, self.top + 2, column]

    def cell(self, row: int, column: int) -> list[Any]:
        """A cell of a row."""
        return [self.sheet, self.top + 1 + row, column]

    def row(self, row: int, column: int) -> list[Any]:
        """A cell of a row, as a range."""
        return [*self.cell(row, column), self.top + 1 + row, column]

    def header(self, column: int) -> list[Any]:
        """The cell of a header."""
        return [self.sheet, self.top, column]

    def reach(self, down: int, row: int | None = None) -> dict[str, Any]:
        """What an error bar asks for: how far down, and in the next column how far up.

        Of all rows, or of one.
        """
        found: dict[str, Any] = {"type": "custom"}
        for name, column in (("minus", down), ("plus", down + 1)):
            cells = self.column(column) if row is None else self.row(row, column)
            numbers = self.numbers[column]
            found[f"{name}_values"] = f"={xl_range_formula(*cells)}"
            found[f"{name}_data"] = list(numbers if row is None else numbers[row : row + 1])
        return found


def new_chart(book: Book, kind: str, subtype: str = "") -> Any:
    """An empty chart of the library."""
    options = {"type": kind, **({"subtype": subtype} if subtype else {})}
    return book.workbook.add_chart(options)


def series(place: Place, column: int, name: str, look: Look) -> dict[str, Any]:
    """One column of the sheet as a series; its legend says the name, or its header."""
    return {
        "name": _safe_name(name, place.header(column)),
        "categories": place.column(0),
        "values": place.column(column),
        "values_data": list(place.numbers[column]),
        **look,
    }


def _safe_name(name: str, cell: list[Any]) -> Any:
    """A name that the library could read as the address of a cell is taken from its cell."""
    return cell if not name or "!" in name or name.startswith("=") else name


def lined(colour: str, width: float = 2.0, dash: str = "solid") -> Look:
    """A line."""
    return {
        "line": {"color": colour, "width": width, "dash_type": dash},
        "marker": {"type": "none"},
    }


def marked(kind: str, colour: str, size: int = 8) -> Look:
    """Marks without a line."""
    ink = {"color": colour}
    marker = {"type": kind, "size": size, "border": ink, "fill": ink}
    return {"line": _NO_LINE, "marker": marker}


def filled(colour: str, edge: str = "") -> Look:
    """An area or a bar."""
    border = {"color": edge, "width": 0.75} if edge else _NO_LINE
    return {"fill": {"color": colour}, "border": border}


UNSEEN: Look = {"fill": {"none": True}, "border": {"none": True}}


def ends_only(place: Place, label: str) -> Look:
    """The value written at the last point of a line and nowhere else."""
    nowhere = [{"delete": True}] * (place.rows - 1)  # a last one left out is as the others are
    font = {**WORDS, "bold": True}
    shown = {"value": True, "position": "right", "num_format": label, "font": font}
    return {"data_labels": {**shown, "custom": nowhere}}


def finished(
    chart: Any, figure: AnyFigure, place: Place, across: Look, unnamed: Sequence[int] = ()
) -> Any:
    """Title, axes, legend and size; ``unnamed`` are series that the legend leaves out."""
    title_cell = [place.sheet, 0, 0]
    chart.set_title(
        {"name": title_cell, "name_font": {"name": "Calibri", "size": 12, "color": LIGHT.text}}
    )
    chart.set_x_axis({"num_font": _FONT, "name_font": _words(), "line": _edge(), **across})
    chart.set_y_axis(value_axis(figure))
    chart.set_legend({"position": "bottom", "font": WORDS, "delete_series": list(unnamed)})
    chart.set_chartarea({"border": {"color": LIGHT.edge}, "fill": {"color": LIGHT.pane}})
    chart.set_plotarea({"layout": _PLOT})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.show_blanks_as("gap")
    return chart


def value_axis(figure: AnyFigure) -> dict[str, Any]:
    """The axis of the numbers: round ends, the unit, and whether it begins at nought."""
    scale = round_scale(
        *extent_of(figure), from_zero=figure.from_zero, most=_MOST_TICKS, tick=figure.tick
    )
    said = [figure.tick(at) for at in scale.ticks]
    gaps = scale.ticks[1] - scale.ticks[0]
    low = scale.ticks[0] if scale.ticks[0] <= scale.low else scale.ticks[0] - gaps
    high = scale.ticks[-1]
    if extent_of(figure)[1] > high - _AIR * gaps and not is_full(figure):
        high += gaps
    begins = "" if low <= 0 else f"; the axis begins at {figure.tick(low)}"
    measure = figure.subtitle.partition(",")[0]
    unit = "" if not figure.unit or figure.unit in measure else f" ({figure.unit})"
    return {
        "name": f"{measure}{unit}{begins}",
        "name_font": _words(),
        "num_font": _FONT,
        "num_format": format_of(said),
        "min": max(low, 0) if scale.low >= 0 else low,
        "max": high,
        "major_unit": gaps,
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid, "width": 0.75}},
        "line": _NO_LINE,
    }


def months_across(place: Place) -> dict[str, Any]:
    """An axis of months, not every one of them labelled."""
    step = next((each for most, each in _MONTHS_A_LABEL if place.rows <= most), 12)
    return {
        "name": "Month",
        "date_axis": True,
        "num_format": "mmm yy",
        "major_unit": step,
        "major_unit_type": "months",
        "label_position": "low",
        "major_tick_mark": "outside",
    }


def is_full(figure: AnyFigure) -> bool:
    """Whether the axis ends where the numbers can, such as at 100 per cent."""
    shares = isinstance(figure, StackFigure) and figure.unit == "%"
    return shares or (isinstance(figure, LineFigure) and figure.highest is not None)


def axis_form_of(figure: AnyFigure) -> str:
    """The number format of a figure's axis, for what is written into its plot."""
    value: str = value_axis(figure)["num_format"]
    return value


def _words() -> dict[str, Any]:
    return {**_FONT, "bold": False}


def _edge() -> dict[str, Any]:
    return {"color": LIGHT.control, "width": 0.75}
