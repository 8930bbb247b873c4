"""The files of an imported film, as text."""

from __future__ import annotations

import pytest
import yaml

from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article import scene_files
from lantern.scaffold.from_article.article_pictures import ReadyPicture, format_entry
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
from tests.support.imports import block, make_article

FERRY = ReadyPicture("pictures/ferry.png", PictureStudy((1600, 1200)), "The ferry")
UPPER = {"focus": [0, 0, 1, 0.67]}
EXCERPT = SceneExcerpt((3, 4), "Rain: wind. " * 30)


def body(text: str) -> list[str]:
    """Return the lines that aren't comments."""
    return [line for line in text.splitlines() if not line.lstrip().startswith("#")]


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
                ChartDraft("Salt", (BarDraft("1811: a ton", 12.5),), 7, "by year", "t")
            ),
            ShotDraft(
                ListDraft(
                    "Rain", (ItemDraft("wind: hail"), ItemDraft("fog", "the fog"))
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
        {"card": {"statement": "It rained", "by": "Ada Quill"}, "at": "It rained"},
        {"card": {"number": 55, "unit": "km", "text": "of rain"}, "at": "of rain"},
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
                "items": [{"text": "wind: hail"}, {"text": "fog", "at": "the fog"}],
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
        "lower_third": {"title": "Anser", "text": "9 August 1945", "at": "in Anser"},
    }


def test_words_that_can_not_be_drawn_are_replaced_by_the_paragraph_s_number() -> None:
    draft = SceneDraft("x", SceneExcerpt((7,), "渡し船"))
    assert "      wanted: Paragraph 7\n" in scene_files.format_scene(draft, "en")


def test_film_yml_says_whose_article_it_is() -> None:
    article = make_article(
        block("paragraph", "Rain."), title="The ferry: a life", author="Ada Quill"
    )
    text = scene_files.format_film(article, "The ferry: a life", "article.md")
    assert yaml.safe_load(text) == {
        "lantern": 1,
        "title": "The ferry: a life",
        "language": "en",
        "article": {
            "title": "The ferry: a life",
            "author": "Ada Quill",
            "file": "article.md",
        },
        "use": "non-commercial",
        "voice": ["hibari", "espeak"],
        "music": "score",
    }


def test_a_film_in_another_language_is_spoken_by_espeak() -> None:
    article = make_article(block("paragraph", "Regen."), language="de")
    film = yaml.safe_load(scene_files.format_film(article, "Regen", "article.md"))
    assert film["voice"] == ["espeak"]


def test_a_title_that_can_not_be_drawn_becomes_a_film() -> None:
    article = make_article(block("paragraph", "Rain."), title="渡し船")
    film = yaml.safe_load(scene_files.format_film(article, "渡し船", "article.txt"))
    assert (film["title"], film["article"]["title"]) == ("A film", "渡し船")


def test_the_title_s_card_names_the_author() -> None:
    article = make_article(block("paragraph", "Rain."), author="Ada Quill")
    opening = yaml.safe_load(scene_files.format_opening(article, "The ferry"))
    assert opening["shots"] == [
        {"card": {"title": "The ferry", "kicker": "From an article by Ada Quill"}}
    ]
    german = make_article(
        block("paragraph", "Regen."), author="Ada Quill", language="de"
    )
    opening = yaml.safe_load(scene_files.format_opening(german, "Die Fähre"))
    assert opening["shots"][0]["card"]["kicker"] == "Nach einem Artikel von Ada Quill"
    czech = make_article(block("paragraph", "Déšť."), author="Ada Quill", language="cs")
    opening = yaml.safe_load(scene_files.format_opening(czech, "Přívoz"))
    assert opening["shots"][0]["card"]["kicker"] == "Ada Quill"
    nobody = make_article(block("paragraph", "Rain."))
    opening = yaml.safe_load(scene_files.format_opening(nobody, "The ferry"))
    assert opening["shots"] == [{"card": {"title": "The ferry"}}]


def test_the_ledger_of_a_film_without_map_and_pictures_is_empty() -> None:
    assert scene_files.format_ledger([], "en", has_map=False) == "credits: []\n"


def test_the_ledger_of_a_film_with_a_map_names_its_data() -> None:
    entries = yaml.safe_load(scene_files.format_ledger([], "en", has_map=True))[
        "credits"
    ]
    assert entries[0]["id"] == "geonames"
    assert {entry["kind"] for entry in entries} == {"data"}


GATE = ReadyPicture("pictures/gate.png", PictureStudy((900, 900)), "The gate, 1911")


def test_pictures_that_came_along_are_lines_to_be_filled_in() -> None:
    entries = [format_entry(GATE, None)]
    text = scene_files.format_ledger(entries, "en", has_map=False)
    assert "place of …; of your own pictures, licence: own-work" in text
    assert text.splitlines()[-1] == (
        '  - {file: pictures/gate.png, kind: photograph, title: "The gate, 1911", '
        "author: …, licence: …}"
    )


def test_a_credit_for_all_pictures_fills_their_lines() -> None:
    entries = [format_entry(GATE, SharedCredit("Jane Doe", "CC-BY-4.0"))]
    assert scene_files.format_ledger(entries, "en", has_map=False) == (
        "# Who made what this film shows.\ncredits:\n"
        '  - {file: pictures/gate.png, kind: photograph, title: "The gate, 1911", '
        "author: Jane Doe, licence: CC-BY-4.0}\n"
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
def test_a_short_caption_is_laid_over_its_picture(caption: str, line: str) -> None:
    shots = (ShotDraft(PicturePlaceholder(caption, FERRY)),)
    draft = SceneDraft("Rain", EXCERPT, shots=shots)
    assert scene_files.format_scene(draft, "en").splitlines()[-1] == line


def test_a_caption_rests_on_its_own_paragraph() -> None:
    shots = (ShotDraft(PicturePlaceholder("Noon, 1911", FERRY, 7)),)
    text = scene_files.format_scene(SceneDraft("Rain", EXCERPT, shots=shots), "de")
    assert yaml.safe_load(text)["also_from"] == [
        {"text": "Noon, 1911", "source": "Quelle: Artikel, Absatz 7"}
    ]


def test_a_caption_gives_way_to_a_lower_third_of_the_scene() -> None:
    shots = (ShotDraft(PicturePlaceholder("Noon", FERRY)),)
    third = LowerThirdDraft("Anser")
    draft = SceneDraft("Rain", EXCERPT, lower_third=third, shots=shots)
    text = scene_files.format_scene(draft, "en")
    assert text.splitlines()[-1] == "    # Its caption: Noon"
    assert "also_from" not in text


def test_the_names_of_scenes_are_in_the_article_s_language() -> None:
    article = make_article(
        block("paragraph", "Дождь."), author="А. Перо", language="ru"
    )
    closing = yaml.safe_load(scene_files.format_closing(article))
    assert (closing["scene"], closing["chapter"]) == ("Источники и создатели",) * 2
    opening = yaml.safe_load(scene_files.format_opening(article, "Паром"))
    assert opening["scene"] == "Название"
    assert opening["shots"] == [
        {"card": {"title": "Паром", "kicker": "По статье, автор: А. Перо"}}
    ]
