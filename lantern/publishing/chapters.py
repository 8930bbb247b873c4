"""Chapters as lines of a description, where platforms read them."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.units import format_clock
from lantern.publishing.limits import read_chapters
from lantern.publishing.upload import ChapterMark


def add_chapters(description: str, chapters: Sequence[ChapterMark]) -> str:
    """Return a description with chapters below it, unless it has chapters of its own."""
    if not chapters or read_chapters(description):
        return description
    lines = [f"{format_clock(each.seconds)} {each.title}" for each in chapters]
    return "\n".join([description.rstrip(), "", *lines]).strip()
