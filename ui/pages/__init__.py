"""The pages of the window; each is handed a desk and shows its session."""
