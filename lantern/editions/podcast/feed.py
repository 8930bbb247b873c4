"""What a feed needs of an episode: chapters as JSON, and an item of RSS (Podcasting 2.0)."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lantern.editions.podcast.id3 import to_milliseconds
from lantern.rendering.release.description import Chapter

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_MP3_TYPE = "audio/mpeg"
_M4A_TYPE = "audio/x-m4a"
_TRANSCRIPT_TYPES = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
_CHAPTERS_TYPE = "application/json+chapters"


def format_chapters(chapters: Sequence[Chapter], fps: int) -> str:
    """Return chapters as JSON of Podcasting 2.0, version 1.2."""
    found = []
    for chapter in chapters:
        seconds = to_milliseconds(chapter.start, fps) / 1000
        found.append({"startTime": seconds, "title": chapter.title})
    data = {"version": "1.2.0", "chapters": found}
    return (
        json.dumps(
            data,
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


@dataclass(frozen=True)
class EpisodeFiles:
    """The staged files of an episode; of some kinds there may be none."""

    mp3: Path
    m4a: Path
    cover: Path
    chapters: Path | None = None
    transcripts: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Episode:
    """What a feed says of an episode; `notes` are HTML."""

    title: str
    subtitle: str
    notes: str
    author: str
    language: str
    seconds: float


# long: an element a line
def format_item(episode: Episode, files: EpisodeFiles, folder_url: str) -> str:
    """Return the `item` of an RSS feed, without the day on which it is published.

    Args:
        episode: what is said of it.
        files: its files, under the names that they have at the address.
        folder_url: the address of their folder.
    """

    def locate(file: Path) -> str:
        return f"{folder_url.rstrip('/')}/{quote(file.name)}"

    item = ET.Element(
        "item", {"xmlns:itunes": _ITUNES, "xmlns:podcast": _PODCAST}
    )
    _add(item, "title", episode.title)
    _add(item, "itunes:title", episode.title)
    if episode.subtitle:
        _add(item, "itunes:subtitle", episode.subtitle)
    _add(item, "description", episode.notes)
    if episode.author:
        _add(item, "itunes:author", episode.author)
    size = str(files.mp3.stat().st_size)
    _add(
        item,
        "enclosure",
        url=locate(files.mp3),
        length=size,
        type=_MP3_TYPE,
    )
    _add(item, "guid", locate(files.mp3), isPermaLink="false")
    _add(item, "itunes:duration", str(round(episode.seconds)))
    _add(item, "itunes:image", href=locate(files.cover))
    size = str(files.m4a.stat().st_size)
    other = _add(
        item,
        "podcast:alternateEnclosure",
        length=size,
        type=_M4A_TYPE,
    )
    _add(other, "podcast:source", uri=locate(files.m4a))
    if files.chapters is not None:
        url = locate(files.chapters)
        _add(
            item,
            "podcast:chapters",
            url=url,
            type=_CHAPTERS_TYPE,
        )
    for file in files.transcripts:
        kind = _TRANSCRIPT_TYPES[file.suffix]
        element = _add(
            item,
            "podcast:transcript",
            url=locate(file),
            type=kind,
        )
        element.set("language", episode.language)
    ET.indent(item)
    return ET.tostring(item, "unicode") + "\n"


def _add(
    parent: ET.Element, tag: str, text: str = "", **attributes: str
) -> ET.Element:
    """Add an element; return it."""
    element = ET.SubElement(parent, tag, attributes)
    if text:
        element.text = text
    return element
