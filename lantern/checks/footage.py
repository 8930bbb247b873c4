"""Whether a film's footage is as long as the shots that show it."""

from __future__ import annotations

from lantern import plan
from lantern.checks.takes import estimate_timeline, find_takes
from lantern.core.problems import EXIT_ASSET, Problem
from lantern.core.store import Store
from lantern.plan.project import Project


def check_footage_lengths(project: Project, store: Store) -> list[Problem]:
    """Return a warning for each shot that is longer than its footage.

    Lengths follow from the takes in the store, else from a guess at them; a warning says so.

    Raises:
        Failure: Footage can't be read, or a voice's settings make no sense.
    """
    script = project.script
    if not any(each.picture.clip for each in script.pictures):
        return []
    takes = find_takes(script, store)
    timeline = estimate_timeline(project, takes.guess_missing())
    problems = []
    for short in plan.find_short_footage(script, timeline):
        message = short.message
        if short.scene in takes.jobs and short.scene not in takes.stored:
            message += ", by a guess at what is spoken"
        span = script.parts[short.scene].find_span(
            ("shots", short.shot, *short.loc)
        )
        problems.append(Problem(message, span, EXIT_ASSET, warning=True))
    return problems
