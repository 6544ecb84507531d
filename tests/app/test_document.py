"""Values as they are typed, checked and said; documents as they change."""

from dataclasses import replace
from xml.etree.ElementTree import XML
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clean_text import clean, visible
from app.document import find_parameter, with_typed, with_value
from app.problem import CannotUse, Problem
from app.together import check_together
from app.value import check_value, parse_value, read_number, say
from sim.parameter import Parameter
from sim.scenario import PARAMETERS
from sim.units import Unit
from tests.app.birmingham import DOCUMENT

NEED_BANDS = [
    path
    for path in PARAMETERS
    if path.startswith("casework.need_") and path.endswith(("months", "years"))
]


def typed(path: str, text: str) -> float | Problem:
    return parse_value(PARAMETERS[path], text, present=3000)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("pay.golden_hello", "6000", 6000),
        ("pay.golden_hello", " £6,000 ", 6000),
        ("pay.golden_hello", "£6k", 6000),
        ("pay.golden_hello", "4.5K", 4500),
        ("pay.golden_hello", "6000 pounds", 6000),
        ("pay.golden_hello", "+10%", 3300),
        ("pay.golden_hello", "\N{MINUS SIGN}50 %", 1500),
        ("money.campaign_cost", "£0.3m", 300_000),
        ("money.campaign_cost", "£300,000 a year", 300_000),
        ("money.envelope", "£33.3m", 33.3),
        ("money.envelope", "£33.3m a year", 33.3),
        ("money.envelope", "35000k", 35),
        ("pay.gap_senior", "-4%", -4),
        ("pay.gap_senior", "-4", -4),
        ("pay.gap_senior", "+2.5 per cent", 2.5),
        ("demand.growth", "10%", 10),
        ("demand.referrals_a_year", "14k", 14_000),
        ("pay.golden_hello_tie_in_months", "24 months", 24),
        ("leaving.tie_in", "0.9×", 0.9),
        ("start.permanent_fte", "354 FTE", 354),
        ("agency.charge_senior", "£41.23 an hour", 41.23),
        ("agency.single_contract", "yes", 1),
        ("agency.single_contract", "Off", 0),
    ],
)
def test_that_a_typed_value_is_understood(path, text, value):
    assert typed(path, text) == value


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pay.golden_hello", ""),
        ("pay.golden_hello", "six"),
        ("pay.golden_hello", "10%"),
        ("pay.golden_hello", "6,00"),
        ("pay.golden_hello", "1.000,5"),
        ("pay.golden_hello", "£6 k k"),
        ("pay.golden_hello", "nan"),
        ("pay.golden_hello", "inf"),
        ("pay.golden_hello", "=1+1"),
        ("pay.golden_hello", "1e999"),
        ("pay.golden_hello", "9" * 10_000),
        ("pay.golden_hello", "6000 months"),
        ("pay.golden_hello", "٣٠٠٠"),
        ("pay.gap_senior", "£4"),
        ("pay.golden_hello_tie_in_months", "24m"),
        ("agency.single_contract", "0.5"),
        ("agency.single_contract", "+10%"),
        ("agency.single_contract", "maybe"),
    ],
)
def test_that_what_cannot_be_understood_is_a_problem(path, text):
    problem = typed(path, text)
    assert isinstance(problem, Problem)
    assert problem.place == path
    assert "It can be " in problem.remedy
    assert len(problem.sentence()) < 300


@given(st.sampled_from(list(PARAMETERS.values())), st.text(max_size=50))
def test_that_any_text_gives_an_allowed_value_or_a_problem(parameter, text):
    value = parse_value(parameter, text, parameter.default)
    assert isinstance(value, Problem) or parameter.least <= value <= parameter.most


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=list(PARAMETERS))
def test_that_what_is_said_can_be_typed(parameter):
    for value in (parameter.least, parameter.low, parameter.default, parameter.high):
        assert parse_value(parameter, say(parameter.unit, value), 1.0) == value


def test_that_a_value_beyond_its_limits_is_told_with_limits_and_a_guess():
    problem = check_value(PARAMETERS["pay.golden_hello"], 60_000)
    assert problem is not None
    assert problem.sentence("birmingham.headroom") == (
        "birmingham.headroom: pay.golden_hello is £60,000. "
        "It can be £0 to £20,000. Did you mean £6,000?"
    )


def test_that_a_minus_left_out_is_guessed():
    problem = check_value(PARAMETERS["pay.separation_elasticity"], 1.5)
    assert problem is not None
    assert problem.remedy.endswith("Did you mean −1.50?")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 1e308, -1e308])
def test_that_no_absurd_number_is_allowed(value):
    problem = check_value(PARAMETERS["pay.golden_hello"], value)
    assert problem is not None
    assert len(problem.sentence()) < 120


def test_that_a_limit_is_never_said_to_be_broken_by_itself():
    problem = check_value(PARAMETERS["pay.golden_hello"], 20_000.4)
    assert problem is not None
    assert "£20,000.40" in problem.fact


def test_that_a_switch_is_on_or_off():
    problem = check_value(PARAMETERS["agency.single_contract"], 0.5)
    assert problem is not None
    assert problem.sentence() == ("agency.single_contract is 0.5. It can be yes (1) or no (0).")


@pytest.mark.parametrize(("text", "number"), [("1e3", 1000), ("-2", -2), ("1,000", 1000)])
def test_that_a_plain_number_is_read(text, number):
    assert read_number(text) == number


def test_that_everything_typed_wrongly_is_named_at_once():
    years = say(Unit.YEARS, PARAMETERS["pay.golden_hello_years"].default)
    typed_wrongly = {
        "pay.golden_helo": "6000",
        "pay.golden_hello": "£60k",
        "pay.golden_hello_years": "many",
        "agency.fee": "10%",
    }
    with pytest.raises(CannotUse) as caught:
        with_typed(DOCUMENT, typed_wrongly)
    assert str(caught.value).splitlines() == [
        "pay.golden_helo is no parameter. Did you mean pay.golden_hello?",
        "pay.golden_hello is £60,000. It can be £0 to £20,000. Did you mean £6,000?",
        'pay.golden_hello_years is "many", which cannot be read. '
        f"Write it like {years}. It can be 0.0 to 10.0 years.",
    ]


def test_that_typed_values_are_set_together():
    changed = with_typed(DOCUMENT, {"pay.golden_hello": "£6k", "leaving.rate": "20"}, "a trial")
    settings = changed.scenario.settings
    assert (settings.pay.golden_hello, settings.leaving.rate) == (6000, 20)
    assert changed.reasons == {"pay.golden_hello": "a trial", "leaving.rate": "a trial"}


def test_that_a_value_set_by_hand_is_a_point_and_loses_its_old_reason():
    changed = with_value(DOCUMENT, "leaving.rate", 22, "council's own count")
    assert "leaving.rate" in DOCUMENT.scenario.ranges
    assert "leaving.rate" not in changed.scenario.ranges
    assert changed.reasons["leaving.rate"] == "council's own count"
    assert "pay.golden_hello" not in with_value(DOCUMENT, "pay.golden_hello", 6000).reasons


def test_that_a_value_that_stays_keeps_its_range_and_reason():
    assert with_value(DOCUMENT, "leaving.rate", DOCUMENT.scenario.settings.leaving.rate) == DOCUMENT
    assert (
        with_value(DOCUMENT, "pay.golden_hello", DOCUMENT.scenario.settings.pay.golden_hello)
        == DOCUMENT
    )


def test_that_luck_alone_has_no_ranges():
    assert DOCUMENT.played == DOCUMENT.scenario.with_years_alike()
    alone = replace(DOCUMENT, vary="luck")
    assert alone.played.ranges == {}
    assert alone.scenario.ranges


def test_that_a_name_without_its_group_is_recognised():
    problem = find_parameter("golden_hello_instalments")
    assert isinstance(problem, Problem)
    assert problem.remedy == "Did you mean pay.golden_hello_instalments?"
    assert isinstance(find_parameter("pay.golden_hello"), Parameter)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"start.senior_share": 90, "start.team_manager_share": 20}, "110%"),
        ({"start.under_two_years": 60, "start.five_years_or_more": 60}, "120%"),
        (
            {
                "start.newly_qualified_share": 60,
                "start.senior_share": 45,
                "start.team_manager_share": 10,
            },
            "109%",
        ),
        (
            {
                "start.unallocated": 900,
                "start.awaiting_assessment": 400,
                "casework.no_further_action": 0,
                "casework.not_in_need": 50,
            },
            "It can be 0 to 800.",
        ),
        (
            {
                "start.awaiting_assessment": 400,
                "start.child_protection_plans": 400,
                "start.children_in_care": 400,
                "start.children_in_need": 1000,
            },
            "1,200 children, more than the 1,000",
        ),
        (dict.fromkeys(NEED_BANDS, 0), "are all 0"),
    ],
)
def test_that_values_that_cannot_hold_together_are_told(values, words):
    (problem,) = check_together(values)
    assert words in problem.sentence()
    assert all(path in problem.place or path in problem.remedy for path in list(values)[:1])


def test_that_the_defaults_hold_together():
    assert check_together({path: each.default for path, each in PARAMETERS.items()}) == []


def test_that_a_value_that_is_not_allowed_is_not_set():
    for path, value in (("pay.golden_hello", 60_000), ("pay.silver_hello", 1)):
        with pytest.raises(CannotUse, match=path):
            with_value(DOCUMENT, path, value)


def test_that_setting_a_value_looks_at_the_others():
    with pytest.raises(CannotUse, match=r"start\.senior_share and start\.team_manager_share"):
        with_value(DOCUMENT, "start.senior_share", 95)


def test_that_a_message_counts_what_it_does_not_list():
    error = CannotUse("x.csv", [Problem(f"row {n}", "is wrong", "") for n in range(1203)])
    assert len(error.problems) == 1203
    assert str(error).splitlines()[-1] == "... and 1,003 more."


@given(st.text(alphabet=st.characters(exclude_categories=())), st.booleans())
def test_that_clean_text_stays_as_it_is(text, prose):
    once = clean(text, prose=prose)
    assert clean(once, prose=prose) == once
    once.encode()


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_that_clean_text_can_stand_in_a_file_of_another_program(text):
    kept = clean(f"{text}\uffff\ufffe", prose=True)
    assert (XML(f"<a>{escape(kept)}</a>").text or "") == kept


def test_that_hidden_characters_are_shown():
    assert visible("a\u202eb\x00" + "c" * 100) == "a\\u202eb\\u0000" + "c" * 53 + "..."
    assert say(Unit.POUNDS, 1e300).startswith("1e+300")
