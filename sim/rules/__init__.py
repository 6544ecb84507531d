"""Rules: pure functions, one family a file. Numbers in, named factors out."""
