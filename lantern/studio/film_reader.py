"""The film as the studio knows it: loaded again at each save, checked, planned, and spoken.

All of that is done in one thread, and given up as soon as another save comes. A film that can't
be loaded leaves the last good one in its place.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain_text
from lantern.core.problems import Failure, Problem, count_faults, excuse_draft
from lantern.core.progress import SilentReporter
from lantern.core.store import Store, digest_json
from lantern.plan import project as projects
from lantern.plan.project import Project
from lantern.rendering.executors.here import InProcessExecutor
from lantern.rendering.output_places import find_output
from lantern.rendering.session import RenderOptions, Session
from lantern.script.load import find_film_file
from lantern.script.marks import find_marks_file
from lantern.script.paths import find_project
from lantern.studio.events import EventHub, EventName
from lantern.studio.loaded_film import LoadedFilm, lay_out_film, stamp_scenes
from lantern.studio.making import MakingPlanner, ShotMaking
from lantern.studio.shot_ids import list_changed_shots
from lantern.studio.speaking import FilmSpeaker

FIRST_READING_SECONDS = 30.0
"""For which a page waits for a film that is read for the first time."""


@dataclass(frozen=True)
class StudioOptions:
    """What the command line says of a studio.

    Args:
        film: the film's folder, or its single file.
        store: the folder of finished parts.
        out: the folder that renders go to; None for the film's own.
        voice: the voice to use in place of the film's.
        offline: voices that need the network aren't used.
        allow_path: other folders that the film's files may come from.
        allow_python: the film's own functions may be run.
        allow_command: programs that the film's voices name may be run.
    """

    film: Path
    store: Path
    out: Path | None = None
    voice: str | None = None
    offline: bool = False
    allow_path: tuple[Path, ...] = ()
    allow_python: bool = False
    allow_command: bool = False

    @property
    def folder(self) -> Path:
        """The folder of the film's file."""
        return find_film_file(self.film).absolute().parent

    @property
    def project(self) -> Path:
        """The folder that the film's `assets/` are in."""
        return find_project(self.folder)


@dataclass(frozen=True)
class FilmSnapshot:
    """What is known of the film at one time.

    `film` is the last that could be laid out, None before there was one. `problems` are those of
    the files as they are now; `is_current` tells whether `film` was read from these files.
    `making` says of each shot of the timeline what a render would do; empty until it is known.
    `version` counts the snapshots.
    """

    film: LoadedFilm | None = None
    problems: tuple[Problem, ...] = ()
    is_current: bool = False
    making: tuple[ShotMaking, ...] = ()
    version: int = 0


class FilmState:
    """The film of a studio. What it knows may be read from any thread."""

    def __init__(self, options: StudioOptions, hub: EventHub) -> None:
        """Load nothing yet; `hub` is told of what changes."""
        self._options = options
        self._hub = hub
        self._store = Store(options.store)
        self._planner = MakingPlanner(self._store)
        self._speaker = FilmSpeaker(options.store, hub)
        self._snapshot = FilmSnapshot()
        self._stamp = ""
        self._marks = ""
        self._is_planned = False
        self._wanted = threading.Event()
        self._first_read = threading.Event()
        self._ended = False
        self._thread = threading.Thread(
            target=self._run, name="studio film", daemon=True
        )

    def start(self) -> None:
        """Load the film, and again whenever it is asked for."""
        self._wanted.set()
        self._thread.start()

    def stop(self) -> None:
        """End as soon as what is being done allows it; what is being said is left off."""
        self._ended = True
        self._wanted.set()
        self._speaker.kill()

    def reload(self) -> None:
        """Have the film loaded again, soon."""
        self._wanted.set()

    def get(self, *, within: float = FIRST_READING_SECONDS) -> FilmSnapshot:
        """Return what is known now; the first time, waits until the film was read once.

        A film that isn't read after `within` seconds has that as its problem.
        """
        if self._first_read.wait(within):
            return self._snapshot
        told = (
            f"the film is still being read, after {within:g} s; the page shows it as"
            " soon as it is (is a file of it on a slow disk or a network?)"
        )
        return FilmSnapshot(problems=(Problem(told, warning=True),))

    def _run(self) -> None:
        while True:
            self._wanted.wait(self._speaker.seconds_left)
            if self._ended:
                self._speaker.close()
                return
            if not self._wanted.is_set():
                self._speaker.close()
                continue
            self._wanted.clear()
            try:
                self._read()
            except Exception as error:
                self._show_failure(error)
            finally:
                self._first_read.set()

    def _is_interrupted(self) -> bool:
        """Tell whether there is something newer to do."""
        return self._wanted.is_set()

    def _update(self, **changes: Any) -> None:
        version = self._snapshot.version + 1
        self._snapshot = replace(self._snapshot, version=version, **changes)

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
        film = self._snapshot.film
        if film is None or stamp != self._stamp:
            film = lay_out_film(self._open_session(loaded), self._count_films() + 1)
            self._show(film, is_current=True)
            self._first_read.set()
            self._check(loaded, problems)
            self._stamp = stamp
            self._is_planned = False
        elif _stamp_marks(loaded) != self._marks:
            self._check(loaded, problems)
        if not self._is_planned:
            self._plan_and_speak(film)

    def _keep_last(self, loaded: Project | None, problems: Sequence[Problem]) -> None:
        """Tell what is wrong with a film that can't be made; show it only if none was before."""
        self._stamp = ""
        self._update(problems=tuple(problems), is_current=False)
        self._tell("problems")
        if loaded is None:
            return
        if self._snapshot.film is None:
            with suppress(Failure):
                self._show(lay_out_film(self._open_session(loaded), 1))
        self._first_read.set()
        self._check(loaded, problems)

    def _count_films(self) -> int:
        film = self._snapshot.film
        return film.generation if film else 0

    def _show(self, film: LoadedFilm, **changes: Any) -> None:
        before = self._snapshot.film
        self._update(film=film, making=(), **changes)
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
        from lantern import checks  # it takes long to import; the film is shown before

        shapes = self._snapshot.film.shapes if self._snapshot.film else ()
        found = checks.check(loaded, shapes=shapes, store=self._store)
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
            told = Problem(failure.message, code=failure.code, warning=True)
            self._update(problems=(*self._snapshot.problems, told))
            self._tell("problems")
            return
        self._is_planned = not self._is_interrupted()
        if has_spoken:
            spoken = lay_out_film(film.session, film.generation + 1)
            self._show(spoken)
            self._plan(spoken)

    def _plan(self, film: LoadedFilm) -> None:
        making = self._planner.plan(film, self._is_interrupted)
        if making is not None:
            self._update(making=tuple(making))
            self._tell("plan")

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
