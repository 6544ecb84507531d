"""What was learned from observations: how the assumptions of every future move."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Learned:
    """A shift and a narrowing of what futures assume, in standard scores.

    The score of an assumption is the normal number that as large a share lies below as of its own
    law, so before anything is learned all scores are independent, with mean 0 and deviation 1.
    A future that would have had the scores z has
    ``shift + z - sum over k of (1 - left[k]) * directions[k] * (directions[k] . z)``.
    """

    names: tuple[str, ...]
    """What moved: paths of assumptions, and movements of years such as ``years.leaving.yearly.1``.
    Scores of everything else stay as they are."""
    shift: tuple[float, ...]
    """Mean score of each after learning."""
    directions: tuple[tuple[float, ...], ...]
    """Combinations of scores that were learned about: of length 1, at right angles to each
    other."""
    left: tuple[float, ...]
    """Standard deviation left along each direction; 1 is as before."""

    def __post_init__(self) -> None:
        """``ValueError`` if the numbers do not go together."""
        count = len(self.names)
        if len(self.shift) != count or any(len(each) != count for each in self.directions):
            raise ValueError("shift and directions need a number for each name")
        if len(self.left) != len(self.directions):
            raise ValueError("each direction needs what is left along it")

    def applied(self, scores: dict[str, float]) -> dict[str, float]:
        """The scores of a future after learning; names that it does not have count as 0."""
        before = [scores.get(name, 0.0) for name in self.names]
        after = [at + score for at, score in zip(self.shift, before, strict=True)]
        for direction, left in zip(self.directions, self.left, strict=True):
            along = 0.0
            for part, score in zip(direction, before, strict=True):
                along += part * score
            after = [
                score - (1.0 - left) * along * part
                for score, part in zip(after, direction, strict=True)
            ]
        moved = dict(zip(self.names, after, strict=True))
        return {name: moved.get(name, score) for name, score in scores.items()}
