"""The parts of the briefing page: its pages, their words, what they look like, and making them."""
