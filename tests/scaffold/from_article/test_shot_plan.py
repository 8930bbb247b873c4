"""What is shown while a scene is spoken, stretch by stretch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from lantern.scaffold.from_article.article_pictures import ReadyPicture
from lantern.scaffold.from_article.chart_cards import BarDraft, ChartDraft
from lantern.scaffold.from_article.clauses import list_clauses
from lantern.scaffold.from_article.shot_plan import (
    MapDraft,
    PicturePlaceholder,
    ShotDraft,
    Shown,
    plan_shots,
)
from lantern.scaffold.from_article.stretches import split_stretches
from lantern.scaffold.from_article.text_cards import (
    CardWriter,
    NumberDraft,
    StatementDraft,
)
from lantern.scaffold.picture_study import PictureStudy
from tests.support.imports import block, make_article

SENTENCES = (
    "The ferry of Anser came over to the other side of the river at noon that day. ",
    "It had the old bell on board, and the boxes of the new school were there, too. ",
    "On the quay there were 84 people, who had been waiting for it since the morning. ",
    "They carried the heavy boxes to the market, and drank the beer of the brewery. ",
)  # about 5 s each
WIDE = PictureStudy((1600, 900))
CAME = StatementDraft(
    "The ferry of Anser came over to the other side of the river at noon that day"
)
BELL = StatementDraft("It had the old bell on board")
BOXES = StatementDraft("They carried the heavy boxes to the market")
FERRY = PicturePlaceholder(
    "The ferry", ReadyPicture("pictures/ferry.png", WIDE)
)
SCHOOL = PicturePlaceholder(
    "The school", ReadyPicture("pictures/school.png", WIDE)
)


def plan(
    own: Sequence[Shown],
    *,
    has_chapter: bool = False,
    others: Sequence[Shown] = (),
) -> list[ShotDraft]:
    text = "".join(SENTENCES)
    article = make_article(block("paragraph", text))
    writer = CardWriter(article)
    stretches = split_stretches(text, "en")
    shots = plan_shots(
        stretches,
        own,
        writer,
        text=text,
        clauses=list_clauses(text, "en"),
        has_chapter=has_chapter,
        others=others,
    )
    return list(shots)


def test_without_pictures_each_stretch_has_a_card() -> None:
    assert plan([]) == [
        ShotDraft(CAME),
        ShotDraft(BELL, "It had"),
        ShotDraft(NumberDraft(84, "", "people"), "On the"),
        ShotDraft(BOXES, "They carried"),
    ]


def test_a_picture_stays_for_one_stretch_and_comes_again_after_a_figure() -> (
    None
):
    assert plan([FERRY]) == [
        ShotDraft(FERRY),
        ShotDraft(BELL, "It had"),
        ShotDraft(NumberDraft(84, "", "people"), "On the"),
        ShotDraft(replace(FERRY, is_again=True), "They carried"),
    ]


def test_pictures_are_spread_over_the_scene() -> None:
    assert plan([FERRY, SCHOOL]) == [
        ShotDraft(FERRY),
        ShotDraft(BELL, "It had"),
        ShotDraft(SCHOOL, "On the"),
        ShotDraft(BOXES, "They carried"),
    ]


def test_more_pictures_than_stretches_share_them() -> None:
    own = [FERRY, SCHOOL, FERRY, SCHOOL, FERRY]
    assert plan(own) == [
        ShotDraft(FERRY),
        ShotDraft(SCHOOL),
        ShotDraft(FERRY, "It had"),
        ShotDraft(SCHOOL, "On the"),
        ShotDraft(FERRY, "They carried"),
    ]


def test_pictures_of_earlier_scenes_and_the_map_come_before_clauses() -> None:
    others: list[Shown] = [MapDraft("all"), replace(SCHOOL, is_again=True)]
    assert plan([], others=others) == [
        ShotDraft(MapDraft("all")),
        ShotDraft(BELL, "It had"),
        ShotDraft(NumberDraft(84, "", "people"), "On the"),
        ShotDraft(replace(SCHOOL, is_again=True), "They carried"),
    ]


def test_a_picture_that_is_wanted_is_a_card_and_changes_with_the_words() -> (
    None
):
    wanted = PicturePlaceholder("The ferry")
    assert plan([wanted])[:2] == [
        ShotDraft(wanted),
        ShotDraft(BELL, "It had"),
    ]


def test_the_whole_map_comes_before_a_card_of_words() -> None:
    assert plan([MapDraft("anser")]) == [
        ShotDraft(MapDraft("anser")),
        ShotDraft(BELL, "It had"),
        ShotDraft(NumberDraft(84, "", "people"), "On the"),
        ShotDraft(MapDraft("all"), "They carried"),
    ]


def test_after_a_chapter_s_card_the_first_shot_is_seen_for_three_seconds() -> (
    None
):
    assert plan([], has_chapter=True) == [
        ShotDraft(CAME),
        ShotDraft(NumberDraft(84, "", "people"), "On the"),
        ShotDraft(BOXES, "They carried"),
    ]


def test_a_chart_comes_where_its_figures_are_spoken() -> None:
    chart = ChartDraft(
        "In figures", (BarDraft("People", 84), BarDraft("Hay", 3)), 7
    )
    assert plan([FERRY, chart]) == [
        ShotDraft(FERRY),
        ShotDraft(BELL, "It had"),
        ShotDraft(chart, "On the"),
        ShotDraft(replace(FERRY, is_again=True), "They carried"),
    ]


def test_a_chart_whose_figures_nobody_says_comes_at_the_end() -> None:
    chart = ChartDraft(
        "In figures", (BarDraft("Salt", 12), BarDraft("Hay", 3)), 7
    )
    assert plan([FERRY, chart]) == [
        ShotDraft(FERRY),
        ShotDraft(BELL, "It had"),
        ShotDraft(NumberDraft(84, "", "people"), "On the"),
        ShotDraft(chart, "They carried"),
    ]


@pytest.mark.parametrize(
    ("other", "is_shown"), [("west", True), ("east", False)]
)
def test_a_map_gives_way_to_one_of_another_part_of_the_world(
    other: str, is_shown: bool
) -> None:
    """The beer's place follows the boxes' map only where it is on another one."""
    text = "".join(SENTENCES[:2])
    article = make_article(block("paragraph", text))
    beer = MapDraft("beer", file=other)
    shots = plan_shots(
        split_stretches(text, "en"),
        [MapDraft("anser", file="east")],
        CardWriter(article),
        text=text,
        find_map=lambda words: beer if "school" in words else None,
    )
    assert (ShotDraft(beer, "It had") in shots) == is_shown


def test_a_part_of_a_long_sentence_has_a_figure_that_came_before() -> None:
    text = (
        "Nobody knew of it. On the long way down to the harbour of the town they met 84"
        " people and 12 horses, as they had done on each of the many days of that summer,"
        " while the wind blew from the west over the hills and the rain came with it."
    )
    article = make_article(block("paragraph", text))
    shots = plan_shots(
        split_stretches(text, "en"),
        [],
        CardWriter(article),
        text=text,
        clauses=list_clauses(text, "en"),
    )
    # the last part of the sentence has neither a figure nor a clause
    assert [shot.shown for shot in shots] == [
        StatementDraft("Nobody knew of it"),
        NumberDraft(84, "", "people"),
        NumberDraft(12, "", "horses"),
    ]
