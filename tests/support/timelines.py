"""Timelines of small films, laid out by hand."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from lantern.core.units import Samples
from lantern.graphics import look
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from lantern.timeline import (
    PictureInfo,
    SpokenTake,
    Timeline,
    cut,
    split_segments,
)

ATLAS = look.load()
TEXT = "The wells were dry before noon. They walked on."
TITLE = {
    "scene": "Title",
    "duration": 4,
    "shots": [{"card": {"title": "Salt"}}],
}
WELLS: dict[str, Any] = {
    "scene": "Wells",
    "chapter": "The wells",
    "narration": TEXT,
    "passage": [3, 4],
    "lower_third": {"title": "Wells", "text": "1820", "at": "before noon"},
    "claim": {"status": "reported", "by": "The guide", "at": "They walked"},
    "shots": [
        {"still": "a.png"},
        {"map": "m.yml", "at": "before"},
        {"still": "b.png", "at": "They", "transition": {"dip": 1}},
    ],
}
NIGHT = {
    "scene": "Night",
    "duration": 5,
    "source": "none",
    "shots": [{"still": "a.png", "hold": 2}, {"map": "m.yml"}],
}


def make_take(text: str, seconds: float) -> SpokenTake:
    """A take whose words are evenly spread."""
    words = tuple(text.split())
    whole = round(seconds * 48_000)
    count = len(words)
    bounds = [i * whole // count for i in range(count + 1)]
    return SpokenTake(Samples(whole), words, tuple(itertools.pairwise(bounds)))


def lay_out(
    scenes: Sequence[Mapping[str, Any]],
    takes: Mapping[int, SpokenTake] | None = None,
    pictures: PictureInfo | None = None,
    **film: Any,
) -> Timeline:
    """Cut a film of these scenes; the first shot of the second one is an illustration.

    Chapters have no pause unless `chapter_pause` is given.
    """
    if pictures is None:
        pictures = PictureInfo(illustrations=frozenset({(1, 0)}))
    keys = {"lantern": 1, "title": "Salt", "chapter_pause": 0, **film}
    made = Film.model_validate(keys)
    models = [Scene.model_validate(scene) for scene in scenes]
    return cut(
        made,
        models,
        takes or {},
        look=ATLAS,
        pictures=pictures,
    )


def silent_scene(
    name: str, seconds: float, shots: int = 1, **more: Any
) -> dict[str, Any]:
    """A scene without a voice and without a source line."""
    return {
        "scene": name,
        "duration": seconds,
        "source": "none",
        "shots": [{"still": "a.png"}] * shots,
        **more,
    }


def spoken_scene(name: str, **more: Any) -> dict[str, Any]:
    """A scene of one shot that speaks TEXT, without a source line."""
    return {
        "scene": name,
        "narration": TEXT,
        "source": "none",
        "shots": [{"still": "a.png"}],
        **more,
    }


def list_kind(timeline: Timeline, kind: str) -> list[tuple[int, int]]:
    """Start and length of the overlays of one kind."""
    return [
        (each.start, each.length)
        for each in timeline.overlays
        if each.kind == kind
    ]


def assert_whole(timeline: Timeline) -> None:
    """Shots and segments lie end to end, none is empty, and overlays lie in the film."""
    shots = [(shot.start, shot.end) for shot in timeline.shots]
    segments = [(s.start, s.start + s.length) for s in split_segments(timeline)]
    for spans in (shots, segments):
        assert spans[0][0] == 0
        assert spans[-1][1] == timeline.total
        assert all(start < end for start, end in spans)
        assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))
    for overlay in timeline.overlays:
        assert overlay.length > 0
        assert overlay.start >= 0
        assert overlay.end <= timeline.total
