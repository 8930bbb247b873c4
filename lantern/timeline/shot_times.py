"""Where the shots of one scene stand: at their words, as long as their `hold`, or sharing."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import find_phrase
from lantern.core.units import Rate
from lantern.script.model.scene import Scene
from lantern.timeline.model import TimedWord

MIN_SHOT_SECONDS = 1.0
"""Seconds that a shot without `hold` gets before its scene is made longer."""

ShotBounds = tuple[int, int]
"""First frame of a shot and the frame after its last, counted from its scene's start."""


def place_shots(
    scene: Scene, words: Sequence[TimedWord], *, length: int, rate: Rate
) -> tuple[list[ShotBounds], str]:
    """Place the shots of a scene end to end.

    Shots with words begin on them; those between share the frames up to the next one.

    Args:
        scene: whose shots are placed.
        words: its words, their starts in frames from the scene's start.
        length: frames of the scene; its last shots may make it longer.
        rate: frames per second.

    Returns:
        The bounds of each shot, and a note if a `hold` changed the layout or gave way; else "".
    """
    anchors = _find_anchors(scene, words)
    runs = [i for i, anchor in enumerate(anchors) if anchor is not None]
    bounds: list[ShotBounds] = []
    note = ""
    for k, first in enumerate(runs):
        is_last = k + 1 == len(runs)
        start = anchors[first] or 0
        until = len(anchors)
        end = length
        if not is_last:
            until = runs[k + 1]
            end = anchors[until] or 0
        holds = [shot.hold for shot in scene.shots[first:until]]
        lengths, run_note = _share(
            holds,
            end - start,
            may_grow=is_last,
            rate=rate,
        )
        note = note or run_note
        for shot_length in lengths:
            bounds.append((start, start + shot_length))
            start += shot_length
    return bounds, note


def _find_anchors(scene: Scene, words: Sequence[TimedWord]) -> list[int | None]:
    """Return the first frame of each shot that begins with words; None for the others."""
    anchors: list[int | None] = [0]
    texts = [word.text for word in words]
    after = 0
    earliest = 1
    for shot in scene.shots[1:]:
        found = find_phrase(texts, shot.at, after) if shot.at else None
        if found is None:
            anchors.append(None)
        else:
            # words of one frame, or of the frame a shot begins on, still leave every shot a frame
            start = max(earliest, words[found].start)
            anchors.append(start)
            after = found + 1
            earliest = start
        earliest += 1
    return anchors


def _share(
    holds: Sequence[float | None], room: int, *, may_grow: bool, rate: Rate
) -> tuple[list[int], str]:
    """Share the frames of a run among its shots: holds first, the others evenly.

    Returns:
        The frames of each shot, `room` in all (more if the run may grow), and a note or "".
    """
    fixed = [
        None if hold is None else max(1, rate.to_frames(hold)) for hold in holds
    ]
    free = fixed.count(None)
    on_hold = sum(frames or 0 for frames in fixed)
    if may_grow:
        room = max(room, len(holds))
    needed = on_hold + free * rate.to_frames(MIN_SHOT_SECONDS)
    note = ""
    if needed > room and may_grow and on_hold:
        more = rate.to_seconds(needed - room)
        note = f"made {more:.1f} s longer than its narration, to hold its shots"
        room = needed
    if on_hold + free > room:
        note = (
            f"its shots are held {rate.to_seconds(on_hold):.1f} s,"
            f" but the next one's words come after {rate.to_seconds(room):.1f} s"
        )
        return _divide_evenly(room, len(fixed)), note
    shares = _divide_evenly(room - on_hold, free)
    result = [shares.pop(0) if frames is None else frames for frames in fixed]
    result[-1] += room - sum(result)
    return result, note


def _divide_evenly(total: int, count: int) -> list[int]:
    """Return `count` whole numbers that differ by 1 at most and add up to `total`."""
    return [total * (i + 1) // count - total * i // count for i in range(count)]
