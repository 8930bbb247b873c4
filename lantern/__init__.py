"""Lantern turns a written article into a narrated documentary short."""

__version__ = "0.1.0"
