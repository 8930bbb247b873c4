"""A film's contact sheet: a frame of each shot, painted small and kept in the store, laid out on pages."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.core.units import format_clock
from lantern.plan import Job, Rendition
from lantern.rendering.contact_sheet import drawing
from lantern.rendering.contact_sheet.drawing import ContactCell
from lantern.rendering.history import record_entries
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.publish.folder import FolderPublisher
from lantern.rendering.session import Session, find_missing, run_jobs
from lantern.rendering.voice import speak
from lantern.script.model.film import Shot
from lantern.script.model.framing import Move
from lantern.timeline import PlacedShot


def write_contact_sheet(studio: Session) -> list[Path]:
    """Write the pages into the output, `sheet.png` first; speaks first if that was never done. Raises Failure."""
    folder = FolderPublisher(studio.options.out)
    folder.prepare_file("sheet.png")
    voice, takes = speak(studio)
    board = lay_out(studio, voice, load_spoken_takes(studio, takes))
    jobs = plan.make_poster_frame_jobs(board, studio.store)
    run_jobs(
        studio,
        "Looking",
        find_missing(studio, list({job.key: job for job in jobs}.values())),
    )
    length, scenes = (
        format_clock(board.timeline.total / board.timeline.fps),
        len(board.script.parts),
    )
    about = f"{length} · {scenes} scenes · {len(jobs)} shots · spoken by {voice.engine}"
    pages = drawing.draw_pages(
        (board.script.film.title, about),
        list(_cells(studio, board, jobs)),
        board.output_format.size,
        board.look,
    )
    with studio.store.open_scratch() as scratch:

        def save(number: int, page: Image.Image) -> str:
            name = f"sheet-{number}.png" if number > 1 else "sheet.png"
            page.save(scratch / name, compress_level=1)
            return name

        try:
            with (
                ThreadPoolExecutor() as pool
            ):  # deflating lets go of the lock: meanwhile the next page is laid out
                saved = [
                    pool.submit(save, number, page)
                    for number, page in enumerate(pages, 1)
                ]
            names = [each.result() for each in saved]
        except OSError as error:
            raise OutputFailure(
                f"the store can't take a contact sheet: {error.strerror or error}"
            ) from None
        made = [folder.move_in(scratch / name, name) for name in names]
    record_entries(studio, [*takes.values(), *jobs], variant="sheet", out=made[0])
    for old in studio.options.out.glob("sheet-*.png"):
        if old not in made and old.stem[6:].isdigit():
            old.unlink(missing_ok=True)
    return made


def _cells(studio: Session, board: Rendition, jobs: list[Job]) -> Iterator[ContactCell]:
    for cut, job in zip(board.timeline.shots, jobs, strict=True):
        picture = studio.store.get(job.key, job.suffix)
        if picture is None:
            raise OutputFailure(
                f"{job.name} vanished from the store; run the same command again"
            )
        part = board.script.parts[cut.scene]
        seconds = cut.length / board.timeline.fps
        yield ContactCell(
            picture,
            format_clock(cut.start / board.timeline.fps),
            f"{seconds:.1f} s · {part.number}.{cut.shot + 1}",
            part.scene.scene,
            summarize_shot(part.scene.shots[cut.shot]),
            _words(board, cut),
            (part.scene.chapter or "").upper() if cut.shot == 0 else "",
        )


def summarize_shot(shot: Shot) -> str:
    """What a shot shows, in a few words: the picture's file, the map with its view, the card with its first line."""
    if shot.card is not None:
        if isinstance(shot.card, str):
            return f"card: {shot.card}"
        kind, text = next(iter(shot.card.model_dump(exclude_none=True).items()))
        return f"{kind}: {' '.join(str(text).split())}"
    move = shot.move
    if shot.map:
        where = f"{move.start} to {move.end}" if isinstance(move, Move) else shot.view
        return f"map {Path(shot.map).stem}" + (f": {where}" if where else "")
    way = "a move" if isinstance(move, Move) else move
    return Path(shot.still or "").name + (f": {way}" if way else "")


def _words(board: Rendition, cut: PlacedShot) -> str:
    """The words that are heard in a shot, from the first that begins in it."""
    words = board.timeline.words[cut.scene]
    starts = [word.start for word in words]
    return " ".join(
        word.text
        for word in words[
            bisect.bisect_left(starts, cut.start) : bisect.bisect_left(starts, cut.end)
        ]
    )
