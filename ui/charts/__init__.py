"""Charts on screen: each takes a finished figure, keeps its items and updates their data."""
