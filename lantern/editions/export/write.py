"""The edition for editing programs: projects beside the files that they show and play."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from lantern.core.files import convert_disk_errors
from lantern.editions.export.edit import EditSequence
from lantern.editions.export.edl import MAX_EVENTS, format_title, name_list
from lantern.editions.export.formats import FORMATS
from lantern.editions.export.media import list_baked_transitions, write_media
from lantern.editions.export.sequence import build_sequence
from lantern.editions.finished import FinishedFilm

EDITION = "export"


def export_film(film: FinishedFilm, formats: Collection[str]) -> list[Path]:
    """Write a film's projects and their files into `export/` of its output.

    Formats that are there from before are written again, since they show the same files. Returns
    the paths of the projects, and of the folders with files.

    Raises:
        OutputFailure: A file there was changed, or one can't be written.
        Failure: A part of the film can't be made.
    """
    edition = film.open_edition(EDITION)
    edition.prepare_file("report.json")
    wanted = [
        name for name in FORMATS if name in formats or _is_there(film, name)
    ]
    with film.session.store.open_scratch() as scratch:
        sequence = build_sequence(film, write_media(film, scratch))
        _tell_losses(film, sequence)
        projects = []
        for name in wanted:
            projects += _write_projects(film, sequence, name, folder=scratch)
        files = {
            path.relative_to(scratch).as_posix(): path
            for path in sorted(scratch.rglob("*"))
            if path.is_file()
        }
        edition.require_unchanged(files)
        folders = sorted({str(Path(name).parent) for name in files} - {"."})
        for folder in folders:
            edition.prepare_file(f"{folder}/any")
        edition.publish(files, {"edition": EDITION, "projects": projects})
    return [edition.path / name for name in (*projects, *folders)]


def _is_there(film: FinishedFilm, name: str) -> bool:
    """Tell whether a film was exported in a format before."""
    pattern = f"{glob.escape(film.name)}*.{name}"
    return any((film.folder / EDITION).glob(pattern))


def _write_projects(
    film: FinishedFilm, sequence: EditSequence, name: str, *, folder: Path
) -> list[str]:
    """Write the projects of a format, which is what their files end in; return their names."""
    projects = []
    for end, text in FORMATS[name](sequence).items():
        project = f"{film.name}{end}"
        with convert_disk_errors("the store can't take the export"):
            (folder / project).write_text(text, "utf-8", newline="\n")
        projects.append(project)
    return projects


def _tell_losses(film: FinishedFilm, sequence: EditSequence) -> None:
    """Tell what the formats don't have."""
    note = film.session.reporter.note
    shots = film.timeline.shots
    counts = Counter(shots[i].transition for i in list_baked_transitions(film))
    if counts:
        kinds = ", ".join(
            f"{count} {kind}" for kind, count in sorted(counts.items())
        )
        note(
            f"transitions that editing programs don't share are videos of their own: {kinds}"
        )
    wanted = name_list(sequence, sequence.pictures)
    written = format_title(wanted)
    if written != wanted:
        note(f"EDL holds short titles in ASCII: '{written}'")
    events = max(len(track.clips) for track in sequence.tracks)
    if events > MAX_EVENTS:
        note(
            f"an EDL has {events} events; some programs read {MAX_EVENTS} at most"
        )
