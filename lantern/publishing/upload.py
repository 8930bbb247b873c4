"""What goes up to one destination, all of it decided. Opens no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

Privacy = Literal["private", "unlisted", "public"]
"""Who can see a video: its owner; whoever has its address; everybody."""


@dataclass(frozen=True)
class CaptionFile:
    """Captions in one language: an .srt file; the .vtt file beside it has the same stem."""

    language: str
    path: Path
    digest: str
    """SHA-256 of the .srt file."""


@dataclass(frozen=True)
class ChapterMark:
    """Where a chapter begins, in seconds from the start of the film."""

    seconds: float
    title: str


@dataclass(frozen=True)
class Upload:
    """What goes up to one destination."""

    film: str
    shape: str | None
    video: Path
    size: int
    """Bytes of the video."""
    digest: str
    """SHA-256 of the video."""
    file_name: str
    """What the platform is told the file is called: `<film>-<12 hex of the digest>.mp4`.

    It is the same for the same video, so that a platform can be searched for it.
    """
    seconds: float
    width: int
    height: int
    title: str
    description: str
    tags: tuple[str, ...]
    category: str | None
    language: str
    """Of the texts and of what is spoken: a tag such as `en` or `pt-BR`."""
    licence: str | None
    """An SPDX id, such as `CC-BY-4.0`; None: all rights reserved."""
    privacy: Privacy
    publish_at: datetime | None
    """When a private video becomes public, with its time zone."""
    made_for_kids: bool | None
    synthetic: bool | None
    """Whether it shows realistic altered or synthetic media; None where nobody asks."""
    recorded: date | None
    playlist: str | None
    captions: tuple[CaptionFile, ...]
    chapters: tuple[ChapterMark, ...]
    thumbnail: Path | None
    extras: tuple[Path, ...]
    """Pages that go along where a platform takes them: credits and sources."""
