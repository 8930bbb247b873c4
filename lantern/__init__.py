"""Lantern turns a written article into a narrated documentary short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantern.moviepy_film import film_clip as film_clip

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`lantern.film_clip`, which brings MoviePy with it, when it is asked for."""
    if name == "film_clip":
        from lantern.moviepy_film import film_clip

        return film_clip
    raise AttributeError(f"module 'lantern' has no attribute {name!r}")
