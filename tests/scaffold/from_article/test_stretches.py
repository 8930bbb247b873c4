"""A scene's words in stretches of a few seconds."""

from __future__ import annotations

from lantern.scaffold.from_article.stretches import split_stretches

SENTENCE = (
    "The ferry of Anser came over the river at noon with the mail. "  # 4.1 s
)
LONG = (
    "When the ice had gone from the river in the spring of that year, the ferryman"
    " and his two sons, who had built the boat, took it down to the water again."
)  # 9.4 s


def test_a_stretch_ends_where_a_sentence_does_after_4_seconds_and_a_half() -> (
    None
):
    text = SENTENCE + "It rained all day long. " + SENTENCE * 2
    stretches = split_stretches(text.strip(), "en")
    assert [each.text for each in stretches] == [
        SENTENCE + "It rained all day long.",
        SENTENCE.strip(),
        SENTENCE.strip(),
    ]
    assert [each.word for each in stretches] == [0, 18, 31]


def test_a_long_sentence_is_parted_after_its_commas() -> None:
    assert [each.text for each in split_stretches(LONG, "en")] == [
        "When the ice had gone from the river in the spring of that year,"
        " the ferryman and his two sons,",
        "who had built the boat, took it down to the water again.",
    ]


def test_a_day_is_not_parted_from_its_year() -> None:
    text = (
        "The whole of the fleet of the Pacific came at last to all of the northern ports"
        " on August 8th, 1945 (local time), and to the towns in the west of the country"
        " the day after that, when it rained."
    )
    assert [each.text for each in split_stretches(text, "en")] == [
        "The whole of the fleet of the Pacific came at last to",
        "all of the northern ports on August 8th, 1945 (local time),",
        "and to the towns in the west of the country the day after that, when it rained.",
    ]


def test_a_sentence_without_commas_is_parted_into_like_numbers_of_words() -> (
    None
):
    text = "ferry " * 49 + "ferry."  # 18 s
    stretches = split_stretches(text, "en")
    assert [len(each.text.split()) for each in stretches] == [17, 17, 16]
    assert stretches[1].spoken_before == 17 * 6 / 17


def test_a_short_rest_joins_the_stretch_before_it() -> None:
    first = SENTENCE + "It rained all day long."
    text = f"{first} {SENTENCE}And now the sun was there. So it was."
    stretches = split_stretches(text, "en")
    assert [each.text for each in stretches] == [
        first,
        f"{SENTENCE.strip()} And now the sun was there. So it was.",
    ]


def test_the_first_stretch_is_longer_while_a_chapter_s_card_is_held() -> None:
    first = "The old town sleeps at the foot of its hill by the grey sea."
    second = "Nobody there has a clock or wants one in the house."
    text = f"{first} {second} The bell rings for all of them at six and again at ten."
    plain = [each.text for each in split_stretches(text, "en")]
    assert plain[0] == first
    held = [each.text for each in split_stretches(text, "en", has_chapter=True)]
    assert held[0] == f"{first} {second}"


def test_a_text_without_words_has_no_stretches() -> None:
    assert split_stretches("", "en") == []


def test_a_quotation_isn_t_cut() -> None:
    quotation = "“We lost in one night, as you see, what we had built in so many long years.”"
    text = f"The mayor of the town stood on the steps of the hall and said: {quotation} He left."
    stretches = split_stretches(text, "en")
    assert any(quotation in stretch.text for stretch in stretches)


def test_a_quotation_for_a_card_begins_a_stretch() -> None:
    text = "She measures the crack in her wall. “We all live on what was taken out,” she said."
    assert [each.text for each in split_stretches(text, "en")] == [
        "She measures the crack in her wall.",
        "“We all live on what was taken out,” she said.",
    ]


def test_a_short_rest_takes_a_clause_from_the_stretch_before_it() -> None:
    text = (
        "The old man walked down the long road to the harbour of the town, saw all the boats"
        " of his friends leave it in the rain, and sat down there alone."
    )
    assert [each.text for each in split_stretches(text, "en")] == [
        "The old man walked down the long road to the harbour of the town,",
        "saw all the boats of his friends leave it in the rain, and sat down there alone.",
    ]


def test_a_text_without_blanks_is_parted_after_its_marks() -> None:
    text = "一九四五年八月九日，苏联红军越过了边界，关东军没有准备。天黑了，雨还在下。"
    stretches = split_stretches(text, "zh")
    assert [each.text for each in stretches] == [
        "一九四五年八月九日，苏联红军越过了边界，",
        "关东军没有准备。天黑了，雨还在下。",
    ]
    assert [each.word for each in stretches] == [0, 18]
