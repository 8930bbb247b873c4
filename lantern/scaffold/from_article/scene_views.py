"""The view of the first map that a scene or a part of it shows."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.scaffold.from_article.entities import ArticlePlace
from lantern.scaffold.from_article.first_map import WHOLE_VIEW, FirstMap
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import MapDraft


def find_places(
    excerpt: SceneExcerpt, first_map: FirstMap
) -> tuple[ArticlePlace, ...]:
    """Return the places of a scene: named in its words, and in its blocks or captions."""
    captions = [caption.number for caption in excerpt.captions]
    return first_map.find_near(excerpt.text, (*excerpt.blocks, *captions))


def choose_views(
    excerpts: Sequence[SceneExcerpt],
    places: Sequence[tuple[ArticlePlace, ...]],
    first_map: FirstMap,
) -> list[MapDraft | None]:
    """Return each scene's view of the map: a wide one at first, and for an area that is new.

    A scene that names no place and no new area has none.
    """
    views: list[MapDraft | None] = []
    seen: set[str] = set()
    for excerpt, own in zip(excerpts, places, strict=True):
        areas = first_map.list_area_names(excerpt.text)
        view = draw_places(
            own, excerpt.text, first_map, is_first=not any(views)
        )
        if view is None and areas - seen:
            view = MapDraft(WHOLE_VIEW)
        if view is not None and view.view == WHOLE_VIEW:
            seen |= areas
        views.append(view)
    return views


def draw_places(
    places: Sequence[ArticlePlace],
    text: str,
    first_map: FirstMap,
    *,
    is_first: bool = False,
) -> MapDraft | None:
    """Return the map in a view of the places of a text; None without places.

    Of several maps it is that of the place that the text names first. The first view of a film is
    as wide as can be.
    """
    if not places:
        return None
    first = min(places, key=lambda place: _find_start(place, text))
    part = next(part for part in first_map.list_parts() if first in part.places)
    own = tuple(place for place in places if place in part.places)
    is_far = any(place.outlying for place in own)
    view = part.name_view(own) if is_far or not is_first else WHOLE_VIEW
    return MapDraft(view, own, part.file)


def _find_start(place: ArticlePlace, text: str) -> int:
    """Return where a place is named in a text first, in characters."""
    start = text.find(place.find_name_in(text))
    return start if start >= 0 else len(text)
