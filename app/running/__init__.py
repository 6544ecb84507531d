"""Possible futures being run: over processes, as long as they are wanted, and kept."""
