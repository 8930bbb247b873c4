"""Where sentences end in Thai and Lao, at blanks, and in Khmer, at stops."""

from __future__ import annotations

import pytest

from lantern.core.sentences import find_sentence_ends, split_sentences
from lantern.core.sentences.south_east_asian import find_blank_ends, find_ends
from lantern.core.words import list_words

RAIN = "ฝนตกหนักตลอดทั้งคืน"
NIGHT = "กองทัพข้ามพรมแดนในเวลากลางคืน"


@pytest.mark.parametrize(
    ("runs", "ends"),
    [
        ([NIGHT, RAIN], [0]),
        ([NIGHT, f"แต่{RAIN}"], []),  # but
        ([f"{NIGHT}และ", RAIN], []),  # and
        (["รถถัง", "ปืนใหญ่", "และม้า", "เคลื่อนไปข้างหน้า"], []),  # a list
        (["เมื่อวันที่", "9", "สิงหาคม", "1945", NIGHT], []),
        ([NIGHT, "1945", RAIN], [1]),
        ([NIGHT, "ๆ", RAIN], []),
        (["เขาถามว่า", "“ไหม”", RAIN], [1]),
        (["เล่มนี้ชื่อ", "“ถนนเกลือ”", RAIN], []),
        (["ใคร?", "เขา"], [0]),
        ([NIGHT], []),
    ],
)
def test_a_blank_ends_a_sentence_that_is_long_enough(
    runs: list[str], ends: list[int]
) -> None:
    assert list(find_blank_ends(runs)) == ends


def test_the_signs_of_a_run_are_one() -> None:
    words = list_words(f"{NIGHT} {RAIN}")
    ends = find_sentence_ends(words, "th")
    assert len(ends) == 2
    assert ends[-1] == len(words) - 1
    assert split_sentences(f"{NIGHT} {RAIN}", "th") == [NIGHT, RAIN]


def test_a_stop_of_khmer_ends_a_sentence_without_a_blank() -> None:
    assert list(find_ends("ទៅមុខ។ធូលី")) == [6]
    assert split_sentences("ទៅមុខ។ ធូលី។", "km") == ["ទៅមុខ។", "ធូលី។"]
