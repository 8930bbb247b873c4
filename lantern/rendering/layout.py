"""A film laid out for one rendering: its timeline, cut from what was spoken, in its form."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lantern import checks, plan
from lantern.core.problems import OutputFailure
from lantern.core.units import Frames
from lantern.credits.ledger import Ledger
from lantern.graphics import vector
from lantern.graphics.look.film_look import find_look_file, read_film_look
from lantern.plan import Job, OutputFormat, Rendition
from lantern.rendering.session import Session
from lantern.script import assets
from lantern.script.load import Script
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
    studio: Session, credits: Ledger, voice: VoiceChoice, spoken: dict[int, SpokenTake]
) -> Rendition:
    """The board of this run: the cut film in its form."""
    script = studio.script
    style, _ = read_film_look(script)
    assert style is not None  # checked
    fonts = assets.find_fonts(script)
    style = style.with_typefaces(vector.load_typefaces(fonts))
    output, chosen = script.film.output, studio.options
    form = (
        OutputFormat.for_preview(output, chosen.shape)
        if chosen.preview
        else OutputFormat.from_output(output, chosen.draft, chosen.shape)
    )
    pictures = PictureInfo(
        _illustrations(script, credits),
        _dark_maps(script),
        _picture_credits(script, credits),
    )
    timeline = cut(
        script.film,
        [p.scene for p in script.parts],
        spoken,
        look=style,
        pictures=pictures,
    )
    said_by = checks.name_narrators(script, credits, voice)
    board = Rendition(
        script,
        timeline,
        form,
        style,
        credits,
        said_by,
        find_look_file(script),
        fonts,
    )
    return (
        replace(board, timeline=_add_captions(board, pictures))
        if board.has_burned_captions
        else board
    )


def _dark_maps(script: Script) -> frozenset[tuple[int, int]]:
    """The (scene, shot) whose map has a dark style; each map file is read once."""
    from lantern.visuals.map.spec.naming import is_dark

    read = functools.cache(
        lambda text, folder: is_dark(
            lambda name: script.places.find(name, folder), text
        )
    )
    return frozenset(
        (i, j)
        for i, part in enumerate(script.parts)
        for j, shot in enumerate(part.scene.shots)
        if shot.map and read(shot.map, part.folder)
    )


def _illustrations(script: Script, credits: Ledger) -> frozenset[tuple[int, int]]:
    """The (scene, shot) whose still the ledger calls an illustration."""
    return frozenset(
        (i, j)
        for i, part in enumerate(script.parts)
        for j, shot in enumerate(part.scene.shots)
        if shot.still
        and _is_illustration(credits, script.places.find(shot.still, part.folder))
    )


def _picture_credits(script: Script, credits: Ledger) -> dict[tuple[int, int], str]:
    """(scene, shot) -> whose the still is, where the film names the makers of its pictures."""
    lines = {}
    for i, part in enumerate(script.parts if script.film.picture_credits else ()):
        for j, shot in enumerate(part.scene.shots):
            entry = (
                credits.find_entry(script.places.find(shot.still, part.folder))
                if shot.still
                else None
            )
            if entry and entry.made_by == "others":
                lines[i, j] = f"Picture: {entry.author}, {entry.licence}"
    return lines


def _is_illustration(credits: Ledger, path: Path) -> bool:
    entry = credits.find_entry(path)
    return entry is not None and entry.kind == "illustration"


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
