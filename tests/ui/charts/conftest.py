"""What tests of charts have in common: the light look, and a card that is shown."""

import pytest

from ui.charts.card import ChartCard
from ui.theme import theme


@pytest.fixture(scope="module", autouse=True)
def light(dressed):
    """As a planner sees charts at first."""
    theme().show("light", 1.0)


@pytest.fixture
def make(alone):
    """Makes a card of usual size that shows a figure."""

    def make_card(figure):
        card = alone(ChartCard(figure.key), 450, 320)
        card.show_figure(figure)
        return card

    return make_card
