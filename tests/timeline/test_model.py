"""Timelines as JSON, and how they are divided into segments."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from lantern.core.units import Frames
from lantern.timeline import (
    PlacedShot,
    Segment,
    TimedOverlay,
    TimedWord,
    Timeline,
    split_segments,
)
from lantern.timeline.model import ThirdPortrait, compute_overlap_out
from tests.support.timelines import (
    NIGHT,
    TEXT,
    TITLE,
    WELLS,
    assert_whole,
    lay_out,
    make_take,
    silent_scene,
)

FILM = lay_out([TITLE, WELLS, NIGHT], {1: make_take(TEXT, 9)})


def test_segments_of_the_film() -> None:
    found = [
        (s.start, s.length, s.shot, s.next_shot) for s in split_segments(FILM)
    ]
    assert found == [
        (0, 88, 0, None), (88, 24, 0, 1), (112, 106, 1, None), (218, 38, 2, None), (256, 24, 2, 3),
        (280, 71, 3, None), (351, 20, 3, 4), (371, 40, 4, None), (411, 75, 5, None),
    ]  # fmt: skip


def test_a_timeline_survives_json() -> None:
    written = FILM.to_json()
    text = json.dumps(written)
    assert json.loads(text) == written
    assert Timeline.from_json(json.loads(text)) == FILM
    assert Timeline.from_json(json.loads(text)).to_json() == written


def make_rich_timeline() -> Timeline:
    """A timeline in which no field has its default."""
    return Timeline(
        fps=30,
        total=Frames(90),
        shots=(
            PlacedShot(0, 0, Frames(0), Frames(40)),
            PlacedShot(1, 2, Frames(40), Frames(90), "dip", 24, "#f6edd9"),
        ),
        takes=((1, Frames(7)),),
        overlays=(
            TimedOverlay(
                kind="caption",
                lines=("They walked", "on."),
                style="ink",
                start=Frames(3),
                length=Frames(20),
                beside=("Illustration",),
                onsets=(0, 4, 9),
            ),
        ),
        words=((), (TimedWord("They", Frames(7), Frames(12)),)),
        chapters=((Frames(0), "Salt"), (Frames(40), "The road")),
        notes=((1, "made 1.0 s longer than its narration, to hold its shots"),),
    )


def test_colour_and_side_survive_json_and_others_print_none() -> None:
    film = make_rich_timeline()
    (caption,) = film.to_json()["overlays"]
    assert not {"colour", "is_right"} & set(caption)
    coloured = replace(
        film.overlays[0],
        colour="#ff8800",
        is_right=True,
    )
    with_both = replace(film, overlays=(coloured,))
    assert Timeline.from_json(with_both.to_json()) == with_both


def test_a_portrait_survives_json_and_others_print_none() -> None:
    film = make_rich_timeline()
    (caption,) = film.to_json()["overlays"]
    assert "portrait" not in caption
    for focus in (None, (0.4, 0.3)):
        portrait = ThirdPortrait("ann.jpg", 1, focus)
        third = replace(film.overlays[0], portrait=portrait)
        with_one = replace(film, overlays=(third,))
        text = json.dumps(with_one.to_json())
        assert Timeline.from_json(json.loads(text)) == with_one


def test_a_printed_timeline_names_its_schema_and_its_parts() -> None:
    written = make_rich_timeline().to_json()
    assert list(written) == [
        "schema",
        "version",
        "fps",
        "total",
        "shots",
        "takes",
        "overlays",
        "words",
        "chapters",
        "notes",
    ]
    assert (written["schema"], written["version"]) == ("lantern.timeline", 1)
    assert (written["fps"], written["total"]) == (30, 90)
    assert written["takes"] == [{"scene": 1, "start": 7}]
    assert written["words"] == [[], [{"text": "They", "start": 7, "end": 12}]]
    assert written["chapters"][1] == {"start": 40, "title": "The road"}
    note = "made 1.0 s longer than its narration, to hold its shots"
    assert written["notes"] == [{"scene": 1, "text": note}]


def test_a_printed_shot_has_all_its_figures() -> None:
    assert make_rich_timeline().to_json()["shots"][1] == {
        "scene": 1,
        "shot": 2,
        "start": 40,
        "end": 90,
        "transition": "dip",
        "overlap": 24,
        "colour": "#f6edd9",
    }


def test_a_printed_overlay_has_lists_as_json_does() -> None:
    assert make_rich_timeline().to_json()["overlays"] == [
        {
            "kind": "caption",
            "lines": ["They walked", "on."],
            "style": "ink",
            "start": 3,
            "length": 20,
            "beside": ["Illustration"],
            "onsets": [0, 4, 9],
        }
    ]


def test_every_field_of_a_timeline_is_read_back() -> None:
    rich = make_rich_timeline()
    assert Timeline.from_json(json.loads(json.dumps(rich.to_json()))) == rich


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"schema": "lantern.film"},
            "not a timeline: its schema is 'lantern.film', not 'lantern.timeline'",
        ),
        (
            {"schema": None},
            "not a timeline: its schema is None, not 'lantern.timeline'",
        ),
        (
            {"version": 2},
            "this timeline has version 2, and this Lantern reads version 1; print it again",
        ),
        ({"fps": 29}, "fps must be one of"),
        ({"shots": [{"scene": 0}]}, "the timeline is damaged: "),
        ({"takes": [{"scene": 0}]}, "the timeline lacks the key 'start'"),
    ],
)
def test_another_kind_of_value_is_refused_with_its_reason(
    changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError) as error:
        Timeline.from_json(FILM.to_json() | changes)
    assert str(error.value).startswith(message)


def test_a_timeline_that_lacks_a_part_says_which() -> None:
    written = FILM.to_json()
    del written["words"]
    with pytest.raises(ValueError, match="the timeline lacks the key 'words'"):
        Timeline.from_json(written)


def test_a_shot_is_clear_after_half_of_its_transition() -> None:
    shot = PlacedShot(0, 0, Frames(100), Frames(150), "dissolve", 24)
    assert (shot.clear_start, shot.length) == (112, 50)


def test_the_last_shot_gives_no_frames_to_a_transition() -> None:
    shots = make_rich_timeline().shots
    assert compute_overlap_out(shots, 0) == 12
    assert compute_overlap_out(shots, 1) == 0


def test_a_film_of_one_shot_is_one_segment() -> None:
    assert split_segments(lay_out([silent_scene("A", 2)])) == [
        Segment(Frames(0), Frames(50), 0)
    ]


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
@pytest.mark.parametrize("seconds", [0.001, 0.1, 1, 7.77])
def test_segments_tile_the_film(fps: int, seconds: float) -> None:
    third = {"lower_third": {"title": "Somebody"}}
    scenes = [
        silent_scene("A", 0.04, 5),
        WELLS,
        silent_scene("B", seconds, 2, **third),
        silent_scene("C", 0.001, 1, **third),
        WELLS,
    ]
    takes = {1: make_take(TEXT, seconds), 4: make_take(TEXT, 0.01)}
    assert_whole(
        lay_out(
            scenes,
            takes,
            output={"fps": fps},
            transition={"dissolve": 5},
        )
    )
