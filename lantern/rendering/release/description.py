"""Metadata: chapters that platforms accept, ffmpeg's metadata file, the description that goes with an upload.

Pure text from frames and text; touches no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantern.core.text import make_encodable
from lantern.core.units import format_clock

SHORTEST_CHAPTER = 10
"""Seconds; platforms ignore a list with a shorter one."""
FEWEST_CHAPTERS = 3
DESCRIPTION_BYTES = 5000
MADE_WITH = "Made with Lantern"


@dataclass(frozen=True)
class Chapter:
    """A named run of the film's frames [start, end)."""

    start: int
    end: int
    title: str


@dataclass(frozen=True)
class DescriptionData:
    """What a description says of a film; whatever is empty is left out. `sources` and `credits` hold one line each."""

    title: str
    subtitle: str = ""
    summary: str = ""
    article: str = ""
    author: str = ""
    published: str = ""
    sources: Sequence[str] = ()
    credits: Sequence[str] = ()


def make_chapters(
    marks: Sequence[tuple[int, str]], total: int, fps: int
) -> list[Chapter]:
    """Chapters from (frame, title) marks over a film of `total` frames.

    The first starts at 0. One shorter than 10 s joins the one before it (the opening one takes in what follows);
    when fewer than three are left there are none.
    """
    shortest = SHORTEST_CHAPTER * fps
    named = [
        (frame, _line(title))
        for frame, title in sorted(marks, key=lambda mark: mark[0])
    ]
    kept: list[tuple[int, str]] = []
    for frame, title in named:
        if title and not kept:
            kept.append((0, title))
        elif title and frame - kept[-1][0] >= shortest and total - frame >= shortest:
            kept.append((frame, title))
    if len(kept) < FEWEST_CHAPTERS:
        return []
    ends = [*(frame for frame, _ in kept[1:]), total]
    return [
        Chapter(start, end, title)
        for (start, title), end in zip(kept, ends, strict=True)
    ]


def format_ffmetadata(
    tags: Mapping[str, str], chapters: Sequence[Chapter], fps: int
) -> str:
    """ffmpeg's metadata file: the tags (title, artist, comment ...; empty ones left out) and the chapters."""
    lines = [";FFMETADATA1"]
    lines += [
        f"{_escape(name)}={_escape(value)}"
        for name, value in tags.items()
        if _clean(value)
    ]
    for chapter in chapters:
        lines += [
            "[CHAPTER]",
            f"TIMEBASE=1/{fps}",
            f"START={chapter.start}",
            f"END={chapter.end}",
        ]
        lines.append(f"title={_escape(chapter.title)}")
    return "\n".join(lines) + "\n"


def format_description(
    about: DescriptionData, chapters: Sequence[Chapter], fps: int
) -> str:
    """The upload's description, at most 5000 bytes of UTF-8 and free of angle brackets.

    When it is too long whole lines go, the last ones first: of the summary, then the credits, the sources, the
    chapters, what it is based on; `…` stands where lines are missing.
    """
    head = [_line(about.title), _line(about.subtitle)]
    times = [
        f"{format_clock(chapter.start / fps)} {_line(chapter.title)}"
        for chapter in chapters
    ]
    sources, credit = (
        [line for line in map(_line, lines) if line]
        for lines in (about.sources, about.credits)
    )
    sections = {
        "head": [line for line in head if line],
        "summary": [
            line for line in map(_line, _clean(about.summary).split("\n")) if line
        ],
        "chapters": ["Chapters", *times] if times else [],
        "source": _source(about),
        "sources": ["Sources", *sources] if sources else [],
        "credits": ["Credits", *credit] if credit else [],
        "mark": [MADE_WITH],
    }
    for name in ("summary", "credits", "sources", "chapters", "source", "head"):
        _shorten(sections, name)
    return _join_sections(sections)


def _source(about: DescriptionData) -> list[str]:
    article, author, published = (
        _line(about.article),
        _line(about.author),
        _line(about.published),
    )
    named = [f"“{article}”"] if article else []
    parts = [
        *named,
        *([f"by {author}"] if author else []),
        *([published] if published else []),
    ]
    return ["Based on " + ", ".join(parts)] if parts else []


def _join_sections(sections: Mapping[str, Sequence[str]]) -> str:
    text = "\n\n".join("\n".join(lines) for lines in sections.values() if lines)
    return text.replace("<", "‹").replace(">", "›") + "\n"


def _shorten(sections: dict[str, list[str]], name: str) -> None:
    """Take lines off the end of one section until everything fits or only the ellipsis is left of it."""
    lines = sections[name]
    while lines and len(_join_sections(sections).encode()) > DESCRIPTION_BYTES:
        lines = lines[:-1] if lines[-1] != "…" else lines[:-2]
        sections[name] = [*lines, "…"]
        lines = sections[name] if lines else []


def _escape(text: str) -> str:
    escaped = re.sub(r"([=;#\\\n])", r"\\\1", _clean(text))
    # ffmpeg takes any backslash before the end of the line for an escape, even an escaped one.
    return escaped + " " if escaped.endswith("\\") else escaped


def _clean(text: str) -> str:
    """Composed text that can be written as UTF-8; of the control characters only line breaks stay."""
    whole = make_encodable(re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text))
    kept = (
        sign
        for sign in whole.replace("\t", " ")
        if sign == "\n" or unicodedata.category(sign) != "Cc"
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _line(text: str) -> str:
    return " ".join(_clean(text).split())
