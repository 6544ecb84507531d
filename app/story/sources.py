"""Where the figures of a page are from, in the lines that stand under them."""

from collections.abc import Iterable

from app.figures.shapes import AnyFigure, FanFigure
from app.sources.evidence import evidence_table
from app.sources.observed import observed_points
from app.story.case import Case
from app.story.stamp import Stamp


def sources_of(case: Case, stamp: Stamp, *figures: AnyFigure) -> tuple[str, ...]:
    """The projection itself, and who counted what is laid over it."""
    title = case.document.title
    own = f"Projection: Headroom {stamp.version}, {title}, {stamp.varies[0].lower()}"
    lines = [f"{own}{stamp.varies[1:]}."]
    counted = list(_counted_by(figures))
    if counted:
        lines.append(f"Observed: {'; '.join(counted)}.")
    return tuple(lines)


def _counted_by(figures: Iterable[AnyFigure]) -> dict[str, None]:
    """The sources of the observed points that a figure shows, each once."""
    found: dict[str, None] = {}
    points = {(point.month, point.value): point.evidence for point in observed_points()}
    for figure in figures:
        if isinstance(figure, FanFigure):
            for mark in figure.observed:
                evidence = points.get((mark.month, mark.value))
                if evidence is not None and evidence in evidence_table():
                    found[f"{evidence_table()[evidence].source} ({evidence})"] = None
    return found
