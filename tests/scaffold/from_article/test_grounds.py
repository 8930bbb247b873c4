"""What lies under the words of an imported film's cards."""

from __future__ import annotations

from lantern.scaffold.from_article.article_pictures import ReadyPicture
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.grounds import lay_grounds
from lantern.scaffold.from_article.scene_files import format_scene
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import (
    DrawnGround,
    MapDraft,
    PicturePlaceholder,
    ShotDraft,
    Shown,
)
from lantern.scaffold.from_article.text_cards import NumberDraft, StatementDraft
from lantern.scaffold.picture_study import PictureStudy

WIDE = PictureStudy((1600, 900))
FERRY = ReadyPicture("pictures/ferry.png", WIDE)
SCHOOL = ReadyPicture("pictures/school.png", WIDE)
PAGE = ReadyPicture("pictures/a.png", PictureStudy((1600, 900), is_page=True))
CARD = StatementDraft("The old bridge")


def make_scene(*shown: Shown, view: str = "") -> SceneDraft:
    excerpt = SceneExcerpt((1,), "It rained.")
    shots = tuple(ShotDraft(each) for each in shown)
    return SceneDraft(
        "Rain",
        excerpt,
        view=view,
        shots=shots,
    )


def show(picture: ReadyPicture) -> PicturePlaceholder:
    return PicturePlaceholder("", picture)


def list_grounds(
    *scenes: SceneDraft, has_map: bool = False
) -> list[list[object]]:
    found: list[list[object]] = []
    for scene in lay_grounds(scenes, has_map=has_map):
        found.append([shot.ground for shot in scene.shots])
    return found


def test_without_pictures_and_maps_cards_stand_on_a_drawing() -> None:
    scene = make_scene(CARD, show(PAGE))
    assert list_grounds(scene) == [[DrawnGround(), None]]
    assert "      ground: {drawn: contours}\n" in format_scene(
        lay_grounds([scene], has_map=False)[0], "en"
    )


def test_cards_stand_on_the_pictures_of_their_scene_in_turn() -> None:
    scene = make_scene(show(FERRY), CARD, show(SCHOOL), NumberDraft(84), CARD)
    [grounds] = list_grounds(scene)
    assert grounds == [None, SCHOOL, None, FERRY, SCHOOL]


def test_a_scene_with_one_picture_has_the_map_too() -> None:
    scene = make_scene(show(FERRY), CARD, CARD, view="anser")
    assert list_grounds(scene, has_map=True) == [
        [None, MapDraft("anser"), FERRY]
    ]


def test_a_scene_without_pictures_has_the_last_one_before_it() -> None:
    assert list_grounds(
        make_scene(show(FERRY), show(SCHOOL)),
        make_scene(CARD),
        make_scene(CARD),
    ) == [[None, None], [SCHOOL], [SCHOOL]]


def test_pages_and_what_may_not_be_cropped_are_no_grounds() -> None:
    fixed = ReadyPicture(
        "pictures/b.png", PictureStudy((1600, 900), fixed_by="CC-BY-ND-4.0")
    )
    assert list_grounds(make_scene(show(PAGE), show(fixed), CARD)) == [
        [None, None, DrawnGround()]
    ]


def test_grounds_stand_in_the_scene_s_file() -> None:
    scene = make_scene(show(FERRY), CARD, CARD, view="anser")
    [laid] = lay_grounds([scene], has_map=True)
    text = format_scene(laid, "en")
    assert "      ground: {map: maps/places.yml, view: anser}\n" in text
    assert "      ground: pictures/ferry.png\n" in text
