"""A council's own staff, from a table."""
