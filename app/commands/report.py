"""``headroom report``: a scenario, alone or beside others, as what is taken to cabinet."""

import os
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.briefing import MOST_BESIDE
from app.clean_text import visible
from app.commands.output import Output, output_of
from app.commands.running import open_document, run_document
from app.document import Document
from app.exports.figures import figure_named, picture_of
from app.exports.making import MADE, PICTURES, Format, make_file, make_pack, read_template
from app.figures.names import PAGE_FIGURES
from app.files.disk import write_bytes
from app.files.scenario_file import read
from app.files.templates import baseline_for
from app.problem import CannotUse, Problem, did_you_mean, one_of
from app.running.ensemble import Ensemble
from app.story.choosing import scenario_beside
from app.story.gather import gather
from app.story.story import Story, story_of
from app.terminal import complain
from sim.outcomes import OUTCOMES

_FIGURES = (
    f"It can be {', '.join(PAGE_FIGURES)}, or any outcome as headroom run FILE --format csv names "
    "it."
)


def run(args: Namespace) -> int:
    """Run everything that is needed, then write it down."""
    document = open_document(args)
    make = _what_to_make(output_of(args, document), args)
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


def _what_to_make(output: Output, args: Namespace) -> Callable[[Story], Path]:
    """Before anything is run: what is to be made, and whether it can be put there."""
    path = output.path
    suffix = path.suffix.lower()
    is_folder = bool(args.out) and os.path.isdir(path)
    if args.figure is not None or (suffix in PICTURES and not is_folder):
        return _picture_maker(output, args)
    forms = {form.suffix: form for form in Format}
    if not is_folder and suffix not in forms:
        fact = f"ends in {visible(suffix)}" if suffix else "is no folder and has no ending"
        raise _refused(args.out.strip(), fact, f"It can end in {one_of(MADE)}, or be a folder.")
    template = _template(args.template, path, is_folder or forms[suffix] is Format.PPTX)
    if is_folder:
        if not os.access(path, os.W_OK):
            raise _refused(args.out, "is a read-only folder", "Choose another folder.")
        # What is made in it is a new folder of a name that is free: it takes nobody's place.
        return lambda story: make_pack(story, path, template, _say_step)
    file = output.as_file(suffix)

    def make(story: Story) -> Path:
        make_file(story, file, forms[suffix], template)
        return file

    return make


def _template(named: str | None, out: Path, has_slides: bool) -> bytes | None:
    """The council's own presentation, if one was named and can be used."""
    if named is None:
        return None
    if not has_slides:
        remedy = "Leave it out, or make slides or a folder with everything."
        raise _refused("--template", f"is for slides, and {visible(out.name)} has none", remedy)
    from app.exports.pptx.template import template_deck

    content = read_template(Path(named))
    template_deck(content)
    return content


def _say_step(label: str, place: int, of: int) -> None:
    complain(f"{place} of {of}: {label}")


def _picture_maker(output: Output, args: Namespace) -> Callable[[Story], Path]:
    out = output.path
    name, suffix = args.figure, out.suffix.lower()
    if suffix not in PICTURES:
        remedy = f"With --figure it can end in {one_of(PICTURES)}."
        raise _refused(str(out), "is no name of a picture", remedy)
    if name is None:
        remedy = f"Say which figure with --figure. {_FIGURES}"
        raise _refused(str(out), "is a picture of one figure", remedy)
    if name not in PAGE_FIGURES and name not in OUTCOMES:
        guess = did_you_mean(name, [*PAGE_FIGURES, *OUTCOMES])
        remedy = f"{guess} {_FIGURES}".strip()
        raise _refused("--figure", f'is "{visible(name)}", which is no figure', remedy)
    _template(args.template, out, has_slides=False)
    file = output.as_file(suffix)

    def make(story: Story) -> Path:
        figure = figure_named(story, name)
        if figure is None:
            fact = "has nothing to show in this scenario"
            raise _refused(f"--figure {name}", fact, "Choose another figure.")
        write_bytes(file, picture_of(figure, story, suffix))
        return file

    return make


def _refused(what: str, fact: str, remedy: str) -> CannotUse:
    return CannotUse(None, [Problem(visible(what) or "--out", fact, remedy)])
