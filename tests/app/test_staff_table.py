"""A council's own staff: what is read, and what is told when it cannot be."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import start
from app.files.scenario_file import parse, text_of
from app.problem import CannotUse
from app.staff.table import COLUMNS, EXPERIENCE_UNSAID, parse_staff, read_staff, with_staff
from sim.grades import Grade
from sim.scenario import StaffMember
from tests.app.birmingham import DOCUMENT

ASSETS = Path(start.__file__).parent / "assets"
FIRST_DAY = date(2015, 1, 31)
HEADER = "grade,contract,fte,started\n"


def staff(text: str) -> tuple[StaffMember, ...]:
    return parse_staff(text, "staff.csv", FIRST_DAY)


def complaints(text: str) -> list[str]:
    with pytest.raises(CannotUse) as caught:
        staff(text)
    return str(caught.value).splitlines()


def test_that_a_row_becomes_a_person():
    (member,) = staff(
        "reference,grade,contract,fte,started,qualified,golden_hello,tie_in_ends,holds_cases,note\n"
        'W1,Social Worker,permanent,0.8,31/01/2014,2012-01-31,"£3,000",2017-01-31,yes,"=cmd()"\n'
    )
    assert member == StaffMember(
        Grade.SOCIAL_WORKER, True, 0.8, 11.99, 3.0, tie_in_months=24.02, golden_hello=3000
    )


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("ASYE", Grade.NEWLY_QUALIFIED),
        ("nqsw", Grade.NEWLY_QUALIFIED),
        ("Newly-qualified", Grade.NEWLY_QUALIFIED),
        ("SW", Grade.SOCIAL_WORKER),
        ("Senior", Grade.SENIOR),
        ("senior  social worker", Grade.SENIOR),
        ("TM", Grade.TEAM_MANAGER),
        ("team_manager", Grade.TEAM_MANAGER),
    ],
)
def test_that_common_names_of_a_grade_are_understood(text, grade):
    (member,) = staff(f"{HEADER}{text},Perm,1,2014-09-01\n")
    assert member.grade is grade
    assert member.holds_cases is (grade is not Grade.TEAM_MANAGER)


@pytest.mark.parametrize("grade", Grade)
def test_that_experience_unsaid_is_service_or_more(grade):
    (newer, older) = staff(
        f"{HEADER}{grade.label},agency,1,2015-01-31\n{grade.label},agency,1,1995-01-31\n"
    )
    assert newer.experience_years == EXPERIENCE_UNSAID[grade]
    assert older.experience_years == (0 if grade is Grade.NEWLY_QUALIFIED else 20)


def test_that_a_tie_in_that_has_ended_is_gone():
    (member,) = staff(
        "grade,contract,fte,started,golden_hello,tie_in_ends\n"
        "senior,permanent,1,2011-01-31,3000,2014-01-31\n"
    )
    assert (member.tie_in_months, member.golden_hello) == (0, 0)


def test_that_semicolons_decimal_commas_blank_rows_and_empty_columns_are_read():
    members = staff("Grade;Contract;FTE;Started;;\r\n\r\nSW;agency;0,6;1/9/2014;;\r\n;;;;;\r\n\r\n")
    assert [member.fte for member in members] == [0.6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_that_the_encodings_of_a_spreadsheet_are_read(tmp_path, encoding):
    file = tmp_path / "staff.csv"
    text = "grade,contract,fte,started,golden_hello,note\nSW,permanent,1,2014-09-01,£3000,é\n"
    file.write_bytes(text.encode(encoding))
    assert len(read_staff(file, FIRST_DAY)) == 1


def test_that_every_problem_is_told_by_row_and_column():
    assert complaints(
        "Reference,Grade,Contract,FTE,Started,Name,Golden hello,Tie in ends,holds cases\n"
        "1,asye,perm,1,1/9/2014,Joe,=1+1,,\n"
        "2,sociel worker,temp,1.2,2015-02-03,,,2016-02-30,maybe\n"
        "3,TM,agency,,31/02/2014,,5000,,yes,7\n"
        "4,SW,agency,@1,1901-01-01,,,,\n"
    ) == [
        "staff.csv: row 1 has the column name, which is not used. "
        "Take it out: nothing is kept that is not needed.",
        'staff.csv: row 2, golden_hello is "=1+1". It can be £0 to £20,000.',
        'staff.csv: row 3, grade is "sociel worker". It can be newly qualified, social worker, '
        "senior social worker or team manager. Did you mean social worker?",
        'staff.csv: row 3, contract is "temp". It can be permanent or agency.',
        'staff.csv: row 3, fte is "1.2". It can be above 0, up to 1 for full time.',
        "staff.csv: row 3, started is 2015-02-03. "
        "It can be 1965-01-31 to 2015-01-31, the first day of the scenario.",
        'staff.csv: row 3, tie_in_ends is "2016-02-30". There is no such day in the calendar.',
        'staff.csv: row 3, holds_cases is "maybe". It can be yes or no.',
        "staff.csv: row 4 has a cell in a column without a name. "
        "Check for a comma too many, or name the column.",
        "staff.csv: row 4, fte is empty. Every row needs it.",
        'staff.csv: row 4, started is "31/02/2014". There is no such day in the calendar.',
        "staff.csv: row 4, holds_cases is yes for a team manager. Team managers hold no cases.",
        "staff.csv: row 4, golden_hello belongs to an agency worker. "
        "Only permanent staff are paid a golden hello.",
        'staff.csv: row 5, fte is "@1". It can be above 0, up to 1 for full time.',
        "staff.csv: row 5, started is 1901-01-01. "
        "It can be 1965-01-31 to 2015-01-31, the first day of the scenario.",
    ]


def test_that_wrong_columns_are_told():
    said = complaints("grade,grade,contract,fte,startd,notes\n")
    assert said == [
        "staff.csv: row 1 lacks the column started. Needed are grade, contract, fte, started.",
        "staff.csv: row 1 names the column grade twice. Keep one of the two.",
        "staff.csv: row 1 has the column startd, which is not used. Did you mean started?",
        "staff.csv has no rows below its first. Give one row a person.",
    ]


def test_that_two_hundred_problems_are_listed_and_the_rest_counted():
    said = complaints(HEADER + "x,permanent,1,2014-09-01\n" * 250)
    assert len(said) == 201
    assert said[-1] == "... and 50 more."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        (HEADER + '"SW,permanent\n', "row 2 cannot be read: a double quote is open"),
        (HEADER + "SW,permanent,1,2014-09-01\n" * 20_001, "It can have 20,000 at most"),
        (HEADER + "x" * 200_000, "row 2"),
    ],
)
def test_that_a_table_that_is_none_is_refused(text, words):
    (sentence,) = complaints(text)
    assert words in sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("grade;fte".encode("utf-16"), "is no CSV table"),
        (b"PK\x03\x04\0\0", "is no CSV table"),
        (b"grade\x81\x8d", "encoding"),
        (b"a" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_that_a_file_that_is_no_table_is_refused(tmp_path, content, words):
    file = tmp_path / "staff.csv"
    file.write_bytes(content)
    with pytest.raises(CannotUse, match=words):
        read_staff(file, FIRST_DAY)


def assert_told(refused: CannotUse) -> None:
    assert refused.problems
    assert all(sentence.isprintable() for sentence in refused.sentences())


CELLS = st.one_of(
    st.sampled_from(["SW", "TM", "agency", "permanent", "1", "0.5", "2014-09-01", "yes", "", "=1"]),
    st.text(max_size=12),
)


@given(st.lists(st.lists(CELLS, max_size=10), max_size=6), st.sampled_from(",;"))
def test_that_any_table_is_read_or_refused(rows, delimiter):
    body = "\n".join(delimiter.join(row) for row in rows)
    try:
        members = staff(delimiter.join(COLUMNS) + "\n" + body)
    except CannotUse as refused:
        assert_told(refused)
    else:
        assert members


def test_that_template_and_sample_are_read_and_saved():
    for name in ("staff-template.csv", "staff-sample.csv"):
        members = read_staff(ASSETS / name, FIRST_DAY)
        document = with_staff(DOCUMENT, members)
        assert document.scenario.staff == members
        assert parse(text_of(document), "x.headroom") == document


def test_that_the_template_shows_every_column():
    header = (ASSETS / "staff-template.csv").read_text(encoding="utf-8").splitlines()[0]
    assert sorted(header.split(",")) == sorted([*COLUMNS, "note"])


def test_that_the_sample_is_a_small_council():
    members = read_staff(ASSETS / "staff-sample.csv", FIRST_DAY)
    assert 35 <= len(members) <= 45
    assert {member.grade for member in members} == set(Grade)
    assert any(member.tie_in_months for member in members)
    assert 0.15 < sum(not member.permanent for member in members) / len(members) < 0.4
