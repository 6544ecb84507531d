"""The pages of a briefing: built once from what is known, printed by every format."""
