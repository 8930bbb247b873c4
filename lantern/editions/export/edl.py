"""The cut as edit decision lists, CMX 3600: one for each track, since a list has one track.

A list says nothing of folders and little of names: reels are AX (a file), and the file's name
stands in a comment, by which editing programs find it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lantern.editions.export.edit import (
    EditClip,
    EditMarker,
    EditSequence,
    EditTrack,
)

MAX_TITLE = 70
"""Characters of a list's title."""
MAX_EVENTS = 999
"""Events that a list has numbers for."""
FIRST_HOUR = 1
"""The hour of the film's first frame: lists begin at 01:00:00:00."""
_SOUND_CHANNEL = "AA"
"""Two channels of sound."""


@dataclass(frozen=True)
class _Event:
    """A line of a list: what comes in, the frames of a file, and those of the film."""

    number: int
    channel: str
    edit: str
    source: tuple[int, int]
    record: tuple[int, int]


def name_list(sequence: EditSequence, track: EditTrack) -> str:
    """Return what the list of a track would be called if it could."""
    return f"{sequence.title} {track.role}"


def format_title(title: str) -> str:
    """Return a title as a list may have it: ASCII, and not too long."""
    plain = (
        unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    )
    return " ".join(plain.split())[:MAX_TITLE].strip()


def format_edl(sequence: EditSequence, track: EditTrack) -> str:
    """Return a track as a list, in time code without dropped frames."""
    title = format_title(name_list(sequence, track))
    lines = [f"TITLE: {title}", "FCM: NON-DROP FRAME", ""]
    waiting = list(sequence.markers) if track is sequence.pictures else []
    before: EditClip | None = None
    for number, clip in enumerate(track.clips, 1):
        lines += _iter_clip_lines(
            track,
            clip,
            number=number,
            before=before,
            fps=sequence.fps,
        )
        while waiting and waiting[0].frame < clip.end:
            lines.append(_format_marker(waiting.pop(0), sequence.fps))
        before = clip
    return "\n".join(lines) + "\n"


def _iter_clip_lines(
    track: EditTrack,
    clip: EditClip,
    *,
    number: int,
    before: EditClip | None,
    fps: int,
) -> Iterator[str]:
    """Yield the lines of a clip; what it dissolves from stands in them, without a length."""
    channel = _SOUND_CHANNEL if track.is_sound else "V"
    fade_in = track.find_dissolve_in(clip)
    start = fade_in.start if fade_in else clip.start
    fade_out = track.find_dissolve_out(clip)
    end = fade_out.start if fade_out else clip.end
    first = clip.offset + start - clip.start
    source = (first, first + end - start)
    edit = "C"
    if fade_in and before:
        edit = f"D    {fade_in.length:03}"
        last = before.offset + fade_in.start - before.start
        at = (fade_in.start, fade_in.start)
        yield _format_event(_Event(number, channel, "C", (last, last), at), fps)
    event = _Event(number, channel, edit, source, (start, end))
    yield _format_event(event, fps)
    if fade_in and before:
        yield "* EFFECT NAME: CROSS DISSOLVE"
        yield f"* FROM CLIP NAME: {before.media.file_name}"
        yield f"* TO CLIP NAME: {clip.media.file_name}"
    else:
        yield f"* FROM CLIP NAME: {clip.media.file_name}"
    yield f"* SOURCE FILE: {clip.media.path}"


def _format_event(event: _Event, fps: int) -> str:
    shift = FIRST_HOUR * 3600 * fps
    times = [_format_timecode(frame, fps) for frame in event.source]
    times += [_format_timecode(frame + shift, fps) for frame in event.record]
    head = f"{event.number:03}  AX       {event.channel:<5} {event.edit:<8}"
    return f"{head} {' '.join(times)}"


def _format_timecode(frame: int, fps: int) -> str:
    seconds, rest = divmod(frame, fps)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}:{rest:02}"


def _format_marker(marker: EditMarker, fps: int) -> str:
    colour = "GREEN" if marker.is_chapter else "RED"
    time = _format_timecode(marker.frame + FIRST_HOUR * 3600 * fps, fps)
    return f"* LOC: {time} {colour:<7} {marker.text}"
