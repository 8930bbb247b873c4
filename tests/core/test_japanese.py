"""Japanese without blanks: lines end where phrases do, as far as characters tell."""

from __future__ import annotations

import pytest

from lantern.core.cjk import count_columns
from lantern.core.japanese import has_kana, split_phrases
from lantern.core.units import Frames
from lantern.timeline import TimedWord
from lantern.timeline.captions import CaptionRules, make_cues


def test_kana_tell_japanese_from_chinese() -> None:
    assert has_kana("海岸の家")
    assert has_kana("ノルウェー")
    assert not has_kana("进入中国东北。")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # after a comma, not inside 海岸沿い
        (
            "最初の船が戻ってきたころには、海岸沿いの家の大半がすでに流されていた。",
            42,
            [
                "最初の船が戻ってきたころには、",
                "海岸沿いの家の大半がすでに流されていた。",
            ],
        ),
        # a number stays whole, and 超える too
        (
            "汽笛が鳴る前に、三百四十人を超える労働者が工場を後にした。",
            26,
            [
                "汽笛が鳴る前に、",
                "三百四十人を超える",
                "労働者が工場を後にした。",
            ],
        ),
        # a katakana name stays with its title
        (
            "ホイットフィールド船長と十一人の部下は、",
            26,
            ["ホイットフィールド船長と", "十一人の部下は、"],
        ),
        # an honorific belongs to what follows it
        ("その方はとてもお元気でした", 20, ["その方は", "とてもお元気でした"]),
    ],
)
def test_lines_end_with_phrases(
    text: str, width: int, lines: list[str]
) -> None:
    assert split_phrases(text, width) == lines
    assert max(map(count_columns, lines)) <= width


def test_what_can_not_be_split_is_a_line_of_its_own() -> None:
    assert split_phrases("あ「" + "ー" * 30, 26) == ["あ", "「" + "ー" * 30]


def test_captions_keep_japanese_phrases_whole() -> None:
    text = "翌年の春になってようやく、人々は再び坑道の奥へ降りることができた。"
    word = TimedWord(text, Frames(0), Frames(125))
    cues = make_cues([[word]], 25, CaptionRules(42, language="ja"))
    assert [cue.lines for cue in cues] == [
        (
            "翌年の春になってようやく、人々は",
            "再び坑道の奥へ降りることができた。",
        )
    ]
