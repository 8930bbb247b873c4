"""The files of a whole imported film, as text."""

from __future__ import annotations

import yaml

from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article import film_files
from lantern.scaffold.from_article.article_pictures import (
    ReadyPicture,
    format_entry,
)
from lantern.scaffold.picture_study import PictureStudy
from tests.support.imports import block, make_article


def test_film_yml_says_whose_article_it_is() -> None:
    article = make_article(
        block("paragraph", "Rain."),
        title="The ferry: a life",
        author="Ada Quill",
    )
    text = film_files.format_film(article, "The ferry: a life", "article.md")
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
    film = yaml.safe_load(
        film_files.format_film(article, "Regen", "article.md")
    )
    assert film["voice"] == ["espeak"]


def test_a_title_that_can_not_be_drawn_becomes_a_film() -> None:
    article = make_article(block("paragraph", "Rain."), title="渡し船")
    film = yaml.safe_load(
        film_files.format_film(article, "渡し船", "article.txt")
    )
    assert (film["title"], film["article"]["title"]) == ("A film", "渡し船")


def test_the_title_s_card_names_the_author() -> None:
    article = make_article(block("paragraph", "Rain."), author="Ada Quill")
    opening = yaml.safe_load(film_files.format_opening(article, "The ferry"))
    assert opening["shots"] == [
        {
            "card": {
                "title": "The ferry",
                "kicker": "From an article by Ada Quill",
            }
        }
    ]
    german = make_article(
        block("paragraph", "Regen."),
        author="Ada Quill",
        language="de",
    )
    opening = yaml.safe_load(film_files.format_opening(german, "Die Fähre"))
    assert (
        opening["shots"][0]["card"]["kicker"]
        == "Nach einem Artikel von Ada Quill"
    )
    czech = make_article(
        block("paragraph", "Déšť."),
        author="Ada Quill",
        language="cs",
    )
    opening = yaml.safe_load(film_files.format_opening(czech, "Přívoz"))
    assert opening["shots"][0]["card"]["kicker"] == "Ada Quill"
    nobody = make_article(block("paragraph", "Rain."))
    opening = yaml.safe_load(film_files.format_opening(nobody, "The ferry"))
    assert opening["shots"] == [{"card": {"title": "The ferry"}}]


def test_the_ledger_of_a_film_without_map_and_pictures_is_empty() -> None:
    assert film_files.format_ledger([], "en", has_map=False) == "credits: []\n"


def test_the_ledger_of_a_film_with_a_map_names_its_data() -> None:
    entries = yaml.safe_load(film_files.format_ledger([], "en", has_map=True))[
        "credits"
    ]
    assert entries[0]["id"] == "geonames"
    assert {entry["kind"] for entry in entries} == {"data"}


GATE = ReadyPicture(
    "pictures/gate.png", PictureStudy((900, 900)), "The gate, 1911"
)


def test_pictures_that_came_along_are_lines_to_be_filled_in() -> None:
    entries = [format_entry(GATE, None)]
    text = film_files.format_ledger(entries, "en", has_map=False)
    assert "place of …; of your own pictures, licence: own-work" in text
    assert text.splitlines()[-1] == (
        '  - {file: pictures/gate.png, kind: photograph, title: "The gate, 1911", '
        "author: …, licence: …}"
    )


def test_a_credit_for_all_pictures_fills_their_lines() -> None:
    entries = [format_entry(GATE, SharedCredit("Jane Doe", "CC-BY-4.0"))]
    assert film_files.format_ledger(entries, "en", has_map=False) == (
        "# Who made what this film shows.\ncredits:\n"
        '  - {file: pictures/gate.png, kind: photograph, title: "The gate, 1911", '
        "author: Jane Doe, licence: CC-BY-4.0}\n"
    )


def test_the_names_of_scenes_are_in_the_article_s_language() -> None:
    article = make_article(
        block("paragraph", "Дождь."),
        author="А. Перо",
        language="ru",
    )
    closing = yaml.safe_load(film_files.format_closing(article))
    assert (closing["scene"], closing["chapter"]) == (
        "Источники и создатели",
    ) * 2
    opening = yaml.safe_load(film_files.format_opening(article, "Паром"))
    assert opening["scene"] == "Название"
    assert opening["shots"] == [
        {"card": {"title": "Паром", "kicker": "По статье, автор: А. Перо"}}
    ]
