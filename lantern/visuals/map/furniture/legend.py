"""The legend: one row for each kind of sign on a map, where something moves on it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lantern.core.interface_words import MapTexts
from lantern.visuals.map.furniture.legend_samples import (
    SAMPLE_WIDTH,
    draw_arrow_sample,
    draw_front_sample,
    draw_ground_sample,
    draw_landing_sample,
    draw_level_line,
    draw_unit_sample,
)
from lantern.visuals.map.furniture.panel import (
    PanelSize,
    draw_panel,
    draw_text_line,
)
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import LEAST_SIZE, SANS_PLAIN
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    place_drawing,
)
from lantern.visuals.map.labels.signs import SignColours, draw_canopy
from lantern.visuals.map.motion.item_inks import ItemInks, choose_side_inks
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import LAND_VEHICLES, SidedItem
from lantern.visuals.map.spec.map_style import MapStyle

_MOVING_KINDS = {
    "arrow",
    "front",
    "landing",
    "air_landing",
    "unit",
    "control",
    "pocket",
}
_MILITARY_KINDS = {"front", "air_landing", "fort", "unit", "pocket"}
"""Signs of a war: on maps without them an arrow is a way that people took."""
_BORDER_DASHES = {"border": (7, 3, 1.5, 3), "inner": (2, 3), "agreed": (9, 6)}
"""Dash and gap in turn, in pixels at 1080p."""
_SIZE = 26
_SMALLER = LEAST_SIZE / _SIZE
"""Of the type, in pixels at 1080p, and what is left of it in a legend of many rows."""
_ROW = 38
_TEXT_LEFT = 88
_MARGINS = 106
"""Height of a row, where its text begins, and what is beside the text: in pixels at 1080p."""
_SIDE_KINDS = (
    "arrow",
    "front",
    "unit",
    "landing",
    "air_landing",
    "control",
    "pocket",
)
"""Signs at which a side is named, the most telling first."""


def list_legend_kinds(map_file: MapFile, words: MapTexts) -> dict[str, str]:
    """Return the kinds of sign that the legend explains, each with its text; sides come first.

    The author's own texts go before `words`. Empty for a map on which nothing moves: its signs
    explain themselves.
    """
    return {row.key: row.text for row in list_legend_rows(map_file, words)}


def name_side(side: str) -> str:
    """Return what the row of a side is called among the kinds of sign."""
    return f"of:{side}"


def _list_kinds(map_file: MapFile, words: MapTexts) -> dict[str, str]:
    """Return the kinds of sign on a map, each with its text; units have none but the author's."""
    counts = _count_signs(map_file)
    texts = _list_texts(words)
    if not _MILITARY_KINDS & set(+counts):
        texts["arrow"] = words.route
        texts["landing"] = words.route_over_water
    if any(landing.by in LAND_VEHICLES for landing in map_file.landings):
        texts["landing"] = words.route
    contested = map_file.list_contested()
    if contested:
        names = [
            map_file.sides[key].name
            for key in contested[0]
            if key in map_file.sides
        ]
        texts["contested"] = " / ".join(names)
    texts.update(
        {str(kind): text for kind, text in (map_file.legend or {}).items()}
    )
    return {kind: text for kind, text in texts.items() if counts[kind]}


def _is_explained(map_file: MapFile) -> bool:
    """Tell whether a map has a legend: something moves on it, and its author wants one."""
    return map_file.legend is not None and bool(
        _MOVING_KINDS & set(+_count_signs(map_file))
    )


def _list_texts(words: MapTexts) -> dict[str, str]:
    """Return the kinds of sign in the order of their rows, and what is written beside them."""
    return {
        "arrow": words.advance,
        "front": words.front,
        "landing": words.landing,
        "air_landing": words.air_landing,
        "fort": words.fort,
        "border": words.state_border,
        "inner": words.inner_border,
        "agreed": words.agreed_line,
    }


def _count_signs(map_file: MapFile) -> Counter[str]:
    """Return how many of each kind of sign a map has."""
    counts: Counter[str] = Counter(border.kind for border in map_file.borders)
    counts["arrow"] = len(map_file.arrows)
    counts["unit"] = len(map_file.units)
    counts["control"] = len(map_file.control)
    counts["contested"] = len(map_file.list_contested())
    counts["pocket"] = len(map_file.pockets)
    counts["front"] = len(map_file.fronts)
    counts["landing"] = len(map_file.landings)
    counts["air_landing"] = len(map_file.air_landings)
    counts["fort"] = sum(place.kind == "fort" for place in map_file.places)
    return counts


@dataclass(frozen=True)
class LegendRow:
    """A row: a kind of sign as it is drawn, and its text. It may be that of one side, or of all.

    What is contested is `between` two of them.
    """

    kind: str
    text: str
    of: str = ""
    is_shared: bool = False
    names_side: bool = False
    between: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The kind of sign, or which side it names."""
        return name_side(self.of) if self.names_side else self.kind

    def choose_inks(self, style: MapStyle) -> ItemInks:
        """Return what its sign wears; one that sides share is in the ink of names."""
        if self.of:
            return choose_side_inks(style.sides[self.of], style)
        if self.is_shared:
            return ItemInks(style.ink, style.ink, style.ink)
        if self.kind == "fort":
            return ItemInks(style.fort, style.fort, style.fort)
        if self.kind in ("landing", "air_landing"):
            return ItemInks(style.landing, style.landing, style.landing)
        return ItemInks(style.arrow, style.arrow_edge, style.army)


def list_legend_rows(map_file: MapFile, words: MapTexts) -> list[LegendRow]:
    """Return the rows: first each side by name, then the kinds of sign that this doesn't explain.

    A side is named at the sign that tells most of it. A kind of sign has no row of its own if all
    sides that have it are named at such a sign, and the author gave no text for it.
    """
    if not _is_explained(map_file):
        return []
    kinds = _list_kinds(map_file, words)
    owners = _find_owners(map_file)
    rows = _list_side_rows(map_file, owners)
    named = {row.of: row.kind for row in rows}
    for kind, text in kinds.items():
        sides = owners.get(kind, {""})
        is_told = all(named.get(side) == kind for side in sides)
        if is_told and kind not in (map_file.legend or {}):
            continue
        only = next(iter(sides)) if len(sides) == 1 else ""
        is_shared = len(sides) > 1 and "" not in sides
        if kind == "contested":
            rows.append(
                LegendRow(kind, text, between=map_file.list_contested()[0])
            )
            continue
        rows.append(
            LegendRow(
                kind,
                text,
                of=only,
                is_shared=is_shared,
            )
        )
    return rows


def _list_side_rows(
    map_file: MapFile, owners: Mapping[str, set[str]]
) -> list[LegendRow]:
    """Return a row for each side that has a sign, at the most telling of its signs."""
    rows = []
    for key, side in map_file.sides.items():
        signs = [kind for kind in _SIDE_KINDS if key in owners[kind]]
        if signs:
            rows.append(
                LegendRow(
                    signs[0],
                    side.name,
                    of=key,
                    names_side=True,
                )
            )
    return rows


def _find_owners(map_file: MapFile) -> dict[str, set[str]]:
    """Return for each kind of sign the sides that have some; those of no side are of ""."""
    forts = [place for place in map_file.places if place.kind == "fort"]
    groups: dict[str, Sequence[SidedItem]] = {
        "arrow": map_file.arrows,
        "front": map_file.fronts,
        "unit": map_file.units,
        "pocket": map_file.pockets,
        "landing": map_file.landings,
        "air_landing": map_file.air_landings,
        "fort": forts,
    }
    owners: dict[str, set[str]] = {}
    for kind, items in groups.items():
        owners[kind] = {item.of or "" for item in items}
    owners["control"] = set(
        itertools.chain.from_iterable(map_file.list_holders())
    )
    return owners


def draw_legend(
    map_file: MapFile,
    words: MapTexts,
    style: MapStyle,
    *,
    safe_area: SafeArea,
    kinds: Collection[str] | None = None,
) -> SvgDrawing | None:
    """Draw the legend: at the right, above the source line; None if there is nothing to explain.

    It explains only these `kinds` of sign, and sides, if they are given.
    """
    rows = list_legend_rows(map_file, words)
    if kinds is not None:
        rows = [row for row in rows if row.key in kinds]
    if not rows:
        return None
    widest = _measure_widest([row.text for row in rows], style) + _MARGINS
    unit = safe_area.k * (_SMALLER if len(rows) > 5 else 1.0)
    unit = min(unit, (safe_area.right_below - safe_area.left) / widest)
    height = (len(rows) * _ROW + 22) * unit
    size = PanelSize(widest * unit, height, unit)
    svg = draw_panel(size, style) + _draw_rows(rows, style, unit)
    return _place(size.frame(svg, margin=8), safe_area, size)


def _measure_widest(texts: Sequence[str], style: MapStyle) -> float:
    """Return the width of the longest text, in pixels at 1080p."""
    text_style = TextStyle(SANS_PLAIN, _SIZE, "", "", typefaces=style.typefaces)
    return max(text_style.measure_width(text) for text in texts)


def _place(
    drawing: SvgDrawing, safe_area: SafeArea, size: PanelSize
) -> SvgDrawing:
    left = safe_area.right_below - size.width
    return place_drawing(drawing, left, safe_area.floor - size.height)


def _draw_rows(rows: Sequence[LegendRow], style: MapStyle, unit: float) -> str:
    svg = ""
    for number, row in enumerate(rows):
        middle = (11 + (number + 0.5) * _ROW) * unit
        svg += _draw_row(
            row,
            style,
            middle=middle,
            unit=unit,
        )
    return svg


def _draw_row(
    row: LegendRow, style: MapStyle, *, middle: float, unit: float
) -> str:
    """Return the SVG of a row: the sign and its text, about y = `middle`."""
    text_style = TextStyle(
        SANS_PLAIN, _SIZE * unit, style.ink, "", typefaces=style.typefaces
    )
    sample = _draw_sample(row, style, unit)
    sign = (
        f'<g transform="translate({18 * unit:.2f} {middle:.2f})">{sample}</g>'
    )
    return sign + draw_text_line(
        row.text,
        text_style,
        x=_TEXT_LEFT * unit,
        y=middle + 9 * unit,
    )


def _draw_sample(row: LegendRow, style: MapStyle, unit: float) -> str:
    """Return the SVG of a sign, 56 units wide from x = 0, its middle at y = 0."""
    inks = row.choose_inks(style)
    if row.kind == "arrow":
        return draw_arrow_sample(inks, style.paper, unit)
    if row.kind == "front":
        return draw_front_sample(inks, unit)
    if row.kind == "landing":
        return draw_landing_sample(inks, unit)
    if row.kind == "unit":
        return draw_unit_sample(inks, style, unit)
    if row.kind in ("control", "pocket", "contested"):
        bodies = [style.sides[side].colour for side in row.between] or [
            inks.body
        ]
        return draw_ground_sample(row.kind, bodies, style, unit=unit)
    return _draw_small_sample(row, style, unit)


def _draw_small_sample(row: LegendRow, style: MapStyle, unit: float) -> str:
    """Return the SVG of a landing from the air, a fort or a border."""
    inks = row.choose_inks(style)
    width = SAMPLE_WIDTH * unit
    if row.kind == "air_landing":
        x = width / 2
        y = -2 * unit
        is_open = inks.pattern != "plain"
        colours = SignColours(inks.text, style.paper, style.paper, is_open)
        return draw_canopy(x, y, 10 * unit, colours=colours)
    if row.kind == "fort":
        box = (
            f'x="{width / 2 - 5 * unit:.2f}" y="{-5 * unit:.2f}" '
            f'width="{10 * unit:.2f}" height="{10 * unit:.2f}"'
        )
        return f'<rect {box} fill="{inks.text}"/>'
    colour = style.agreed if row.kind == "agreed" else style.border
    dashes = _BORDER_DASHES[row.kind]
    return draw_level_line(
        width,
        colour,
        1.9 * unit,
        dashes=dashes,
        unit=unit,
    )
