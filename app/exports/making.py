"""Makes what is handed over: one file of a story, or a folder with all of them."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from app.exports.copies import copies_of
from app.exports.naming import free_name, pack_name
from app.figures.shapes import AnyFigure
from app.files.disk import read_bytes, write_bytes, write_folder
from app.story.story import Story, figures_shown

Make = Callable[[Story], bytes]
_LARGEST_TEMPLATE = 50_000_000
OnStep = Callable[[str, int, int], None]
"""Told before each step: what is made, which of how many."""


class Format(Enum):
    """Every kind of file: its ending, what it is called, and what makes it."""

    PPTX = (".pptx", "PowerPoint slides", "app.exports.pptx", "pptx_of")
    DOCX = (".docx", "Word paper", "app.exports.docx", "docx_of")
    PDF = (".pdf", "PDF paper", "app.exports.pdf", "pdf_of")
    XLSX = (".xlsx", "Excel workbook", "app.exports.xlsx", "xlsx_of")
    CSV = (".csv", "Table of everything", "app.exports.tables_csv", "csv_of")

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return self.value[0]

    @property
    def label(self) -> str:
        """What it is called."""
        return self.value[1]

    def content(self, story: Story, template: bytes | None = None) -> bytes:
        """The whole file; ``template`` is a council's own presentation, for slides alone.

        What writes a format takes long to load and is loaded when it is first asked for.
        """
        make: Callable[..., bytes] = getattr(import_module(self.value[2]), self.value[3])
        return make(story, template) if self is Format.PPTX else make(story)


PICTURES = (".svg", ".png")
"""The endings of a picture of one figure."""
MADE = (*(form.suffix for form in Format), *PICTURES)
"""The endings of everything that is made of a story."""


def read_template(path: Path) -> bytes:
    """A council's own presentation; ``CannotUse`` if it cannot be read."""
    return read_bytes(path, _LARGEST_TEMPLATE)


class Cancelled(Exception):  # noqa: N818 - what happened; no error of ours
    """Whoever asked for it does not want it any more."""


def make_file(
    story: Story,
    path: Path,
    form: Format,
    template: bytes | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write one file, whole or not at all; ``CannotUse`` if it cannot be written."""
    content = form.content(story, template)
    if is_cancelled():
        raise Cancelled
    write_bytes(path, content)


def make_pack(
    story: Story,
    folder: Path,
    template: bytes | None = None,
    on_step: OnStep = lambda *_: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Write a folder of every format inside another; returns it.

    ``Cancelled`` if it was cancelled, ``CannotUse`` if it cannot be written; nothing is left then.
    """
    name = pack_name(story)
    steps = list(_steps(story, name, template))
    contents: dict[str, bytes] = {}
    for place, (label, make) in enumerate(steps):
        if is_cancelled():
            raise Cancelled
        on_step(label, place + 1, len(steps))
        contents |= make()
    if is_cancelled():
        raise Cancelled
    contents["contents.txt"] = _contents(story, contents)
    made = free_name(folder / name)
    write_folder(made, contents)
    return made


def _steps(
    story: Story, name: str, template: bytes | None
) -> Iterator[tuple[str, Callable[[], Mapping[str, bytes]]]]:
    for form in Format:
        yield form.label, _one(form, story, f"{name}{form.suffix}", template)
    yield "Possible futures", lambda: _futures(story)
    for place, figure in enumerate(figures_shown(story)):
        number = f"{place + 1:02d}"
        yield f"Picture of {figure.key}", _picture(figure, story, f"figures/{number}-{figure.key}")
    yield "Scenario files", lambda: _scenarios(story)


def _one(
    form: Format, story: Story, name: str, template: bytes | None
) -> Callable[[], Mapping[str, bytes]]:
    return lambda: {name: form.content(story, template)}


def _futures(story: Story) -> Mapping[str, bytes]:
    """Packed: of many futures it is a hundred million letters."""
    from app.exports.package import packed
    from app.exports.tables_csv import futures_csv_of

    return {"futures.zip": packed([("futures.csv", futures_csv_of(story))])}


def _picture(figure: AnyFigure, story: Story, name: str) -> Callable[[], Mapping[str, bytes]]:
    def make() -> Mapping[str, bytes]:
        from app.exports.figures import picture_of

        return {f"{name}{suffix}": picture_of(figure, story, suffix) for suffix in PICTURES}

    return make


def _scenarios(story: Story) -> Mapping[str, bytes]:
    files = copies_of(story.case).files
    return {f"scenarios/{name}": content for name, content in files.items()}


def _contents(story: Story, contents: Mapping[str, bytes]) -> bytes:
    """What is in the folder, with a hash of each file by which a change is seen."""
    stamp, copies = story.stamp, copies_of(story.case)
    lines = [story.title, stamp.run, stamp.inputs(), stamp.assured, ""]
    lines += [f"{sha256(content).hexdigest()}  {name}" for name, content in contents.items()]
    lines += ["", "The letters before each name are its SHA-256 hash."]
    lines += [f"{title} holds a staff table and was left out." for title in copies.left_out]
    file = f'"scenarios/{copies.own}"' if copies.own else "FILE"
    lines.append(f"To run it again: headroom reproduce {stamp.code} {file}")
    return ("\n".join(lines) + "\n").encode()
