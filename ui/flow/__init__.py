"""The picture of the service over time: its parts and what moves it from month to month."""
