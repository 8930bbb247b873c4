"""The renderings of a film's shorts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.cli.options import UsageError
from lantern.cli.shapes import apply_shape
from lantern.core.problems import suggest

if TYPE_CHECKING:
    from lantern.rendering import RenderOptions
    from lantern.script.film_script import Script
    from lantern.script.model.shorts import Short


def select_shorts(script: Script, wanted: str | None) -> list[Short]:
    """Return the short with an id, or all of a film.

    Raises:
        UsageError: The film has none, or none of that id.
    """
    shorts = script.film.shorts
    if not shorts:
        raise UsageError(
            "this film has no shorts; write one in film.yml:"
            " shorts: [{id: trailer, cut: [a-scene]}]"
        )
    if wanted is None:
        return list(shorts)
    short = script.film.find_short(wanted)
    if short is None:
        ids = [each.id for each in shorts]
        raise UsageError(
            f"there is no short '{wanted}'{suggest(wanted, ids)} (there are: {', '.join(ids)})"
        )
    return [short]


def apply_short(
    script: Script, options: RenderOptions, short: Short
) -> RenderOptions:
    """Return the options for a short, which has a folder of its own in that of the film."""
    from lantern.rendering.output_places import find_short

    shaped = apply_shape(script, options, short.shape)
    out = find_short(options.out, short.id)
    return replace(
        shaped,
        short=short.id,
        out=out,
    )


def name_shapes(script: Script, wanted: str | None) -> str:
    """Return the shapes of shorts, as --shapes names them."""
    from lantern.script.model.framing import format_ratio

    shapes = dict.fromkeys(each.shape for each in select_shorts(script, wanted))
    return ",".join(map(format_ratio, shapes))


def require_no_other(**options: object) -> None:
    """Raise UsageError for an option of the film that a short can't have, by its name."""
    for name, value in options.items():
        if value:
            raise UsageError(
                f"--{name} is for the film, not for a short; leave it out"
            )
