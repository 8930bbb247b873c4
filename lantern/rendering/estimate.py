"""How long the parts of a rendering may take, roughly: for the time left that a person is shown.

Nothing depends on it. The numbers are what one core took on the machine they were measured on,
at the standard quality; work is shared among the cores.
"""

from __future__ import annotations

import os

from lantern.plan import OutputFormat
from lantern.rendering.history import load_history
from lantern.rendering.layout import choose_format
from lantern.rendering.session import Session
from lantern.speech.pace import estimate_seconds

_FRAME_SECONDS = 0.006
_PIXEL_SECONDS = 1.4e-8
"""A frame of 1080p takes 35 ms, painted and encoded."""
_DRAWING_FRAMES = 20
"""Frames that take as long as one drawing."""
_JOIN_SECONDS = 2.0
_JOIN_FRAME_SECONDS = 0.0004
"""For measuring the loudness of a frame's time."""


def estimate_work(frames: float, output_format: OutputFormat) -> float:
    """Return the seconds that work of so many frames' weight may take, on all cores."""
    width, height = output_format.size
    seconds = _FRAME_SECONDS + _PIXEL_SECONDS * width * height
    return frames * seconds / (os.cpu_count() or 1)


def estimate_joining(frames: float) -> float:
    """Return the seconds that joining and measuring so many frames may take."""
    return _JOIN_SECONDS + _JOIN_FRAME_SECONDS * frames


def guess_making(session: Session) -> float:
    """Return the seconds that a film may take that isn't spoken yet; 0 if that can't be known.

    Of a film that was rendered before, most may still be there.
    """
    if load_history(session)["jobs"]:
        return 0.0
    language = session.script.film.language
    seconds = 0.0
    shots = 0
    for part in session.script.parts:
        shots += len(part.scene.shots)
        seconds += estimate_seconds(part.scene.text, language)
        seconds += part.scene.duration or 0.0
    output_format = choose_format(session.script.film.output, session.options)
    frames = seconds * output_format.fps
    weight = frames + shots * _DRAWING_FRAMES
    return estimate_work(weight, output_format) + estimate_joining(frames)
