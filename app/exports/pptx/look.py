"""How text on the slides is coloured: with the theme's own colours, so that a template's hold."""

from dataclasses import dataclass
from enum import Enum

from pptx.enum.dml import MSO_THEME_COLOR


class Ink(Enum):
    """What a text is."""

    TEXT = "to be read"
    QUIET = "not the point: measures, sources, the foot"
    STRONG = "the answer"


@dataclass(frozen=True)
class Look:
    """The colours of a deck."""

    text: MSO_THEME_COLOR
    quiet: MSO_THEME_COLOR
    strong: MSO_THEME_COLOR
    has_ground: bool
    """Whether panes have a light ground; on a template's background they have an edge alone."""

    def ink(self, ink: Ink) -> MSO_THEME_COLOR:
        """The colour of a text."""
        return {Ink.TEXT: self.text, Ink.QUIET: self.quiet, Ink.STRONG: self.strong}[ink]


OWN = Look(MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2, MSO_THEME_COLOR.ACCENT_1, True)
TEMPLATE = Look(MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_1, False)
"""What else a theme has may be too pale to read."""
