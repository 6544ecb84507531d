"""The part of a scenario file that says who answers for it, and who changed what and why."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from app.assurance import Assurance, Ownership, Signature
from app.files.fields import Day, KnownPath, Line, Name, Reason, Words, said
from app.files.strict import Shape


class SignatureShape(Shape):
    """Somebody has checked the scenario and says so."""

    by: Name
    role: Line = ""
    on: Day
    code: Name
    words: Reason = ""


def _signed_whole(value: float | None, info: ValidationInfo) -> float | None:
    """A signature has a name, a day and a value; or there is none."""
    if "signed_by" not in info.data or "signed_on" not in info.data:
        return value  # what could not be read is told where it stands
    given = (bool(info.data["signed_by"]), info.data["signed_on"] is not None, value is not None)
    if any(given) and not all(given):
        names = ("signed_by", "signed_on", "signed_value")
        lacking = " and ".join(name for name, there in zip(names, given, strict=True) if not there)
        fact = f"belongs to a signature without {lacking}"
        raise said(fact, "Give all three, or none where nobody has signed.")
    return value


class OwnershipShape(Shape):
    """Who answers for one assumption, and who has signed which value of it."""

    owner: Line = ""
    signed_by: Line = ""
    signed_on: Day | None = None
    signed_value: Annotated[
        Annotated[float, Field(ge=-1e9, le=1e9)] | None, AfterValidator(_signed_whole)
    ] = Field(None, validate_default=True)


class AssuranceShape(Shape):
    """How far the scenario can be relied on, as those say who answer for it."""

    owner: Line = ""
    review_by: Day | None = None
    signed: SignatureShape | None = None
    assumptions: dict[KnownPath, OwnershipShape] = Field(default={})


def assurance_in(shape: AssuranceShape) -> Assurance:
    """The record that this part of a file describes; an entry that says nothing is none."""
    owned = {path: Ownership(**dict(each)) for path, each in shape.assumptions.items()}
    return Assurance(
        owner=shape.owner,
        review_by=shape.review_by,
        signed=Signature(**dict(shape.signed)) if shape.signed else None,
        assumptions={path: each for path, each in owned.items() if each != Ownership()},
    )


class LogShape(Shape):
    """One thing that was changed between two savings of the file."""

    on: Day
    by: Line
    what: Words
    why: Reason = ""
    code: Line
    folded: Annotated[int, Field(ge=0, lt=2**53)] = 0
