"""The steps of a film as calls for other programs: speak, cut, render.

Each opens a session of its own in this process; what was made is kept in the store, so the next
step finds it there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.progress import Reporter, SilentReporter
from lantern.core.remote_store import locate_store
from lantern.core.store import Store
from lantern.core.units import Shape
from lantern.plan.project import Project
from lantern.plan.whole_film import cut_to_takes
from lantern.rendering import film
from lantern.rendering import voice as voices
from lantern.rendering.executors.here import InProcessExecutor
from lantern.rendering.executors.local import ProcessExecutor
from lantern.rendering.layout import load_spoken_takes
from lantern.rendering.output_places import find_output
from lantern.rendering.session import RenderOptions, Session
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import SpokenTake, Timeline


@dataclass(frozen=True)
class FilmTakes:
    """What was spoken of a film: the voice, and by the scenes' indices the take of each."""

    voice: VoiceChoice
    by_scene: Mapping[int, SpokenTake]


def find_store(project: Project, store: Path | None = None) -> Path:
    """Return the folder of finished parts: the named one, else LANTERN_STORE, else build/.store."""
    if store is not None:
        return store.absolute()
    named = os.environ.get("LANTERN_STORE")
    if named:
        return locate_store(named).absolute()
    return (project.script.places.project / "build" / ".store").absolute()


@contextmanager
def open_session(
    project: Project,
    options: RenderOptions,
    *,
    jobs: int = 1,
    reporter: Reporter | None = None,
) -> Iterator[Session]:
    """Open a session; its worker processes end with the block.

    Args:
        project: a film without problems.
        options: what is asked of the run.
        jobs: how many processes work; with 1 all is done in this one.
        reporter: is told of the progress; by default nobody is.
    """
    told = reporter or SilentReporter()
    if jobs == 1:
        executor = InProcessExecutor(Store(options.store))
        yield Session(project, options, executor, told)
        return
    with ProcessExecutor(jobs, options.store) as workers:
        yield Session(project, options, workers, told)


def speak(
    project: Project,
    *,
    voice: str | None = None,
    offline: bool = False,
    store: Path | None = None,
    jobs: int = 1,
    reporter: Reporter | None = None,
) -> FilmTakes:
    """Speak a film's narration, as far as it was not spoken before.

    Args:
        project: a film without problems.
        voice: the voice to use in place of the film's, such as `espeak`.
        offline: voices that need the network aren't used.
        store: the folder of finished parts; by default LANTERN_STORE, else build/.store.
        jobs: how many processes work; with 1 all is done in this one.
        reporter: is told of the progress; by default nobody is.

    Raises:
        VoiceFailure: No voice of the film can speak it.
    """
    out = find_output(project.script)
    options = RenderOptions(
        find_store(project, store),
        out,
        voice,
        offline,
        language=project.script.translated_into,
    )
    with open_session(
        project,
        options,
        jobs=jobs,
        reporter=reporter,
    ) as session:
        chosen, takes = voices.speak(session)
        return FilmTakes(chosen, load_spoken_takes(session, takes))


def cut(project: Project, takes: FilmTakes) -> Timeline:
    """Return when every shot, word and overlay of a spoken film is on, in frames."""
    return cut_to_takes(project, takes.by_scene)


def render(
    project: Project,
    timeline: Timeline | None = None,
    *,
    out: Path | None = None,
    store: Path | None = None,
    voice: str | None = None,
    offline: bool = False,
    draft: bool = False,
    shape: Shape | None = None,
    jobs: int = 1,
    reporter: Reporter | None = None,
) -> dict[str, Any]:
    """Make a film and publish it; return the report of the rendering.

    Only what has changed since the last time is made.

    Args:
        project: a film without problems.
        timeline: the film as it is cut; by default as `cut` cuts it.
        out: the folder that the film goes to; by default build/NAME.
        store: the folder of finished parts; by default LANTERN_STORE, else build/.store.
        voice: the voice to use in place of the film's, such as `espeak`.
        offline: voices that need the network aren't used.
        draft: small and quick.
        shape: `wide`, `portrait` or `square`, in place of the film's own.
        jobs: how many processes work; with 1 all is done in this one.
        reporter: is told of the progress; by default nobody is.

    Raises:
        Failure: Something can't be made; the message says what, and what to do.
    """
    options = RenderOptions(
        find_store(project, store),
        find_output(project.script, out),
        voice,
        offline,
        draft,
        shape=shape,
        language=project.script.translated_into,
    )
    with open_session(
        project,
        options,
        jobs=jobs,
        reporter=reporter,
    ) as session:
        return film.render(session, timeline)
