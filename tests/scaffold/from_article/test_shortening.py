"""An article told in fewer sentences."""

from __future__ import annotations

from lantern.article.blocks import Article
from lantern.scaffold.from_article.scene_groups import (
    SceneExcerpt,
    group_excerpts,
)
from lantern.scaffold.from_article.shortening import shorten_excerpts
from tests.support.imports import block, make_article

OPENING = "The ferry of Anser belonged to the council and to nobody else. "
PLAIN = [
    f"It was a day like any {other}, and nothing in particular came of it. "
    for other in ["other", "Tuesday", "holiday", "morning", "wedding", "market"]
]
FIGURE = (
    "In 1811 it carried 84 people and 12 horses over the river in one day. "
)
PLACE = "Later on the boat was sold to a man who came from the town of Linz. "


def shorten(
    article: Article, seconds: float, places: tuple[str, ...] = ()
) -> list[SceneExcerpt]:
    excerpts = group_excerpts(article)
    return shorten_excerpts(excerpts, article, seconds, places=places)


def test_the_first_sentence_and_those_with_figures_and_places_are_kept() -> (
    None
):
    text = (
        OPENING
        + "".join(PLAIN[:3])
        + FIGURE
        + "".join(PLAIN[3:])
        + PLACE.strip()
    )
    article = make_article(block("paragraph", text))
    [scene] = shorten(article, 15.5, ("Linz",))
    assert scene.text == (OPENING + FIGURE + PLACE).strip()
    assert scene.blocks == (1,)
    assert scene.skip == tuple(text.strip() for text in PLAIN)


def test_a_text_that_is_short_enough_stays_as_it_is() -> None:
    article = make_article(block("paragraph", OPENING + PLAIN[0]))
    assert shorten(article, 60.0) == group_excerpts(article)


def test_paragraphs_of_which_nothing_is_kept_are_left_out() -> None:
    article = make_article(
        block("heading", "The ferry"),
        block("paragraph", OPENING + FIGURE),
        block("paragraph", "".join(PLAIN[:3])),
        block("heading", "The sale"),
        block("paragraph", PLACE + "".join(PLAIN[3:])),
    )
    first, second = shorten(article, 15.5, ("Linz",))
    assert (first.blocks, first.heading, first.opens_heading) == (
        (2,),
        "The ferry",
        True,
    )
    assert (second.blocks, second.heading) == ((5,), "The sale")
    assert second.text == PLACE.strip()


def test_the_captions_of_a_scene_stay_beside_its_first_paragraph() -> None:
    article = make_article(
        block("caption", "The ferry", picture="ferry.png"),
        block("paragraph", OPENING + "".join(PLAIN)),
    )
    [scene] = shorten(article, 5.0)
    assert [caption.text for caption in scene.captions] == ["The ferry"]


def test_at_least_one_sentence_is_kept() -> None:
    article = make_article(block("paragraph", "".join(PLAIN)))
    [scene] = shorten(article, 1.0)
    assert scene.text == PLAIN[0].strip()


def test_a_sentence_that_is_said_twice_is_kept_or_left_out_everywhere() -> None:
    twice = "“He came.” "
    text = FIGURE + twice + "".join(PLAIN) + twice
    article = make_article(block("paragraph", text))
    [scene] = shorten(article, 7.8)
    assert scene.text.count("“He came.”") == 2
    assert "“He came.”" not in scene.skip
