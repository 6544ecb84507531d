"""Every colour of the window, by what it means; light and dark."""

from dataclasses import dataclass

from app.figures.shapes import Role

STEPS = (Role.STEP_1, Role.STEP_2, Role.STEP_3, Role.STEP_4, Role.STEP_5, Role.STEP_6)


@dataclass(frozen=True)
class Colours:
    """One set of colours. Text on its ground keeps a contrast of 4.5, lines and controls 3."""

    is_dark: bool
    ground: str
    """What panes lie on."""
    pane: str
    raised: str
    """A pane within a pane: a hovered row, a table header."""
    edge: str
    """The quiet edge of a pane."""
    control: str
    """The edge of what can be operated: boxes, slider tracks."""
    text: str
    quiet: str
    """Text that is not the point: units, axes, sources."""
    answer: str
    """The one colour of the answer."""
    on_answer: str
    """Text on it."""
    selected: str
    """Behind what is chosen: the present page, a selected row."""
    band: str
    """8 in 10 futures."""
    inner_band: str
    """5 in 10 futures."""
    band_edge: str
    target: str
    changed: str
    """The bar beside what differs from the baseline."""
    evidence: str
    """The part of a track for which there is evidence."""
    grid: str
    good: str
    bad: str
    second: str
    third: str
    fourth: str
    second_text: str
    third_text: str
    fourth_text: str
    empty: str
    """The fill of what is not there."""
    black: str
    """A screen on which nothing is to be seen."""
    steps: tuple[str, str, str, str, str, str]
    """Fills from low to high; the last two are those to worry about."""

    def role(self, role: Role) -> str:
        """The colour of a line or a fill."""
        if role in STEPS:
            return self.steps[STEPS.index(role)]
        return {
            Role.ANSWER: self.answer,
            Role.SECOND: self.second,
            Role.THIRD: self.third,
            Role.FOURTH: self.fourth,
            Role.EMPTY: self.empty,
        }[role]

    def role_text(self, role: Role) -> str:
        """The colour of words that name a line or a fill."""
        if role in STEPS:
            return self.third_text if role in STEPS[-2:] else self.text
        return {
            Role.ANSWER: self.answer,
            Role.SECOND: self.second_text,
            Role.THIRD: self.third_text,
            Role.FOURTH: self.fourth_text,
            Role.EMPTY: self.quiet,
        }[role]


LIGHT = Colours(
    is_dark=False,
    ground="#F3F4F6",
    pane="#FFFFFF",
    raised="#F7F8FA",
    edge="#DEE2E7",
    control="#7A8593",
    text="#1B232D",
    quiet="#55606E",
    answer="#12436D",
    on_answer="#FFFFFF",
    selected="#E1ECF7",
    band="#BDD4EB",
    inner_band="#7FADDB",
    band_edge="#2073BC",
    target="#801650",
    changed="#D4551A",
    evidence="#A9C8E6",
    grid="#E6E9ED",
    good="#176B4D",
    bad="#B3261E",
    second="#22958C",
    third="#86133F",
    fourth="#D4551A",
    second_text="#14706A",
    third_text="#86133F",
    fourth_text="#B34410",
    empty="#C9CFD6",
    black="#000000",
    steps=("#E1ECF7", "#BDD4EB", "#7FADDB", "#2073BC", "#B0578A", "#801650"),
)

DARK = Colours(
    is_dark=True,
    ground="#12161B",
    pane="#1B2128",
    raised="#232B34",
    edge="#333D48",
    control="#7F8C9A",
    text="#EEF2F6",
    quiet="#A8B4C1",
    answer="#6BACE6",
    on_answer="#0C1219",
    selected="#22374C",
    band="#26435F",
    inner_band="#366A9A",
    band_edge="#6BACE6",
    target="#E08BB5",
    changed="#F58A4E",
    evidence="#3B6690",
    grid="#2A323B",
    good="#6FCF9F",
    bad="#FF8A80",
    second="#238F7C",
    third="#EE9FC6",
    fourth="#F46A25",
    second_text="#54C7BE",
    third_text="#EE9FC6",
    fourth_text="#F9935F",
    empty="#4A5563",
    black="#000000",
    steps=("#1F3A54", "#2A5680", "#3F7FB8", "#6BACE6", "#A85F86", "#E08BB5"),
)
