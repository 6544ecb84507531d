"""What the bands of a figure are called: with few futures they are not so many in ten."""

from app.figures.shapes import Figure
from app.wording import FEW


def is_counted(figure: Figure) -> bool:
    """Whether so many in ten may be said: it rests on no futures at all, or on enough of them."""
    return figure.futures == 0 or figure.futures >= FEW


def outer_band(figure: Figure, many: str = "futures") -> str:
    """The light band, from one in ten below to one in ten above."""
    return f"8 in 10 {many}" if is_counted(figure) else "Outer band"


def inner_band(figure: Figure, many: str = "futures") -> str:
    """The dark band, from one in four below to one in four above."""
    return f"5 in 10 {many}" if is_counted(figure) else "Inner band"
