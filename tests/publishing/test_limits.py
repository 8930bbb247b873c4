"""Limits: what a platform would refuse, or drop without a word, is found before it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.publishing.limits import (
    PlatformLimits,
    count_tags,
    find_chapter_faults,
    find_limit_faults,
    read_chapters,
)
from lantern.publishing.upload import ChapterMark
from tests.support.uploads import make_upload

TUBE = PlatformLimits(
    title=100,
    description=5000,
    description_unit="bytes",
    forbidden="<>",
    all_tags=500,
    tag=100,
)


def find(
    tmp_path: Path, limits: PlatformLimits = TUBE, **changes: Any
) -> list[str]:
    """Return the faults of an upload with some changes, as `key: message`."""
    upload = make_upload(tmp_path, **changes)
    return [
        f"{each.key}: {each.message}"
        for each in find_limit_faults(upload, limits)
    ]


def test_what_is_within_the_limits_has_no_fault(tmp_path: Path) -> None:
    assert (
        find(
            tmp_path,
            title="t" * 100,
            description="d" * 5000,
        )
        == []
    )


def test_a_title_that_is_too_long(tmp_path: Path) -> None:
    (fault,) = find(tmp_path, title="t" * 101)
    assert fault.startswith(
        "title: the title has 101 characters, and at most 100 are allowed"
    )


@pytest.mark.parametrize("key", ["title", "description"])
@pytest.mark.parametrize("sign", ["<", ">"])
def test_an_angle_bracket_is_named_with_its_line(
    key: str, sign: str, tmp_path: Path
) -> None:
    lines = (
        f"one\nRain {sign} wind\nthree"
        if key == "description"
        else f"Rain {sign} wind"
    )
    changes: Any = {key: lines}
    (fault,) = find(tmp_path, **changes)
    assert (
        fault
        == f"{key}: the {key} has a {sign} ('Rain {sign} wind'), which is refused;"
        " take it out"
    )


def test_a_description_is_counted_in_bytes(tmp_path: Path) -> None:
    """4,700 plain letters and 300 of two bytes: 5,000 characters, and 5,300 bytes."""
    (fault,) = find(tmp_path, description="d" * 4700 + "é" * 300)
    assert fault.startswith(
        "description: the description has 5300 bytes (5000 characters;"
    )


def test_characters_count_where_a_platform_counts_them(tmp_path: Path) -> None:
    assert (
        find(
            tmp_path,
            PlatformLimits(title=9, description=5),
            description="ééééé",
        )
        == []
    )
    (fault,) = find(
        tmp_path, PlatformLimits(title=9, description=5), description="éééééé"
    )
    assert "6 characters, and at most 5 characters are allowed" in fault


def test_too_short_a_title_and_description(tmp_path: Path) -> None:
    limits = PlatformLimits(
        title=120,
        least_title=3,
        description=100,
        least_description=3,
    )
    found = find(
        tmp_path,
        limits,
        title=" a ",
        description="ab",
    )
    assert [fault.split(":")[0] for fault in found] == ["title", "description"]
    assert (
        find(
            tmp_path,
            limits,
            title="abc",
            description="",
        )
        == []
    )


@pytest.mark.parametrize(
    ("tags", "count"),
    [
        ((), 0),
        (("rain",), 4),
        (("rain", "wind"), 9),
        (("rain", "wind and sea"), 19),
    ],
)
def test_tags_count_with_commas_and_quotes(
    tags: tuple[str, ...], count: int
) -> None:
    assert count_tags(tags) == count


def test_tags_over_the_limit_because_of_their_quotes(tmp_path: Path) -> None:
    """Five tags of 98 letters have 494 characters with their commas, and 504 in quotes."""
    plain = tuple("t" * 98 for _ in range(5))
    assert find(tmp_path, tags=plain) == []
    blanks = tuple(f"{'t' * 50} {'t' * 47}" for _ in range(5))
    (fault,) = find(tmp_path, tags=blanks)
    assert fault.startswith("tags: the tags have 504 characters")


def test_number_and_length_of_tags(tmp_path: Path) -> None:
    limits = PlatformLimits(
        title=99,
        description=99,
        tags=1,
        tag=4,
        least_tag=2,
    )
    found = find(tmp_path, limits, tags=("a", "blizzard"))
    assert [fault.split("; ")[0] for fault in found] == [
        "tags: there are 2 tags, and at most 1 are allowed",
        "tags: the tag 'a' is too short",
        "tags: the tag 'blizzard' has 8 characters, and at most 4 are allowed",
    ]


def test_files_and_length(tmp_path: Path) -> None:
    limits = PlatformLimits(
        title=99,
        description=99,
        video_bytes=10,
        seconds=30,
        thumbnail_bytes=3,
        caption_bytes=5,
    )
    keys = [fault.split(":")[0] for fault in find(tmp_path, limits)]
    assert keys == ["video", "video", "thumbnail", "captions"]


def mark(*times: float) -> tuple[ChapterMark, ...]:
    return tuple(ChapterMark(time, f"at {time:g}") for time in times)


@pytest.mark.parametrize("chapters", [(), mark(0, 20, 40), mark(0, 10, 20, 50)])
def test_chapters_that_are_shown(chapters: tuple[ChapterMark, ...]) -> None:
    assert find_chapter_faults(chapters, 60) == []


@pytest.mark.parametrize(
    ("chapters", "message"),
    [
        (
            mark(5, 20, 40),
            "the first chapter begins at 0:05, and must begin at 0:00",
        ),
        (mark(0, 20), "there are 2 chapters, and at least three are needed"),
        (
            mark(0, 20, 24),
            "the chapter 'at 20' lasts 4 s, and at least 10 s are needed",
        ),
        (
            mark(0, 20, 56),
            "the chapter 'at 56' lasts 4 s, and at least 10 s are needed",
        ),
        (
            mark(0, 40, 20),
            "the chapter 'at 40' lasts 0 s, and at least 10 s are needed",
        ),
    ],
)
def test_chapters_that_would_be_dropped(
    chapters: tuple[ChapterMark, ...], message: str
) -> None:
    (fault,) = find_chapter_faults(chapters, 60)
    assert (fault.key, fault.message) == (
        "description",
        f"{message}; so none would be shown: write other times into the description, or none, and "
        "the film's own chapters are put below it",
    )


def test_chapters_are_read_out_of_a_description() -> None:
    text = "Rain\n\n0:00 One\n(00:20) – Two\n- 1:02:03 Three: the sea\nat 0:30 nothing\n"
    assert read_chapters(text) == (
        ChapterMark(0, "One"),
        ChapterMark(20, "Two"),
        ChapterMark(3723, "Three: the sea"),
    )
    assert read_chapters("0:10 One\n0:20 Two") == ()


@pytest.mark.parametrize("title", ["Rain\nWind", "Rain\x07", "Rain\u2028wind"])
def test_titles_stand_on_one_line(title: str, tmp_path: Path) -> None:
    upload = make_upload(tmp_path, title=title)
    limits = PlatformLimits(title=99, description=999)
    (fault,) = find_limit_faults(upload, limits)
    assert fault.key == "title"
    assert "on one line" in fault.message


def test_titles_may_have_unbroken_blanks_and_joined_signs(
    tmp_path: Path,
) -> None:
    assert (
        find(
            tmp_path, title="Qui\u00a0: quoi\u202f? \U0001f469\u200d\U0001f680"
        )
        == []
    )
