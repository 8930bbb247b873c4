"""When datelines show, and what stands beside them."""

from __future__ import annotations

from typing import Any

from lantern.core.interface_words import find_words
from lantern.core.units import Frames
from lantern.script.model.scene import Scene
from lantern.timeline import PlacedShot, TimedOverlay
from lantern.timeline.datelines import list_datelines
from lantern.timeline.overlay_times import ClearShot

HARBIN = {"place": "Harbin", "date": "1945-08-18"}


def lay(*datelines: Any, overlays: list[TimedOverlay]) -> list[TimedOverlay]:
    """The datelines of shots of 100 frames each, seen alone for the middle 80."""
    shots = [{"still": "a.jpg", "dateline": each} for each in datelines]
    scene = Scene.model_validate(
        {"scene": "One", "duration": 9, "shots": shots}
    )
    clear = []
    for i in range(len(shots)):
        placed = PlacedShot(0, i, Frames(100 * i), Frames(100))
        clear.append(ClearShot(placed, 100 * i + 10, 100 * i + 90))
    words = find_words("en").dates
    return list(list_datelines(scene, clear, words, overlays=overlays))


def make_label(kind: str, text: str, *, start: int, end: int) -> TimedOverlay:
    return TimedOverlay(
        kind, (text,), "ink", Frames(start), Frames(end - start)
    )


def test_it_is_there_while_its_picture_is_seen_alone() -> None:
    (found,) = lay(None, HARBIN, None, overlays=[])
    assert (found.kind, found.start, found.end) == ("dateline", 110, 190)
    assert found.lines == ("Harbin · 18 August 1945",)
    assert found.style == "ink"


def test_it_goes_on_over_shots_that_have_the_same_one() -> None:
    found = lay(HARBIN, HARBIN, {"place": "Mukden"}, overlays=[])
    spans = [(each.start, each.end) for each in found]
    assert spans == [(10, 190), (210, 290)]


def test_it_knows_the_labels_that_are_seen_with_it() -> None:
    labels = [
        make_label(
            "illustration",
            "Illustration",
            start=10,
            end=60,
        ),
        make_label(
            "claim",
            "Soviet data",
            start=50,
            end=90,
        ),
        make_label(
            "source",
            "Source: article",
            start=10,
            end=90,
        ),
        make_label(
            "claim",
            "Estimate",
            start=95,
            end=120,
        ),
    ]
    (found,) = lay(HARBIN, overlays=labels)
    assert found.beside == ("Illustration", "Soviet data")
