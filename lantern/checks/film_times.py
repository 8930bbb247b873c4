"""Whether the times that an author gives the whole film fit into it, when it is cut."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.checks.takes import estimate_timeline, find_takes
from lantern.core.problems import Problem
from lantern.core.store import Store
from lantern.core.units import Rate
from lantern.plan.fades import find_longest_fade
from lantern.plan.project import Project
from lantern.script.film_script import SceneSource, Script
from lantern.timeline import Timeline


def check_film_times(project: Project, store: Store) -> list[Problem]:
    """Return a warning for each fade and for a thumbnail's time that doesn't fit into the film.

    Lengths follow from the takes in the store, else from a guess at them.

    Raises:
        Failure: a voice's settings make no sense.
    """
    script = project.script
    if not _has_fade(script) and _is_thumbnail_early(script):
        return []
    takes = find_takes(script, store)
    timeline = estimate_timeline(project, takes.guess_missing())
    return [
        *_check_fades(script, timeline),
        *_check_thumbnail(script, timeline),
    ]


def _has_fade(script: Script) -> bool:
    """Tell whether the author gave a fade that lasts."""
    fade = script.film.fade
    return (
        "fade" in script.film.model_fields_set and max(fade.rise, fade.fall) > 0
    )


def _is_thumbnail_early(script: Script) -> bool:
    """Tell whether a thumbnail's time fits whatever is spoken, which takes long to find out.

    A scene in which nobody speaks lasts its `duration` or longer.
    """
    thumbnail = script.film.thumbnail
    if thumbnail is None or thumbnail.scene is None:
        return True
    part = script.select(thumbnail.scene)
    if part is None or part.scene.duration is None:
        return False
    rate = Rate(script.film.output.fps)
    return rate.to_frames(thumbnail.at) < rate.to_frames(part.scene.duration)


def _check_fades(script: Script, timeline: Timeline) -> Iterator[Problem]:
    """Yield the fades that the author gave and that are longer than a film may have them."""
    if "fade" not in script.film.model_fields_set:
        return
    longest = find_longest_fade(timeline.total) / timeline.fps
    fades = {"in": script.film.fade.rise, "out": script.film.fade.fall}
    for key, seconds in fades.items():
        if seconds <= longest:
            continue
        message = (
            f"the film is {timeline.total / timeline.fps:.1f} s long, so it fades {key} for "
            f"{longest:.1f} s, a fifth of it, and not for {seconds:g} s"
        )
        yield Problem(
            message, script.tree.find_span(("fade", key)), warning=True
        )


def _check_thumbnail(script: Script, timeline: Timeline) -> Iterator[Problem]:
    """Yield the thumbnail's time if its scene is over by then."""
    thumbnail = script.film.thumbnail
    if thumbnail is None or thumbnail.scene is None:
        return
    part = script.select(thumbnail.scene)
    if part is None:
        return  # told where the script is read
    seconds = _measure_scene(script, timeline, part)
    if seconds is None or thumbnail.at < seconds:
        return
    message = (
        f"scene '{thumbnail.scene}' is over after {seconds:.1f} s, and the thumbnail is taken at "
        f"{thumbnail.at:g} s; give it an earlier 'at'"
    )
    loc = ("thumbnail", "at" if "at" in thumbnail.model_fields_set else "scene")
    yield Problem(message, script.tree.find_span(loc), warning=True)


def _measure_scene(
    script: Script, timeline: Timeline, part: SceneSource
) -> float | None:
    """Return how long a scene is seen, in seconds; None if it is not among those rendered."""
    if part not in script.parts:
        return None
    index = script.parts.index(part)
    shots = [placed for placed in timeline.shots if placed.scene == index]
    return (shots[-1].end - shots[0].start) / timeline.fps
