"""The register of parameters: what it holds, and what a planner reads in it."""

import dataclasses
import json

import pytest

from app.sources import evidence
from app.sources.catalogue import (
    GROUP_TITLES,
    catalogue,
    closest_paths,
    explain,
    find,
    parameters_json,
    parameters_text,
)
from app.sources.evidence import COLUMNS, MARKS, evidence_table, read_evidence
from sim.scenario import EVENT_KINDS, PARAMETERS, Settings

# Rows


def test_that_the_catalogue_holds_every_parameter_in_the_order_declared():
    assert [row.path for row in catalogue()] == list(PARAMETERS)


def test_that_every_group_has_a_title_and_no_title_is_left_over():
    groups = [each.name for each in dataclasses.fields(Settings)]
    assert list(GROUP_TITLES) == groups
    assert len(set(GROUP_TITLES.values())) == len(groups)


def test_that_a_row_carries_its_evidence():
    row = find("pay.golden_hello")
    assert row.group_title == "Pay and payments"
    assert (row.default, row.low, row.high) == (3000, 2000, 10000)
    assert (row.mark, row.mark_in_words) == ("B", "news report of a council paper")
    assert row.evidence[0] == "OFF-001"
    assert row.sources[0].startswith("Chamberlain Files 28 Jan 2014")
    assert row.unit.title == "pounds"


def test_that_a_source_is_named_once():
    assert all(len(row.sources) == len(set(row.sources)) for row in catalogue())


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("pay.golden_hello", 6000, "£6,000"),
        ("agency.charge_social_worker", 22.5, "£22.50 an hour"),
        ("money.envelope", 33.3, "£33.3m a year"),
        ("leaving.agency_share_effect", 0.03, "0.03 points"),
        ("structure.area_stability", -20, "−20 points"),
        ("pay.separation_elasticity", -1.5, "−1.5"),
        ("hiring.rated_inadequate", 1, "yes"),
    ],
)
def test_that_a_value_is_said_with_its_unit_and_no_idle_noughts(path, value, said):
    assert find(path).say(value) == said


def test_that_a_switch_and_a_point_have_no_range():
    assert not find("agency.memorandum").has_range
    assert not find("start.senior_share").has_range
    assert find("pay.golden_hello").has_range


# Finding


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("pay.golden_helo", "pay.golden_hello"),
        ("golden hello", "pay.golden_hello"),
        ("Golden Hello", "pay.golden_hello"),
        ("hireing.pool", "hiring.pool"),
        ("referal growth", "demand.growth"),
        ("cap on agency share", "agency.share_cap"),
        ("event:pay_rade", "event:pay_raid"),
        ("front_door_open", "event:front_door_opens"),
    ],
)
def test_that_a_slip_of_the_pen_finds_what_was_meant(text, path):
    assert closest_paths(text, 3)[0] == path


@pytest.mark.parametrize("path", list(PARAMETERS)[::10])
def test_that_a_path_is_nearest_to_itself(path):
    assert closest_paths(path, 1) == (path,)


@pytest.mark.parametrize("text", ["", "zzzz", "quarterly ice cream"])
def test_that_nothing_near_is_said_to_be_nothing(text):
    assert closest_paths(text, 3) == ()


@pytest.mark.parametrize("ask", [find, explain])
def test_that_an_unknown_name_is_answered_with_a_near_one(ask):
    with pytest.raises(
        LookupError, match=r"no parameter pay\.golden_helo\. Did you mean pay\.gold"
    ):
        ask("pay.golden_helo")


@pytest.mark.parametrize("name", ["zzzz", "event:", ""])
def test_that_a_name_like_no_other_is_answered_plainly(name):
    with pytest.raises(LookupError, match=f"^There is no parameter {name}.$"):
        explain(name)


# Explaining

GOLDEN_HELLO = """\
Golden hello (pay.golden_hello)
Pay and payments, a lever: the council decides it.

Paid once to a recruit who qualifies. It raises starts by ever less per pound, lowers leaving while
it can be claimed back and raises it just after.

Value:            £3,000
Seen in evidence: £2,000 to £10,000
May be entered:   £0 to £20,000; the slider moves by £500
Over time:        may change from a date on

Rests on (mark B, news report of a council paper):
  OFF-001  golden hello to recruits with 3+ years' experience: 3,000 GBP once; from Apr 2014,
           Birmingham.
           Mark B, news report of a council paper. Chamberlain Files 28 Jan 2014: golden hello plan
           hits a glitch.
           http://www.thechamberlainfiles.com/3000-golden-hello-payment-plan-for-birmingham-social-workers-hits-a-glitch/
           Note: repayable by those leaving within three years; reviewed yearly; scheme was to be
           revised.
"""


def test_that_a_lever_is_explained_in_full():
    said = explain("pay.golden_hello")
    assert said.startswith(GOLDEN_HELLO)
    assert said.endswith(
        "Why it differs from OFF-001: The range is that of the neighbours' offers."
    )


def test_that_an_assumption_of_ours_says_so_once_and_gives_its_reason():
    said = explain("hiring.pool")
    assert "Hiring, an assumption: nobody knows it for certain." in said
    assert "Likely range:     120 to 500 people" in said
    assert "Rests on (mark D, our assumption):" in said
    assert "Mark D, our assumption.\n" in said
    assert "Note: a round quarter of the" in said


def test_that_what_was_counted_on_the_first_day_cannot_change():
    said = explain("start.agency_fte")
    assert "The first day, a fact: it was counted or is fixed from outside." in said
    assert "holds for the first day and cannot change" in said
    assert "Likely range" not in said


def test_that_a_switch_is_said_as_yes_or_no():
    said = explain("agency.memorandum")
    assert "Value:            yes" in said
    assert "May be entered:   yes or no (1 or 0)" in said


@pytest.mark.parametrize("path", PARAMETERS)
def test_that_an_explanation_holds_every_row_of_evidence(path):
    said = explain(path)
    flat = " ".join(said.split())
    for id in PARAMETERS[path].evidence:
        row = evidence_table()[id]
        assert all(
            part in flat for part in (id, row.quantity, row.mark_in_words, row.note.rstrip(";"))
        )
    long = [line for line in said.splitlines() if len(line) > 100 and "://" not in line]
    assert long == []


@pytest.mark.parametrize("name", EVENT_KINDS)
def test_that_an_event_is_explained_with_or_without_its_prefix(name):
    said = explain(name)
    assert said == explain(f"event:{name}")
    assert said.startswith(f"{EVENT_KINDS[name].label} (event:{name})")
    assert all(effect.path in said for effect in EVENT_KINDS[name].effects)
    assert all(str(effect.months) in said for effect in EVENT_KINDS[name].effects)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "leadership_change",
            "Stability of leadership (leaving.leadership_stability) falls by 25 points, dying "
            "away: half is gone after 6 months (shocks.leadership_half_life); size: "
            "shocks.leadership_change, −40 to −10 points.",
        ),
        ("pay_raid", "(pay.neighbours_rise) rises by 3 points, for good; size: shocks.pay_raid, 1"),
        ("agency_price_cap", "(agency.charge_senior) falls by 10%, for good; size:"),
        ("inspection_better", "Rated inadequate (hiring.rated_inadequate) becomes no, for good."),
        ("structure_outsource", "rises by £3m a year, for 12 months (structure.transition_months)"),
        ("structure_outsource", "falls by 5%, for good, 12 months after the date"),
        ("structure_area", "(demand.referrals_a_year) is left alone, for good,"),
    ],
)
def test_that_an_effect_is_said_in_a_sentence(name, said):
    assert said in " ".join(explain(name).split())


# Lists


def test_that_the_records_are_plain_and_complete():
    records = parameters_json()
    assert json.loads(json.dumps(records)) == records
    assert [record["path"] for record in records] == list(PARAMETERS)
    first = records[0]
    assert (first["kind"], first["unit"], first["mark"]) == ("fact", "FTE", "B")
    assert first["evidence"] == ["BHM-026", "BHM-030"]


def test_that_the_table_names_every_parameter_and_fits_100_columns():
    lines = parameters_text().splitlines()
    starts = [line.split(" ")[0] for line in lines]
    assert [word for word in starts if word in PARAMETERS] == list(PARAMETERS)
    assert [title for title in GROUP_TITLES.values() if title.upper() not in lines] == []
    assert max(map(len, lines)) <= 100
    assert "…" not in parameters_text()


def test_that_a_line_of_the_table_reads_across():
    line = next(each for each in parameters_text().splitlines() if "pay.golden_hello " in each)
    assert " ".join(line.split()) == "pay.golden_hello Golden hello £3,000 2,000 to 10,000 B"


# Evidence

ROW = "BHM-001,a count,3,2,4,months,2015,Birmingham,a paper,none,B,a note\n"


def lines(*rows):
    return iter([",".join(COLUMNS) + "\n", *rows])


def test_that_the_table_is_read_once():
    assert evidence_table() is evidence_table()


def test_that_a_row_is_read_as_written():
    row = read_evidence(lines(ROW))["BHM-001"]
    assert (row.value, row.low, row.high, row.unit) == (3, 2, 4, "months")
    assert row.said == "3 (2 to 4) months"


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("FLW-R02", "13,815 referrals"),
        ("CST-006", "22.5 GBP per hour before fees"),
        ("ASM-019", "mixture shape"),
        ("FLW-U08", "event"),
        ("HRM-060", "several, in per cent"),
    ],
)
def test_that_a_finding_is_said_with_its_unit(id, said):
    assert evidence_table()[id].said == said


def test_that_a_mark_is_said_in_words():
    assert {row.mark_in_words for row in evidence_table().values()} == set(MARKS.values())


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (iter([]), "first line must name the columns"),
        (iter(["id,value\n"]), "first line must name the columns"),
        (lines("BHM-001,a count\n"), "line 2: want 12 columns"),
        (lines(ROW, ROW), "line 3: BHM-001 is there twice"),
        (lines(ROW.replace(",B,", ",E,")), "BHM-001: no such mark as 'E'"),
    ],
)
def test_that_a_damaged_table_says_where(rows, fault):
    with pytest.raises(ValueError, match=fault):
        read_evidence(rows)


def test_that_the_evidence_is_found_from_any_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert evidence.TABLE.is_absolute()
    assert evidence.TABLE.is_file()
