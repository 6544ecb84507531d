"""Reads a painted figure as a program would that knows nothing of how it was painted."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as Tree

import numpy as np
from PIL import ImageFont

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts"
_POINT = re.compile(r"([ML]?)(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True)
class Plot:
    """The plot of a picture: turns pixels back into values."""

    element: Tree.Element

    def edge(self, name: str) -> float:
        """A number the plot carries."""
        return float(self.element.attrib[f"data-{name}"])

    def place(self, x: float) -> float:
        """The place across at a pixel."""
        share = (x - self.edge("left")) / (self.edge("right") - self.edge("left"))
        return self.edge("x0") + share * (self.edge("x1") - self.edge("x0"))

    def value(self, y: float) -> float:
        """The value at a pixel."""
        share = (self.edge("bottom") - y) / (self.edge("bottom") - self.edge("top"))
        return self.edge("y0") + share * (self.edge("y1") - self.edge("y0"))

    @property
    def half_a_pixel(self) -> float:
        """What half a pixel upwards is worth."""
        span = self.edge("y1") - self.edge("y0")
        return 0.5 * abs(span) / (self.edge("bottom") - self.edge("top"))

    @property
    def half_a_pixel_across(self) -> float:
        """What half a pixel to the right is worth."""
        span = self.edge("x1") - self.edge("x0")
        return 0.5 * abs(span) / (self.edge("right") - self.edge("left"))

    def groups(self, statistic: str, series: str | None = None) -> list[Tree.Element]:
        """What is marked as this statistic of a series, or of all."""
        return [
            each
            for each in self.element.iter(f"{SVG}g")
            if each.get("data-statistic") == statistic and series in (None, each.get("data-series"))
        ]

    def curve(self, statistic: str, series: str | None = None, *, count: int) -> np.ndarray:
        """A line as a number a month; months without one are not a number."""
        found = np.full(count, np.nan)
        for group in self.groups(statistic, series):
            for path in group.iter(f"{SVG}path"):
                for _, x, y in points(path):
                    found[round(self.place(x))] = self.value(y)
            for ring in group.iter(f"{SVG}circle"):
                x, y = float(ring.attrib["cx"]), float(ring.attrib["cy"])
                found[round(self.place(x))] = self.value(y)
        return found

    def band(self, statistic: str, series: str, *, count: int) -> tuple[np.ndarray, np.ndarray]:
        """An area as its lower and its upper edge, a number a month each."""
        low, high = np.full(count, np.nan), np.full(count, np.nan)
        for group in self.groups(statistic, series):
            for path in group.iter(f"{SVG}path"):
                for piece in path.attrib["d"].split("Z"):
                    corners = _POINT.findall(piece)
                    half = len(corners) // 2
                    for edge, those in ((high, corners[:half]), (low, corners[half:])):
                        for _, x, y in those:
                            edge[round(self.place(float(x)))] = self.value(float(y))
        return low, high

    def boxes(self, statistic: str, series: str) -> list[tuple[float, float, float]]:
        """Rectangles: the middle of each across, and from and to."""
        found = []
        for group in self.groups(statistic, series):
            for box in group.iter(f"{SVG}rect"):
                x, y, width, height = (float(box.attrib[k]) for k in ("x", "y", "width", "height"))
                found.append((self.place(x + width / 2), self.value(y + height), self.value(y)))
        return found


def points(path: Tree.Element) -> list[tuple[str, float, float]]:
    """The corners of a path."""
    return [(how, float(x), float(y)) for how, x, y in _POINT.findall(path.attrib["d"])]


def plot_of(svg: str) -> Plot:
    """The plot of a picture."""
    root = Tree.fromstring(svg)
    return Plot(next(g for g in root.iter(f"{SVG}g") if g.get("data-part") == "plot"))


@dataclass(frozen=True)
class Said:
    """A line of words in its place."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Said") -> bool:
        """Whether two lines of words lie on each other."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Inter_600SemiBold.ttf" if bold else "Inter_400Regular.ttf"
    return ImageFont.truetype(FONTS / name, 500, layout_engine=ImageFont.Layout.BASIC)


def words_of(root: Tree.Element) -> list[Said]:
    """Every line of words with its box, from the top of a capital to below a comma."""
    found = []
    for each in root.iter(f"{SVG}text"):
        size = float(each.attrib["font-size"])
        text = each.text or ""
        width = _face("font-weight" in each.attrib).getlength(text) * size / 500
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[each.get("text-anchor", "start")]
        found.append(Said(text, left, y - 0.73 * size, left + width, y + 0.2 * size))
    return found
