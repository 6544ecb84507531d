"""Names of sheets: as short as Excel wants them, without its signs, no two alike."""

from collections.abc import Iterable

LONGEST = 31
_SIGNS = str.maketrans(dict.fromkeys(r"[]:*?/\\", " "))
_TAKEN = "history"
"""Excel keeps this name for itself."""


def sheet_names(labels: Iterable[str]) -> list[str]:
    """A name for each label.

    >>> sheet_names(["Cost: by year?", "History", "cost by year"])
    ['Cost by year', 'History 2', 'cost by year 2']
    """
    seen = {_TAKEN}
    names = []
    for label in labels:
        base = " ".join(label.translate(_SIGNS).split()).strip("'") or "Sheet"
        name, count = _cut(base, LONGEST), 1
        while name.lower() in seen:
            count += 1
            name = f"{_cut(base, LONGEST - len(str(count)) - 1)} {count}"
        seen.add(name.lower())
        names.append(name)
    return names


def _cut(text: str, most: int) -> str:
    return text[:most].strip("' ")
