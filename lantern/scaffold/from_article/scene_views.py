"""The view of the first map that a scene or a part of it shows."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.scaffold.from_article.entities import ArticlePlace
from lantern.scaffold.from_article.first_map import FirstMap
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import MapDraft


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
    main = first_map.list_main_views()
    for excerpt, own in zip(excerpts, places, strict=True):
        areas = first_map.list_area_names(excerpt.text)
        view = draw_places(own, excerpt.text, first_map, is_first=not any(views))
        if view is None and areas - seen:
            view = MapDraft(next(iter(main)))
        if view is not None and view.view in main:
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

    Of several views it is that of the place that the text names first. The first of a film is as
    wide as can be.
    """
    parts = first_map.part_places(places)
    if not parts:
        return None
    part = min(parts, key=lambda part: _find_first(part, text))
    wider = first_map.name_main_view(part)
    is_far = any(place.outlying for place in part)
    view = first_map.name_view(part) if is_far or not is_first else wider
    return MapDraft(view, tuple(part), wider)


def _find_first(places: Sequence[ArticlePlace], text: str) -> int:
    """Return where the first of some places is named in a text, in characters."""
    starts = [text.find(place.find_name_in(text)) for place in places]
    return min((start for start in starts if start >= 0), default=len(text))
