"""Where values lie on the paper."""

from dataclasses import dataclass

import numpy as np

from app.figures.free_place import Box
from app.figures.shapes import Numbers


@dataclass(frozen=True)
class Frame:
    """The rectangle of the plot and what it spans: places across, values upwards."""

    box: Box
    first: float
    last: float
    low: float
    high: float
    edge: float
    """Where the paper's room ends at the right."""

    def x(self, place: float) -> float:
        """The pixel of a place across."""
        share = (place - self.first) / (self.last - self.first)
        return self.box.left + share * self.box.width

    def y(self, value: float) -> float:
        """The pixel of a value."""
        return self.box.bottom - (value - self.low) / (self.high - self.low) * self.box.height

    def xs(self, count: int) -> Numbers:
        """The pixels of so many months."""
        there = np.arange(count, dtype=np.float64)
        share = (there - self.first) / (self.last - self.first)
        return np.asarray(self.box.left + share * self.box.width, dtype=np.float64)

    def ys(self, values: Numbers) -> Numbers:
        """The pixels of many values."""
        share = (values - self.low) / (self.high - self.low)
        return np.asarray(self.box.bottom - share * self.box.height, dtype=np.float64)

    def data(self) -> dict[str, str | float]:
        """What a program needs to turn pixels back into values."""
        box = self.box
        return {
            "x0": self.first,
            "x1": self.last,
            "y0": self.low,
            "y1": self.high,
            "left": box.left,
            "right": box.right,
            "top": box.top,
            "bottom": box.bottom,
        }
