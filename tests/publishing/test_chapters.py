"""Chapters as lines of a description."""

from __future__ import annotations

import pytest

from lantern.publishing.chapters import add_chapters
from lantern.publishing.upload import ChapterMark

CHAPTERS = (ChapterMark(0.0, "The road"), ChapterMark(80.0, "The sea"))
LINES = "0:00 The road\n1:20 The sea"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("", LINES),
        ("A film.\n", f"A film.\n\n{LINES}"),
        ("A film of 0:20.", f"A film of 0:20.\n\n{LINES}"),
        ("A film.\n00:00 My own", "A film.\n00:00 My own"),
        ("(0:00:00) My own", "(0:00:00) My own"),
    ],
)
def test_chapters_stand_below_what_has_none(written: str, sent: str) -> None:
    assert add_chapters(written, CHAPTERS) == sent


def test_a_film_without_chapters_adds_none() -> None:
    assert add_chapters("A film.\n", ()) == "A film.\n"
