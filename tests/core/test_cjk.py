"""Text without blanks: where it may be parted, on cards and in captions."""

from __future__ import annotations

import itertools

import pytest

from lantern.core.cjk import count_columns, split_breakable, split_to_width
from lantern.core.units import Frames
from lantern.graphics import look
from lantern.graphics.look.typesetting import wrap
from lantern.timeline import TimedWord, captions

LONG = (
    "一九四五年八月九日凌晨，苏联红军的三个方面军"
    "从东、西、北三个方向同时越过边界，进入中国东北。"
)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Khingan", ["Khingan"]),
        ("Хинган—", ["Хинган—"]),
        ("东北。", ["东", "北。"]),
        ("（东）北", ["（东）", "北"]),
        ("T-34坦克", ["T-34", "坦", "克"]),
        ("한국어", ["한국어"]),
        ("カーキ", ["カー", "キ"]),
        ("以西一百二十里", ["以", "西", "一百二十", "里"]),
    ],
)
def test_pieces(word: str, wanted: list[str]) -> None:
    assert split_breakable(word) == wanted


def test_columns_count_ideographs_twice() -> None:
    assert [
        count_columns(text) for text in ("ab", "é", "东北", "T-34坦克")
    ] == [
        2,
        1,
        4,
        8,
    ]


def test_phrases_end_at_stops_and_are_even() -> None:
    found = split_to_width(LONG, 26)
    assert "".join(found) == LONG and max(map(count_columns, found)) <= 26
    assert (
        found[0] == "一九四五年八月九日凌晨，" and found[-1] == "进入中国东北。"
    )
    assert split_to_width("短。", 26) == ["短。"] and split_to_width(
        "a" * 90, 26
    ) == ["a" * 90]


def test_a_statement_without_blanks_is_set_in_lines_that_begin_with_no_stop() -> (
    None
):
    role = look.load().roles["statement"]
    lines = wrap(LONG, role, 900)
    assert "".join(lines) == LONG and len(lines) > 2
    assert max(role.measure_width(line) for line in lines) <= 900
    assert not any(line[0] in "，。、" for line in lines)
    assert (
        " ".join(wrap("The Red Army of 1945 — навсегда", role, 400))
        == "The Red Army of 1945 — навсегда"
    )


def test_a_caption_of_one_endless_word_fits_its_lines_and_its_time() -> None:
    words = [TimedWord(LONG, Frames(25), Frames(325))]
    for width in (42, 26):
        cues = captions.make_cues([words], 25, captions.CaptionRules(width))
        text = ""
        for cue in cues:
            text += "".join(word.text for word in cue.words)
            assert max(map(count_columns, cue.lines)) <= width
        assert text == LONG
        assert cues[0].start == 25
        assert all(a.end <= b.start for a, b in itertools.pairwise(cues))
        assert 300 < cues[-1].end <= 350
        assert len(cues) > 1
