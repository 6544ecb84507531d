"""What the figures of a briefing are called where one is asked for by name."""

PAGE_FIGURES = (
    "permanent_fte",
    "chance_by_month",
    "average_caseload",
    "workers_by_load",
    "staff_by_kind",
    "hires_and_leavers",
    "cost_by_year",
    "golden_hellos",
    "beside_outcome",
    "beside_cost",
    "outside_view",
)
"""Every figure of every page, in the usual order of the pages."""
