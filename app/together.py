"""Numbers that cannot hold together, though each is allowed by itself."""

from collections.abc import Mapping

from app.problem import Problem
from sim.scenario.casework import Casework

_SHARES_OF_ONE_WHOLE = (
    ("start.under_two_years", "start.five_years_or_more"),
    ("start.senior_share", "start.team_manager_share"),
    ("hiring.senior_share", "hiring.team_manager_share"),
    ("casework.no_further_action", "casework.not_in_need", "casework.straight_to_care"),
    ("casework.need_to_protection", "casework.need_to_care"),
    ("casework.protection_to_need", "casework.protection_to_care"),
)
_NEED_BANDS = (
    "casework.need_under_3_months",
    "casework.need_3_to_6_months",
    "casework.need_6_to_12_months",
    "casework.need_1_to_2_years",
    "casework.need_over_2_years",
)
_KINDS_OF_OPEN_CASE = (
    "start.awaiting_assessment",
    "start.child_protection_plans",
    "start.children_in_care",
)


def check_together(values: Mapping[str, float]) -> list[Problem]:
    """What is wrong between values, given by path; those not given are not looked at."""
    found = [_more_than_all(paths, values) for paths in _SHARES_OF_ONE_WHOLE]
    found += [
        _too_many_newly_qualified(values),
        _no_band(values),
        _more_kinds_than_children(values),
        _more_unallocated_than_assessed(values),
    ]
    return [problem for problem in found if problem]


def _given(paths: tuple[str, ...], values: Mapping[str, float]) -> list[float] | None:
    return [values[path] for path in paths] if all(path in values for path in paths) else None


def _more_than_all(paths: tuple[str, ...], values: Mapping[str, float]) -> Problem | None:
    shares = _given(paths, values)
    if shares is None or sum(shares) <= 100:
        return None
    fact = f"come to {sum(shares):.6g}% together"
    return Problem(_and(paths), fact, "Shares of one whole can come to 100% at most.")


def _too_many_newly_qualified(values: Mapping[str, float]) -> Problem | None:
    paths = ("start.newly_qualified_share", "start.senior_share", "start.team_manager_share")
    shares = _given(paths, values)
    if shares is None or shares[1] + shares[2] > 100:
        return None
    newly_qualified, senior, manager = shares
    # The newly qualified are a share of staff without the team managers.
    everybody = newly_qualified * (100 - manager) / 100 + senior + manager
    if everybody <= 100:
        return None
    fact = f"make {everybody:.6g}% of the permanent staff together"
    remedy = (
        "They can make 100% at most; the newly qualified share is of staff without the "
        "team managers."
    )
    return Problem(_and(paths), fact, remedy)


def _no_band(values: Mapping[str, float]) -> Problem | None:
    shares = _given(_NEED_BANDS, values)
    if shares is None or sum(shares) > 0:
        return None
    return Problem(_and(_NEED_BANDS), "are all 0", "At least one has to be above 0.")


def _more_kinds_than_children(values: Mapping[str, float]) -> Problem | None:
    kinds = _given(_KINDS_OF_OPEN_CASE, values)
    children = values.get("start.children_in_need")
    if kinds is None or children is None or sum(kinds) <= children:
        return None
    fact = f"come to {sum(kinds):,.0f} children, more than the {children:,.0f} children in need"
    remedy = "start.children_in_need counts all of them."
    return Problem(_and(_KINDS_OF_OPEN_CASE), fact, remedy)


def _more_unallocated_than_assessed(values: Mapping[str, float]) -> Problem | None:
    both = _given(("start.unallocated", "start.awaiting_assessment"), values)
    shares = _given(("casework.no_further_action", "casework.not_in_need"), values)
    if both is None or shares is None or both[0] <= both[1]:
        return None
    # The compiled rules load slowly, and are hardly ever needed here.
    from sim.rules.case_length import in_need_share

    casework = Casework(no_further_action=shares[0], not_in_need=shares[1])
    in_assessment = both[1] / max(in_need_share(casework), 0.01)
    if both[0] <= in_assessment:
        return None
    fact = f"is {both[0]:,.0f}, more than the {in_assessment:,.0f} children in assessment"
    return Problem("start.unallocated", fact, f"It can be 0 to {in_assessment:,.0f}.")


def _and(paths: tuple[str, ...]) -> str:
    return f"{', '.join(paths[:-1])} and {paths[-1]}"
