"""The answer across the top of the main page."""
