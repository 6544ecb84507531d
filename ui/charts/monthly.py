"""What charts along an axis of months have in common."""

from abc import abstractmethod
from datetime import date

from app.figures.shapes import DatedMark, FanFigure, StackFigure
from ui.charts.drawing import Drawing


class MonthlyDrawing(Drawing):
    """Draws a figure month by month."""

    @property
    @abstractmethod
    def figure(self) -> FanFigure | StackFigure:
        """The figure shown."""

    def across(self) -> tuple[float, float]:
        """From the first month to the last."""
        return 0.0, float(max(len(self.figure.months) - 1, 1))

    def months(self) -> tuple[date, ...]:
        """The months of the figure."""
        return self.figure.months

    def marks(self) -> tuple[DatedMark, ...]:
        """The dated marks of the figure."""
        return self.figure.marks
