"""What a word is: between blanks, and in scripts that have none."""

from __future__ import annotations

import pytest

from lantern.core.words import (
    JOINED,
    join_words,
    list_words,
    locate_words,
    split_lit_line,
)


def split(text: str) -> str:
    """Return a text with a bar between words that no blank parts."""
    return " ".join(list_words(text)).replace(f"{JOINED} ", "|")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The cat, 3.5 m long,\nsat.", "The cat, 3.5 m long, sat."),
        ("八月九日，红军越过边界。", "八|月|九|日，|红|军|越|过|边|界。"),
        (
            "使用GPS定位1945年的“老式”炮。",
            "使|用|GPS|定|位|1945年|的|“老|式”|炮。",
        ),
        ("他们说:“好的。”走了。", "他|们|说:|“好|的。”|走|了。"),
        (
            "一九四五年八月九日ソ連軍は満洲国に侵攻した。",
            "一九四五年|八月|九日|ソ連軍は|満洲国に|侵攻した。",
        ),
        ("「そうだ。」と彼は言った。", "「そうだ。」と|彼は|言った。"),
        ("東京に 大阪へ行く", "東京に 大阪へ行く"),
        ("กรุงเทพมหานคร", "ก|รุ|ง|เท|พ|ม|หา|น|ค|ร"),
        ("대한민국은 민주공화국이다.", "대한민국은 민주공화국이다."),
        ("see 中国 here", "see 中国 here"),
        ("、", "、"),
        ("", ""),
    ],
)
def test_words_are_between_blanks_or_phrases_or_signs(
    text: str, wanted: str
) -> None:
    assert split(text) == wanted


@pytest.mark.parametrize(
    "text", ["他说：“好的。”然后他走了。", "Only words.", "กรุงเทพมหานคร เมือง"]
)
def test_joined_words_are_the_text_again(text: str) -> None:
    assert join_words(list_words(text)) == text


def test_words_joined_in_part_end_without_a_sign() -> None:
    assert join_words(list_words("红军越过了边界")[:2]) == "红军"


def test_a_sign_that_an_author_typed_before_a_blank_joins_nothing() -> None:
    assert join_words(list_words(f"one{JOINED} two")) == "one two"


def test_known_words_stay_whole_and_marks_stay_with_them() -> None:
    text = "関東軍は満洲国、奉天。"
    places = locate_words(text, ["満洲国", "関東軍"])
    words = [text[place.start : place.end] for place in places]
    assert words == ["関東軍", "は", "満洲国、", "奉天。"]


def test_a_combining_accent_stays_with_its_letter() -> None:
    assert split("本か\u3099東京のタワー") == "本か\u3099|東京の|タワー"


@pytest.mark.parametrize(
    ("line", "lit"),
    [
        ("the wide steppe", ["the ", "wide ", "steppe"]),
        ("", [""]),
        ("ทหารญี่ปุ่น มา", ["ทหาร", "ญี่ปุ่น ", "มา"]),
        (
            "部隊は八月二十日に入った。",
            ["部隊は", "八月", "二十日に", "入った。"],
        ),
        ("苏军（1945年）", ["苏", "军", "（1945", "年）"]),
        ("الجيش الأحمر", ["الجيش ", "الأحمر"]),
    ],
)
def test_what_lights_up_in_a_line(line: str, lit: list[str]) -> None:
    assert split_lit_line(line) == lit
    assert "".join(lit) == line
