"""The files that projects are made of: plates, lettering, sound and captions."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import convert_disk_errors
from lantern.core.units import Rate
from lantern.editions.export.edit import TrackRole
from lantern.editions.export.sound import SceneVoice, write_sound
from lantern.editions.finished import FinishedFilm
from lantern.editions.plates import (
    PlateFile,
    write_lettering,
    write_plates,
    write_transitions,
)

HANDLE_SECONDS = 0.5
"""Seconds that a shot goes on beyond its cuts, so that they can be moved."""
NATIVE_TRANSITIONS = ("cut", "dissolve")
"""What every editing program has; any other transition is a video of its own."""


@dataclass(frozen=True)
class MediaFiles:
    """The files in a folder: videos by time, the voice by scenes' indices, other sound whole.

    `plates` has one for each shot, in order; `transitions` those that are no dissolves.
    """

    folder: Path
    plates: Sequence[PlateFile]
    transitions: Sequence[PlateFile]
    lettering: Sequence[PlateFile]
    voice: Mapping[int, SceneVoice]
    stems: Mapping[TrackRole, Path]

    def name(self, path: Path) -> str:
        """Return a file's path from the folder, with `/`."""
        return path.relative_to(self.folder).as_posix()


def write_media(film: FinishedFilm, folder: Path) -> MediaFiles:
    """Write all files of a film into a folder of the store, each kind into one of its own.

    Raises:
        Failure: One can't be made or written.
    """
    places = {}
    with convert_disk_errors("the store can't take the export"):
        for kind in ("plates", "lettering", "sound", "captions"):
            places[kind] = folder / kind
            places[kind].mkdir()
    handle = Rate(film.timeline.fps).to_frames(HANDLE_SECONDS)
    plates = write_plates(film, places["plates"], handle=handle)
    baked = list_baked_transitions(film)
    transitions = write_transitions(film, places["plates"], baked)
    lettering = write_lettering(film, places["lettering"])
    voice, stems = write_sound(film, places["sound"])
    _copy_captions(film, places["captions"])
    return MediaFiles(folder, plates, transitions, lettering, voice, stems)


def list_baked_transitions(film: FinishedFilm) -> list[int]:
    """Return the indices of the shots that come in by what editing programs don't have."""
    found = []
    for i, shot in enumerate(film.timeline.shots):
        if shot.overlap and shot.transition not in NATIVE_TRANSITIONS:
            found.append(i)
    return found


def _copy_captions(film: FinishedFilm, folder: Path) -> None:
    """Copy the captions as SRT, in all languages; not those without a word."""
    for name in film.report["files"]:
        path = film.folder / name
        if path.suffix == ".srt" and path.stat().st_size:
            with convert_disk_errors("the store can't take the captions"):
                shutil.copyfile(path, folder / path.name)
