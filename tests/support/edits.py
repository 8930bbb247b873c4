"""A small cut for editing programs, laid out by hand: a dissolve, a gap, a chapter, a remark."""

from __future__ import annotations

from lantern.core.units import Frames
from lantern.editions.export.edit import (
    EditClip,
    EditDissolve,
    EditMarker,
    EditMedia,
    EditSequence,
    EditTrack,
    TrackRole,
)

TITLE = "Salt & «Соль»: 50 % #1"
SHOT = 'Wells "north" & south'
REMARK = "Too long? <да> & so"
LENGTH = 120


def make_clip(
    path: str, start: int, end: int, *, offset: int = 0, name: str = "Part"
) -> EditClip:
    """A clip of a file that has half a second more on both sides."""
    media = EditMedia(path, Frames(end - start + 24))
    length = Frames(end - start)
    return EditClip(name, media, Frames(start), length, Frames(offset))


def make_track(role: TrackRole, *clips: EditClip) -> EditTrack:
    return EditTrack(role, clips)


def make_sequence() -> EditSequence:
    """Three shots, of which the second comes in by a dissolve of 24 frames."""
    pictures = EditTrack(
        "pictures",
        (
            make_clip("plates/01-wells-1.mp4", 0, 50, name=SHOT),
            make_clip(
                "plates/01-wells-2.mp4",
                50,
                90,
                offset=12,
                name="Second",
            ),
            make_clip(
                "plates/02-night-1.mp4",
                90,
                LENGTH,
                offset=12,
                name="Third",
            ),
        ),
        (EditDissolve(Frames(50), Frames(24)),),
    )
    return EditSequence(
        title=TITLE,
        fps=25,
        size=(160, 90),
        length=Frames(LENGTH),
        tracks=(
            pictures,
            make_track(
                "lettering", make_clip("lettering/lettering-1.mov", 70, 100)
            ),
            make_track(
                "voice",
                make_clip("sound/voice-01.wav", 10, 80),
                make_clip("sound/voice-02.wav", 90, 110),
            ),
            make_track("music", make_clip("sound/music.wav", 0, LENGTH)),
        ),
        markers=(
            EditMarker(Frames(0), "The wells", is_chapter=True),
            EditMarker(Frames(60), REMARK, is_chapter=False),
        ),
    )
