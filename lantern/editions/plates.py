"""Pictures for editing programs: each shot as a clean plate, the lettering apart from them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern import plan
from lantern.core.files import convert_disk_errors
from lantern.core.problems import ToolFailure
from lantern.core.store import Store
from lantern.core.text import make_slug
from lantern.core.units import Frames
from lantern.editions.finished import FinishedFilm
from lantern.plan import Job, Rendition
from lantern.plan.lettering import make_lettering_jobs, split_lettering
from lantern.plan.plates import list_transitions, make_plate_jobs, split_plates
from lantern.rendering.session import (
    Session,
    find_missing,
    run_jobs,
    run_missing,
)
from lantern.timeline import Segment


@dataclass(frozen=True)
class PlateFile:
    """A video of a part of the film: frames [start, start + length) of its timeline.

    `shot` is the index of its shot in the timeline, or of the shot that a transition leads to;
    None for lettering.
    """

    path: Path
    start: Frames
    length: Frames
    shot: int | None


def write_plates(
    film: FinishedFilm, folder: Path, *, handle: Frames
) -> list[PlateFile]:
    """Write each shot of a film as a video without overlays into a folder that is there.

    Beyond each cut a shot goes on for `handle` frames, or as long as a transition needs it, but
    not beyond the ends of the film. Where it can't go on it holds, as in the film.

    Raises:
        Failure: A plate can't be made, or the folder can't take it.
    """
    segments = split_plates(film.timeline, handle)
    return _write_segments(film, folder, segments)


def write_transitions(
    film: FinishedFilm, folder: Path, shots: Collection[int]
) -> list[PlateFile]:
    """Write the transitions into shots, given by their indices, as videos without overlays.

    A shot that comes in by a cut has none.

    Raises:
        Failure: A video can't be made, or the folder can't take it.
    """
    segments = list_transitions(film.timeline, shots)
    return _write_segments(film, folder, segments)


def write_lettering(film: FinishedFilm, folder: Path) -> list[PlateFile]:
    """Write the overlays of a film over nothing into a folder that is there, run by run.

    They are ProRes 4444 with straight alpha. Over the plates they give the film's frames.

    Raises:
        Failure: A run can't be made, or the folder can't take it.
    """
    session = film.session
    runs = split_lettering(film.timeline)
    jobs = make_lettering_jobs(film.rendition, runs)
    run_jobs(session, "Encoding lettering", _find_missing_once(session, jobs))
    files = []
    counts: Counter[str] = Counter()
    for run, job in zip(runs, jobs, strict=True):
        scene = name_scene_files(film.rendition, run.shot)
        counts[scene] += 1
        path = folder / f"{scene}-lettering-{counts[scene]}.mov"
        copy_result(session.store, job, path)
        files.append(PlateFile(path, run.start, run.length, None))
    return files


def _write_segments(
    film: FinishedFilm, folder: Path, segments: Sequence[Segment]
) -> list[PlateFile]:
    session = film.session
    jobs = make_plate_jobs(film.rendition, segments, session.store)
    missing = _find_missing_once(session, jobs)
    if missing:
        drawings = plan.make_drawing_jobs(film.rendition, session.store)
        run_missing(session, "Drawing", drawings)
    run_jobs(session, "Encoding plates", missing)
    files = []
    for segment, job in zip(segments, jobs, strict=True):
        path = folder / _name_file(film, segment)
        copy_result(session.store, job, path)
        shot = segment.shot if segment.next_shot is None else segment.next_shot
        files.append(PlateFile(path, segment.start, segment.length, shot))
    return files


def _find_missing_once(session: Session, jobs: Sequence[Job]) -> list[Job]:
    """Return the jobs whose result is not in the store, those alike only once."""
    return list({job.key: job for job in find_missing(session, jobs)}.values())


def _name_file(film: FinishedFilm, segment: Segment) -> str:
    """Return what a plate's file is called: the scene's number and name, and the shot's number."""
    number = segment.shot if segment.next_shot is None else segment.next_shot
    placed = film.timeline.shots[number]
    transition = "" if segment.next_shot is None else "-in"
    return f"{name_scene_files(film.rendition, number)}-{placed.shot + 1}{transition}.mp4"


def name_scene_files(rendition: Rendition, shot: int) -> str:
    """Return the number and the name of a shot's scene, as the names of files have them."""
    part = rendition.script.parts[rendition.timeline.shots[shot].scene]
    return "-".join(
        filter(None, (f"{part.number:02}", make_slug(part.scene.scene)))
    )


def copy_result(store: Store, job: Job, path: Path) -> None:
    """Copy what a job made out of the store.

    Raises:
        ToolFailure: It isn't there any more.
        OutputFailure: The file can't be written.
    """
    made = store.get(job.key, job.suffix)
    if made is None:
        raise ToolFailure(
            f"{job.name} vanished from the store; run the same command again"
        )
    with convert_disk_errors(f"no room for {path.name}"):
        shutil.copyfile(made, path)
