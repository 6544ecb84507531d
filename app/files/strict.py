"""What every part of a scenario file has in common."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """Nothing is guessed, nothing let through."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, frozen=True)
