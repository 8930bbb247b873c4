"""A film laid out for one rendering: its timeline, cut from what was spoken, in its form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lantern import checks, master, plan
from lantern.film_voice import Voice
from lantern.ledger import Ledger
from lantern.plan import Board, Form, Job
from lantern.problems import OutputFailure
from lantern.production.casting import Studio
from lantern.script import Script
from lantern.timeline import Mark, Spoken, Timeline, cut
from lantern.units import Frames


def lay_out(studio: Studio, credits: Ledger, voice: Voice, spoken: dict[int, Spoken]) -> Board:
    """The board of this run: the cut film in its form."""
    script = studio.script
    style, _ = checks.look_of(script)
    assert style is not None  # checked
    form = Form.of(script.film.output, studio.choices.draft)
    illustrated = _illustrations(script, credits)
    timeline = cut(script.film, [p.scene for p in script.parts], spoken, style, illustrated)
    board = Board(script, timeline, form, style, credits, checks.speaker(voice), checks.look_file(script))
    if script.film.captions == "block":
        board = replace(board, timeline=_captioned(board))
    return board


def _illustrations(script: Script, credits: Ledger) -> frozenset[tuple[int, int]]:
    """The (scene, shot) whose still the ledger calls an illustration."""
    return frozenset(
        (i, j)
        for i, part in enumerate(script.parts)
        for j, shot in enumerate(part.scene.shots)
        if shot.still and _is_illustration(credits, script.places.find(shot.still, part.folder))
    )


def _is_illustration(credits: Ledger, path: Path) -> bool:
    entry = credits.entry(path)
    return entry is not None and entry.kind == "illustration"


def _captioned(board: Board) -> Timeline:
    """The timeline with its captions burned in as marks."""
    cues = master.caption_cues(board.timeline, board.form.size)
    marks = [Mark("caption", cue.lines, "ink", Frames(cue.start), Frames(cue.end - cue.start)) for cue in cues]
    return replace(board.timeline, marks=(*board.timeline.marks, *marks))


def spoken_takes(studio: Studio, jobs: dict[int, Job]) -> dict[int, Spoken]:
    """What the cut needs of takes that are all in the store."""
    found = {i: plan.spoken(studio.store, job) for i, job in jobs.items()}
    gone = [jobs[i].name for i, take in found.items() if take is None]
    if gone:
        raise OutputFailure(f"{gone[0]} vanished from the store; run the same command again")
    return {i: take for i, take in found.items() if take is not None}
