"""A film as a MoviePy clip, with its sound: Lantern's frames in any MoviePy program.

Frames are painted when they are asked for, exactly those that a render encodes; nothing is encoded
here. The other way round, MoviePy's clips in a film, is `visuals.clip`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from lantern import checks, plan, rendering, sound
from lantern.core.problems import Failure, Problem, choose_exit_code, suggest
from lantern.core.progress import SilentReporter
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE
from lantern.graphics.pixels import U8, to_rgb_quick
from lantern.plan import Job, build_segment_request
from lantern.plan.project import Project
from lantern.plan.project import load as load_project
from lantern.rendering import RenderOptions, Rendition, Session, workers
from lantern.rendering.calls import find_store
from lantern.rendering.executors.here import InProcessExecutor
from lantern.rendering.output_places import find_output
from lantern.timeline import split_segments
from lantern.visuals.clip.frame_sources import load_moviepy
from lantern.visuals.compose import SegmentPicture, paint, prepare


def film_clip(
    path: str | Path,
    scene: str | None = None,
    *,
    voice: str | None = None,
    draft: bool = False,
    allow_python: bool = False,
    allow_command: bool = False,
) -> Any:
    """Return a film, or one scene of it, as a MoviePy clip with its sound.

    What has to be spoken is spoken first, and kept where a render keeps it.

    Args:
        path: the film's folder, or its single file.
        scene: the scene's id, number, file name or title; by default the whole film.
        voice: the voice to use in place of the film's.
        draft: small, and quick to paint; else the clip has the film's size and rate.
        allow_python: functions of the film's own modules may be run.
        allow_command: programs that the film's voices name may be run.

    Raises:
        Failure: The film has problems, all of them in its `detail`, or no voice can speak it.
    """
    loaded, problems = load_project(
        path,
        allow_python=allow_python,
        allow_command=allow_command,
    )
    project = _require_valid(loaded, problems, path)
    session = _make_session(
        project,
        scene,
        voice=voice,
        draft=draft,
    )
    _, takes = rendering.speak(session)
    rendition = rendering.speak_and_lay_out(session)
    frames = _FrameReader(rendition, session.store)
    timeline = rendition.timeline
    library = load_moviepy()
    seconds = timeline.total / timeline.fps
    clip = library.VideoClip(frames.paint_frame, duration=seconds)
    mix = _write_mix(rendition, takes, session.store)
    audio = library.AudioFileClip(str(mix), fps=SAMPLE_RATE)
    return clip.with_fps(timeline.fps).with_audio(audio)


def _require_valid(
    project: Project | None, problems: list[Problem], path: str | Path
) -> Project:
    """Return a film without problems.

    Raises:
        Failure: It has some; they are its details.
    """
    if project is not None:
        problems = [*problems, *checks.check(project)]
    faults = [problem for problem in problems if not problem.warning]
    if project is None or faults:
        plural = "" if len(faults) == 1 else "s"
        message = f"{path} has {len(faults)} problem{plural}: {faults[0]}"
        failure = Failure(message, map(str, faults))
        failure.code = choose_exit_code(faults)
        raise failure
    return project


def _make_session(
    project: Project, scene: str | None, *, voice: str | None, draft: bool
) -> Session:
    """Return a session over the film, or one scene of it, that works in this process.

    Raises:
        Failure: There is no such scene.
    """
    script = project.script
    if scene is not None:
        part = script.select(scene)
        if part is None:
            ids = [each.id for each in script.parts]
            known = ", ".join(ids)
            raise Failure(
                f"there is no scene '{scene}'{suggest(scene, ids)}; there are: {known}"
            )
        project = project.keep_scene(part.number)
    store = find_store(project)
    options = RenderOptions(store, find_output(script), voice, draft=draft)
    executor = InProcessExecutor(Store(store))
    return Session(project, options, executor, SilentReporter())


class _FrameReader:
    """The film's frames as RGB. The segments in use are kept open."""

    def __init__(self, rendition: Rendition, store: Store) -> None:
        """Open nothing yet."""
        self._rendition = rendition
        self._store = store
        self._segments = split_segments(rendition.timeline)
        self._open = lru_cache(maxsize=2)(self._open_segment)
        self._last: tuple[int, U8] | None = None

    def paint_frame(self, seconds: float) -> U8:
        """Return the frame on screen at a time, (h, w, 3)."""
        timeline = self._rendition.timeline
        n = min(max(int(seconds * timeline.fps + 1e-4), 0), timeline.total - 1)
        if self._last is None or self._last[0] != n:
            self._last = (n, self._paint(n))
        return self._last[1]

    def _paint(self, n: int) -> U8:
        for i, segment in enumerate(self._segments):
            if segment.start <= n < segment.start + segment.length:
                return to_rgb_quick(paint(self._open(i), n - segment.start))
        raise ValueError(f"frame {n} is not in the film")

    def _open_segment(self, i: int) -> SegmentPicture:
        request = build_segment_request(self._rendition, self._segments[i])
        return prepare(request, self._store, self._rendition.look)


def _write_mix(
    rendition: Rendition, takes: dict[int, Job], store: Store
) -> Path:
    """Return the mix before it is encoded, as a WAV in the store; it is made if it isn't there."""
    mix = plan.make_mix_job(rendition, takes)
    kept = store.get(mix.key, ".wav")
    if kept is not None:
        return kept
    request = plan.build_mix_request(rendition, takes)
    programme = workers.build_programme(request, store)
    with store.open_scratch() as scratch:
        return store.put(
            mix.key,
            ".wav",
            lambda path: sound.write_mix_wav(
                programme, store, scratch, out=path
            ),
        )
