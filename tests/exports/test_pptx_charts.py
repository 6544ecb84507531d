"""Charts of slides: native, with the numbers of the story in them and in the sheet behind them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from pptx.enum.chart import XL_CHART_TYPE

from app.exports.making import Format
from app.exports.pptx.chart_xml import chart_xml
from app.exports.pptx.fan_chart import fan_chart
from app.exports.pptx.native import Kind, Size
from app.figures.shapes import (
    BarFigure,
    FanFigure,
    IntervalFigure,
    LineFigure,
    StackFigure,
)
from tests.exports.slides import C, charts, columns_of, drawn, sheet_of

SIZE = Size(500, 300)


@pytest.fixture(scope="module", params=("story", "plain_story", "hostile_story"))
def shown(request, printed):
    """Every figure of a story with the shape it became."""
    story = request.getfixturevalue(request.param)
    figures = [figure for page in story.pages for figure in page.figures]
    shapes = list(charts(printed(Format.PPTX, story)))
    assert len(shapes) == len(figures)
    return list(zip(figures, shapes, strict=True))


def of_kind(shown, kind):
    found = [(figure, shape) for figure, shape in shown if isinstance(figure, kind)]
    assert found
    return found


def same(cells, values):
    """Whether numbers are these; a blank is no number."""
    known = [np.nan if cell is None else cell for cell in cells]
    return len(known) == len(values) and np.allclose(
        known, values, rtol=1e-12, atol=1e-9, equal_nan=True
    )


def close(cells, values):
    assert same(cells, values)


def test_that_what_is_drawn_stands_in_the_sheet_behind_it(shown):
    for figure, shape in shown:
        if isinstance(figure, IntervalFigure):
            continue
        columns = columns_of(sheet_of(shape))
        for name, series in drawn(shape).items():
            for cells in series:
                close(cells, [np.nan if c is None else c for c in columns[name]])


def test_that_no_cell_behind_a_chart_is_a_formula(shown):
    for _, shape in shown:
        for row in sheet_of(shape).iter_rows():
            assert all(cell.data_type in "nsd" for cell in row)


def test_that_the_sheet_of_a_fan_has_months_and_percentiles(shown):
    for figure, shape in of_kind(shown, FanFigure):
        columns = list(columns_of(sheet_of(shape)).values())
        assert [day.date() for day in columns[0]] == list(figure.months)
        for fan in figure.fans:
            for values in (fan.p10, fan.p25, fan.p50, fan.p75, fan.p90):
                assert any(np.allclose(column, values) for column in columns[1:] if all(
                    cell is not None for cell in column
                ))  # fmt: skip


def test_that_bands_add_up_to_their_percentiles(shown):
    for figure, shape in of_kind(shown, FanFigure):
        areas = [
            [float(v.text) for v in series.findall(f"{C}val//{C}v")]
            for series in shape.chart._chartSpace.iterfind(f".//{C}areaChart/{C}ser")
        ]
        if len(figure.fans) > 1:
            assert not areas
            continue
        fan = figure.fans[0]
        ends = (fan.p10, fan.p25, fan.p75, fan.p90)
        for top, values in zip(np.cumsum(areas, axis=0), ends, strict=True):
            close(top, values)


def test_that_the_unseen_base_of_a_fan_is_not_in_the_key(shown):
    for _, shape in of_kind(shown, FanFigure):
        space = shape.chart._chartSpace
        if space.find(f".//{C}areaChart") is None:
            continue
        hidden = {
            entry.find(f"{C}idx").get("val")
            for entry in space.iter(f"{C}legendEntry")
            if entry.find(f"{C}delete").get("val") == "1"
        }
        assert "0" in hidden
        assert len(hidden) < len(list(space.iter(f"{C}ser")))


def test_that_areas_and_lines_share_their_axes(shown):
    for _, shape in shown:
        space = shape.chart._chartSpace
        plots = [plot for plot in space.find(f".//{C}plotArea") if plot.tag.endswith("Chart")]
        used = {tuple(each.get("val") for each in plot.findall(f"{C}axId")) for plot in plots}
        axes = {
            each.find(f"{C}axId").get("val")
            for each in space.find(f".//{C}plotArea")
            if each.tag.endswith("Ax")
        }
        assert len(used) == 1
        assert set(next(iter(used))) == axes


def test_that_layers_and_parts_are_the_figures(shown):
    for figure, shape in of_kind(shown, StackFigure):
        series = drawn(shape)
        for layer in figure.layers:
            assert any(same(cells, layer.values) for cells in series[layer.label])
    for figure, shape in of_kind(shown, BarFigure):
        series = drawn(shape)
        for place, part in enumerate(figure.bars[0].parts):
            close(series[part.label][0], [bar.parts[place].value for bar in figure.bars])
        if figure.limit_label:
            close(
                series[figure.limit_label][0],
                [np.nan if bar.limit is None else bar.limit for bar in figure.bars],
            )


def test_that_intervals_are_the_figures(story, printed):
    figures = [figure for page in story.pages for figure in page.figures]
    pairs = list(zip(figures, charts(printed(Format.PPTX, story)), strict=True))
    for figure, shape in of_kind(pairs, IntervalFigure):
        sheet = sheet_of(shape)
        series = drawn(shape)
        for at, row in enumerate(figure.rows, 2):
            assert sheet.cell(at, 1).value == row.name
            read = [sheet.cell(at, column).value for column in (2, 3, 4)]
            close(read, [row.low, row.high, row.middle])
            assert (row.low, row.high) in series[row.name]
            assert (row.middle,) in series[row.name]


def test_that_lines_are_the_figures(story, printed):
    figures = [figure for page in story.pages for figure in page.figures]
    pairs = list(zip(figures, charts(printed(Format.PPTX, story)), strict=True))
    for figure, shape in of_kind(pairs, LineFigure):
        for line in figure.lines:
            assert any(same(cells, line.values) for cells in drawn(shape)[line.label])


def test_that_the_axis_holds_every_number_and_begins_at_nought_where_it_must(shown):
    for figure, shape in shown:
        axis = shape.chart._chartSpace.find(f".//{C}valAx/{C}scaling")
        low, high = (float(axis.find(f"{C}{end}").get("val")) for end in ("min", "max"))
        assert low < high
        if figure.from_zero:
            assert low <= 0 <= high
        if isinstance(figure, FanFigure):
            numbers = np.concatenate([[*fan.p10, *fan.p90] for fan in figure.fans])
            assert low <= numbers.min()
            assert numbers.max() <= high


def test_that_months_are_named_every_half_year(shown):
    for figure, shape in of_kind(shown, FanFigure):
        axis = shape.chart._chartSpace.find(f".//{C}dateAx")
        if len(figure.months) > 6:
            assert int(axis.find(f"{C}majorUnit").get("val")) % 6 == 0
        assert axis.find(f"{C}majorTimeUnit").get("val") == "months"
        assert axis.find(f"{C}numFmt").get("formatCode") == "mmm yyyy"


def test_that_the_library_knows_them_as_charts(shown):
    kinds = {
        FanFigure: (XL_CHART_TYPE.AREA_STACKED, XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE_MARKERS),
        StackFigure: (XL_CHART_TYPE.AREA_STACKED,),
        BarFigure: (XL_CHART_TYPE.COLUMN_STACKED,),
    }
    for figure, shape in shown:
        if type(figure) in kinds:
            assert shape.chart.chart_type in kinds[type(figure)]


def fan_of(story):
    return next(
        figure
        for page in story.pages
        for figure in page.figures
        if isinstance(figure, FanFigure) and len(figure.fans) == 1
    )


def test_that_a_fan_below_nought_is_five_lines(story):
    figure = fan_of(story)
    fan = figure.fans[0]
    lower = replace(
        fan, **{name: getattr(fan, name) - 400 for name in ("p10", "p25", "p50", "p75", "p90")}
    )
    bare = replace(figure, fans=(lower,), ghosts=(), target=None, observed=(), start=None)
    chart = fan_chart(bare, SIZE)
    assert [group.kind for group in chart.groups] == [Kind.LINE]
    columns = {series.column for series in chart.groups[0].series}
    assert len(columns) == 5
    assert chart.axis.low < 0


def test_that_one_future_is_a_line_without_bands(story):
    figure = fan_of(story)
    fan = figure.fans[0]
    same = dict.fromkeys(("p10", "p25", "p75", "p90"), fan.p50)
    chart = fan_chart(replace(figure, futures=1, fans=(replace(fan, **same),), ghosts=()), SIZE)
    assert [group.kind for group in chart.groups] == [Kind.LINE]


def test_that_what_is_no_number_is_left_blank(story):
    figure = fan_of(story)
    middle = figure.fans[0].p50.copy()
    middle[3] = np.nan
    chart = fan_chart(replace(figure, fans=(replace(figure.fans[0], p50=middle),)), SIZE)
    assert b"nan" not in chart_xml(chart)


def test_that_a_single_month_and_odd_names_can_be_drawn(story):
    figure = fan_of(story)
    fan = figure.fans[0]
    one = {name: getattr(fan, name)[:1] for name in ("p10", "p25", "p50", "p75", "p90")}
    short = replace(
        figure, months=(date(2015, 1, 31),), fans=(replace(fan, **one),), ghosts=(),
        lines=(), observed=(), unit='"<&', target=None,
    )  # fmt: skip
    assert b"barChart" in chart_xml(fan_chart(short, SIZE))
