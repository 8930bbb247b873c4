"""The shapes that a run is for: those that are named, else those of the film."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.cli.options import UsageError

if TYPE_CHECKING:
    from lantern.core.units import Shape
    from lantern.rendering import RenderOptions
    from lantern.script.film_script import Script


def parse_shapes(script: Script, text: str | None) -> tuple[Shape, ...]:
    """Return the shapes of a run: those in the text, else the film's list, else its own.

    Raises:
        UsageError: The text names something that is no shape.
    """
    from lantern.script.model.framing import parse_shape

    output = script.film.output
    if text is None:
        return output.shapes or (output.shape,)
    try:
        shapes = [parse_shape(name.strip()) for name in text.split(",")]
    except ValueError as error:
        raise UsageError(f"--shapes: {error}") from None
    return tuple(dict.fromkeys(shapes))


def apply_shape(
    script: Script, options: RenderOptions, shape: Shape
) -> RenderOptions:
    """Return the options for one shape; one that isn't the film's own has its own folder."""
    from lantern.rendering.output_places import find_shape

    if shape == script.film.output.shape:
        return options
    return replace(
        options,
        shape=shape,
        out=find_shape(options.out, script, shape),
    )


def list_shape_runs(
    script: Script, options: RenderOptions, text: str | None
) -> list[RenderOptions]:
    """Return the options for each shape in the text, else for each of the film.

    Raises:
        UsageError: The text names something that is no shape.
    """
    shapes = parse_shapes(script, text)
    return [apply_shape(script, options, shape) for shape in shapes]


def list_named_shape_runs(
    script: Script, options: RenderOptions, text: str | None
) -> list[RenderOptions]:
    """Return the options for each shape in the text; without one, for the film's own alone.

    Raises:
        UsageError: The text names something that is no shape.
    """
    if text is None:
        return [options]
    return list_shape_runs(script, options, text)


def apply_first_shape(
    script: Script, options: RenderOptions, text: str | None
) -> RenderOptions:
    """Return the options for the first shape in the text, else for the film's own.

    Raises:
        UsageError: The text names something that is no shape.
    """
    if text is None:
        return options
    return apply_shape(script, options, parse_shapes(script, text)[0])


def require_shape(text: str | None) -> None:
    """Raise UsageError if the value of --shape is no shape."""
    from lantern.script.model.framing import parse_shape

    try:
        parse_shape(text or "wide")
    except ValueError as error:
        raise UsageError(f"--shape: {error}") from None
