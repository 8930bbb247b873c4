"""Metadata: chapters that platforms take, ffmpeg's metadata file as ffmpeg reads it,
descriptions that fit.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from lantern.core.interface_words import find_words
from lantern.rendering.release.description import (
    Chapter,
    DescriptionData,
    format_description,
    format_ffmetadata,
    make_chapters,
)

FPS = 25
Mark = tuple[float, str]
"""Seconds from the start of the film, and a title."""
NASTY = "a=b; #1 \\ two\nlines\x00\x1b[31m"


def seconds(*marks: Mark) -> list[tuple[int, str]]:
    return [(round(at * FPS), title) for at, title in marks]


def test_chapters_cover_the_film() -> None:
    found = make_chapters(
        seconds((0, "Title"), (30, "West"), (75, "East")), 100 * FPS, FPS
    )
    assert found == [
        Chapter(0, 750, "Title"),
        Chapter(750, 1875, "West"),
        Chapter(1875, 2500, "East"),
    ]


def test_the_first_chapter_starts_at_nought() -> None:
    found = make_chapters(
        seconds((4, "West"), (30, "East"), (60, "End")), 90 * FPS, FPS
    )
    assert [(chapter.start, chapter.title) for chapter in found] == [
        (0, "West"),
        (750, "East"),
        (1500, "End"),
    ]


def test_short_chapters_join_the_one_before() -> None:
    marks = seconds(
        (0, "A"),
        (5, "short"),
        (20, "B"),
        (29.96, "short"),
        (30, "C"),
        (86, "short end"),
    )
    found = make_chapters(marks, 90 * FPS, FPS)
    assert [chapter.title for chapter in found] == ["A", "B", "C"]
    assert all(chapter.end - chapter.start >= 10 * FPS for chapter in found)
    assert found[-1].end == 90 * FPS


@pytest.mark.parametrize(
    "marks",
    [
        [],
        [(0, "A")],
        [(0, "A"), (20, "B")],
        [(0, "A"), (20, "B"), (21, "C")],
        [(0, "A"), (20, " "), (50, "\n")],
    ],
)
def test_fewer_than_three_are_none(marks: list[Mark]) -> None:
    assert make_chapters(seconds(*marks), 100 * FPS, FPS) == []


def test_marks_come_in_any_order_and_titles_on_one_line() -> None:
    found = make_chapters(
        seconds((60, "C"), (0, "A\n  b\x07"), (30, "B")), 90 * FPS, FPS
    )
    assert [chapter.title for chapter in found] == ["A b", "B", "C"]


def test_the_metadata_file_in_full() -> None:
    text = format_ffmetadata(
        {"title": "T=1", "artist": "", "comment": "x"},
        [Chapter(0, 250, "One; two")],
        FPS,
    )
    assert (
        text == ";FFMETADATA1\ntitle=T\\=1\ncomment=x\n[CHAPTER]\n"
        "TIMEBASE=1/25\nSTART=0\nEND=250\ntitle=One\\;"
        " two\n"
    )


@pytest.mark.process
def test_ffmpeg_reads_nasty_text_as_it_was(tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    marks = [Chapter(0, 9, "=;#\\"), Chapter(9, 20, "next")]
    source.write_text(
        format_ffmetadata({"title": NASTY, "comment": "[CHAPTER]"}, marks, FPS),
        "utf-8",
    )
    tool = imageio_ffmpeg.get_ffmpeg_exe()
    argv = [
        tool,
        "-v",
        "error",
        "-f",
        "ffmetadata",
        "-i",
        str(source),
        "-f",
        "ffmetadata",
        "-",
    ]
    back = subprocess.run(
        argv,
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
    ).stdout.decode()
    assert "title=a\\=b\\; \\#1 \\\\ two\\\nlines[31m\n" in back
    assert "title=\\=\\;\\#\\\\ \n" in back
    assert "title=next\n" in back
    assert back.count("\n[CHAPTER]\n") == 2


ABOUT = DescriptionData(
    title="Liberation",
    subtitle="August 1945",
    summary="How the war in Asia ended.",
    article="The Liberation of North-East China",
    author="A. Writer",
    published="2020-11-26",
    credits=["Music: the score", "Photo: NARA, public domain"],
)
CHAPTERS = [
    Chapter(0, 750, "Opening"),
    Chapter(750, 100_000, "West"),
    Chapter(100_000, 100_500, "End"),
]


def test_a_description_in_full() -> None:
    assert (
        format_description(ABOUT, CHAPTERS, FPS, words=find_words("en"))
        == "Liberation\nAugust 1945\n\nHow the war in Asia ended.\n\nChapters\n0:00"
        " Opening\n0:30 West\n1:06:40 End\n\nBased on “The Liberation of North-East China”,"
        " by A. Writer, 2020-11-26\n\nCredits\nMusic: the score\nPhoto: NARA, public"
        " domain\n\nMade with Lantern\n"
    )


def test_a_film_s_own_licence_its_tags_and_its_article_s_address_are_named() -> (
    None
):
    about = DescriptionData(
        "Salt",
        article="The salt road",
        url="https://example.org/salt",
        licence="CC-BY-4.0",
        tags=("salt", "Gobi Desert"),
        summary="How salt came.",
        links=("The map: https://example.org/map",),
    )
    assert format_description(about, [], FPS, words=find_words("en")) == (
        "Salt\n\nHow salt came.\n\nThe map: https://example.org/map\n\nBased on “The salt road”\nhttps://example.org/salt\n\n"
        "Licence: CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/)\n\n"
        "salt, Gobi Desert\n\nMade with Lantern\n"
    )


def test_what_is_empty_is_left_out() -> None:
    assert (
        format_description(
            DescriptionData("T"), [], FPS, words=find_words("en")
        )
        == "T\n\nMade with Lantern\n"
    )


def test_no_angle_brackets_and_no_control_characters() -> None:
    text = format_description(
        DescriptionData(
            "<script>",
            summary="a\x00<b>\r\n\r\n\u2028c",
            credits=["<\x1b>"],
        ),
        [],
        FPS,
        words=find_words("en"),
    )
    assert text == "‹script›\n\na‹b›\nc\n\nCredits\n‹›\n\nMade with Lantern\n"


def test_a_long_description_loses_whole_lines_of_the_summary_first() -> None:
    lines = [
        f"Line {n} of a long story, told in Korean: 조선." for n in range(300)
    ]
    about = DescriptionData(
        "T",
        summary="\n".join(lines),
        credits=["Photo: NARA"],
    )
    text = format_description(about, CHAPTERS, FPS, words=find_words("en"))
    assert 4900 < len(text.encode()) <= 5000
    kept = text.split("\n\n")[1].split("\n")
    assert kept[-1] == "…"
    assert kept[:-1] == lines[: len(kept) - 1]
    assert "0:30 West" in text
    assert "Photo: NARA" in text


def test_then_the_credits_then_the_chapters() -> None:
    about = DescriptionData(
        "T",
        summary="s",
        credits=["c" * 90] * 100,
    )
    text = format_description(about, CHAPTERS, FPS, words=find_words("en"))
    assert len(text.encode()) <= 5000
    assert "1:06:40 End" in text
    assert text.endswith("\n…\n\nMade with Lantern\n")


@pytest.mark.parametrize(
    "about",
    [
        DescriptionData("世" * 9000),
        DescriptionData("<" * 4000),
        DescriptionData(
            "t",
            article="a" * 6000,
            author="b",
        ),
    ],
)
def test_the_limit_holds_whatever_is_too_long(about: DescriptionData) -> None:
    text = format_description(
        about, CHAPTERS * 300, FPS, words=find_words("en")
    )
    assert len(text.encode()) <= 5000
    assert text.endswith("Made with Lantern\n")
    assert "…" in text
