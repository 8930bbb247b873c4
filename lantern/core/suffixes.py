"""Endings of names by which files are told apart."""

from __future__ import annotations

PICTURE_SUFFIXES = (
    ".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".svg",
)  # fmt: skip
"""Pictures that can be shown, in small letters."""
