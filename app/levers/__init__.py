"""Levers as a planner meets them: grouped, on a track, from a date, against the baseline."""
