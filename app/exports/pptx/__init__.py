"""Slides whose charts and tables can be edited, in the own look or on a council's template."""

from app.exports.pptx.making import pptx_of

__all__ = ["pptx_of"]
