"""The panel at the left: every lever and assumption, built from the catalogue."""
