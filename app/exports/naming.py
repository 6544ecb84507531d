"""Names of what is handed over: safe on every system, and never in the place of another."""

from itertools import count
from pathlib import Path

from app.files.names import safe_name
from app.story.story import Story


def pack_name(story: Story) -> str:
    """The name of a folder or file, without an ending."""
    return safe_name(story.title)


def free_name(path: Path) -> Path:
    """The path itself, or the first with a number after it that nothing stands at."""
    if not path.exists():
        return path
    return next(
        free
        for number in count(2)
        if not (free := path.with_name(f"{path.stem} {number}{path.suffix}")).exists()
    )
