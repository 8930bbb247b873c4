"""What a request for a mix is read from, and the lengths of its sections."""

from __future__ import annotations

from pathlib import Path

from lantern.sound import DuckShape, MusicRequest, MusicSection
from lantern.sound.request import compute_sections
from lantern.sound.score import ScoreSection, ScoreSettings

DUCK = DuckShape(9, 0.4, 1.2)


def test_sections_end_where_the_next_one_begins() -> None:
    sections = (
        MusicSection(0, "open"),
        MusicSection(96_000, "chapter"),
        MusicSection(336_000, "close"),
    )
    music = MusicRequest(ScoreSettings(), None, "", -9, DUCK, sections)
    assert compute_sections(music, 480_000, 48_000) == [
        ScoreSection(2.0, "open"),
        ScoreSection(5.0, "chapter"),
        ScoreSection(3.0, "close"),
    ]


def test_one_section_lasts_for_the_whole_film() -> None:
    sections = (MusicSection(0, "chapter"),)
    music = MusicRequest(
        None, Path("a.mp3"), "music 'a.mp3'", -9, DUCK, sections
    )
    assert compute_sections(music, 24_000, 48_000) == [
        ScoreSection(0.5, "chapter")
    ]
