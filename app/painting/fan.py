"""Fans: bands of possible futures around their middle, with targets and what was counted."""

from dataclasses import replace

import numpy as np

from app.figures.extent import obstacles_of
from app.figures.free_place import Box, Drawn
from app.figures.shapes import Fan, FanFigure, Numbers, Role
from app.figures.ticks import place_of
from app.painting.frame import Frame
from app.painting.monthly import paint_monthly
from app.painting.paper import Point
from app.painting.sheet import Sheet
from app.painting.start import paint_start
from app.painting.target import paint_target

RING = 4.0
"""Radius of the ring around a number that was counted."""
EDGE, MIDDLE, GHOST, LINE = 0.9, 2.2, 1.3, 1.7


def paint_fan(figure: FanFigure, sheet: Sheet, room: Box) -> None:
    """A fan figure in a room of the paper."""
    letters = sheet.letters
    over = letters.line + letters.px(8) if figure.target is not None else letters.line * 0.7

    def series(frame: Frame) -> None:
        xs = frame.xs(len(figure.months))
        for at in reversed(range(len(figure.fans))):
            ghost = figure.ghosts[at] if at < len(figure.ghosts) else None
            _fan(figure.fans[at], ghost, xs, frame, sheet, inner=at == 0)
        for fan in figure.fans[::-1]:
            _middle(fan, xs, frame, sheet)
        for line in figure.lines:
            with sheet.paper.group(series=line.label, statistic="line"):
                colour = sheet.colours.role(line.role)
                sheet.paper.curve(xs, frame.ys(line.values), colour, LINE)
        rings = _ring_places(figure, frame)
        if figure.target is not None:
            _target(figure, rings, frame, sheet)
        if figure.start is not None:
            x = frame.x(place_of(figure.start.month, figure.months))
            drawn = _drawn(figure, rings, frame, sheet)
            if figure.target is not None:
                y, near = frame.y(figure.target.value), letters.line + letters.px(4)
                beside = Box(frame.box.left, y - near, frame.box.right, y + near)
                drawn = replace(drawn, boxes=[*drawn.boxes, beside])
            paint_start(figure.start, x, frame, sheet, drawn)
        _rings(rings, figure, sheet)

    paint_monthly(figure, sheet, room, series, over)


def _fan(
    fan: Fan, ghost: Numbers | None, xs: Numbers, frame: Frame, sheet: Sheet, *, inner: bool
) -> None:
    paper, colours = sheet.paper, sheet.colours
    bands = [("p10-p90", fan.p10, fan.p90, False)]
    bands += [("p25-p75", fan.p25, fan.p75, True)] if inner else []
    for statistic, low, high, is_inner in bands:
        with paper.group(series=fan.label, statistic=statistic):
            paper.area(xs, frame.ys(low), frame.ys(high), *sheet.band(fan.role, inner=is_inner))
    edge = colours.band_edge if fan.role is Role.ANSWER else colours.role(fan.role)
    for statistic, values in (("p10", fan.p10), ("p90", fan.p90)):
        with paper.group(series=fan.label, statistic=statistic):
            paper.curve(xs, frame.ys(values), edge, EDGE)
    if ghost is not None:
        colour = colours.text if fan.role is Role.ANSWER else colours.role(fan.role)
        with paper.group(series=fan.label, statistic="baseline"):
            paper.curve(xs[: len(ghost)], frame.ys(ghost), colour, GHOST, dashed=True)


def _middle(fan: Fan, xs: Numbers, frame: Frame, sheet: Sheet) -> None:
    with sheet.paper.group(series=fan.label, statistic="p50"):
        sheet.paper.curve(xs, frame.ys(fan.p50), sheet.colours.role(fan.role), MIDDLE)


def _target(figure: FanFigure, rings: dict[int, Point], frame: Frame, sheet: Sheet) -> None:
    assert figure.target is not None
    if not np.isfinite(figure.target.value):
        return
    by = place_of(figure.target.by, figure.months) if figure.months else None
    paint_target(figure.target, by, frame, sheet, _drawn(figure, rings, frame, sheet))


def _drawn(figure: FanFigure, rings: dict[int, Point], frame: Frame, sheet: Sheet) -> Drawn:
    """What words over the fan must keep off."""
    reach = 2.5 * sheet.letters.px(RING)
    boxes = [Box(x - reach, y - reach, x + reach, y + reach) for x, y in rings.values()]
    bands = [(frame.ys(low), frame.ys(high)) for low, high in obstacles_of(figure)]
    return Drawn(frame.xs(len(figure.months)), bands, boxes)


def _ring_places(figure: FanFigure, frame: Frame) -> dict[int, Point]:
    """Where what was counted lies, by its place among the observed; what lies outside is left."""
    found = {}
    for at, mark in enumerate(figure.observed):
        place = place_of(mark.month, figure.months) if figure.months else -1.0
        if frame.first - 1e-6 <= place <= frame.last + 1e-6 and np.isfinite(mark.value):
            found[at] = (frame.x(place), frame.y(mark.value))
    return found


def _rings(places: dict[int, Point], figure: FanFigure, sheet: Sheet) -> None:
    radius = sheet.letters.px(RING)
    with sheet.paper.group(series="Observed", statistic="observed"):
        for at, place in places.items():
            mark = figure.observed[at]
            with sheet.paper.group(month=mark.month.isoformat(), value=mark.value):
                sheet.paper.ring(place, radius, sheet.colours.text, sheet.colours.pane)
