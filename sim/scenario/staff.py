"""A council's own start population, one record a member of staff."""

from dataclasses import dataclass

from sim.grades import Grade


@dataclass(frozen=True)
class StaffMember:
    """One person in post on the first day. Nothing that names them."""

    grade: Grade
    permanent: bool
    fte: float
    service_months: float
    """Months with this council."""
    experience_years: float
    """Years since qualifying."""
    tie_in_months: float = 0.0
    """Months for which a golden hello can still be claimed back; 0 if none."""
    golden_hello: float = 0.0
    """Pounds of golden hello that the tie-in is for."""
    holds_cases: bool = True
