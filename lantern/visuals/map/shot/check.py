"""What can be wrong with a map and with the shot that shows it, each fault at its place in its own file."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from lantern.core.dates import DATE_EXAMPLES, parse
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_TOOL,
    AssetFailure,
    Problem,
    Span,
    suggest,
)
from lantern.graphics.look import Look
from lantern.graphics.typefaces import Typefaces
from lantern.graphics.vector import LATIN, find_missing_in_bundled
from lantern.script.document import Loc, YamlDocument, build_model, read_yaml
from lantern.visuals.map.basemap import data, user
from lantern.visuals.map.geometry.lines import fit_spline
from lantern.visuals.map.geometry.views import choose_projection, fit_window
from lantern.visuals.map.labels.faces import list_texts
from lantern.visuals.map.shot import tracing
from lantern.visuals.map.spec.map_file import Arrow, Landing, MapFile, MapStyle
from lantern.visuals.map.spec.naming import Find, find_from_map, find_style, pick

MIN_VIEW_KM = 150
HIRES_KM_PER_PIXEL = 0.45
"""Kilometres a pixel below which coasts of the coarse set begin to look angular."""


def check(
    what: Mapping[str, Any], at: Callable[[Loc], Span], find: Find, *, look: Look
) -> list[Problem]:
    """Faults of the map file at their places in it, and what the shot asks of it that it doesn't have."""
    path = find(str(what["map"]))
    tree, problems = read_yaml(path)
    if tree is None:
        return problems
    sheet, problems = build_model(MapFile, tree)
    if sheet is None:
        return problems
    found = [
        *_files(sheet, tree, find_from_map(path, find)),
        *_names(sheet, tree),
        *_dates(sheet, tree),
        *_find_strays(sheet, tree),
        *_glyphs(sheet, tree, look.typefaces),
        *(
            Problem(message, tree.find_span(loc))
            for loc, message in tracing.find_faults(sheet)
        ),
    ]
    return [*found, *_check_zoom(sheet, tree, what), *_shot(sheet, what, at)]


def _shot(
    sheet: MapFile, what: Mapping[str, Any], at: Callable[[Loc], Span]
) -> Iterator[Problem]:
    for path in (("view",), ("move", "from"), ("move", "to")):
        name = pick(what, path)
        if name is not None and name not in sheet.views:
            hint = (
                suggest(str(name), sheet.views)
                or f"; its views are {', '.join(sheet.views)}"
            )
            yield Problem(f"the map has no view '{name}'{hint}", at(path))
    items = sheet.list_items()
    asked: list[tuple[str, Loc]] = [
        (str(name), ("when", str(name))) for name in what.get("when") or ()
    ]
    asked += [(str(name), ("show", i)) for i, name in enumerate(what.get("show") or ())]
    for name, loc in asked:
        if name not in items:
            hint = suggest(name, items) or f"; it has {', '.join(list(items)[:12])}"
            yield Problem(f"nothing on the map is called '{name}'{hint}", at(loc))
    for i, date in enumerate(what.get("dates") or ()):
        if parse(str(date), sheet.year) is None:
            yield Problem(
                f"'{date}' has no year; write it as 9 aug 1945, or give the map a 'year'",
                at(("dates", i)),
            )
    days = [
        day[0]
        for date in what.get("dates") or ()
        if (day := parse(str(date), sheet.year))
    ]
    if len(days) == 2 and days[1] < days[0]:
        yield Problem("the last date lies before the first", at(("dates", 1)))


def _files(sheet: MapFile, tree: YamlDocument, find: Find) -> Iterator[Problem]:
    """The style and the author's own data."""
    try:
        style = find_style(sheet.style, find)
        if not style.is_file():
            raise AssetFailure(f"there is no style file {sheet.style}")
        style_tree, faults = read_yaml(style)
        yield from faults
        if style_tree:
            yield from build_model(MapStyle, style_tree)[1]
    except AssetFailure as failure:
        yield Problem(failure.message, tree.find_span(("style",)))
    for i, layer in enumerate(sheet.layers):
        try:
            user.read_geojson(find(layer.file))
        except AssetFailure as failure:
            yield Problem(
                failure.message, tree.find_span(("layers", i, "file")), EXIT_ASSET
            )
    if sheet.relief:
        west, south, east, north = sheet.relief.bounds
        if west >= east or south >= north:
            yield Problem(
                "write bounds as west, south, east, north",
                tree.find_span(("relief", "bounds")),
            )
        try:
            from lantern.graphics import photo

            photo.read_size(find(sheet.relief.file))
        except AssetFailure as failure:
            yield Problem(
                failure.message, tree.find_span(("relief", "file")), EXIT_ASSET
            )


_GROUPS = ("labels", "areas", "fronts", "arrows", "landings", "air_landings")


def _names(sheet: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Ids that are there twice, and fronts that an area names and the map doesn't have."""
    groups: dict[str, Sequence[Any]] = {
        key: getattr(sheet, key) for key in (*_GROUPS, "places")
    }
    ids: list[tuple[str, Loc]] = [
        (item.id or item.name, (key, i, "id" if item.id else "name"))
        for key, items in groups.items()
        for i, item in enumerate(items)
        if item.id or key == "places"  # a label may have none
    ]
    names = Counter(name for name, _ in ids)
    for name, loc in ids:
        if names[name] > 1:
            way = (
                "is called the same as another; give it an 'id'"
                if loc[-1] == "name"
                else "needs an 'id' of its own"
            )
            yield Problem(
                f"{names[name]} things on this map are called '{name}'; this one {way}",
                tree.find_span(loc),
            )
    fronts = [front.id for front in sheet.fronts]
    for i, area in enumerate(sheet.areas):
        for j, name in enumerate(area.becomes.behind if area.becomes else ()):
            if name not in fronts:
                hint = suggest(name, fronts)
                yield Problem(
                    f"the map has no front '{name}'{hint}",
                    tree.find_span(("areas", i, "becomes", "behind", j)),
                )
            elif (
                len(next(front for front in sheet.fronts if front.id == name).stages)
                < 2
            ):
                message = (
                    f"front '{name}' has one stage, so nothing ever lies behind it"
                )
                yield Problem(
                    message, tree.find_span(("areas", i, "becomes", "behind", j))
                )


def _dates(sheet: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Dates without a year on a map without one, and dates in the wrong order."""
    for loc, date in _dated(sheet):
        if parse(date, sheet.year) is None:
            yield Problem(
                f"'{date}' has no year; write it in full ({DATE_EXAMPLES}), or give the map a 'year'",
                tree.find_span(loc),
            )
    for key, item, i in _ways(sheet):
        first, last = (parse(date, sheet.year) for date in item.dates or ("1", "1"))
        if first and last and last[0] < first[0]:
            yield Problem(
                f"'{item.id}' ends before it begins", tree.find_span((key, i, "dates"))
            )
    for i, front in enumerate(sheet.fronts):
        days = [
            (j, day[0])
            for j, stage in enumerate(front.stages)
            if (day := parse(stage.date or "", sheet.year))
        ]
        for (_, before), (j, now) in itertools.pairwise(days):
            if now < before:
                message = f"front '{front.id}' stands here before its last stage; order its stages by date"
                yield Problem(
                    message, tree.find_span(("fronts", i, "stages", j, "date"))
                )


def _ways(sheet: MapFile) -> Iterator[tuple[str, Arrow | Landing, int]]:
    """Arrows and landings, each with its key and number."""
    for i, arrow in enumerate(sheet.arrows):
        yield "arrows", arrow, i
    for i, landing in enumerate(sheet.landings):
        yield "landings", landing, i


def _dated(sheet: MapFile) -> Iterator[tuple[Loc, str]]:
    for key, item, i in _ways(sheet):
        for j, date in enumerate(item.dates or ()):
            yield (key, i, "dates", j), date
    for i, front in enumerate(sheet.fronts):
        for j, stage in enumerate(front.stages):
            if stage.date:
                yield ("fronts", i, "stages", j, "date"), stage.date
    for i, place in enumerate(sheet.places):
        if place.date:
            yield ("places", i, "date"), place.date
    for i, drop in enumerate(sheet.air_landings):
        if drop.date:
            yield ("air_landings", i, "date"), drop.date
    for i, area in enumerate(sheet.areas):
        if area.becomes and area.becomes.date:
            yield ("areas", i, "becomes", "date"), area.becomes.date


def _check_zoom(
    sheet: MapFile, tree: YamlDocument, what: Mapping[str, Any]
) -> Iterator[Problem]:
    """Views that come closer than the data bears, and a hint where finer data would help."""
    plan = choose_projection(sheet)
    frame = tuple(what.get("frame") or (1920, 1080))
    for name, view in sheet.views.items():
        wide = view.width_km or fit_window(view, plan, (1920, 1080)).km * 1920
        place = tree.find_span(("views", name, "box" if view.box else "width_km"))
        if wide < MIN_VIEW_KM:
            message = f"view '{name}' is {wide:.0f} km wide, too close for the data; {MIN_VIEW_KM} km is the least"
            yield Problem(message, place)
        elif (
            not data.has_fine_data()
            and fit_window(view, plan, (frame[0], frame[1])).km < HIRES_KM_PER_PIXEL
        ):
            message = f"view '{name}' comes close: coasts look angular; pip install 'lantern-film[hires]' brings finer ones"
            yield Problem(message, place, warning=True)


def _find_strays(sheet: MapFile, tree: YamlDocument) -> Iterator[Problem]:
    """Things that no view shows: mostly a slip of the pen in a coordinate."""
    plan = choose_projection(sheet)
    views = [
        fit_window(v, plan, size)
        for v in sheet.views.values()
        for size in ((1920, 1080), (1080, 1920))
    ]

    def seen(points: Any) -> bool:
        for view in views:
            px, (w, h) = view.to_pixels(plan, points), view.size
            if bool(
                (
                    (px[:, 0] > 0) & (px[:, 1] > 0) & (px[:, 0] < w) & (px[:, 1] < h)
                ).any()
            ):
                return True
        return False

    lost: list[tuple[str, Loc]] = [
        (f"'{p.name}'", ("places", i, "at"))
        for i, p in enumerate(sheet.places)
        if not seen(p.at)
    ]
    for key, item, i in _ways(sheet):
        if not seen(fit_spline(np.array(item.along), 60)):
            lost.append((f"{key[:-1]} '{item.id}'", (key, i, "along")))
    lost += [
        (f"'{d.id}'", ("air_landings", i, "at"))
        for i, d in enumerate(sheet.air_landings)
        if not seen(d.at)
    ]
    for i, front in enumerate(sheet.fronts):
        for j, stage in enumerate(front.stages):
            key = "follow" if stage.follow else "along"
            if not seen(stage.follow or stage.along):
                lost.append((f"front '{front.id}'", ("fronts", i, "stages", j, key)))
    for what, loc in lost:
        yield Problem(f"no view of the map shows {what}", tree.find_span(loc))


def _glyphs(
    map_file: MapFile, tree: YamlDocument, typefaces: Typefaces
) -> Iterator[Problem]:
    """Characters that their faces can't draw. Latin is there, so only other texts are looked up."""
    for found in list_texts(map_file):
        if max(found.text, default="") <= LATIN:
            continue
        absent = find_missing_in_bundled(found.text, found.face, typefaces=typefaces)
        if absent:
            some = " ".join(absent[:12])
            if len(absent) > 12:
                some += " …"
            message = (
                f"the font {found.face[0]} lacks {len(absent)} of these characters: {some}; "
                "write them otherwise"
            )
            yield Problem(message, tree.find_span(found.loc), EXIT_TOOL)
