"""Voices that lead into a scene, or trail out of it, need silence there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lantern.script import load
from tests.support import films
from tests.support.films import Scene, scene

NOTHING_BEFORE = "don't fit; nothing is silent before this scene"
NOTHING_AFTER = "don't fit; nothing is silent after this scene"


def spoken(**more: Any) -> Scene:
    return scene("Wind", "Rain and wind.", **more)


def silent(seconds: float) -> Scene:
    return scene("Sky", None, duration=seconds)


def find_overlaps(folder: Path, scenes: Sequence[Scene]) -> list[str]:
    """What is wrong with the voices of some scenes: the file's number, and the message."""
    named = [{**each, "scene": f"Part {i}"} for i, each in enumerate(scenes)]
    _, problems = load.load(films.write(folder, named))
    found = []
    for problem in problems:
        assert problem.span is not None
        found.append(f"{problem.span.file.name[:2]} {problem.message}")
    return found


def explain(key: str, wanted: str, side: str, *, silence: str) -> str:
    return (
        f"{key}: {wanted} s don't fit; the scene {side} this one is silent for {silence} s"
        " there: make that longer, or this shorter"
    )


@pytest.mark.parametrize(
    "scenes",
    [
        [spoken(voice_trails=1.0), silent(2), spoken(voice_leads=1.0)],
        [silent(1), spoken(voice_leads=1.0, voice_trails=1.0), silent(1)],
        [spoken(pause_after=0.5), spoken(voice_leads=0.5)],
        [spoken(voice_trails=0.5), spoken(pause_before=0.5)],
        [spoken(), spoken()],
    ],
)
def test_voices_that_find_silence_are_right(
    tmp_path: Path, scenes: list[Scene]
) -> None:
    assert find_overlaps(tmp_path, scenes) == []


@pytest.mark.parametrize(
    ("scenes", "faults"),
    [
        (
            [spoken(voice_leads=0.5)],
            [f"01 voice_leads: 0.5 s {NOTHING_BEFORE}"],
        ),
        (
            [spoken(voice_trails=0.5)],
            [f"01 voice_trails: 0.5 s {NOTHING_AFTER}"],
        ),
        (
            [spoken(voice_trails=0.5), spoken(voice_leads=0.5)],
            [
                f"01 voice_trails: 0.5 s {NOTHING_AFTER}",
                f"02 voice_leads: 0.5 s {NOTHING_BEFORE}",
            ],
        ),
        (
            [silent(0.6), spoken(voice_leads=0.75)],
            ["02 " + explain("voice_leads", "0.75", "before", silence="0.6")],
        ),
        (
            [spoken(voice_trails=0.75), silent(0.6)],
            ["01 " + explain("voice_trails", "0.75", "after", silence="0.6")],
        ),
        (
            [spoken(voice_trails=1.0), silent(1.5), spoken(voice_leads=1.0)],
            [
                "01 " + explain("voice_trails", "1", "after", silence="0.5"),
                "03 " + explain("voice_leads", "1", "before", silence="0.5"),
            ],
        ),
        (
            [spoken(pause_after=0.25), spoken(voice_leads=0.5)],
            ["02 " + explain("voice_leads", "0.5", "before", silence="0.25")],
        ),
    ],
)
def test_voices_that_would_meet_are_told_with_what_is_silent(
    tmp_path: Path, scenes: list[Scene], faults: list[str]
) -> None:
    assert find_overlaps(tmp_path, scenes) == faults
