"""Questions put to a scenario: each runs it or its variants and gives back a figure."""
