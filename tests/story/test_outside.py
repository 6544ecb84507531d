"""The page and the figure of what other councils did."""

import json
from dataclasses import replace

import pytest

from app.figures.outside import AS_MUCH, outside_figure
from app.figures.tables import table_of
from app.outlooks.outside_view import OutsideView, outside_views
from app.painting.svg import Size, svg_of
from app.reports.json_report import json_report
from app.reports.text_report import text_report
from app.story.page import Kind
from tests.app.answers import CASELOAD, FTE, answer, document
from tests.story.cases import case_of, page


def view_for(value):
    (found,) = outside_views(document(replace(FTE, value=value)))
    assert isinstance(found, OutsideView)
    return found


VIEW = view_for(FTE.value)


@pytest.mark.parametrize("value", [360.0, 420.0, 500.0, 560.0, 5000.0])
def test_that_every_period_is_in_one_bar_on_its_side_of_the_need(value):
    view = view_for(value)
    figure = outside_figure(view)
    assert figure.upright is not None
    less = sum(bar.parts[0].value for bar in figure.bars)
    as_much = sum(bar.parts[1].value for bar in figure.bars)
    assert (less + as_much, as_much) == (len(view.windows), view.odds.met)
    # The line parts the bars: what lies wholly at its left grew less, what lies at its right more.
    for place, bar in enumerate(figure.bars):
        wrong = 1 if place + 0.5 <= figure.upright.at else 0
        if abs(place - figure.upright.at) >= 0.5:
            assert bar.parts[wrong].value == 0


def test_that_the_table_has_every_number_and_no_future():
    table = table_of(outside_figure(VIEW))
    assert table.columns == (
        "Growth of permanent FTE (%)", "Grew less (periods)", "Grew as much (periods)",
        "Together (periods)",
    )  # fmt: skip
    assert sum(row[3] or 0 for row in table.numbers) == len(VIEW.windows)


def test_that_the_need_is_painted_where_it_lies():
    svg = svg_of(outside_figure(VIEW), Size(700, 360))
    assert "Needed: 41%" in svg
    assert AS_MUCH in svg


def test_that_the_page_says_count_need_certainty_and_the_model():
    made = page(case_of(answer(document(FTE, CASELOAD), futures=200)), Kind.OUTSIDE)
    assert made.headline == made.figures[0].title
    assert "41%" in made.lead
    said = " ".join(made.points)
    assert "95% interval" in said
    assert "The model and other councils' experience clearly differ" in said
    assert "Birmingham is left out" in made.sources[0]


def test_that_a_scenario_without_a_growth_target_has_no_page():
    assert page(case_of(answer(document(CASELOAD))), Kind.OUTSIDE) is None


def test_that_a_target_that_cannot_be_compared_is_told_without_a_figure():
    far = document(replace(FTE, by=FTE.by.replace(year=2015)))
    made = page(case_of(answer(far)), Kind.OUTSIDE)
    assert made.figures == made.tables == ()
    assert "less than half a year" in made.points[0]


def test_that_the_command_line_tells_it_in_text_and_json():
    known = answer(document(FTE, CASELOAD), futures=200)
    text = " ".join(text_report(known).split())
    assert f"{VIEW.odds.met} of {VIEW.odds.futures} two-year periods in other councils" in text
    told = json.loads(json_report(known.question.document, known.outlook, known.ensemble))
    (view,) = told["outside_view"]
    assert (view["grew_as_much"], view["periods"]) == (VIEW.odds.met, VIEW.odds.futures)
    assert view["by_size_at_the_end"] == {"grew_as_much": 9, "periods": 83}
    assert view["model_less_councils"] == pytest.approx(-VIEW.odds.probability)
