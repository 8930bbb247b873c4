"""A film that a chip encodes; here a program stands in for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lantern import rendering
from lantern.core import mp4_index
from lantern.core.problems import ToolFailure
from tests.support import films, stand_in_ffmpeg
from tests.support.films import scene, still

pytestmark = [
    pytest.mark.film,
    pytest.mark.skipif(
        sys.platform == "darwin", reason="NVENC isn't tried there"
    ),
]

SHOTS = (still("hills"), still("white", transition="cut"))
SCENES = [scene("One", None, *SHOTS, duration=2)]
OUTPUT = {"size": "160x90", "fps": 25}


def write(root: Path, encoder: str) -> Path:
    return films.write(root, SCENES, output={**OUTPUT, "encoder": encoder})


# long: all of it is told of one film, which takes seconds
def test_a_film_has_one_encoder_which_is_told_everywhere(
    tmp_path: Path,
) -> None:
    film = write(tmp_path / "project", "auto")
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_with_nvenc(tmp_path)):
        made = films.render(film, tmp_path)
        assert films.is_finished(made.studio)
    assert made.report["form"]["encoder"] == "nvenc"
    assert made.report["inputs"]["encoder"] == "nvenc"
    assert "Encoder: nvenc" in films.notes(made.studio)
    assert (
        mp4_index.count_pictures(made.mp4, "the film") == made.report["frames"]
    )
    segments = [job for job in made.jobs() if job.kind == "segment"]
    assert {job.to_json()["request"]["encoder"] for job in segments} == {
        "nvenc"
    }
    # the chip is taken out
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_without_driver(tmp_path)):
        assert not films.is_finished(made.studio)
        steps = [
            each
            for each in rendering.list_steps(made.studio)
            if each.kind == "segment"
        ]
    assert len(steps) == len(segments)
    assert {step.why for step in steps} == {
        "the quality or the encoder changed"
    }
    assert films.notes(made.studio)[-1].startswith(
        "Encoder: x264; no nvenc: Cannot"
    )


def test_one_that_is_not_there_stops_a_film_before_it_is_made(
    tmp_path: Path,
) -> None:
    film = write(tmp_path / "project", "nvenc")
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_without_driver(tmp_path)):
        studio = films.studio(film, tmp_path)
        with pytest.raises(
            ToolFailure, match=r"nvenc can't .*: Cannot load libcuda"
        ):
            rendering.render(studio)
        draft = films.studio(film, tmp_path, draft=True)
        assert rendering.list_steps(draft)
    assert films.notes(draft) == []
    assert not list((tmp_path / "store").rglob("*.mp4"))
