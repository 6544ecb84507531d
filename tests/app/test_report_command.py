"""``headroom report`` as it is typed."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from app.exports.making import Format

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
MAGIC = {".pptx": b"PK", ".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF"}
FEW = ("--futures", 4, "--workers", 1, "--date", "2015-03-02")


@pytest.mark.parametrize("suffix", [form.suffix for form in Format])
def test_that_the_ending_decides_what_is_made(headroom, plan, tmp_path, suffix):
    out = tmp_path / f"brief{suffix}"
    code, answer, complaints = headroom("report", plan, *FEW, "--out", out)
    assert (code, answer, complaints) == (0, "", f"Written to {out}.\n")
    assert out.read_bytes().startswith(MAGIC.get(suffix, b""))


def test_that_the_same_words_make_the_same_file(headroom, plan, tmp_path):
    made = []
    for name in ("one.docx", "two.docx"):
        headroom("report", plan, *FEW, "--out", tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("figure", ["cost_by_year", "permanent_fte", "handovers"])
def test_that_a_figure_of_any_outcome_is_a_picture(headroom, plan, tmp_path, figure):
    out = tmp_path / "figure.svg"
    code, _, _ = headroom("report", plan, *FEW, "--figure", figure, "--out", out)
    assert code == 0
    assert ElementTree.fromstring(out.read_text(encoding="utf-8")).tag.endswith("svg")


def test_that_a_folder_gets_a_pack_with_the_scenarios_that_were_typed(headroom, plan, tmp_path):
    names = ("golden-hello-6000", "pay-parity")
    others = [SCENARIOS / f"{name}.headroom" for name in names]
    code, _, complaints = headroom("report", plan, *others, *FEW, "--out", tmp_path)
    assert code == 0
    assert "1 of " in complaints
    (pack,) = (each for each in tmp_path.iterdir() if (each / "contents.txt").exists())
    assert len(list((pack / "scenarios").iterdir())) == 3


def words_of(pptx):
    with ZipFile(BytesIO(pptx)) as archive:
        slides = (n for n in archive.namelist() if n.startswith("ppt/slides/slide"))
        return b"".join(archive.read(name) for name in slides).decode()


def test_that_the_scenario_can_be_changed_on_the_way(headroom, plan, tmp_path):
    out = tmp_path / "brief.pptx"
    typed = ("--set", "pay.golden_hello=4500", "--baseline", plan, "--seed", 7)
    assert headroom("report", plan, *FEW, *typed, "--out", out)[0] == 0
    assert "£4,500" in words_of(out.read_bytes())
    assert "seed 7" in words_of(out.read_bytes())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("--out", "brief.txt"), "It can end in .pptx"),
        (("--out", "nowhere/brief.pptx"), "its folder is not there"),
        (("--out", "nowhere"), "is no folder and has no ending"),
        (("--out", ""), "--out is no folder"),
        (("--out", "fan.svg"), "Say which figure"),
        (("--out", "fan.pdf", "--figure", "permanent_fte"), "it can end in .svg or .png"),
        (("--out", "fan.svg", "--figure", "permanent_ftee"), "Did you mean permanent_fte?"),
        (("--out", "fan.svg", "--figure", "flow"), "It can be permanent_fte, chance_by_month,"),
        (("--out", "fan.svg", "--figure", ""), "or any outcome"),
        (("--out", "a.pptx", "--template", "gone.pptx"), "gone.pptx"),
        (("--out", "a.pptx", "--template", "plan.headroom"), "is not a PowerPoint file"),
        (("--out", ".", "--template", "plan.headroom"), "is not a PowerPoint file"),
        (("--out", "a.pdf", "--template", "plan.headroom"), "--template is for slides"),
        (("--out", "a.pptx", "--date", "soon"), "Write it like 2015-01-31"),
        (("--out", "a.pptx", "--baseline", "gone.headroom"), "gone.headroom"),
    ],
)
def test_that_what_cannot_be_done_is_said_before_anything_is_run(  # noqa: PLR0917
    headroom, plan, tmp_path, monkeypatch, typed, says
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("app.commands.report.run_document", None)
    before = set(tmp_path.rglob("*"))
    code, answer, complaints = headroom("report", plan, "--futures", 4, "--workers", 1, *typed)
    assert (code, answer) == (2, "")
    assert says in complaints
    made = {each for each in set(tmp_path.rglob("*")) - before if "state" not in each.parts}
    assert made == set()


def test_that_more_than_three_beside_are_refused(headroom, plan, tmp_path):
    typed = ("report", plan, *[plan] * 4, *FEW, "--out", tmp_path / "a.pptx")
    code, _, complaints = headroom(*typed)
    assert code == 2
    assert "4 at most" in complaints


@pytest.mark.parametrize(("where", "is_folder"), [("packs", True), ("a.pptx", False)])
def test_that_what_may_not_be_written_is_said_before_anything_is_run(  # noqa: PLR0917
    headroom, plan, tmp_path, monkeypatch, where, is_folder
):
    out = tmp_path / where
    out.mkdir() if is_folder else out.write_bytes(b"before")
    monkeypatch.setattr("os.access", lambda path, _: path != out)
    monkeypatch.setattr("app.commands.report.run_document", None)
    code, _, complaints = headroom("report", plan, *FEW, "--out", out)
    assert code == 2
    assert "read-only" in complaints


def test_that_one_scenario_alone_is_enough(headroom):
    code, _, complaints = headroom("report", "--out", "a.pptx")
    assert (code, complaints) == (2, "headroom report needs FILE. See headroom report --help.\n")


def test_that_a_figure_without_anything_to_show_says_so(headroom, plan, tmp_path):
    out = tmp_path / "figure.svg"
    code, _, complaints = headroom(
        "report", plan, *FEW, "--baseline", plan, "--figure", "beside_outcome", "--out", out
    )
    assert (code, out.exists()) == (2, False)
    assert "--figure beside_outcome has nothing to show in this scenario." in complaints
