"""The scenarios that come with Headroom, and what a scenario is compared with at first."""

from dataclasses import replace

import pytest

from app import edits
from app.files import templates
from app.files.scenario_file import read
from app.files.templates import baseline_for, birmingham
from sim.scenario import PARAMETERS
from tests.app.birmingham import STAFF


def test_that_every_shipped_file_is_a_template_the_published_plan_first():
    found = templates.templates()
    assert {each.name for each in found} == {
        file.stem for file in templates.FOLDER.glob("*.headroom")
    }
    assert found[0].document == birmingham() == read(templates.FOLDER / "birmingham.headroom")
    titles = [each.title for each in found[1:]]
    assert titles == sorted(titles)


def test_that_a_template_says_in_a_line_or_two_what_it_is():
    for each in templates.templates():
        assert each.title == each.document.title
        assert 20 <= len(each.about) <= 160
        assert each.document.notes.startswith(each.about.removesuffix("..."))
        assert "\n" not in each.about


def test_that_a_spoiled_file_leaves_the_others(tmp_path, monkeypatch):
    for file in templates.FOLDER.glob("*.headroom"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "do-nothing.headroom").write_text("{")
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    names = {each.name for each in templates.templates.__wrapped__()}
    assert "birmingham" in names
    assert "do-nothing" not in names


@pytest.mark.parametrize(
    "template", templates.templates(), ids=[each.name for each in templates.templates()]
)
def test_that_a_scenario_of_the_same_service_is_compared_with_the_plan(template):
    same_service = template.name != "birmingham-2014"
    expected = birmingham() if same_service else template.document
    assert baseline_for(template.document) == expected


def test_that_a_lever_changes_nothing_in_what_it_is_compared_with():
    moved = edits.set_value(birmingham(), "pay.golden_hello", 9000.0)
    assert baseline_for(moved) == birmingham()


COUNTED = [path for path, parameter in PARAMETERS.items() if not parameter.dated]


@pytest.mark.parametrize("path", COUNTED[:6])
def test_that_another_first_day_is_compared_with_itself(path):
    plan = birmingham()
    value = plan.scenario.settings.get(path)
    other = replace(plan, scenario=plan.scenario.with_values({path: value + 1}))
    assert baseline_for(other) is other


def test_that_other_days_or_other_staff_are_compared_with_themselves():
    plan = birmingham()
    with_staff = edits.set_staff(plan, STAFF)
    assert baseline_for(with_staff) is with_staff
    longer = replace(plan, scenario=replace(plan.scenario, last_day=plan.targets[0].by))
    assert baseline_for(longer) is longer
