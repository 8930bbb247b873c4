"""Making a share of a film, and saying what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from lantern.cli.envelope import append_result
from lantern.cli.output import count, print_line
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
) -> None:
    """Make a share of each rendering, and print how much that was."""
    from lantern import rendering

    with open_session(project, runs[0], workforce=workforce) as session:
        for options in runs:
            own = replace(
                session,
                options=options,
                timings={},
            )
            report = rendering.render_share(own)
            name = _name(project, options)
            share = {
                "film": name,
                "shard": str(options.shard),
                **asdict(report),
            }
            append_result("shares", share)
            print_line(
                f"Share {options.shard} of {name}: {count(report.own, 'part')},"
                f" {report.made} made now."
            )
    print_line(
        "When all shares are made, the same command without --shard joins the film."
    )


def _name(project: Project, options: RenderOptions) -> str:
    """Return what is rendered: the film, and its language, shape and variant."""
    from lantern.script.model.framing import format_ratio

    shape = format_ratio(options.shape) if options.shape else ""
    variant = options.name_rendering(shape)
    return ", ".join(filter(None, (project.script.name, variant)))
