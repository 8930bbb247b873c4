"""Chinese without blanks: where a line rather ends."""

from __future__ import annotations

import pytest

from lantern.core.chinese import weigh_break
from lantern.core.cjk import split_breakable


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("走了。|他来", "走|了。他来"),
        ("如今，|邮局", "如今，邮|局"),
        ("旅行者的|打卡地", "旅行者|的打卡地"),
        ("以西|一百二十公里", "以西一百二十|公里"),
        ("上海|和广州", "上海和|广州"),
    ],
)
def test_one_break_is_better_than_another(better: str, worse: str) -> None:
    assert weigh(better) < weigh(worse)


def weigh(text: str) -> float:
    """Return what the break costs that is marked in a text."""
    before, after = text.split("|")
    pieces = split_breakable(before) + split_breakable(after)
    return weigh_break(pieces, len(split_breakable(before)))


def test_the_beginning_costs_nothing() -> None:
    assert weigh_break(["东", "北"], 0) == 0
