"""Where sentences end in Chinese and Japanese, which have no blanks."""

from __future__ import annotations

import itertools

import pytest

from lantern.core.sentences.east_asian import find_ends


def split(text: str) -> list[str]:
    """Return the sentences of a text."""
    ends = [0, *find_ends(text), len(text)]
    return [
        text[start:end]
        for start, end in itertools.pairwise(ends)
        if start < end
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["下雨了。", "他走了。"],
        ["雨が降った。", "彼は行った。"],
        ["真的？！", "他问。"],
        ["下雨了！", "1945年他走了。"],
        ["（下雨了。）", "他走了。"],
        ["他说：“走吧。”", "他走了。"],
        ["他问：“走吗？”", "没人回答。"],
        ["他走了……", "她来了。"],
        ["雨だ…", "彼は行った。"],
        ["一。", "二！", "三？", "四。"],
    ],
)
def test_a_stop_ends_a_sentence(sentences: list[str]) -> None:
    assert split("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "下雨了。",
        "“走吧。”他说。",
        "“下雨了！”她喊道。",
        "「行こう。」と彼は言った。",
        "彼は「雨だ。風だ。」と言った。",
        "他想……然后走了。",
        "《你好。》是书。",
        "他读《雨。风。》后走了。",
        "Hello.World",
        "",
    ],
)
def test_a_quotation_a_title_and_a_pause_end_none(text: str) -> None:
    assert "".join(split(text)) == text
    assert len(split(text)) <= 1
