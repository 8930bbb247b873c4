"""The verb watch: drafts of the scenes that change, at every save."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lantern.cli.envelope import send_event
from lantern.cli.missing_film import explain_missing_film
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    JobsOption,
    OfflineOption,
    OutOption,
    ShapesOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import (
    print_line,
    print_report,
    warn_of_failure,
    warn_of_fault,
)
from lantern.cli.session import (
    CheckOptions,
    load_checked,
    make_options,
    open_session,
)
from lantern.cli.shapes import list_named_shape_runs
from lantern.cli.workforce import Workforce
from lantern.core import signals
from lantern.core.problems import (
    EXIT_ASSET,
    AssetFailure,
    Failure,
    Problem,
    format_path,
)

if TYPE_CHECKING:
    from lantern.plan.project import Project
    from lantern.rendering import RenderOptions


def watch(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    jobs: JobsOption,
    shapes: ShapesOption,
    out: OutOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Check the film at every save; make drafts of what changed.

    Only the scenes that changed are drafted. Ctrl-C ends it.
    """
    from lantern.core.watch import watch_saves
    from lantern.script.paths import find_film_file, find_project

    gc.enable()
    file = find_film_file(film)
    if not file.is_file():
        raise AssetFailure(explain_missing_film(film))
    folder = file.absolute().parent
    project = find_project(folder)
    places = [folder, project / "assets", *(allow_path or [])]
    watched = [place.absolute() for place in places if place.is_dir()]
    made = [project / "build", out, store]
    ignored = [place.absolute() for place in made if place]
    watcher = _Watcher(
        film=film,
        folder=folder,
        voice=voice,
        offline=offline,
        jobs=jobs,
        shapes=shapes,
        out=out,
        store=store,
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
    )
    watcher.run(watch_saves(watched, ignored))


@dataclass(frozen=True)
class _CheckedFilm:
    """A film without problems, and a digest for each scene by its id."""

    project: Project
    digests: Mapping[str, str]

    def list_changed(
        self, before: _CheckedFilm | None, saved: frozenset[Path]
    ) -> list[str]:
        """Return the ids of scenes that differ from before.

        When there was no good film before, they are those whose files were saved.
        """
        if before is None:
            return [
                part.id
                for part in self.project.script.parts
                if part.tree.file in saved
            ]
        old = before.digests
        return [
            name for name, new in self.digests.items() if old.get(name) != new
        ]


@dataclass(frozen=True)
class _Watcher:
    """A film that is watched, with the options of the command line."""

    film: Path
    folder: Path
    voice: str | None
    offline: bool
    jobs: int | None
    shapes: str | None
    out: Path | None
    store: Path | None
    allow_path: Sequence[Path] | None
    allow_python: bool
    allow_command: bool

    def run(self, bursts: Iterable[frozenset[Path]]) -> None:
        """Make drafts of the changed scenes at each burst of saves.

        An empty burst says that watching has begun.
        """
        before = self._read()
        for saved in bursts:
            if not saved:
                print_line(
                    f"Watching {format_path(self.folder)}; Ctrl-C ends it."
                )
                send_event("watching", folder=self.folder)
                continue
            film = self._read()
            changed: list[str] = []
            if film is not None:
                changed = film.list_changed(before, saved)
                before = film
                self._answer(film, changed)
            send_event("saved", changed=changed)

    def _answer(self, film: _CheckedFilm, changed: Sequence[str]) -> None:
        """Say which scenes changed, and make drafts of them."""
        if changed:
            print_line(f"Changed: {', '.join(changed)}.")
            self._make_drafts(film, changed)
        else:
            print_line("No picture, word or sound has changed.")

    def _read(self) -> _CheckedFilm | None:
        """Read and check the film; print what is wrong with it and return None."""
        from lantern.rendering.changes import digest_scenes

        try:
            project = load_checked(
                self.film,
                CheckOptions(shapes=self.shapes, store=self.store),
                allow_path=self.allow_path,
                allow_python=self.allow_python,
                allow_command=self.allow_command,
                for_draft=True,
            )
        except typer.Exit:
            return None
        except Failure as failure:
            warn_of_failure(failure)
            return None
        except OSError as error:  # a file that is deleted just now
            warn_of_fault(Problem(str(error), code=EXIT_ASSET))
            return None
        return _CheckedFilm(project, digest_scenes(project))

    def _make_drafts(self, film: _CheckedFilm, scenes: Sequence[str]) -> None:
        """Render drafts of these scenes; print a failure, and go on watching."""
        options = make_options(
            film.project.script,
            out=self.out,
            store=self.store,
            draft=True,
            voice=self.voice,
            offline=self.offline,
        )
        try:
            self._render(film, options, scenes)
        except Failure as failure:
            warn_of_failure(failure)
        signals.exit_on_signal()

    def _render(
        self, film: _CheckedFilm, options: RenderOptions, scenes: Sequence[str]
    ) -> None:
        from lantern import rendering

        with open_session(
            film.project, options, workforce=Workforce(self.jobs)
        ) as session:
            script = film.project.script
            for scene in scenes:
                only = replace(options, only=scene)
                for alone in list_named_shape_runs(script, only, self.shapes):
                    own = replace(
                        session,
                        options=alone,
                        timings={},
                    )
                    report = rendering.render(own)
                    print_report(report, alone.find_film(script))
