"""The pages of a briefing, each made from the answer and printed by every format."""
