"""What the page of learning is made of."""
