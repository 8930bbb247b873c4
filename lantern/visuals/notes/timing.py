"""How far a note has come at a frame, by the timings of the look."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.graphics.look.easing import ease_out_cubic, smoothstep
from lantern.graphics.look.timing import NoteTiming
from lantern.visuals.specs import TimedNote


@dataclass(frozen=True)
class NotePhase:
    """What is there of a note: the share of its sign that is drawn, and its opacities, 0 to 1."""

    drawn: float
    words: float
    opacity: float


def find_phase(
    note: TimedNote, n: int, *, fps: int, timing: NoteTiming
) -> NotePhase | None:
    """Return how far a note has come at frame n of the shot; None while nothing of it is there."""
    if n < note.start or (note.end is not None and n >= note.end):
        return None
    seconds = (n - note.start) / fps
    opacity = 1.0
    if note.end is not None and timing.leave:
        opacity = smoothstep((note.end - n) / fps / timing.leave)
    drawn = ease_out_cubic(seconds / timing.draw) if timing.draw else 1.0
    words = (
        smoothstep((seconds - timing.words) / timing.fade)
        if timing.fade
        else 1.0
    )
    return NotePhase(round(drawn, 4), round(words, 4), round(opacity, 4))


def count_settling(timing: NoteTiming, fps: int) -> int:
    """Return the frames until a note is there in full."""
    return round(max(timing.draw, timing.words + timing.fade) * fps)
