"""Hardware encoders are tried before they are believed; here a program stands in for their chip."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lantern.core.encoder_trial import choose_encoder, try_encoder
from tests.support import stand_in_ffmpeg

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(
        sys.platform == "darwin", reason="NVENC isn't tried there"
    ),
]

SIZE = (64, 36)


def test_one_that_works_is_refused_nothing(tmp_path: Path) -> None:
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_with_nvenc(tmp_path)):
        assert try_encoder("nvenc", SIZE, 25, quality="standard").refusal == ""
        choice = choose_encoder("auto", SIZE, 25, quality="standard")
    assert (choice.encoder, str(choice)) == ("nvenc", "nvenc")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ('["-frames:v", "5"]', "it wrote 5 of 8 frames"),
        (
            '["-level", "4.0" if words[-1].endswith("0.mp4") else "4.1"]',
            "what it makes can't be joined, since the headers differ",
        ),
        (
            '["-vf", "negate"]',
            "the frames that it makes are others than it was given",
        ),
    ],
)
def test_what_it_makes_is_looked_at(
    more: str, refusal: str, tmp_path: Path
) -> None:
    with stand_in_ffmpeg.using(
        stand_in_ffmpeg.write_with_nvenc(tmp_path, more)
    ):
        assert (
            try_encoder("nvenc", SIZE, 25, quality="standard").refusal
            == refusal
        )


def test_the_cause_is_the_first_thing_that_ffmpeg_says(tmp_path: Path) -> None:
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_without_driver(tmp_path)):
        trial = try_encoder("nvenc", SIZE, 25, quality="standard")
    assert trial.refusal == "Cannot load libcuda.so.1"
    assert trial.detail[0].startswith("ran: without-a-driver -nostdin")
    assert trial.detail[-1].endswith("Error while opening encoder")
    assert trial.advice == (
        "nvenc can't encode this film on this machine: Cannot load libcuda.so.1;"
        " set the encoder to auto or x264"
    )


def test_without_a_chip_auto_is_x264_and_says_why(tmp_path: Path) -> None:
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_without_driver(tmp_path)):
        choice = choose_encoder("auto", SIZE, 25, quality="standard")
    assert choice.encoder == "x264"
    assert str(choice) == (
        "x264; no nvenc: Cannot load libcuda.so.1; no qsv: No chip.; no vaapi: No chip."
    )


def test_the_bundled_ffmpeg_has_no_encoder_of_another_platform() -> None:
    trial = try_encoder("videotoolbox", SIZE, 25, quality="standard")
    assert trial.refusal == "Unknown encoder 'h264_videotoolbox'"
