"""Uploads for tests: a file of a few bytes in the place of a film, and all that goes with it."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lantern.core.store import digest_file
from lantern.publishing.upload import CaptionFile, ChapterMark, Upload

SRT = "1\n00:00:00,000 --> 00:00:02,000\nRain and wind.\n"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nRain and wind.\n"
JPEG = b"\xff\xd8\xff\xe0 a small picture \xff\xd9"


# long: every field of an upload has a value
def make_upload(
    folder: Path, data: bytes = b"film" * 1000, **changes: Any
) -> Upload:
    """Write a film's files into a folder, and return the upload of them with some changes."""
    folder.mkdir(parents=True, exist_ok=True)
    video = folder / "short.mp4"
    video.write_bytes(data)
    captions = folder / "short.srt"
    captions.write_text(SRT)
    (folder / "short.vtt").write_text(VTT)
    thumbnail = folder / "thumbnail.jpg"
    thumbnail.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    for name in ("credits.html", "sources.html"):
        (folder / name).write_text(f"<p>{name}</p>\n")
    digest = digest_file(video)
    upload = Upload(
        film="short",
        shape=None,
        video=video,
        size=len(data),
        digest=digest,
        file_name=f"short-{digest[:12]}.mp4",
        seconds=60.0,
        width=1920,
        height=1080,
        title="Short",
        description="A short film.\n\n0:00 One\n0:20 Two\n0:40 Three\n",
        tags=("rain", "wind and sea"),
        category=None,
        language="en",
        licence=None,
        privacy="unlisted",
        publish_at=None,
        made_for_kids=False,
        synthetic=False,
        recorded=None,
        playlist=None,
        captions=(CaptionFile("en", captions, digest_file(captions)),),
        chapters=(
            ChapterMark(0.0, "One"),
            ChapterMark(20.0, "Two"),
            ChapterMark(40.0, "Three"),
        ),
        thumbnail=thumbnail,
        extras=(folder / "credits.html", folder / "sources.html"),
    )
    return replace(upload, **changes)


def make_roads(folder: Path, size: int = 600_000) -> Upload:
    """The upload of another film: of several chunks, with all that a platform may take."""
    upload = make_upload(folder, random.Random(size).randbytes(size))
    (folder / "thumbnail.jpg").write_bytes(JPEG)
    return replace(
        upload,
        film="old-roads",
        file_name=f"old-roads-{upload.digest[:12]}.mp4",
        seconds=62.0,
        title="Old roads",
        description="A film about roads.",
        tags=("roads", "old maps"),
        recorded=date(2026, 11, 2),
        playlist="Old maps",
        captions=(make_captions(folder, "en"), make_captions(folder, "de")),
        chapters=(
            ChapterMark(0.0, "The coast"),
            ChapterMark(20.0, "The river"),
            ChapterMark(41.5, "The pass"),
        ),
        extras=(),
    )


def make_captions(
    folder: Path, language: str, words: str = "Rain."
) -> CaptionFile:
    path = folder / f"film.{language}.srt"
    text = f"1\n00:00:00,000 --> 00:00:02,000\n{words} ({language})\n"
    path.write_text(text)
    path.with_suffix(".vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nRain.\n"
    )
    return CaptionFile(
        language, path, hashlib.sha256(text.encode()).hexdigest()
    )
