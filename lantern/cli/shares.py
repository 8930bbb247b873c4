"""Making a share of a film, and saying what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.cli.output import count, print_json, print_line
from lantern.cli.session import open_session
from lantern.cli.workforce import Workforce

if TYPE_CHECKING:
    from lantern.plan.project import Project
    from lantern.rendering import RenderOptions


def render_shares(
    project: Project,
    runs: Sequence[RenderOptions],
    *,
    workforce: Workforce,
    as_json: bool,
) -> None:
    """Make a share of each rendering, and print how much that was."""
    from lantern import rendering

    with open_session(
        project, runs[0], workforce=workforce, as_json=as_json
    ) as session:
        for options in runs:
            own = replace(session, options=options, timings={})
            report = rendering.render_share(own)
            name = _name(project, options)
            if as_json:
                print_json(
                    {
                        "event": "share",
                        "film": name,
                        "shard": str(options.shard),
                        "made": report.made,
                        "own": report.own,
                    }
                )
                continue
            print_line(
                f"Share {options.shard} of {name}: {count(report.own, 'part')},"
                f" {report.made} made now."
            )
    if not as_json:
        print_line(
            "When all shares are made, the same command without --shard joins the film."
        )


def _name(project: Project, options: RenderOptions) -> str:
    """Return what is rendered: the film, and its language, shape and variant."""
    from lantern.script.model.framing import format_ratio

    shape = format_ratio(options.shape) if options.shape else ""
    variant = options.name_rendering(shape)
    return ", ".join(filter(None, (project.script.name, variant)))
