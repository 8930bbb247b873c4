"""Tags of MP3 files: ID3v2.3 (id3.org) with chapters by its Chapter Frame Addendum 1.0.

Version 2.3 is read by every player; text is UTF-16 in it.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.rendering.release.description import Chapter

_LATIN = b"\0"
_UTF_16 = b"\1"
_BYTE_ORDER = b"\xff\xfe"
_END = b"\0\0"
"""What ends a text of UTF-16 that something follows."""
_FRONT_COVER = b"\3"
_NO_OFFSET = 0xFFFFFFFF
"""In place of the byte at which a chapter begins: its time counts."""
_TOP_LEVEL_IN_ORDER = b"\3"
_CONTENTS = b"toc\0"


@dataclass(frozen=True)
class EpisodeTags:
    """What is said of an episode in its files; what is empty is left out.

    `language` is a code of ISO 639-2: `eng`.
    """

    title: str
    artist: str
    subtitle: str
    notes: str
    transcript: str
    copyright: str
    language: str


def build_id3(
    tags: EpisodeTags, chapters: Sequence[Chapter], fps: int, *, cover: bytes
) -> bytes:
    """Return the tag that begins an MP3 file.

    Args:
        tags: what is said of the episode.
        chapters: at most 255.
        fps: frames a second, in which chapters are counted.
        cover: a JPEG.
    """
    texts = {
        "TIT2": tags.title,
        "TIT3": tags.subtitle,
        "TPE1": tags.artist,
        "TCOP": tags.copyright,
        "TCON": "Podcast",
        "TLAN": tags.language,
    }
    body = b""
    for name, text in texts.items():
        if text:
            body += _build_text(name, text)
    for name, text in {"COMM": tags.notes, "USLT": tags.transcript}.items():
        if text:
            body += _build_described(name, text, tags.language)
    body += _build_chapters(chapters, fps)
    picture = _LATIN + b"image/jpeg\0" + _FRONT_COVER + b"\0" + cover
    body += _build_frame("APIC", picture)
    return b"ID3\3\0\0" + _encode_size(len(body)) + body


def _build_chapters(chapters: Sequence[Chapter], fps: int) -> bytes:
    """Return the table of contents and the chapters; nothing without any."""
    if not chapters:
        return b""
    names = [f"chp{i}".encode() + b"\0" for i in range(len(chapters))]
    count = bytes([len(chapters)])
    frames = _build_frame(
        "CTOC", _CONTENTS + _TOP_LEVEL_IN_ORDER + count + b"".join(names)
    )
    for name, chapter in zip(names, chapters, strict=True):
        times = struct.pack(
            ">4I",
            to_milliseconds(chapter.start, fps),
            to_milliseconds(chapter.end, fps),
            _NO_OFFSET,
            _NO_OFFSET,
        )
        frames += _build_frame(
            "CHAP", name + times + _build_text("TIT2", chapter.title)
        )
    return frames


def to_milliseconds(frame: int, fps: int) -> int:
    """Return the time of a frame in whole milliseconds."""
    return round(frame * 1000 / fps)


def _build_text(name: str, text: str) -> bytes:
    return _build_frame(name, _UTF_16 + _encode(text))


def _build_described(name: str, text: str, language: str) -> bytes:
    """Return a frame whose text has a language, and a description, which is empty."""
    head = _UTF_16 + language.encode("ascii") + _BYTE_ORDER + _END
    return _build_frame(name, head + _encode(text))


def _encode(text: str) -> bytes:
    return _BYTE_ORDER + text.encode("utf-16-le", "replace")


def _build_frame(name: str, content: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(content), 0) + content


def _encode_size(size: int) -> bytes:
    """Return the size of a tag in four bytes of seven bits."""
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
