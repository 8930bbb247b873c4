"""The film as a MoviePy clip, with its sound: Lantern's frames in any MoviePy program. The other way is `visuals.clip`.

Frames are painted when they are asked for, exactly those that a render encodes; nothing is encoded here.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from lantern import checks, plan, rendering, sound
from lantern.core.problems import Failure, Problem, choose_exit_code, suggest
from lantern.core.progress import SilentReporter
from lantern.core.store import Store
from lantern.graphics.pixels import U8, to_rgb_quick
from lantern.plan import Job, build_segment_request
from lantern.plan.project import Project
from lantern.plan.project import load as load_project
from lantern.rendering import RenderOptions, Rendition, Session, workers
from lantern.rendering.calls import find_store
from lantern.rendering.executors.here import InProcessExecutor
from lantern.timeline import split_segments
from lantern.visuals.clip.frame_sources import load_moviepy
from lantern.visuals.compose import SegmentPicture, paint, prepare


def film_clip(
    path: str | Path,
    scene: str | None = None,
    voice: str | None = None,
    draft: bool = False,
    allow_python: bool = False,
) -> Any:
    """The film in the folder (or file) `path`, or one scene of it, as a MoviePy clip with its sound.

    The clip has the film's size and rate; `draft` makes it small and quick to paint. What has to be spoken is spoken
    first, by the film's voices or the one named, and kept where a render keeps it. `allow_python` is --allow-python.
    Raises Failure; its `detail` holds every problem of the film.
    """
    loaded, problems = load_project(Path(path), allow_python=allow_python)
    project = _require_valid(loaded, problems, path)
    studio = _make_session(project, scene, voice, draft)
    _, takes = rendering.speak(studio)
    board = rendering.speak_and_lay_out(studio)
    frames = _FrameReader(board, studio.store)
    rate, total = board.timeline.fps, board.timeline.total
    library = load_moviepy()
    clip = library.VideoClip(frames.paint_frame, duration=total / rate).with_fps(rate)
    heard = library.AudioFileClip(
        str(_write_mix(board, takes, studio.store)), fps=48_000
    )
    return clip.with_audio(heard)


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
    project: Project, scene: str | None, voice: str | None, draft: bool
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
    build = script.places.project / "build"
    store = find_store(project)
    options = RenderOptions(store, build / script.name, voice, draft=draft)
    executor = InProcessExecutor(Store(store))
    return Session(project, options, executor, SilentReporter())


class _FrameReader:
    """The film's frames as RGB. The segments in use are kept open."""

    def __init__(self, board: Rendition, store: Store) -> None:
        self._board, self._store = board, store
        self._segments = split_segments(board.timeline)
        self._open = lru_cache(maxsize=2)(self._open_segment)
        self._last: tuple[int, U8] | None = None

    def paint_frame(self, seconds: float) -> U8:
        """(h, w, 3) of the frame on screen."""
        n = min(
            max(int(seconds * self._board.timeline.fps + 1e-4), 0),
            self._board.timeline.total - 1,
        )
        if self._last is None or self._last[0] != n:
            i = next(
                i
                for i, s in enumerate(self._segments)
                if s.start <= n < s.start + s.length
            )
            self._last = (
                n,
                to_rgb_quick(paint(self._open(i), n - self._segments[i].start)),
            )
        return self._last[1]

    def _open_segment(self, i: int) -> SegmentPicture:
        request = build_segment_request(self._board, self._segments[i])
        return prepare(request, self._store, self._board.look)


def _write_mix(board: Rendition, takes: dict[int, Job], store: Store) -> Path:
    """The mix before it is encoded, as a WAV in the store."""
    mix = plan.make_mix_job(board, takes)
    kept = store.get(mix.key, ".wav")
    if kept is not None:
        return kept
    programme = workers.build_programme(plan.build_mix_request(board, takes), store)
    with store.open_scratch() as scratch:
        return store.put(
            mix.key,
            ".wav",
            lambda path: sound.write_mix_wav(programme, store, scratch, out=path),
        )
