"""A finished film as its editions find it: rendered, unchanged since, and laid out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core import __version__
from lantern.core.problems import (
    EXIT_SCENE,
    Failure,
    format_command,
    format_path,
)
from lantern.plan import Job, Rendition
from lantern.plan.requests import KeyedTake
from lantern.rendering.described import describe
from lantern.rendering.fingerprint import read_inputs
from lantern.rendering.layout import lay_out_takes
from lantern.rendering.output_folder import OutputFolder, find_finished
from lantern.rendering.output_places import find_variant
from lantern.rendering.session import Session
from lantern.rendering.voice import speak
from lantern.script.model.framing import format_ratio
from lantern.timeline import Timeline


class NotRendered(Failure):
    """A film that has no rendering, or was changed since."""

    code = EXIT_SCENE


@dataclass(frozen=True)
class FinishedFilm:
    """A film that lies finished in its output folder.

    `report` is what its rendering wrote, `takes` what is spoken, by the scenes' indices.
    `descriptions` are what is told between them in a described film.
    """

    session: Session
    report: Mapping[str, Any]
    rendition: Rendition
    takes: Mapping[int, Job]
    descriptions: tuple[KeyedTake, ...] = ()

    @property
    def folder(self) -> Path:
        """The output folder of the film."""
        return self.session.options.out

    @property
    def name(self) -> str:
        """What the film's files are called."""
        return self.session.script.name

    @property
    def video(self) -> Path:
        """The film's file."""
        return self.session.options.find_film(self.session.script)

    @property
    def timeline(self) -> Timeline:
        """The film as it is cut."""
        return self.rendition.timeline

    def open_edition(self, name: str) -> OutputFolder:
        """Return the folder of an edition, inside the film's own.

        Raises:
            OutputFailure: A file in it was changed since it was published.
        """
        edition = OutputFolder(self.folder / name)
        edition.require_unchanged()
        return edition

    def publish(
        self, edition: OutputFolder, files: Mapping[str, Path]
    ) -> list[Path]:
        """Move staged files into an edition's folder, by their names there; return their paths.

        Raises:
            OutputFailure: One can't be written, or would replace somebody's own.
        """
        edition.require_unchanged(files)
        for name in files:
            edition.prepare_file(name)
        about = {"film": self.session.script.film.title, "lantern": __version__}
        edition.publish(files, about)
        return [edition.path / name for name in files]


def find_finished_film(session: Session) -> FinishedFilm:
    """Return the film that a session's options render, if it is rendered as it stands.

    What it takes of the store and isn't there any more is made again.

    Raises:
        NotRendered: It isn't rendered, or something it is made from has changed.
        Failure: A take that the store has lost can't be spoken again.
    """
    options = session.options
    decisive = read_inputs(session.project).add_choices(options)
    report = find_finished(decisive, options.out)
    if report is None:
        raise NotRendered(_explain_missing(session))
    voice, takes = speak(session)
    rendition = lay_out_takes(session, voice, takes)
    if options.described != "film":
        return FinishedFilm(session, report, rendition, takes)
    described = describe(
        session,
        voice,
        rendition=rendition,
        takes=takes,
    )
    return FinishedFilm(
        session, report, described.rendition, described.takes, described.told
    )


def _explain_missing(session: Session) -> str:
    """Return why there is no finished film, and what to do."""
    options = session.options
    script = session.script
    film = options.find_film(script)
    words = ["render", format_path(script.tree.file.parent)]
    if options.language:
        words += ["--language", options.language]
    if options.shape:
        words += ["--shapes", format_ratio(options.shape)]
    if options.described:
        words.append("--described")
    output = script.film.output
    choice = ""
    if (
        options.shape is None
        and output.shapes
        and output.shape not in output.shapes
    ):
        words += ["--shapes", format_ratio(output.shape)]
        choice = f"; or take a shape it has: --shape {format_ratio(output.shapes[0])}"
    cure = f"render it first: {format_command(*words)}{choice}"
    if film.is_file():
        return (
            f"{format_path(film)} isn't the film as it stands: something changed since it was"
            f" rendered, or other options were used; {cure}"
        )
    draft = find_variant(options.out, "draft") / film.name
    if draft.is_file():
        return f"there is only a draft, {format_path(draft)}; {cure}"
    return f"there is no {format_path(film)}; {cure}"
