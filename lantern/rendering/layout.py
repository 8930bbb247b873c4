"""A film laid out for one rendering: its timeline, cut from what was spoken, in its form."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.core.units import Frames
from lantern.credits.entry import LedgerEntry
from lantern.credits.narrators import name_narrators
from lantern.plan import Job, OutputFormat, Rendition
from lantern.plan.project import Project
from lantern.rendering.session import RenderOptions, Session
from lantern.script.load import Script
from lantern.script.model.output import Output
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import (
    PictureInfo,
    PlacedShot,
    SpokenTake,
    TimedOverlay,
    Timeline,
    cut,
)
from lantern.timeline.captions import Cue
from lantern.timeline.overlay_times import choose_style


def lay_out(
    studio: Session, voice: VoiceChoice, spoken: dict[int, SpokenTake]
) -> Rendition:
    """Return the cut film in the format of this run."""
    project = studio.project
    script = project.script
    pictures = PictureInfo(
        _find_illustrations(project),
        _find_dark_maps(script),
        _list_picture_credits(project),
    )
    timeline = cut(
        script.film,
        [p.scene for p in script.parts],
        spoken,
        look=project.look,
        pictures=pictures,
    )
    board = Rendition(
        script,
        timeline,
        _choose_format(script.film.output, studio.options),
        project.look,
        project.ledger,
        name_narrators(script, project.ledger, voice),
        project.look_file,
        project.fonts,
    )
    if board.has_burned_captions:
        return replace(board, timeline=_add_captions(board, pictures))
    return board


def _choose_format(output: Output, options: RenderOptions) -> OutputFormat:
    if options.preview:
        return OutputFormat.for_preview(output, options.shape)
    return OutputFormat.from_output(output, options.draft, options.shape)


def _find_dark_maps(script: Script) -> frozenset[tuple[int, int]]:
    """Return the (scene, shot) whose map has a dark style; each map file is read once."""
    from lantern.visuals.map.spec.naming import is_dark

    @functools.cache
    def read(text: str, folder: Path) -> bool:
        return is_dark(functools.partial(script.get_path, folder=folder), text)

    found = set()
    for i, part in enumerate(script.parts):
        for j, shot in enumerate(part.scene.shots):
            if shot.map and read(shot.map, part.folder):
                found.add((i, j))
    return frozenset(found)


def _find_illustrations(project: Project) -> frozenset[tuple[int, int]]:
    """Return the (scene, shot) whose still the ledger calls an illustration."""
    entries = _find_still_entries(project)
    return frozenset(
        shot for shot, entry in entries.items() if entry.kind == "illustration"
    )


def _list_picture_credits(project: Project) -> dict[tuple[int, int], str]:
    """Return by (scene, shot) whose the still is, if the film names the makers of its pictures."""
    if not project.script.film.picture_credits:
        return {}
    return {
        shot: f"Picture: {entry.author}, {entry.licence}"
        for shot, entry in _find_still_entries(project).items()
        if entry.made_by == "others"
    }


def _find_still_entries(project: Project) -> dict[tuple[int, int], LedgerEntry]:
    """Return the ledger's entry of each still, by the (scene, shot) that shows it."""
    script = project.script
    scenes = {part.number: i for i, part in enumerate(script.parts)}
    found = {}
    for asset in script.list_assets("still"):
        entry = project.ledger.find_entry(asset.path)
        if entry is not None and asset.shot is not None:
            found[scenes[asset.scene], asset.shot] = entry
    return found


def _add_captions(board: Rendition, pictures: PictureInfo) -> Timeline:
    """The timeline with its captions burned in as marks."""
    marks = [mark for cue in board.cues for mark in _caption(board, cue, pictures)]
    return replace(board.timeline, overlays=(*board.timeline.overlays, *marks))


def _caption(
    board: Rendition, cue: Cue, pictures: PictureInfo
) -> Iterator[TimedOverlay]:
    """A cue, in one piece for each run of shots of one style: its plate changes on the cut, its words stay."""
    cuts = board.timeline.shots
    first = bisect.bisect_right(cuts, cue.start, key=lambda c: c.start) - 1
    under = itertools.takewhile(lambda c: c.start < cue.end, cuts[first:])
    onsets = [word.start for word in cue.words] + [cue.words[-1].end]
    lit = onsets if board.caption_mode == "karaoke" else []

    def plate(c: PlacedShot) -> str:
        return choose_style(
            board.script.parts[c.scene].scene.shots[c.shot],
            (c.scene, c.shot) in pictures.dark_maps,
        )

    for style, run in itertools.groupby(under, plate):
        shots = list(run)
        start, end = max(cue.start, shots[0].start), min(cue.end, shots[-1].end)
        told = tuple(onset - start for onset in lit)
        yield TimedOverlay(
            "caption", cue.lines, style, Frames(start), Frames(end - start), onsets=told
        )


def load_spoken_takes(studio: Session, jobs: dict[int, Job]) -> dict[int, SpokenTake]:
    """What the cut needs of takes that are all in the store."""
    found = {i: plan.load_whole_take(studio.store, job) for i, job in jobs.items()}
    gone = [jobs[i].name for i, take in found.items() if take is None]
    if gone:
        raise OutputFailure(
            f"{gone[0]} vanished from the store; run the same command again"
        )
    return {i: take for i, take in found.items() if take is not None}
