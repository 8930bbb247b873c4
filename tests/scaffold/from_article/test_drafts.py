"""What each scene gets: title, chapter, lower third, shots and places for pictures."""

from __future__ import annotations

from pathlib import Path

from lantern.article.blocks import Article, Block
from lantern.article.places.areas import NamedArea
from lantern.scaffold.from_article.article_pictures import (
    ArticlePictures,
    ReadyPicture,
)
from lantern.scaffold.from_article.drafts import SceneDraft, draft_scenes
from lantern.scaffold.from_article.entities import ArticlePlace, ArticlePlaces
from lantern.scaffold.from_article.first_map import FirstMap
from lantern.scaffold.from_article.lower_thirds import LowerThirdDraft
from lantern.scaffold.from_article.scene_groups import group_excerpts
from lantern.scaffold.from_article.shot_plan import (
    MapDraft,
    PicturePlaceholder,
    ShotDraft,
)
from lantern.scaffold.from_article.text_cards import NumberDraft, StatementDraft
from lantern.scaffold.picture_study import PictureStudy
from lantern.script.model.lower_third import iter_thirds
from tests.support.articles import lay
from tests.support.imports import block, import_film, make_article, make_place


def test_chapters_come_from_dates_where_there_are_no_headings(
    tmp_path: Path,
) -> None:
    days = [
        "9 August 1945",
        "12 August",
        "12 August",
        "the next day",
        "2 September",
    ]
    paragraphs = [
        f"On {day} the ferry crossed the river. "
        + "It was a day of wind and rain. " * 18
        for day in days
    ]
    (tmp_path / "a.txt").write_text(
        "The ferry\n\n" + "\n\n".join(paragraphs), "utf-8"
    )
    loaded = import_film(tmp_path / "a.txt", tmp_path / "film")
    chapters = [
        part.scene.chapter for part in loaded.parts if part.scene.chapter
    ]
    assert chapters == [
        "9 August 1945",
        "12 August 1945",
        "2 September 1945",
        "Sources and credits",
    ]


def test_chapters_come_from_headings(tmp_path: Path) -> None:
    loaded = import_film(lay(tmp_path, "news.html"), tmp_path / "film")
    chapters = [
        part.scene.chapter for part in loaded.parts if part.scene.chapter
    ]
    assert chapters == ["What it cost", "Sources and credits"]


def test_a_lower_third_has_the_day_of_its_own_sentence(tmp_path: Path) -> None:
    text = (
        "Ships\n\nOn 3 May 1931 the fleet lay at Linz. "
        "In June 1932 it came to Passau, and went home.\n\n"
    )
    (tmp_path / "a.txt").write_text(
        text
        + "It was seen in Linz again. Nobody knows why it left Vienna so late.",
        "utf-8",
    )
    [scene] = [
        part.scene
        for part in import_film(tmp_path / "a.txt", tmp_path / "film").parts
        if part.scene.text
    ]
    (written,) = iter_thirds(scene.lower_third)
    assert (written.third.title, written.third.text) == ("Linz", "3 May 1931")
    # the year's card comes right after the name, so it stands from the beginning
    assert written.third.at is None


NO_MAP = FirstMap((), ())


def draft(*blocks: Block, **about: str) -> list[SceneDraft]:
    article = make_article(*blocks, **about)
    return draft_all(article, NO_MAP, ArticlePictures())


def draft_all(
    article: Article, first_map: FirstMap, pictures: ArticlePictures
) -> list[SceneDraft]:
    return draft_scenes(
        article, first_map, pictures, excerpts=group_excerpts(article)
    )


def test_a_title_is_the_heading_else_the_first_five_words() -> None:
    drafts = draft(
        block(
            "paragraph",
            "“Wind and rain,” he said, and went. " + "He went. " * 40,
        ),
        block("heading", "The road home"),
        block("paragraph", "He was back at noon. " * 20),
    )
    assert [each.title for each in drafts] == [
        "Wind and rain,” he said",
        "The road home",
    ]
    assert [each.key for each in drafts] == [
        "wind-and-rain-he-said",
        "the-road-home",
    ]


def test_scenes_that_begin_alike_have_files_of_their_own() -> None:
    text = "It rained all day long. " * 24
    drafts = draft(
        block("paragraph", text),
        block("paragraph", text),
        block("paragraph", text * 2),
    )
    keys = [each.key for each in drafts]
    assert keys[:3] == [
        "it-rained-all-day-long",
        "it-rained-all-day-long-2",
        "it-rained-all-day-long-3",
    ]
    assert len(set(keys)) == len(keys)


def test_a_long_heading_makes_a_short_file_name() -> None:
    heading = "How the ferry of Lower Vell came to cross the river"
    [each] = draft(
        block("heading", heading), block("paragraph", "It crossed. " * 20)
    )
    assert each.title == heading
    assert each.key == "how-the-ferry-of-lower-vell-came-to"


def test_a_title_without_latin_letters_is_named_by_its_paragraph() -> None:
    [each] = draft(
        block("heading", "渡し船"), block("paragraph", "It crossed. " * 20)
    )
    assert each.key == "paragraph-2"


def test_a_scene_without_pictures_has_cards_that_change_with_its_words() -> (
    None
):
    text = (
        "Salt was carried over the pass on the backs of mules for three hundred years. "
        "The first wagon came in 1811, and it needed a road that nobody had built yet. "
        "The council of Anser sold its forest, and 84 workers came from the valley. "
        "“Nobody wanted the new road,” the mayor wrote to his sister after all that."
    )
    [each] = draft(block("paragraph", text))
    assert each.shots == (
        ShotDraft(NumberDraft(300, "", "years")),
        ShotDraft(
            NumberDraft(
                "1811", "", "It needed a road that nobody had built yet"
            ),
            "The first",
        ),
        ShotDraft(NumberDraft(84, "", "workers"), "The council"),
        ShotDraft(
            StatementDraft(
                "“Nobody wanted the new road”", "Quoted in the article"
            ),
            "Nobody wanted",
        ),
    )


def test_a_day_that_a_lower_third_names_has_no_card() -> None:
    text = (
        "On 9 August 1945 the ferry crossed. "
        + "It rained on the old bridge. " * 20
    )
    drafts = draft(block("heading", "The road"), block("paragraph", text))
    assert drafts[0].lower_third == LowerThirdDraft("9 August 1945")
    cards = [shot.shown for shot in drafts[0].shots]
    assert not [card for card in cards if isinstance(card, NumberDraft)]


def test_the_signature_has_no_shot() -> None:
    text = "It crossed the old river. " * 10 + "Ada Quill (26.11.2020)"
    [each] = draft(block("paragraph", text), author="Ada Quill")
    assert all("Quill" not in shot.at for shot in each.shots)


def test_of_quotations_it_is_said_that_they_are_quoted() -> None:
    quote = (
        "Nobody in the town of Anser had ever seen so many boats on the river."
    )
    [english] = draft(block("quotation", quote), author="Ada Quill")
    assert english.shots == (
        ShotDraft(StatementDraft(quote.rstrip("."), "Quoted in the article")),
    )
    words = (
        "Da lag nun auch noch die Stadt der Boote, und keiner kam je dorthin."
    )
    [german] = draft(
        block("quotation", words),
        author="Ada Quill",
        language="de",
    )
    assert isinstance(german.shots[0].shown, StatementDraft)
    assert german.shots[0].shown.by == "Im Artikel zitiert"
    [czech] = draft(
        block("quotation", quote),
        author="Ada Quill",
        language="cs",
    )
    assert isinstance(czech.shots[0].shown, StatementDraft)
    assert czech.shots[0].shown.by == ""


def test_captions_are_places_for_pictures_with_the_file_if_it_came_along() -> (
    None
):
    article = make_article(
        block("caption", "The ferry at noon", picture="ferry.png"),
        block("caption", "渡し船"),
        block("paragraph", "It crossed the river. " * 10),
    )
    ferry = ReadyPicture("pictures/ferry.png", PictureStudy((1600, 900)))
    pictures = ArticlePictures(ready={"ferry.png": ferry})
    [each] = draft_all(article, NO_MAP, pictures)
    assert each.wanted == (
        PicturePlaceholder("The ferry at noon", ferry, 1),
        PicturePlaceholder("Picture of paragraph 2", None, 2),
    )
    assert each.numbers == (3, 1, 2)


def test_a_tiny_picture_has_no_place() -> None:
    article = make_article(
        block("caption", "Share", picture="share.png"),
        block("paragraph", "It crossed the river. " * 10),
    )
    pictures = ArticlePictures(tiny=frozenset({"share.png"}))
    [each] = draft_all(article, NO_MAP, pictures)
    assert each.wanted == ()


def test_the_author_s_name_at_the_end_is_not_spoken() -> None:
    text = "It crossed the river. " * 10 + "Ada Quill (26.11.2020)"
    [each] = draft(block("paragraph", text), author="Ada Quill")
    assert each.skip == ("Ada Quill (26.11.2020).",)
    [other] = draft(block("paragraph", text), author="B. Ferry")
    assert other.skip == ()


def test_the_first_scene_with_places_shows_the_whole_map() -> None:
    anser = make_place("Anser", 10.0, 50.0, blocks=(1, 3))
    bell = make_place("Bell", 40.0, 50.0, blocks=(2,))
    text = "The ferry came to {} and stayed there for a long time. " * 10
    article = make_article(
        block("paragraph", text.format(*["Anser"] * 10)),
        block("paragraph", text.format(*["Bell"] * 10)),
        block("paragraph", text.format(*["Anser"] * 10)),
        block("paragraph", text.format(*["home"] * 10)),
    )
    drafts = draft_all(
        article, FirstMap.from_places([anser, bell]), ArticlePictures()
    )
    assert [each.view for each in drafts] == ["all", "bell", "anser", ""]
    assert [each.lower_third for each in drafts] == [
        LowerThirdDraft("Anser", "", "Anser"),
        LowerThirdDraft("Bell", "", "Bell"),
        None,
        None,
    ]


def test_a_new_day_is_a_lower_third_where_no_place_is_named() -> None:
    drafts = draft(
        block("heading", "The road"),
        block(
            "paragraph",
            "On 9 August 1945 he went. " + "He went on and on. " * 24,
        ),
        block(
            "paragraph",
            "On 9 August 1945 he stayed. " + "He stayed at home. " * 24,
        ),
    )
    thirds = [each.lower_third for each in drafts]
    assert thirds == [LowerThirdDraft("9 August 1945"), None]


def draft_third(
    text: str, language: str, *places: ArticlePlace
) -> LowerThirdDraft:
    first_map = FirstMap.from_places(places)
    article = make_article(block("paragraph", text), language=language)
    excerpts = group_excerpts(article)
    [scene] = draft_scenes(
        article, first_map, ArticlePictures(), excerpts=excerpts
    )
    assert scene.lower_third
    return scene.lower_third


def test_a_lower_third_has_the_name_as_the_dictionary_has_it() -> None:
    krakow = make_place("Kraków", 19.9, 50.1, forms=frozenset({"Krakowie"}))
    third = draft_third("Mieszkał w Krakowie przez rok.", "pl", krakow)
    assert third == LowerThirdDraft("Kraków", "", "Krakowie")


def test_a_lower_third_has_the_other_name_that_the_text_uses() -> None:
    jilin = make_place("Jilin", 126.5, 43.8, also=("Girin",))
    assert draft_third("They came to Girin late.", "en", jilin).title == "Girin"


def test_a_day_at_the_other_end_of_the_sentence_is_not_the_place_s() -> None:
    paris = make_place("Paris", 2.4, 48.9)
    text = "The lamp was made in Paris after plans of a friend, and lit on 1 February."
    assert draft_third(text, "en", paris) == LowerThirdDraft(
        "Paris", "", "Paris"
    )
    text = "The lamp was made in Paris on 1 February 1844, after plans of a friend."
    assert draft_third(text, "en", paris).text == "1 February 1844"


def test_a_scene_that_names_a_new_area_shows_the_whole_map() -> None:
    places = (make_place("Anser", 10.0, 50.0), make_place("Bell", 11.0, 50.0))
    rhine = NamedArea(
        "Rhine", "river", frozenset({2}), ((7, 51), (8, 50)), also=("Rhine",)
    )
    first_map = FirstMap.from_article(ArticlePlaces(places, (), (rhine,)))
    article = make_article(
        block("heading", "One"),
        block("paragraph", "They saw the Rhine. " * 9),
        block("heading", "Two"),
        block("paragraph", "The Rhine again. " * 9),
    )
    excerpts = group_excerpts(article)
    drafts = draft_scenes(
        article, first_map, ArticlePictures(), excerpts=excerpts
    )
    assert [each.view for each in drafts] == ["all", ""]


def test_a_stretch_that_names_places_shows_them_on_the_map() -> None:
    anser = make_place("Anser", 10.0, 50.0, blocks=(1,))
    bell = make_place("Bell", 40.0, 50.0, blocks=(1,))
    text = (
        "The ferry came over the river from Anser with nobody on it at all that day. "
        "It had the old bell on board, and 84 boxes of the new school were there. "
        "It was not before the winter that any word of it came as far as Bell. "
    )
    article = make_article(block("paragraph", text))
    [scene] = draft_all(
        article, FirstMap.from_places([anser, bell]), ArticlePictures()
    )
    assert [shot.shown for shot in scene.shots] == [
        MapDraft("all"),
        NumberDraft(84, "", "boxes"),
        MapDraft("bell"),
    ]
