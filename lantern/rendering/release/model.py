"""A film that is ready to be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core import ffmpeg


@dataclass(frozen=True)
class Release:
    """The staged files by name, and what was measured of the film.

    `coverage` counts the article's blocks by what the film does with them.
    """

    files: Mapping[str, Path]
    frames: int
    loudness: ffmpeg.Loudness
    coverage: Mapping[str, int] = field(default_factory=dict)
