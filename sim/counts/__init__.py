"""Counts: what is counted of the service at a month's end, part by part."""
