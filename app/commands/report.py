"""``headroom report``: a scenario, alone or beside others, as what is taken to cabinet."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.briefing import MOST_BESIDE
from app.commands.running import open_document, run_document
from app.document import Document
from app.exports.figures import picture_of
from app.exports.making import Format, make_file, make_pack
from app.figures.outlook_page import outcome_figure
from app.figures.shapes import AnyFigure
from app.files.disk import read_bytes, write_bytes
from app.files.scenario_file import read
from app.files.templates import baseline_for
from app.problem import CannotUse, Problem, did_you_mean
from app.running.ensemble import Ensemble
from app.story.choosing import scenario_beside
from app.story.gather import gather
from app.story.story import Story, figures_shown, story_of
from app.terminal import complain, refuse_unwritable
from sim.outcomes import OUTCOMES

PICTURES = (".svg", ".png")
_LARGEST_TEMPLATE = 50_000_000


def run(args: Namespace) -> int:
    """Run everything that is needed, then write it down."""
    out = Path(args.out)
    make = _what_to_make(out, args)
    document = open_document(args)
    baseline = read(Path(args.baseline)) if args.baseline else baseline_for(document)
    others = _others(args, document)

    def play(asked: Document) -> Ensemble:
        return run_document(asked, args.workers)

    on = args.date or date.today()
    story = story_of(gather(document, baseline, others, on, play))
    complain(f"Written to {make(story)}.")
    return 0


def _others(args: Namespace, document: Document) -> list[Document]:
    """The scenarios that were typed after the first, or those that its briefing names."""
    if args.others:
        if len(args.others) > MOST_BESIDE:
            fact = f"are {len(args.others) + 1} scenarios"
            remedy = f"A briefing shows {MOST_BESIDE + 1} at most, the first beside the others."
            raise CannotUse(None, [Problem("FILE", fact, remedy)])
        return [read(Path(each)) for each in args.others]
    folder = Path(args.file).parent
    return [scenario_beside(each, folder) for each in document.briefing.beside]


def _what_to_make(out: Path, args: Namespace) -> Callable[[Story], Path]:
    """Before anything is run: what is to be made, and whether it can be put there."""
    template = read_bytes(Path(args.template), _LARGEST_TEMPLATE) if args.template else None
    suffix = out.suffix.lower()
    forms = {form.suffix: form for form in Format}
    if args.figure or suffix in PICTURES:
        return _picture_maker(out, args.figure)
    if not suffix or out.is_dir():
        if not out.is_dir():
            fact, remedy = "is no folder that is there", "Make the folder first."
            raise CannotUse(str(out), [Problem("", fact, remedy)])
        return lambda story: make_pack(story, out, template, _say_step)
    if suffix not in forms:
        allowed = ", ".join([*forms, *PICTURES])
        fact = f"ends in {suffix}"
        raise CannotUse(out.name, [Problem("", fact, f"It can end in {allowed}, or be a folder.")])
    refuse_unwritable(out)

    def make(story: Story) -> Path:
        make_file(story, out, forms[suffix], template)
        return out

    return make


def _say_step(label: str, place: int, of: int) -> None:
    complain(f"{place} of {of}: {label}")


def _picture_maker(out: Path, key: str | None) -> Callable[[Story], Path]:
    if out.suffix.lower() not in PICTURES:
        fact = f"ends in {out.suffix or 'nothing'}"
        raise CannotUse(out.name, [Problem("", fact, "A picture can be .svg or .png.")])
    if key is None:
        remedy = "Say which figure: --figure permanent_fte, for example."
        raise CannotUse(out.name, [Problem("", "is a picture of one figure", remedy)])
    refuse_unwritable(out)

    def make(story: Story) -> Path:
        write_bytes(out, picture_of(_figure(story, key), story, out.suffix.lower()))
        return out

    return make


def _figure(story: Story, key: str) -> AnyFigure:
    """A figure of the briefing, or of any outcome."""
    shown = {figure.key: figure for figure in figures_shown(story)}
    if key in shown:
        return shown[key]
    if key in OUTCOMES:
        return outcome_figure(story.case.answer, key)
    names = [*shown, *OUTCOMES]
    raise CannotUse(None, [Problem(f"--figure {key}", "is no figure", did_you_mean(key, names))])
