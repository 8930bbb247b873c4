"""Captions for people who don't hear: who speaks, and what sounds beside the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lantern.core.units import Frames
from lantern.timeline.captions import GAP_FRAMES, MIN_CUE_SECONDS, Cue

SOUND_SECONDS = 3.0
"""Seconds for which a sound is told where nobody speaks."""
_SOON_SECONDS = 0.5
"""A sound just before words is told with them."""
_SEPARATOR = "; "


@dataclass(frozen=True)
class HeardSound:
    """What begins to be heard at a frame of the film, or who begins to speak."""

    frame: Frames
    text: str


def add_sounds(
    cues: Sequence[Cue],
    sounds: Iterable[HeardSound],
    fps: int,
    *,
    total: Frames,
) -> list[Cue]:
    """Return captions that tell what is heard, in brackets, in order of time.

    What is heard while words are on screen, or just before, stands above them. Where nobody speaks
    it has a caption of its own.

    Args:
        cues: the captions of the words, in order of time.
        sounds: what is heard, in any order; what begins together is told in the order given.
        fps: frames a second.
        total: the film's length.
    """
    found = list(cues)
    for sound in sorted(sounds, key=lambda each: each.frame):
        i = _find_cue(found, sound.frame, round(_SOON_SECONDS * fps))
        if i is not None:
            found[i] = _add_label(found[i], sound.text)
            continue
        room = _find_room(found, sound.frame, total)
        if room >= MIN_CUE_SECONDS * fps:
            end = sound.frame + min(room, round(SOUND_SECONDS * fps))
            found.append(Cue(sound.frame, end, (), label=sound.text))
            found.sort(key=lambda cue: cue.start)
        else:
            _tell_with_neighbour(found, sound)
    return found


def _find_cue(cues: Sequence[Cue], frame: int, soon: int) -> int | None:
    """Return the index of the cue that is seen at a frame or begins soon after it."""
    for i, cue in enumerate(cues):
        if cue.start - soon <= frame < cue.end:
            return i
    return None


def _find_room(cues: Sequence[Cue], frame: int, total: int) -> int:
    """Return the frames from this one on in which there is no other cue."""
    later = [cue.start - GAP_FRAMES for cue in cues if cue.start > frame]
    return min(later, default=total) - frame


def _tell_with_neighbour(cues: list[Cue], sound: HeardSound) -> None:
    """Tell a sound that has no room of its own with the next cue, or else with the last one."""
    later = [i for i, cue in enumerate(cues) if cue.start > sound.frame]
    if not later and not cues:
        return
    i = later[0] if later else len(cues) - 1
    cues[i] = _add_label(cues[i], sound.text)


def _add_label(cue: Cue, text: str) -> Cue:
    """Return a cue that tells one thing more; what it tells already isn't told twice."""
    told = cue.label.split(_SEPARATOR) if cue.label else []
    if text in told:
        return cue
    return replace(cue, label=_SEPARATOR.join([*told, text]))
