"""ID3: a reader of other people's finds what was written, whatever the texts hold."""

from __future__ import annotations

import io

import pytest
from mutagen.id3 import ID3

from lantern.editions.podcast.id3 import EpisodeTags, build_id3
from lantern.rendering.release.description import Chapter

COVER = b"\xff\xd8\xff\xe0cover\xff\xfb"


def read(title: str, chapters: list[Chapter], **more: str) -> ID3:
    texts = dict.fromkeys(
        ("artist", "subtitle", "notes", "transcript", "copyright"), ""
    )
    tags = EpisodeTags(
        title=title,
        language="rus",
        **{**texts, **more},
    )
    return ID3(
        io.BytesIO(build_id3(tags, chapters, 24, cover=COVER)), translate=False
    )


@pytest.mark.parametrize(
    "text", ["Снег & <дождь>", "雪", "😀 «»", "a\nb", "é" * 5000]
)
def test_texts_read_back(text: str) -> None:
    tags = read(
        text,
        [Chapter(0, 7, text)],
        notes=text,
        transcript=text,
    )
    assert tags["TIT2"].text == [text]
    assert tags["COMM::rus"].text == [text]
    assert tags["USLT::rus"].text == text
    assert tags["CHAP:chp0"].sub_frames["TIT2"].text == [text]
    assert tags["APIC:"].data == COVER


def test_what_is_empty_is_left_out() -> None:
    assert set(read("Film", [])) == {"TIT2", "TCON", "TLAN", "APIC:"}


def test_chapters_have_their_times() -> None:
    chapters = [Chapter(24 * i, 24 * i + 23, str(i)) for i in range(255)]
    tags = read("Film", chapters)
    assert len(tags["CTOC:toc"].child_element_ids) == 255
    last = tags["CHAP:chp254"]
    assert (last.start_time, last.end_time) == (254_000, 254_958)
