"""The briefing on a screen of its own: large type, a clicker, one lever that may be moved."""
