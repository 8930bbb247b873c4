"""The renderings of a film with audio description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.cli.options import UsageError

if TYPE_CHECKING:
    from lantern.rendering import RenderOptions
    from lantern.script.film_script import Script


def list_described_runs(
    script: Script, runs: Sequence[RenderOptions]
) -> Iterator[RenderOptions]:
    """Yield each run with its descriptions as a track, then the one of the described film.

    Raises:
        UsageError: The film has no descriptions, or one scene of it is made alone.
    """
    from lantern.plan.descriptions import list_descriptions
    from lantern.rendering.output_places import find_described

    if not list_descriptions(script):
        raise UsageError(
            "--described: this film describes nothing; write `describe: what is seen` in a scene"
            " or a shot"
        )
    for options in runs:
        if options.only is not None:
            raise UsageError(
                "--described is for a whole film; leave --only out"
            )
        yield replace(options, described="track")
        out = find_described(options.out)
        yield replace(
            options,
            described="film",
            out=out,
        )
