"""Frames, samples and clock text: the only rounding in the program."""

from __future__ import annotations

import pytest

from lantern.core.units import (
    FPS,
    SAMPLE_RATE,
    Rate,
    Shape,
    classify_shape,
    format_clock,
    format_timestamp,
    parse_clock,
    parse_duration,
)


@pytest.mark.parametrize("fps", FPS)
def test_a_frame_is_a_whole_number_of_samples(fps: int) -> None:
    rate = Rate(fps)
    assert rate.samples_per_frame * fps == SAMPLE_RATE
    assert rate.to_samples(rate.to_frames(10)) == 10 * SAMPLE_RATE
    assert rate.to_seconds(rate.to_frames(2.0)) == 2.0


@pytest.mark.parametrize("fps", [0, 23, 29, 120])
def test_other_rates_are_refused(fps: int) -> None:
    with pytest.raises(ValueError, match=f"fps must be one of .*, not {fps}"):
        Rate(fps)


@pytest.mark.parametrize(
    ("seconds", "frames"),
    [
        (0, 0),
        (0.02, 1),
        (0.0199, 0),
        (0.5, 13),
        (1.1, 28),
        (1.14, 29),
        (3600, 90_000),
    ],
)
def test_seconds_become_the_nearest_frame_and_halves_go_up(
    seconds: float, frames: int
) -> None:
    assert Rate(25).to_frames(seconds) == frames


def test_samples_are_padded_to_whole_frames() -> None:
    rate = Rate(25)
    assert [rate.count_frames_to_hold(n) for n in (0, 1, 1920, 1921)] == [
        0,
        1,
        1,
        2,
    ]
    assert [rate.find_frame_at(n) for n in (0, 1919, 1920)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (59.99, "0:59"),
        (60, "1:00"),
        (3599, "59:59"),
        (3600, "1:00:00"),
    ],
)
def test_clock_text(seconds: float, text: str) -> None:
    assert format_clock(seconds) == text


def test_stamps() -> None:
    assert format_timestamp(0) == "00:00:00,000"
    assert format_timestamp(3_723_004) == "01:02:03,004"
    assert format_timestamp(3_723_004, ".") == "01:02:03.004"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2.5", 2.5),
        ("45s", 45),
        ("1m30s", 90),
        ("1h", 3600),
        ("1h0m1.5s", 3601.5),
        ("90", 90),
    ],
)
def test_lengths(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "1:30",
            "01:30",
            "soon",
            "nan",
            "inf",
            "1s30m",
            "s",
            "1m 30s",
        ),
        *("010", "1_0", "0x10", "1e1", "-2"),
    ],
)
def test_lengths_that_could_mean_something_else_are_refused(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"write a length as seconds \(2\.5\) or as 1m30s"
    ):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:23", 83), ("0:07.5", 7.5), ("1:02:03", 3723), ("83.5", 83.5)],
)
def test_places_in_a_film(text: str, seconds: float) -> None:
    assert parse_clock(text) == seconds


@pytest.mark.parametrize("text", ["1:60", "1:2", ":30", "later"])
def test_places_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write a length"):
        parse_clock(text)


@pytest.mark.parametrize(
    ("w", "h", "shape"),
    [
        (1920, 1080, "wide"),
        (1080, 1920, "portrait"),
        (1080, 1080, "square"),
        (1000, 1100, "square"),
        (1200, 1000, "square"),
        (1202, 1000, "wide"),
        (850, 1000, "square"),
        (848, 1000, "portrait"),
    ],
)
def test_a_frame_is_laid_out_for_the_nearest_shape(
    w: int, h: int, shape: Shape
) -> None:
    assert classify_shape((w, h)) == shape


def test_a_sample_belongs_to_the_frame_it_begins_in() -> None:
    rate = Rate(25)
    assert rate.find_frame_at(1919) == 0
    assert rate.find_frame_at(1920) == 1


def test_frames_that_hold_samples_are_rounded_up() -> None:
    rate = Rate(25)
    assert rate.count_frames_to_hold(0) == 0
    assert rate.count_frames_to_hold(1) == 1
    assert rate.count_frames_to_hold(1920) == 1
    assert rate.count_frames_to_hold(1921) == 2
