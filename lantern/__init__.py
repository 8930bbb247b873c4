"""Lantern turns a written article into a narrated documentary short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantern.core import __version__ as __version__

if TYPE_CHECKING:
    from lantern.rendering.moviepy import film_clip as film_clip


def __getattr__(name: str) -> Any:
    """`lantern.film_clip`, which brings MoviePy with it, when it is asked for."""
    if name == "film_clip":
        from lantern.rendering.moviepy import film_clip

        return film_clip
    raise AttributeError(f"module 'lantern' has no attribute {name!r}")
