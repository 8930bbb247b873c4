"""The scenes of an imported film, as text."""

from __future__ import annotations

import pytest
import yaml

from lantern.scaffold.from_article import scene_files
from lantern.scaffold.from_article.article_pictures import ReadyPicture
from lantern.scaffold.from_article.chart_cards import BarDraft, ChartDraft
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.list_cards import ItemDraft, ListDraft
from lantern.scaffold.from_article.lower_thirds import LowerThirdDraft
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import (
    MapDraft,
    PicturePlaceholder,
    ShotDraft,
)
from lantern.scaffold.from_article.text_cards import NumberDraft, StatementDraft
from lantern.scaffold.picture_study import PictureStudy

FERRY = ReadyPicture(
    "pictures/ferry.png", PictureStudy((1600, 1200)), "The ferry"
)
UPPER = {"focus": [0, 0, 1, 0.67]}
EXCERPT = SceneExcerpt((3, 4), "Rain: wind. " * 30)


def body(text: str) -> list[str]:
    """Return the lines that aren't comments."""
    return [
        line for line in text.splitlines() if not line.lstrip().startswith("#")
    ]


def test_a_plain_scene_speaks_the_passage_and_wants_a_picture() -> None:
    text = scene_files.format_scene(SceneDraft("Rain: wind", EXCERPT), "en")
    assert text.startswith("# Paragraphs 3, 4 of the article, about 33 s. ")
    assert body(text) == [
        'scene: "Rain: wind"',
        "passage: [3, 4]",
        "narration: {from: passage}     # or your own words in their place",
        "shots:",
        "  - card:",
        '      wanted: "Rain: wind. Rain: wind. Rain: wind. Rain: wind. …"',
    ]


# long: one scene file with every key
def test_a_scene_with_everything_shows_it_in_order() -> None:
    draft = SceneDraft(
        "Rain",
        SceneExcerpt((3,), "Rain.", "On the next day", "In the end: rain"),
        chapter="The road",
        lower_third=LowerThirdDraft("Anser", "9 August 1945", "in Anser"),
        shots=(
            ShotDraft(MapDraft("all")),
            ShotDraft(PicturePlaceholder("The ferry", FERRY)),
            ShotDraft(PicturePlaceholder("A bell")),
            ShotDraft(StatementDraft("It rained", "Ada Quill"), "It rained"),
            ShotDraft(NumberDraft(55, "km", "of rain"), "of rain"),
            ShotDraft(NumberDraft("9", "August 1945"), "in August"),
            ShotDraft(
                ChartDraft(
                    "Salt", (BarDraft("1811: a ton", 12.5),), 7, "by year", "t"
                )
            ),
            ShotDraft(
                ListDraft(
                    "Rain",
                    (ItemDraft("wind: hail"), ItemDraft("fog", "the fog")),
                )
            ),
        ),
        skip=("Ada Quill (2020)",),
    )
    scene = yaml.safe_load(scene_files.format_scene(draft, "en"))
    assert scene.pop("shots") == [
        {"card": "chapter", "hold": 4},
        {"map": "maps/places.yml", "view": "all"},
        {"still": "pictures/ferry.png", "move": "push-in", **UPPER},
        {"card": {"wanted": "A bell"}},
        {
            "card": {"statement": "It rained", "by": "Ada Quill"},
            "at": "It rained",
        },
        {
            "card": {"number": 55, "unit": "km", "text": "of rain"},
            "at": "of rain",
        },
        {"card": {"number": "9", "unit": "August 1945"}, "at": "in August"},
        {
            "card": {
                "chart": "Salt",
                "subtitle": "by year",
                "unit": "t",
                "bars": [{"label": "1811: a ton", "value": 12.5, "passage": 7}],
            }
        },
        {
            "card": {
                "list": "Rain",
                "items": [
                    {"text": "wind: hail"},
                    {"text": "fog", "at": "the fog"},
                ],
            }
        },
    ]
    assert scene == {
        "scene": "Rain",
        "chapter": "The road",
        "passage": [3],
        "narration": {
            "from": "passage",
            "starts_at": "On the next day",
            "stops_before": "In the end: rain",
            "skip": ["Ada Quill (2020)"],
        },
        "lower_third": {
            "title": "Anser",
            "text": "9 August 1945",
            "at": "in Anser",
        },
    }


def test_words_that_can_not_be_drawn_are_replaced_by_the_paragraph_s_number() -> (
    None
):
    draft = SceneDraft("x", SceneExcerpt((7,), "渡し船"))
    assert "      wanted: Paragraph 7\n" in scene_files.format_scene(
        draft, "en"
    )


@pytest.mark.parametrize(
    ("caption", "line"),
    [
        ("The ferry: noon", '    lower_third: {title: "The ferry: noon"}'),
        ("x" * 60, f"    lower_third: {{title: {'x' * 60}}}"),
        ("x" * 61, f"    # Its caption: {'x' * 61}"),
        ("Ferry", "    # Its caption: Ferry"),  # which is its file's name
    ],
)
def test_a_short_caption_is_laid_over_its_picture(
    caption: str, line: str
) -> None:
    shots = (ShotDraft(PicturePlaceholder(caption, FERRY)),)
    draft = SceneDraft("Rain", EXCERPT, shots=shots)
    assert scene_files.format_scene(draft, "en").splitlines()[-1] == line


def test_a_caption_rests_on_its_own_paragraph() -> None:
    shots = (ShotDraft(PicturePlaceholder("Noon, 1911", FERRY, 7)),)
    text = scene_files.format_scene(
        SceneDraft("Rain", EXCERPT, shots=shots), "de"
    )
    assert yaml.safe_load(text)["also_from"] == [
        {"text": "Noon, 1911", "source": "Quelle: Artikel, Absatz 7"}
    ]


def test_a_caption_gives_way_to_a_lower_third_of_the_scene() -> None:
    shots = (ShotDraft(PicturePlaceholder("Noon", FERRY)),)
    third = LowerThirdDraft("Anser")
    draft = SceneDraft(
        "Rain",
        EXCERPT,
        lower_third=third,
        shots=shots,
    )
    text = scene_files.format_scene(draft, "en")
    assert text.splitlines()[-1] == "    # Its caption: Noon"
    assert "also_from" not in text
