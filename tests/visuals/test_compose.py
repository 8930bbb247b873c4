"""The way of all pixels: a segment's frames, dissolves and overlays, and the frame of the verb."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern import plan, rendering
from lantern.graphics.pixels import to_rgb
from lantern.plan import build_segment_request
from lantern.rendering import frames
from lantern.timeline import Segment, split_segments
from lantern.visuals import compose
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("film")
    third = {"title": "A name"}
    scenes = [
        scene(
            "One",
            "Rain and wind and rain and wind.",
            still("grey"),
            lower_third=third,
        ),
        scene(
            "Two",
            "Snow and more of it.",
            still("white", move="hold"),
            transition={"dissolve": 0.8},
        ),
        scene(
            "Three",
            "And a long way.",
            still("river", move="push-in"),
            transition={"wipe": 0.8},
        ),
    ]
    return films.render(films.write(base / "project", scenes), base)


def opened(film: Made, segment: Segment) -> compose.SegmentPicture:
    board = film.board()
    return compose.prepare(
        build_segment_request(board, segment), film.studio.store, board.look
    )


def test_frames_are_what_paint_gives(film: Made) -> None:
    for segment in split_segments(film.board().timeline):
        prepared = opened(film, segment)
        given = [
            planes.tobytes() for _, planes in compose.iter_frames(prepared)
        ]
        assert len(given) == segment.length
        for n in {*range(0, segment.length, 4), segment.length - 1}:
            assert given[n] == compose.paint(prepared, n).tobytes(), n


def test_a_picture_at_rest_is_painted_once(film: Made) -> None:
    body = next(
        s
        for s in split_segments(film.board().timeline)
        if s.next_shot is None and s.shot == 1
    )
    assert (
        len(
            {
                id(planes)
                for _, planes in compose.iter_frames(opened(film, body))
            }
        )
        == 1
    )


def test_a_dissolve_goes_from_one_picture_to_the_other(film: Made) -> None:
    dissolve = next(
        s for s in split_segments(film.board().timeline) if s.next_shot == 1
    )
    light = [
        float(planes.y.mean())
        for _, planes in compose.iter_frames(opened(film, dissolve))
    ]
    assert dissolve.length == 20
    assert light == sorted(light)
    board = film.board()
    before = float(
        frames.paint_frame(
            board, dissolve.start - 1, film.studio.store
        ).y.mean()
    )
    after = float(
        frames.paint_frame(
            board, dissolve.start + dissolve.length, film.studio.store
        ).y.mean()
    )
    assert before <= light[0] < before + 2
    assert after - 2 < light[-1] <= after


def test_a_lower_third_comes_and_goes_in_its_shot(film: Made) -> None:
    board = film.board()
    mark = next(m for m in board.timeline.overlays if m.kind == "lower_third")
    bare = replace(board, timeline=replace(board.timeline, overlays=()))

    def same(n: int) -> bool:
        one, other = (
            frames.paint_frame(b, n, film.studio.store) for b in (board, bare)
        )
        return one.tobytes() == other.tobytes()

    assert same(mark.start - 1)
    assert not same(mark.start + mark.length // 2)
    assert same(mark.start + mark.length)


def test_a_shown_frame_is_the_painted_one(film: Made, tmp_path: Path) -> None:
    board = film.board()
    rendering.write_frame(
        film.studio,
        board,
        seconds=1.0,
        to=tmp_path / "new" / "frame.png",
    )
    with Image.open(tmp_path / "new" / "frame.png") as image:
        assert np.array_equal(
            np.asarray(image),
            to_rgb(frames.paint_frame(board, 25, film.studio.store)),
        )


def test_the_film_s_ends_stay_when_its_middle_grows(tmp_path: Path) -> None:
    """What fades knows how far its own end is, and nothing of the rest of the film."""
    keys = []
    for seconds in (10, 12):
        scenes = [
            scene(name, None, still("grey", move="hold"), duration=length)
            for name, length in (("One", 9), ("Two", seconds), ("Three", 9))
        ]
        folder = films.write(tmp_path / "project", scenes, fade={})
        ours = films.studio(folder, tmp_path)
        board = rendering.speak_and_lay_out(ours)
        segments = split_segments(board.timeline)
        jobs = plan.make_segment_jobs(board, segments, ours.store)
        keys.append([job.key for job in jobs])
    assert keys[0][0] == keys[1][0]
    assert keys[0] != keys[1]
    assert keys[0][-1] == keys[1][-1]


def test_the_film_comes_out_of_black_and_goes_into_it(tmp_path: Path) -> None:
    shown = scene("One", None, still("white", move="hold"), duration=10)
    folder = films.write(
        tmp_path / "project",
        [shown],
        fade={"in": 1, "out": 1.5},
        captions="none",
    )
    film = films.render(folder, tmp_path)
    light = films.luma(film.mp4)
    assert len(light) == 250
    # black is 16
    assert light[0] < 18
    assert 110 < light[12] < 150
    assert light[26:212].min() > 220
    assert 110 < light[231] < 150
    assert light[-1] < 18
