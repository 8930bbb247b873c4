"""Footage in a rendered film: its frames, its sound, what was too short."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lantern import plan
from lantern.checks import footage
from lantern.core.problems import AssetFailure
from lantern.core.store import Store
from lantern.timeline import split_segments
from tests.support import films
from tests.support.films import Made, scene
from tests.support.footage import brightness, film, write_clips

pytestmark = pytest.mark.film


# --- in films


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A film of two clips with a dissolve between them; the first is heard from 1 s on."""
    base = tmp_path_factory.mktemp("river")
    folder = films.write(base / "project", [scene("None", None, duration=1)])
    beeps = (
        "aevalsrc='0.5*sin(2*PI*1000*t)*between(mod(t,1),0,0.1)':s=48000:d=5"
    )
    source = ("-f", "lavfi", "-i", beeps, "-c:a", "aac", "-shortest")
    argv_size = (160, 90)
    film(
        folder / "river.mp4",
        110,
        "25",
        size=argv_size,
        more=source,
    )
    film(folder / "mill.mp4", 100, "25", size=argv_size)
    shots = [
        {
            "clip": {"file": "river.mp4", "from": 1, "to": 3.5, "level": -6},
            "hold": 3,
        },
        {
            "clip": {"file": "mill.mp4", "from": 1},
            "transition": {"dissolve": 0.4},
        },
    ]
    return films.render(write_clips(base / "project", *shots, duration=5), base)


def test_frames_of_the_film_are_those_of_the_footage(river: Made) -> None:
    w, h = films.SIZE
    middles = (
        films.pictures(river.mp4)[:, : w * h]
        .reshape(-1, h, w)[:, h // 2 - 2 : h // 2 + 2, w // 2]
        .mean(axis=1)
    )
    at = [0, 1, 30, 61]
    assert [abs(middles[n] - brightness(25 + n)) < 4 for n in at] == [
        True
    ] * 4, "the first clip, from 1 s"
    assert np.abs(middles[62:69] - brightness(87)).max() < 4, (
        "its last frame is held"
    )
    assert [
        abs(middles[75 + n] - brightness(25 + n)) < 4 for n in (6, 20, 49)
    ] == [True] * 3, "the second"


def test_footage_is_heard_in_time_and_at_its_level(river: Made) -> None:
    mono = films.sound(river.mp4)[:, 0]
    loud = np.abs(mono).reshape(-1, 480).max(axis=1) > np.abs(mono).max() / 4
    starts = (
        np.flatnonzero(np.diff(loud.astype(int), prepend=0) > 0) / 100
    ).tolist()
    assert starts == pytest.approx([0, 1, 2], abs=0.021), (
        "beeps on the seconds, as in the file; none after `to`"
    )
    assert not np.abs(mono[round(2.6 * 48_000) :]).max() > 1e-3


def test_footage_is_listened_to_before_anything_is_encoded(
    river: Made, tmp_path: Path
) -> None:
    kinds = [job.kind for job in river.jobs()]
    assert kinds.index("sound") < kinds.index("segment")
    folder = write_clips(tmp_path, {"clip": {"file": "mute.mp4", "level": -9}})
    film(
        folder / "mute.mp4",
        30,
        "25",
        size=(160, 90),
        more=(
            "-f",
            "lavfi",
            "-i",
            "anullsrc",
            "-c:a",
            "aac",
            "-shortest",
        ),
    )
    folder = write_clips(tmp_path, {"clip": {"file": "mute.mp4", "level": -9}})
    with pytest.raises(AssetFailure, match=r"^'mute.mp4' is silent"):
        films.render(folder, tmp_path / "out")


def test_a_render_says_what_was_too_short(river: Made) -> None:
    assert films.notes(river.studio) == [
        "scene 1 'Water', shot 1: 'river.mp4' lasts 2.5 s, and its shot 3.0 s; its last frame"
        " is held (give the shot a hold, a slower speed or loop: true)"
    ]
    found = footage.check_footage_lengths(
        river.studio.project, Store(river.out.parent / "store")
    )
    assert [
        (str(p.span).rsplit("/", 1)[-1], p.message[:37], p.warning)
        for p in found
    ] == [("01-water.yml:5:12", "'river.mp4' lasts 2.5 s, and its shot", True)]


# long: a film is changed in two values inside values
def test_only_the_mix_depends_on_the_level(river: Made) -> None:
    board, store = river.board(), river.studio.store
    before = [
        job.key
        for job in plan.make_segment_jobs(
            board, split_segments(board.timeline), store
        )
    ]
    part = board.script.parts[0]
    first = part.scene.shots[0]
    assert first.clip is not None
    quiet = first.model_copy(
        update={"clip": first.clip.model_copy(update={"level": -30.0})}
    )
    changed = part.scene.model_copy(
        update={"shots": (quiet, *part.scene.shots[1:])}
    )
    other = replace(
        board,
        script=replace(board.script, parts=(replace(part, scene=changed),)),
    )
    assert [
        job.key
        for job in plan.make_segment_jobs(
            other, split_segments(board.timeline), store
        )
    ] == before
    assert plan.make_mix_job(other, {}).key != plan.make_mix_job(board, {}).key
