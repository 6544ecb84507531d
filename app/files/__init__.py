"""Files on disk: scenario files, what is kept beside them, where each thing lies."""
