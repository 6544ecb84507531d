"""What many possible futures say together, against a baseline and in words."""
