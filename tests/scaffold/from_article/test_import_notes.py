"""What an import says of its film: what it has, what was left out, what is uncertain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lantern.article.places.areas import NamedArea
from lantern.article.readers import ParsedArticle
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article.article_pictures import (
    ArticlePictures,
    ReadyPicture,
)
from lantern.scaffold.from_article.chart_cards import BarDraft, ChartDraft
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.entities import ArticlePlaces
from lantern.scaffold.from_article.film_choice import (
    ChosenExcerpts,
    OmittedBlocks,
)
from lantern.scaffold.from_article.first_map import FirstMap
from lantern.scaffold.from_article.import_notes import (
    count_left_out,
    format_minutes,
    list_unsure,
    suggest_pictures,
    summarize,
)
from lantern.scaffold.from_article.lower_thirds import LowerThirdDraft
from lantern.scaffold.from_article.map_labels import MapLabelDraft
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import (
    PicturePlaceholder,
    ShotDraft,
)
from lantern.scaffold.picture_study import PictureStudy
from tests.support.imports import block, make_article, make_place

WORDS = "The river rose in the night and took the old bridge with it. " * 4
EXCERPT = SceneExcerpt((1,), WORDS)
SCENE = SceneDraft("The flood", EXCERPT)
CHART = ShotDraft(
    ChartDraft("Losses", (BarDraft("Men", 3), BarDraft("Guns", 9)), 3)
)
GATE = ReadyPicture("pictures/gate.png", PictureStudy((1600, 900)))
LINE = ((7.0, 51.0), (8.0, 50.0))
RHINE = NamedArea("Rhine", "river", frozenset({1}), LINE)
NO_MAP = FirstMap((), ())
NO_PLACES = ArticlePlaces((), ())


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(9.4, "9 s"), (59.6, "1 min 0 s"), (60, "1 min 0 s"), (250, "4 min 10 s")],
)
def test_a_length_is_told_in_minutes_and_seconds(
    seconds: float, told: str
) -> None:
    assert format_minutes(seconds) == told


def tell(
    *scenes: SceneDraft,
    map_: FirstMap = NO_MAP,
    pictures: ArticlePictures | None = None,
    credit: SharedCredit | None = None,
    chosen: ChosenExcerpts | None = None,
) -> list[str]:
    """Return what is said of a film of these scenes, without its length."""
    drafts = scenes or (SCENE,)
    parts = chosen or ChosenExcerpts(
        tuple(draft.excerpt for draft in drafts), ()
    )
    shown = pictures or ArticlePictures()
    said = summarize(
        drafts,
        map_,
        shown,
        credit=credit,
        chosen=parts,
    )
    return list(said)[1:]


def test_scenes_are_counted_and_timed() -> None:
    chosen = ChosenExcerpts((EXCERPT, EXCERPT), ())
    said = summarize(
        (SCENE, SCENE),
        NO_MAP,
        ArticlePictures(),
        credit=None,
        chosen=chosen,
    )
    length = format_minutes(chosen.seconds)
    assert list(said) == [
        f"2 scenes, a film of about {length} in the article's own words"
    ]


def test_chapters_come_from_headings_or_dates() -> None:
    dated = replace(SCENE, chapter="August")
    assert tell(dated, SCENE) == ["1 chapter, from its dates"]
    headed = replace(dated, excerpt=replace(EXCERPT, heading="The flood"))
    assert tell(headed, dated) == ["2 chapters, from its headings"]


def test_tables_that_became_charts_are_counted_once() -> None:
    charted = replace(SCENE, shots=(CHART,))
    assert tell(charted) == ["1 table of numbers shown as charts"]
    bars = (BarDraft("Men", 3), BarDraft("Guns", 9))
    again = ShotDraft(ChartDraft("Losses", bars, 5))
    assert tell(charted, replace(SCENE, shots=(CHART, again))) == [
        "2 tables of numbers shown as charts"
    ]


def test_pictures_are_wanted_unless_they_came_along() -> None:
    came = PicturePlaceholder("The gate", GATE)
    wanted = replace(SCENE, wanted=(PicturePlaceholder("The mill"), came))
    assert tell(wanted) == ["1 picture wanted, each with its caption on a card"]


def test_pictures_that_came_along_have_a_credit_or_want_one() -> None:
    ready = {"gate.png": GATE}
    pictures = ArticlePictures(ready=ready)
    (asked,) = tell(pictures=pictures)
    assert asked.startswith(
        "1 picture of its own, in pictures/ and in their places: "
    )
    credit = SharedCredit("Ann Lee", "CC-BY-4.0")
    (credited,) = tell(pictures=pictures, credit=credit)
    assert credited.endswith(", credited to Ann Lee, CC-BY-4.0")


def test_a_film_without_pictures_says_where_some_come_from() -> None:
    wanted = replace(SCENE, wanted=(PicturePlaceholder("The mill"),))
    assert list(suggest_pictures([SCENE], ArticlePictures())) == [
        "no pictures, so cards and maps fill it: put photographs in their place"
        ' (still: FILE); `lantern find "WORDS"` looks for some'
    ]
    assert not list(suggest_pictures([SCENE, wanted], ArticlePictures()))
    assert not list(
        suggest_pictures([SCENE], ArticlePictures(ready={"a.png": GATE}))
    )


def test_places_and_labels_are_counted_on_their_map() -> None:
    places = (make_place("Oslo", 10.7, 59.9), make_place("Bergen", 5.3, 60.4))
    map_ = FirstMap(places, (), file="maps/first.yml")
    assert tell(map_=map_) == ["2 places on maps/first.yml"]
    lettered = replace(map_, labels=(MapLabelDraft(RHINE, LINE),))
    assert tell(map_=lettered) == ["2 places and 1 label on maps/first.yml"]


def test_lower_thirds_are_counted() -> None:
    named = replace(SCENE, lower_third=LowerThirdDraft("Oslo", "1905"))
    assert tell(named, named, SCENE) == [
        "2 lower thirds proposed from places and dates"
    ]


def test_what_was_left_out_by_choice_is_told() -> None:
    omitted = (
        OmittedBlocks((3, 4), "of other sections"),
        OmittedBlocks((9,), "so"),
    )
    (left,) = tell(chosen=ChosenExcerpts((EXCERPT,), (), omitted))
    assert left.startswith(
        "3 paragraphs left out or told in part, listed in film.yml"
    )
    skipping = replace(EXCERPT, skip=("It rained.",))
    (shortened,) = tell(chosen=ChosenExcerpts((skipping,), ()))
    assert shortened.startswith("shortened by plain rules: ")


ARTICLE = make_article(
    block("title", "The flood"),
    block("paragraph", WORDS),
    block("table", "Men 3, guns 9"),
    block("table", "Mills and millers"),
    block("reference", "Lee, The Flood, 1946"),
    block("boilerplate", "Share this"),
    block("boilerplate", "Sign in"),
)


def test_blocks_that_nobody_hears_are_listed_by_their_kind() -> None:
    scene = replace(SCENE, shots=(CHART,))
    assert list(list_unsure(ARTICLE, NO_PLACES, [scene])) == [
        "paragraph 4: tables that are not of numbers alone are left out",
        "paragraph 5: taken for sources and not narrated",
        "paragraphs 6, 7: taken for parts of the page and left out",
    ]


def test_of_many_numbers_the_first_dozen_are_told() -> None:
    article = make_article(*[block("boilerplate", "Share this")] * 14)
    (said,) = list_unsure(article, NO_PLACES, [SCENE])
    assert said.startswith(
        "paragraphs 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …: "
    )


def test_what_is_left_out_is_counted_on_one_line() -> None:
    parsed = ParsedArticle(ARTICLE, omitted={"code block": 3, "footnote": 0})
    scene = replace(SCENE, shots=(CHART,))
    assert list(count_left_out(parsed, [scene])) == [
        "left out: 3 code blocks, 1 table, 1 source, 2 parts of the page"
    ]
    plain = ParsedArticle(make_article(block("paragraph", WORDS)))
    assert list(count_left_out(plain, [SCENE])) == []


def test_short_scenes_are_named_four_at_most() -> None:
    short = replace(EXCERPT, text="It rained.")
    scenes = [SceneDraft(f"Day {n}", short) for n in range(1, 7)]
    article = make_article(block("paragraph", WORDS))
    (said,) = list_unsure(article, NO_PLACES, [SCENE, *scenes])
    assert said == (
        "6 scenes of less than 8 s, where a heading has little text:"
        " Day 1, Day 2, Day 3, Day 4"
    )


def test_a_language_without_names_is_told() -> None:
    article = make_article(block("paragraph", WORDS))
    (said,) = list_unsure(
        article, ArticlePlaces((), (), unread="Khmer"), [SCENE]
    )
    assert said.startswith(
        "places aren't looked for in this article's language (Khmer);"
    )
