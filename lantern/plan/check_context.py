"""What a visual knows of a film that isn't cut yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.core.units import Frames
from lantern.visuals import DrawingCache, Find, VisualContext

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition

UNCUT_SECONDS = 10
"""How long a shot is taken to be before the film is cut, when nobody knows."""


def make_check_context(rendition: Rendition, find: Find) -> VisualContext:
    """Return the context in which a shot is checked: that of its painting, but for the length."""
    output = rendition.output_format
    film = rendition.script.film
    shapes = [*film.output.shapes, *(short.shape for short in film.shorts)]
    return VisualContext(
        find=find,
        size=output.size,
        fps=output.fps,
        length=Frames(UNCUT_SECONDS * output.fps),
        look=rendition.look,
        drawing_cache=DrawingCache(None),
        has_captions=rendition.has_burned_captions,
        allows_python=rendition.script.places.python,
        film_shapes=tuple(shapes),
    )
