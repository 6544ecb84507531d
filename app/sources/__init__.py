"""What a number rests on: parameters as rows, the evidence, what was observed, the guide."""
