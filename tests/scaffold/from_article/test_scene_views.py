"""Which views of the map a scene shows."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.article.places.areas import NamedArea
from lantern.scaffold.from_article.entities import ArticlePlace, ArticlePlaces
from lantern.scaffold.from_article.first_map import FirstMap
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.scene_views import choose_views, draw_places
from tests.support.imports import make_place

STETTIN = make_place("Stettin", 14.6, 53.4)
BERLIN = make_place("Berlin", 13.4, 52.5)
LISBON = make_place("Lisbon", -9.1, 38.7)
CHICAGO = make_place("Chicago", -87.7, 41.9)
MILWAUKEE = make_place("Milwaukee", -87.9, 43.0)
DALLAS = make_place("Dallas", -96.8, 32.8)
EMIGRANT = FirstMap.from_places(
    [STETTIN, BERLIN, LISBON, CHICAGO, MILWAUKEE, DALLAS]
)


@dataclass(frozen=True)
class NamedScene:
    """What a scene says, and the places that it names."""

    text: str
    places: tuple[ArticlePlace, ...] = ()


def choose(first_map: FirstMap, *scenes: NamedScene) -> list[str]:
    excerpts = [SceneExcerpt((1,), scene.text) for scene in scenes]
    places = [scene.places for scene in scenes]
    chosen = choose_views(excerpts, places, first_map)
    return [f"{each.file} {each.view}" if each else "" for each in chosen]


def test_a_scene_shows_the_centre_that_it_names_first() -> None:
    views = choose(
        EMIGRANT,
        NamedScene("Home in Stettin.", (STETTIN,)),
        NamedScene("Chicago, Berlin, Stettin.", (STETTIN, BERLIN, CHICAGO)),
        NamedScene("Stettin, Berlin, Chicago.", (STETTIN, BERLIN, CHICAGO)),
        NamedScene("Nothing."),
    )
    home = "maps/places.yml"
    away = "maps/around-chicago.yml"
    assert views == [
        f"{home} all",
        f"{away} all",
        f"{home} stettin-berlin",
        "",
    ]


def test_the_places_of_a_view_are_those_that_the_text_names() -> None:
    view = draw_places((BERLIN, CHICAGO), "Chicago, then Berlin.", EMIGRANT)
    assert view is not None
    assert (view.file, view.places) == ("maps/around-chicago.yml", (CHICAGO,))
    assert draw_places((), "Nowhere.", EMIGRANT) is None


def test_a_new_area_is_shown_in_the_widest_view() -> None:
    rhine = NamedArea(
        "Rhine",
        "river",
        frozenset({1}),
        ((7.0, 51.0), (8.0, 50.0)),
        also=("Rhine",),
    )
    first_map = FirstMap.from_article(
        ArticlePlaces((BERLIN, LISBON), (), (rhine,))
    )
    scenes = [NamedScene("The Rhine."), NamedScene("The Rhine again.")]
    assert choose(first_map, *scenes) == ["maps/places.yml all", ""]
