"""The answer written down for a terminal and for other programs."""
