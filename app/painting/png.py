"""A painted figure as a picture of pixels."""

from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import fromstring

import typst

from app.painting.letters import FONTS

_POINTS = 0.75
"""A CSS pixel in points."""
_PPI = 96.0
_PAGE = """\
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image("figure.svg", width: {width}pt, height: {height}pt)
"""


def png_of(svg: str, scale: float = 2.0) -> bytes:
    """An SVG as PNG, with so many pixels for each of its own; the same bytes each time."""
    root = fromstring(svg)
    width, height = (_POINTS * float(root.get(side, "0")) for side in ("width", "height"))
    with TemporaryDirectory(prefix="headroom-") as name:
        folder = Path(name)
        (folder / "figure.svg").write_text(svg, encoding="utf-8")
        page = folder / "page.typ"
        page.write_text(_PAGE.format(width=width, height=height), encoding="utf-8")
        # Other scripts and emoji are not in the shipped type: the system's own stand in.
        made = typst.compile(
            str(page),
            root=str(folder),
            font_paths=[str(FONTS)],
            ignore_system_fonts=False,
            format="png",
            ppi=_PPI * scale,
        )
    return _one_page(made)


def _one_page(made: object) -> bytes:
    assert isinstance(made, bytes)
    return made
