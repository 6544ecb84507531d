"""The words for how likely something is: one scale, declared here and in the glossary."""

from app.outlooks.outlook import Odds
from app.wording import FEW

SCALE = (
    (0.10, "very unlikely"),
    (1 / 3, "unlikely"),
    (2 / 3, "about as likely as not"),
    (0.90, "likely"),
    (1.0, "very likely"),
)
"""Each word up to a probability: the ends follow the scale of the Intergovernmental Panel on
Climate Change (2010), so that one word stands for one range wherever it is said."""


def likelihood(probability: float) -> str:
    """The word for a probability.

    >>> [likelihood(each) for each in (0, 0.13, 0.5, 0.71, 0.9, 0.99)]
    ['very unlikely', 'unlikely', 'about as likely as not', 'likely', 'likely', 'very likely']
    """
    below = probability < 0.5
    for most, word in SCALE:
        # Ends belong to the milder word, on either side of the middle.
        if probability < most or (not below and probability == most):
            return word
    return SCALE[-1][1]


def scale_words() -> str:
    """What each word means.

    >>> scale_words()[:40]
    'very unlikely up to 10%, unlikely to 33%'
    """
    (first, *between, (_, last)) = SCALE
    said = [f"{first[1]} up to {100 * first[0]:.0f}%"]
    said += [f"{word} to {100 * most:.0f}%" for most, word in between]
    return f"{', '.join(said)}, {last} above"


def likelihood_of(odds: Odds) -> str:
    """The word for odds; with few futures none, as a word would claim more than they show."""
    return likelihood(odds.probability) if odds.futures >= FEW else ""
