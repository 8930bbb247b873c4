"""What a film says to YouTube, and what of it YouTube would refuse."""

from __future__ import annotations

from dataclasses import replace

from lantern.publishing.platforms.youtube import PLATFORM
from lantern.publishing.upload import ChapterMark, Upload


def test_what_is_wrong_is_found_without_asking(upload: Upload) -> None:
    wrong = replace(
        upload,
        title="A < B",
        description="é" * 2550,
        category="Educatoin",
        licence="CC-BY-SA-4.0",
        chapters=(ChapterMark(0.0, "One"), ChapterMark(4.0, "Two")),
    )
    keys = [fault.key for fault in PLATFORM.find_faults(wrong)]
    assert sorted(set(keys)) == [
        "category",
        "description",
        "licence",
        "title",
    ]
    assert PLATFORM.find_faults(replace(upload, licence="CC-BY-4.0")) == []


def test_the_list_of_chapters_counts_as_description(upload: Upload) -> None:
    full = replace(upload, description="a" * 4990)
    messages = [fault.message for fault in PLATFORM.find_faults(full)]
    assert len(messages) == 1
    assert messages[0].startswith("the description has 5035 bytes")


def test_a_description_with_the_chapters_is_left_as_it_is(
    upload: Upload,
) -> None:
    text = "0:00 Coast\n0:20 River\n0:41 Pass"
    step = PLATFORM.list_steps(replace(upload, description=text))[1]
    assert step.content["snippet"]["description"] == text


def test_chapters_of_the_authors_own_are_left_and_checked(
    upload: Upload,
) -> None:
    own = replace(
        upload, description="Roads\n0:00 Coast\n0:20 River\n0:24 Pass"
    )
    step = PLATFORM.list_steps(own)[1]
    assert step.content["snippet"]["description"] == own.description
    (fault,) = PLATFORM.find_faults(own)
    assert fault.message.startswith(
        "the chapter 'River' lasts 4 s, and at least 10 s are"
    )
