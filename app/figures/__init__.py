"""Finished figures: numbers with titles, labels and a table, to be drawn by screen and paper."""
