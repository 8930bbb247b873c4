"""The texts that go with a film: chapters that platforms accept, ffmpeg's metadata, description.

No file is read or written here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lantern.core.interface_words import InterfaceWords
from lantern.core.text import make_encodable
from lantern.core.units import format_clock
from lantern.credits.licences import parse

SHORTEST_CHAPTER = 10
"""Seconds; platforms ignore a list with a shorter one."""
FEWEST_CHAPTERS = 3
DESCRIPTION_BYTES = 5000
_SHORTENED = (
    "tags",
    "summary",
    "credits",
    "sources",
    "links",
    "chapters",
    "source",
    "head",
)
"""The sections that are shortened if a description is too long, the first one first."""
HEADED_SECTIONS = ("chapters", "sources", "credits")
"""The sections that begin with a heading, where there is anything below it."""


@dataclass(frozen=True)
class Chapter:
    """A named run of the film's frames [start, end)."""

    start: int
    end: int
    title: str


@dataclass(frozen=True)
class DescriptionData:
    """What a description says of a film; what is empty is left out.

    `links`, `sources` and `credits` hold lines; `url` is the article's, `licence` the film's own.
    """

    title: str
    subtitle: str = ""
    summary: str = ""
    article: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    licence: str = ""
    tags: Sequence[str] = ()
    links: Sequence[str] = ()
    sources: Sequence[str] = ()
    credits: Sequence[str] = ()


def make_chapters(
    marks: Sequence[tuple[int, str]], total: int, fps: int
) -> list[Chapter]:
    """Return the chapters of a film of `total` frames, from the frame and title of each.

    The first starts at 0. One shorter than 10 s joins the one before it; the opening one takes in
    what follows. If fewer than three are left there are none.
    """
    kept = _keep_long_chapters(marks, total, SHORTEST_CHAPTER * fps)
    if len(kept) < FEWEST_CHAPTERS:
        return []
    starts = list(kept)
    ends = [*starts[1:], total]
    chapters = []
    for start, end in zip(starts, ends, strict=True):
        chapters.append(Chapter(start, end, kept[start]))
    return chapters


def _keep_long_chapters(
    marks: Sequence[tuple[int, str]], total: int, shortest: int
) -> dict[int, str]:
    """Return the titles of chapters by their first frames, in order, without the short ones."""
    kept: dict[int, str] = {}
    last = 0
    for frame, written in sorted(marks, key=lambda mark: mark[0]):
        title = _line(written)
        if not title:
            continue
        if not kept:
            kept[0] = title
        elif frame - last >= shortest and total - frame >= shortest:
            kept[frame] = title
            last = frame
    return kept


def format_ffmetadata(
    tags: Mapping[str, str], chapters: Sequence[Chapter], fps: int
) -> str:
    """Return ffmpeg's metadata file: tags, such as title, without empty ones, and chapters."""
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
    about: DescriptionData,
    chapters: Sequence[Chapter],
    fps: int,
    *,
    words: InterfaceWords,
) -> str:
    """Return the description for an upload: at most 5000 bytes of UTF-8, without angle brackets.

    If it is too long whole lines go, the last ones first, section by section as _SHORTENED says;
    `…` stands where lines are missing.
    """
    sections = build_sections(about, chapters, fps, words=words)
    for name in _SHORTENED:
        _shorten(sections, name)
    return join_sections(sections)


def build_sections(
    about: DescriptionData,
    chapters: Sequence[Chapter],
    fps: int,
    *,
    words: InterfaceWords,
) -> dict[str, list[str]]:
    """Return the sections of a description by their names, whole; empty ones have no lines.

    Those in HEADED_SECTIONS begin with a heading.
    """
    pages = words.pages
    times = [
        f"{format_clock(chapter.start / fps)} {_line(chapter.title)}"
        for chapter in chapters
    ]
    return {
        "head": _clean_lines([about.title, about.subtitle]),
        "summary": _clean_lines(_clean(about.summary).split("\n")),
        "links": _clean_lines(about.links),
        "chapters": _put_below(pages.chapters, times),
        "source": _describe_article(about, words),
        "sources": _put_below(pages.sources, _clean_lines(about.sources)),
        "credits": _put_below(pages.credits, _clean_lines(about.credits)),
        "licence": describe_licence(about.licence, words),
        "tags": _clean_lines([", ".join(about.tags)]),
        "mark": [pages.made_with],
    }


def _clean_lines(lines: Iterable[str]) -> list[str]:
    """Return those of the lines that aren't empty, each as one line."""
    cleaned = [_line(line) for line in lines]
    return [line for line in cleaned if line]


def _put_below(heading: str, lines: list[str]) -> list[str]:
    """Return lines below a heading; nothing if there are none."""
    if not lines:
        return []
    return [heading, *lines]


def _describe_article(
    about: DescriptionData, words: InterfaceWords
) -> list[str]:
    parts = []
    article = _line(about.article)
    author = _line(about.author)
    published = _line(about.published)
    if article:
        parts.append(words.credits.quote(article))
    if author:
        parts.append(words.pages.by.format(author=author))
    if published:
        parts.append(published)
    lines = []
    if parts:
        separator = words.labels.separator
        lines.append(words.pages.based_on.format(parts=separator.join(parts)))
    return lines + _clean_lines([about.url])


def describe_licence(text: str, words: InterfaceWords) -> list[str]:
    """Return the line of the film's own licence, with its address."""
    if not text:
        return []
    licence = parse(text)
    url = licence.url if licence else None
    address = f" ({url})" if url else ""
    return [f"{words.pages.licence}: {_line(text)}{address}"]


def join_sections(sections: Mapping[str, Sequence[str]]) -> str:
    """Return sections as text, a blank line between them, without angle brackets."""
    text = "\n\n".join("\n".join(lines) for lines in sections.values() if lines)
    return text.replace("<", "‹").replace(">", "›") + "\n"


def _shorten(sections: dict[str, list[str]], name: str) -> None:
    """Take lines off the end of a section until everything fits, or only … is left of it."""
    lines = sections[name]
    while lines and len(join_sections(sections).encode()) > DESCRIPTION_BYTES:
        lines = lines[:-1] if lines[-1] != "…" else lines[:-2]
        sections[name] = [*lines, "…"]
        lines = sections[name] if lines else []


def _escape(text: str) -> str:
    escaped = re.sub(r"([=;#\\\n])", r"\\\1", _clean(text))
    # ffmpeg takes any backslash before the end of the line for an escape, even an escaped one.
    return escaped + " " if escaped.endswith("\\") else escaped


def _clean(text: str) -> str:
    """Return composed text that can be written as UTF-8.

    Line breaks are its only control characters.
    """
    whole = make_encodable(
        re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    )
    kept = (
        sign
        for sign in whole.replace("\t", " ")
        if sign == "\n" or unicodedata.category(sign) != "Cc"
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _line(text: str) -> str:
    return " ".join(_clean(text).split())
