"""What a figure is painted on: an SVG that grows element by element, every text escaped."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

import numpy as np

from app.clean_text import is_unwanted
from app.figures.colours import Colours
from app.figures.extent import runs
from app.figures.free_place import Box
from app.figures.shapes import Numbers
from app.painting.letters import BOLD, CAPITAL, FAMILY, Letters

_SVG = "http://www.w3.org/2000/svg"
_DASHES = "5 3"
HATCHED = "hatched"
_ALONE = 1.5
"""The radius of a month alone between two without a number, in widths of its line."""
_BESIDE = 5.0
"""Half the width of its band."""
Point = tuple[float, float]


class Paper:
    """Takes lines, areas and words; knows nothing of figures."""

    def __init__(self, size: Point, colours: Colours, title: str, description: str) -> None:
        register_namespace("", _SVG)
        self.colours = colours
        width, height = (coordinate(each) for each in size)
        attributes = {"viewBox": f"0 0 {width} {height}", "width": width, "height": height}
        attributes |= {"role": "img", "lang": "en-GB", "xml:lang": "en-GB"}
        self._root = Element(f"{{{_SVG}}}svg", attributes)
        self._root.set("font-family", FAMILY)
        self._now = self._root
        self._put("title").text = clean(title)
        self._put("desc").text = clean(description)
        self._hatch()
        self._put("rect", width=width, height=height, fill=colours.pane)

    def written(self) -> str:
        """The whole picture."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(self._root, encoding="unicode")

    def group(self, **data: str | float) -> "Group":
        """What is put inside a ``with`` belongs together; its data say what it is."""
        return Group(self, data)

    def line(
        self, start: Point, end: Point, colour: str, width: float, *, dashed: bool = False
    ) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        self._put("line", stroke=colour, **_stroke(width, dashed), **_coordinates(ends))

    def curve(
        self, xs: Numbers, ys: Numbers, colour: str, width: float, *, dashed: bool = False
    ) -> None:
        """A line from month to month; where there is no number there is no line."""
        long = [(start, stop) for start, stop in runs(ys) if stop - start > 1]
        drawn = " ".join(f"M{_points(xs[start:stop], ys[start:stop])}" for start, stop in long)
        if drawn:
            style = _stroke(width, dashed) | {"stroke-linejoin": "round"}
            style["stroke-linecap"] = "butt" if dashed else "round"
            self._put("path", d=drawn, fill="none", stroke=colour, **style)
        for start, stop in runs(ys):
            if stop - start == 1:
                self.ring((xs[start], ys[start]), width * _ALONE, "none", colour)

    def area(self, xs: Numbers, low: Numbers, high: Numbers, fill: str, opacity: float = 1) -> None:
        """What lies between two lines: along the upper one and back along the lower one."""
        pieces = []
        for start, stop in runs(low, high):
            if stop - start == 1:
                sides = (xs[start] - _BESIDE, xs[start] + _BESIDE)
                self.box(Box(sides[0], high[start], sides[1], low[start]), fill, opacity=opacity)
                continue
            there = np.concatenate((xs[start:stop], xs[start:stop][::-1]))
            edge = np.concatenate((high[start:stop], low[start:stop][::-1]))
            pieces.append(f"M{_points(there, edge)} Z")
        if pieces:
            self._put("path", d=" ".join(pieces), fill=self._paint(fill), **_veil(opacity))

    def box(self, box: Box, fill: str, edge: str = "none", opacity: float = 1) -> None:
        """A rectangle."""
        sides = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
        style = {"fill": self._paint(fill), "stroke": edge} | _veil(opacity)
        self._put("rect", **style, **_coordinates(sides))

    def ring(self, at: Point, radius: float, edge: str, fill: str, width: float = 1.6) -> None:
        """A circle."""
        place = _coordinates({"cx": at[0], "cy": at[1], "r": radius})
        self._put("circle", fill=fill, stroke=edge, **_stroke(width, dashed=False), **place)

    def shape(self, corners: Sequence[Point], edge: str, fill: str) -> None:
        """A small shape with corners."""
        points = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in corners)
        self._put("polygon", points=points, fill=fill, stroke=edge, **_stroke(1.2, dashed=False))

    def words(
        self,
        text: str,
        at: Point,
        letters: Letters,
        colour: str,
        *,
        bold: bool = False,
        align: str = "start",
    ) -> None:
        """A line of words; the place is that of their middle height."""
        if not text:
            return
        x, y = at
        place = _coordinates({"x": x, "y": y + letters.size * CAPITAL / 2})
        style = {"font-size": coordinate(letters.size), "fill": colour}
        if bold:
            style["font-weight"] = str(BOLD)
        if align != "start":
            style["text-anchor"] = align
        self._put("text", **place, **style).text = clean(text)

    def _paint(self, fill: str) -> str:
        return f"url(#{HATCHED})" if fill == HATCHED else fill

    def _hatch(self) -> None:
        """The fill of what is not there: known without its colour."""
        turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
        size = {"id": HATCHED, "width": "5", "height": "5"}
        pattern = SubElement(self._put("defs"), f"{{{_SVG}}}pattern", size | turned)
        stroke = {"stroke": self.colours.control, "stroke-width": "1.6"}
        line = {"x1": "0", "y1": "0", "x2": "0", "y2": "5"}
        SubElement(pattern, f"{{{_SVG}}}line", line | stroke)

    def _put(self, name: str, **attributes: str) -> Element:
        return SubElement(self._now, f"{{{_SVG}}}{name}", attributes)


class Group:
    """Elements that belong together."""

    def __init__(self, paper: Paper, data: dict[str, str | float]) -> None:
        self._paper, self._outer = paper, paper._now
        self._data = {f"data-{key.replace('_', '-')}": _datum(each) for key, each in data.items()}

    def __enter__(self) -> None:
        self._paper._now = SubElement(self._outer, f"{{{_SVG}}}g", self._data)

    def __exit__(self, *_: object) -> None:
        if not len(self._paper._now):
            self._outer.remove(self._paper._now)
        self._paper._now = self._outer


def clean(text: str) -> str:
    """Text that may stand in XML and on one line."""
    kept = "".join(each for each in text if not is_unwanted(each, prose=True))
    return kept.translate({ord("\n"): " ", ord("\t"): " ", 0xFFFE: None, 0xFFFF: None})


def coordinate(value: float) -> str:
    """A number as short as a hundredth of a pixel lets it be.

    >>> coordinate(12.0), coordinate(0.126), coordinate(-0.001)
    ('12', '0.13', '0')
    """
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def _datum(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else f"{value:.12g}"


def _coordinates(values: dict[str, float]) -> dict[str, str]:
    return {name: coordinate(value) for name, value in values.items()}


def _points(xs: Iterable[float], ys: Iterable[float]) -> str:
    return " L".join(f"{coordinate(x)},{coordinate(y)}" for x, y in zip(xs, ys, strict=True))


def _veil(opacity: float) -> dict[str, str]:
    return {} if opacity == 1 else {"fill-opacity": coordinate(opacity)}


def _stroke(width: float, dashed: bool) -> dict[str, str]:
    style = {"stroke-width": coordinate(width)}
    return style | {"stroke-dasharray": _DASHES} if dashed else style
