"""Reads the film of a studio: loads, checks and plans it, and has it spoken.

All of that is given up as soon as another save comes. A film that can't be loaded leaves the last
good one in its place.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from lantern.core.files import read_plain_text
from lantern.core.problems import (
    Failure,
    OutputFailure,
    Problem,
    count_faults,
    excuse_draft,
)
from lantern.core.progress import SilentReporter
from lantern.core.store import Store, digest_json
from lantern.plan import project as projects
from lantern.plan.project import Project
from lantern.rendering.executors.here import InProcessExecutor
from lantern.rendering.output_places import find_output
from lantern.rendering.session import RenderOptions, Session
from lantern.script.marks import find_marks_file
from lantern.studio.events import EventHub, EventName
from lantern.studio.film_snapshot import FilmSnapshot
from lantern.studio.kept_strip import keep_strip
from lantern.studio.loaded_film import LoadedFilm, lay_out_film, stamp_scenes
from lantern.studio.making import MakingPlanner
from lantern.studio.options import StudioOptions
from lantern.studio.problems_view import list_problems
from lantern.studio.shot_ids import list_changed_shots
from lantern.studio.speaking import FilmSpeaker
from lantern.studio.strip import make_strip


class FilmReader:
    """Reads the film of a studio. Belongs to one thread; `snapshot` may be read from any."""

    def __init__(
        self,
        options: StudioOptions,
        hub: EventHub,
        *,
        is_interrupted: Callable[[], bool],
        note_shown: Callable[[], None],
    ) -> None:
        """Read nothing yet.

        Args:
            options: which film, and how it is read.
            hub: is told of what changes.
            is_interrupted: tells whether there is something newer to do.
            note_shown: called as soon as there is something to show, before it is checked.
        """
        self.snapshot = FilmSnapshot()
        self._options = options
        self._hub = hub
        self._is_interrupted = is_interrupted
        self._note_shown = note_shown
        self._store = Store(options.store)
        self._planner = MakingPlanner(self._store)
        self._speaker = FilmSpeaker(options.store, hub)
        self._stamp = ""
        self._marks = ""
        self._is_planned = False
        self._kept = 0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the voice should be let go of; None if there is none."""
        return self._speaker.seconds_left

    def close(self) -> None:
        """Let go of the voice."""
        self._speaker.close()

    def kill(self) -> None:
        """End the voice at once, from another thread."""
        self._speaker.kill()

    def read(self) -> None:
        """Read the film, and do all that follows from it; what stops it is told as a problem."""
        try:
            self._read()
            self._keep_strip()
        except Exception as error:
            self._show_failure(error)

    def _update(self, **changes: Any) -> None:
        version = self.snapshot.version + 1
        self.snapshot = replace(
            self.snapshot,
            version=version,
            **changes,
        )

    def _show_failure(self, error: Exception) -> None:
        """Show what stopped the reading as a problem of the film."""
        if isinstance(error, Failure):
            problem = Problem(error.message, code=error.code)
        elif isinstance(error, OSError):
            problem = Problem(f"the film can't be read: {error}")
        else:
            last = traceback.format_exception_only(error)[-1].strip()
            problem = Problem(
                f"the film can't be read, through a mistake in Lantern itself: {last}"
            )
        self._update(problems=(problem,), is_current=False)
        self._tell("problems")

    def _read(self) -> None:
        options = self._options
        loaded, problems = projects.load(
            options.film,
            [path.resolve() for path in options.allow_path],
            allow_python=options.allow_python,
            allow_command=options.allow_command,
        )
        problems = excuse_draft(problems)
        if loaded is None or count_faults(problems):
            self._keep_last(loaded, problems)
            return
        stamp = _stamp_project(loaded)
        film = self.snapshot.film
        if film is None or stamp != self._stamp:
            film = lay_out_film(
                self._open_session(loaded), self._count_films() + 1
            )
            self._show(film, is_current=True)
            self._note_shown()
            with suppress(Failure):  # told when all of it is spoken
                self._speaker.begin(film)
            self._check(loaded, problems)
            self._stamp = stamp
            self._is_planned = False
        elif _stamp_marks(loaded) != self._marks:
            self._check(loaded, problems)
        if not self._is_planned:
            self._plan_and_speak(film)

    def _keep_last(
        self, loaded: Project | None, problems: Sequence[Problem]
    ) -> None:
        """Tell what is wrong with a film that can't be made; show it only if none was before."""
        self._stamp = ""
        self._update(problems=tuple(problems), is_current=False)
        self._tell("problems")
        if loaded is None:
            return
        if self.snapshot.film is None:
            with suppress(Failure):
                self._show(lay_out_film(self._open_session(loaded), 1))
        self._note_shown()
        self._check(loaded, problems)

    def _count_films(self) -> int:
        film = self.snapshot.film
        return film.generation if film else 0

    def _show(self, film: LoadedFilm, **changes: Any) -> None:
        before = self.snapshot.film
        self._update(
            film=film,
            making=(),
            **changes,
        )
        self._tell("film")
        if before is not None:
            changed = list_changed_shots(before, film)
            self._hub.publish("frames", {"shots": changed})

    def _open_session(self, loaded: Project) -> Session:
        options = self._options
        out = find_output(loaded.script, options.out)
        return Session(
            loaded,
            RenderOptions(options.store, out, options.voice, options.offline),
            InProcessExecutor(self._store),
            SilentReporter(),
        )

    def _check(self, loaded: Project, problems: Sequence[Problem]) -> None:
        from lantern import (
            checks,
        )  # it takes long to import; the film is shown before

        shapes = self.snapshot.film.shapes if self.snapshot.film else ()
        found = checks.check(
            loaded,
            shapes=shapes,
            store=self._store,
        )
        all_of_them = [*problems, *excuse_draft(found)]
        self._marks = _stamp_marks(loaded)
        self._update(problems=tuple(dict.fromkeys(all_of_them)))
        self._tell("problems")

    def _plan_and_speak(self, film: LoadedFilm) -> None:
        """Find out what a render would make; speak what isn't, and lay the film out anew."""
        self._plan(film)
        if self._is_interrupted():
            return
        self._is_planned = True
        try:
            has_spoken = self._speaker.speak(film, self._is_interrupted)
        except Failure as failure:
            told = Problem(
                failure.message,
                code=failure.code,
                warning=True,
            )
            self._update(problems=(*self.snapshot.problems, told))
            self._tell("problems")
            return
        self._is_planned = not self._is_interrupted()
        if has_spoken:
            spoken = lay_out_film(film.session, film.generation + 1)
            self._show(spoken)
            self._plan(spoken)
        elif self._is_planned:
            self._speaker.prepare(film)

    def _plan(self, film: LoadedFilm) -> None:
        making = self._planner.plan(film, self._is_interrupted)
        if making is not None:
            self._update(making=tuple(making))
            self._tell("plan")

    def _keep_strip(self) -> None:
        """Keep what the page shows of a film for the next studio; a store that can't, doesn't."""
        film = self.snapshot.film
        if (
            film is None
            or not self.snapshot.is_current
            or self._is_interrupted()
        ):
            return
        if film.generation == self._kept:
            return
        strip = make_strip(
            replace(self.snapshot, making=()),
            list_problems(self.snapshot),
            name=self._options.folder.name,
        )
        with suppress(OutputFailure):
            keep_strip(
                film,
                strip,
                options=self._options,
                store=self._store,
            )
        self._kept = film.generation

    def _tell(self, name: EventName) -> None:
        self._hub.publish(name, {"generation": self._count_films()})


def _stamp_marks(project: Project) -> str:
    """Return the text of the film's remarks, which change nothing else of it."""
    with suppress(OSError, UnicodeDecodeError):
        return read_plain_text(find_marks_file(project.script))
    return ""


def _stamp_project(project: Project) -> str:
    """Return a digest of all that a film was read from."""
    texts = [part.tree.text for part in project.script.parts]
    files = [str(part.tree.file) for part in project.script.parts]
    places = [str(asset.path) for asset in project.assets]
    whole = [project.script.tree.text, texts, files, places]
    return digest_json([whole, stamp_scenes(project)])
