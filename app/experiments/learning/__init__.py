"""Learning from what was seen: what futures assume, weighed and redrawn by observed points."""
