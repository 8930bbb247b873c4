"""Overlays and shots of a stretch of the film."""

from __future__ import annotations

from dataclasses import replace

from lantern.core.units import Frames
from lantern.timeline import PlacedShot, TimedOverlay, Timeline


def make_overlay(name: str, start: int, end: int) -> TimedOverlay:
    return TimedOverlay(
        "source", (name,), "", Frames(start), Frames(end - start)
    )


def make_shot(number: int, start: int, end: int) -> PlacedShot:
    return PlacedShot(0, number, Frames(start), Frames(end))


FILM = Timeline(
    fps=25,
    total=Frames(1000),
    shots=(
        make_shot(0, 0, 100),
        make_shot(1, 100, 600),
        make_shot(2, 600, 1000),
    ),
    takes=(),
    overlays=(
        make_overlay("all", 0, 1000),
        make_overlay("late", 512, 700),
        make_overlay("early", 10, 256),
    ),
    words=(),
    chapters=(),
)


def list_names(start: int, end: int) -> list[str]:
    return [each.lines[0] for each in FILM.find_overlays(start, end)]


def test_overlays_of_a_stretch_are_found_in_the_film_s_order() -> None:
    assert list_names(0, 1000) == ["all", "late", "early"]
    assert list_names(255, 256) == ["all", "early"]
    assert list_names(256, 512) == ["all"]
    assert list_names(699, 900) == ["all", "late"]


def test_a_timeline_without_overlays_has_none() -> None:
    assert replace(FILM, overlays=()).find_overlays(0, 1000) == []


def list_shots(start: int, end: int) -> list[int]:
    return [shot.shot for shot in FILM.find_shots(start, end)]


def test_shots_of_a_stretch_are_found() -> None:
    assert list_shots(0, 100) == [0]
    assert list_shots(99, 101) == [0, 1]
    assert list_shots(100, 600) == [1]
    assert list_shots(0, 1000) == [0, 1, 2]
