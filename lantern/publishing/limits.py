"""Limits of platforms, as values, and what of an upload is beyond them. Asks nobody.

A platform states its `PlatformLimits`, and returns what `find_limit_faults` finds beside what it
alone knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol, runtime_checkable

from lantern.core.units import format_clock
from lantern.publishing.platforms import PublishFault
from lantern.publishing.upload import ChapterMark, Upload

SHORTEST_CHAPTER = 10.0
"""Seconds; YouTube drops a whole list of chapters for one that is shorter."""
FEWEST_CHAPTERS = 3
_MEGABYTE = 1_000_000
_BREAKS = ("Cc", "Zl", "Zp")
"""Unicode's categories of signs that end a line or control a terminal."""
_CHAPTER_LINE = re.compile(
    r"\W*(?:(\d{1,2}):)?(\d{1,2}):(\d\d)\b\W*(.*)", re.ASCII
)
"""A time at the start of a line, and the rest of it: `0:20 The road`, `(1:02:03) – The sea`."""


@dataclass(frozen=True)
class PlatformLimits:
    """What a platform takes at most; None where it names no limit."""

    title: int
    """Characters."""
    description: int
    description_unit: Literal["characters", "bytes"] = "characters"
    least_title: int = 1
    least_description: int = 0
    """Characters of a description that isn't empty."""
    forbidden: str = ""
    """Signs that neither the title nor the description may have."""
    tags: int | None = None
    """How many tags."""
    tag: int | None = None
    """Characters of a tag."""
    least_tag: int = 1
    all_tags: int | None = None
    """Characters of all tags with the commas between them; one with a blank counts two more."""
    video_bytes: int | None = None
    seconds: float | None = None
    thumbnail_bytes: int | None = None
    caption_bytes: int | None = None
    chapter_title: int | None = None


@runtime_checkable
class LimitedPlatform(Protocol):
    """A platform that says what it takes at most; not all of them do."""

    limits: PlatformLimits


def find_limit_faults(
    upload: Upload, limits: PlatformLimits
) -> list[PublishFault]:
    """Return what of an upload is beyond a platform's limits."""
    return [
        *_find_title_faults(upload, limits),
        *_find_description_faults(upload, limits),
        *_find_tag_faults(upload, limits),
        *_find_file_faults(upload, limits),
        *_find_chapter_title_faults(upload, limits),
    ]


def _find_title_faults(
    upload: Upload, limits: PlatformLimits
) -> Iterator[PublishFault]:
    length = len(upload.title)
    if length > limits.title:
        message = (
            f"the title has {length} characters, and at most {limits.title} are allowed; write "
            "a shorter one as title"
        )
        yield PublishFault("title", message)
    if any(unicodedata.category(sign) in _BREAKS for sign in upload.title):
        message = "the title has line breaks or control characters; write it on one line"
        yield PublishFault("title", message)
    if len(upload.title.strip()) < limits.least_title:
        message = (
            f"the title has {length} characters, and at least {limits.least_title} are needed; "
            "write a longer one as title"
        )
        yield PublishFault("title", message)
    yield from _find_forbidden(upload.title, "title", limits.forbidden)


def _find_description_faults(
    upload: Upload, limits: PlatformLimits
) -> Iterator[PublishFault]:
    text = upload.description
    size = len(text.encode("utf-8", "replace"))
    unit = limits.description_unit
    length = size if unit == "bytes" else len(text)
    if length > limits.description:
        counted = f"{length} {unit}"
        if unit == "bytes" and len(text) != size:
            counted += f" ({len(text)} characters; letters with accents take two and more)"
        message = (
            f"the description has {counted}, and at most {limits.description} {unit} are "
            "allowed; write a shorter one as description"
        )
        yield PublishFault("description", message)
    if text and len(text) < limits.least_description:
        message = (
            f"the description has {len(text)} characters, and at least "
            f"{limits.least_description} are needed; write more, or nothing"
        )
        yield PublishFault("description", message)
    yield from _find_forbidden(text, "description", limits.forbidden)


def _find_forbidden(text: str, key: str, signs: str) -> Iterator[PublishFault]:
    for sign in signs:
        if sign in text:
            line = next(
                line for line in text.split("\n") if sign in line
            ).strip()
            message = f"the {key} has a {sign} ('{line[:60]}'), which is refused; take it out"
            yield PublishFault(key, message)


def count_tags(tags: tuple[str, ...]) -> int:
    """Return the characters of tags as YouTube counts them.

    Each comma between them counts, and a tag with a blank stands in quotes, which count, too.
    """
    quotes = sum(2 for tag in tags if " " in tag)
    commas = max(0, len(tags) - 1)
    return sum(map(len, tags)) + quotes + commas


def _find_tag_faults(
    upload: Upload, limits: PlatformLimits
) -> Iterator[PublishFault]:
    tags = upload.tags
    if limits.tags is not None and len(tags) > limits.tags:
        message = (
            f"there are {len(tags)} tags, and at most {limits.tags} are allowed; list the best as"
            " tags"
        )
        yield PublishFault("tags", message)
    total = count_tags(tags)
    if limits.all_tags is not None and total > limits.all_tags:
        message = (
            f"the tags have {total} characters, with commas and the quotes around tags with "
            f"spaces, and at most {limits.all_tags} are allowed; leave some out"
        )
        yield PublishFault("tags", message)
    for tag in tags:
        if limits.tag is not None and len(tag) > limits.tag:
            message = (
                f"the tag '{tag}' has {len(tag)} characters, and at most {limits.tag} are"
                " allowed"
            )
            yield PublishFault("tags", message)
        if len(tag) < limits.least_tag:
            message = (
                f"the tag '{tag}' is too short; at least {limits.least_tag} characters are"
                " needed"
            )
            yield PublishFault("tags", message)


def _find_file_faults(
    upload: Upload, limits: PlatformLimits
) -> Iterator[PublishFault]:
    if limits.video_bytes is not None and upload.size > limits.video_bytes:
        message = (
            f"the film has {upload.size // _MEGABYTE} MB, and at most "
            f"{limits.video_bytes // _MEGABYTE} MB are allowed"
        )
        yield PublishFault("video", message)
    if limits.seconds is not None and upload.seconds > limits.seconds:
        message = (
            f"the film lasts {format_clock(upload.seconds)}, and at most "
            f"{format_clock(limits.seconds)} are allowed"
        )
        yield PublishFault("video", message)
    if upload.thumbnail is not None and limits.thumbnail_bytes is not None:
        size = upload.thumbnail.stat().st_size
        if size > limits.thumbnail_bytes:
            message = (
                f"the thumbnail has {size / _MEGABYTE:.1f} MB, and at most "
                f"{limits.thumbnail_bytes / _MEGABYTE:.1f} MB are allowed"
            )
            yield PublishFault("thumbnail", message)
    for caption in upload.captions:
        size = caption.path.stat().st_size
        if limits.caption_bytes is not None and size > limits.caption_bytes:
            message = (
                f"the captions have {size / _MEGABYTE:.1f} MB, and at most "
                f"{limits.caption_bytes / _MEGABYTE:.1f} MB are allowed"
            )
            yield PublishFault("captions", message)


def _find_chapter_title_faults(
    upload: Upload, limits: PlatformLimits
) -> Iterator[PublishFault]:
    for chapter in upload.chapters:
        length = len(chapter.title)
        if limits.chapter_title is not None and length > limits.chapter_title:
            message = (
                f"the chapter '{chapter.title[:40]}…' has {length} characters, and at most "
                f"{limits.chapter_title} are allowed; give it a shorter name in its scene"
            )
            yield PublishFault("chapters", message)


def read_chapters(text: str) -> tuple[ChapterMark, ...]:
    """Return the chapters that YouTube reads out of a description; none without a line at 0:00."""
    marks = []
    for line in text.split("\n"):
        found = _CHAPTER_LINE.fullmatch(line.strip())
        if found:
            hours, minutes, seconds = (
                int(each or 0) for each in found.groups()[:3]
            )
            marks.append(
                ChapterMark(hours * 3600 + minutes * 60 + seconds, found[4])
            )
    has_first = any(mark.seconds == 0 for mark in marks)
    return tuple(marks) if has_first else ()


_CHAPTER_CURE = (
    "so none would be shown: write other times into the description, or none, and the film's own "
    "chapters are put below it"
)


def find_chapter_faults(
    chapters: tuple[ChapterMark, ...], seconds: float
) -> list[PublishFault]:
    """Return why YouTube would drop a list of chapters without a word; none for no chapters.

    The first is at 0:00, there are three and more in order, and each lasts 10 s and more.

    Args:
        chapters: in the order in which they are told.
        seconds: how long the film is.
    """
    if not chapters:
        return []
    faults = []
    if chapters[0].seconds != 0:
        first = format_clock(chapters[0].seconds)
        faults.append(
            f"the first chapter begins at {first}, and must begin at 0:00"
        )
    if len(chapters) < FEWEST_CHAPTERS:
        faults.append(
            f"there are {len(chapters)} chapters, and at least three are needed"
        )
    for chapter, following in pairwise([*chapters, ChapterMark(seconds, "")]):
        length = following.seconds - chapter.seconds
        if length < SHORTEST_CHAPTER:
            faults.append(
                f"the chapter '{chapter.title}' lasts {max(length, 0):.0f} s, and at least "
                f"{SHORTEST_CHAPTER:.0f} s are needed"
            )
    return [
        PublishFault("description", f"{fault}; {_CHAPTER_CURE}")
        for fault in faults
    ]
