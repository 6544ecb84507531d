"""Paints finished figures for paper and pictures, without a window."""
