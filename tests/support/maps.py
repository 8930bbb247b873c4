"""Maps for tests: written into a folder, drawn small, checked, laid out.

Canvases are kept for the whole session. Pixel goldens are small pictures in tests/golden/map;
`.venv/bin/python -m tests.support.maps` draws them again: look at them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lantern.core.interface_words import find_words
from lantern.core.problems import Span
from lantern.core.store import Store
from lantern.core.units import Shape, Size
from lantern.graphics.look import load
from lantern.graphics.pixels import Planes, to_rgb
from lantern.script import document
from lantern.visuals import DrawingCache
from lantern.visuals import map as maps
from lantern.visuals.map.furniture.legend import draw_legend
from lantern.visuals.map.furniture.title import draw_title
from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels import candidates, free_space, placement
from lantern.visuals.map.motion import paths
from lantern.visuals.map.motion.unit_ways import trace_unit_ways
from lantern.visuals.map.shot.opening import MapResources, open_map
from lantern.visuals.map.shot.visual import MapVisual
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle
from tests.support.visuals import make_context, map_spec

STYLES = Path(maps.__file__).parent / "spec" / "styles"
LOOK = load()
GOLDEN = Path(__file__).parents[1] / "golden" / "map"


@dataclass(frozen=True)
class Golden:
    """A picture that is kept: the frame `n` of a shot at a size, in a style."""

    style: str
    size: Size
    n: int
    what: Mapping[str, Any]


_MOVE = {"move": {"from": "wide", "to": "near"}}
GOLDENS = {
    "parchment-wide": Golden("parchment", (160, 90), 99, {}),
    "parchment-move": Golden("parchment", (160, 90), 50, _MOVE),
    "parchment-tall": Golden("parchment", (90, 160), 99, {}),
    "dark-wide": Golden("dark", (160, 90), 99, {}),
    "dark-move": Golden("dark", (160, 90), 50, _MOVE),
    "dark-tall": Golden("dark", (90, 160), 99, {}),
}
"""The pixel goldens by the names of their files."""
SHAPES: list[Size] = [(1920, 1080), (1080, 1920), (1080, 1080)]
EMPTY = """\
views:
  wide: {center: [-4.0, 40.0], width_km: 2400}
  near: {center: [-3.7, 40.4], width_km: 700}
globe: false
scale_bar: false
legend: none
"""
"""Iberia without a word on it."""
FIELD = """\
title: {title: The dry summer, text: A march across Iberia}
year: 1801
views:
  wide: {center: [-4.0, 40.0], width_km: 2400}
  near: {center: [-3.7, 40.4], width_km: 700}
areas:
  - {id: spain, seeds: [[-4.0, 40.5]], colour: '#b9892e', \
becomes: {colour: '#b04a34', behind: [line]}}
  - {id: portugal, seeds: [[-8.0, 40.0]], colour: '#6f8a4a'}
labels:
  - {text: Bay of Biscay, kind: sea, along: [[-8.0, 45.0], [-5.0, 45.1], [-2.5, 45.0]]}
  - {text: SPAIN, kind: state, along: [[-6.0, 39.2], [-4.0, 39.3], [-2.0, 39.2]]}
  - {text: Duero, kind: river, along: [[-5.9, 41.5], [-5.0, 41.55], [-4.3, 41.6]]}
places:
  - {name: Madrid, at: [-3.70, 40.42], rank: 1, kind: capital}
  - {name: Lisbon, at: [-9.14, 38.72], rank: 1}
  - {name: Toledo, sub: (Tolaitola), at: [-4.03, 39.86], rank: 3}
  - {name: Burgos, at: [-3.70, 42.34], rank: 2, kind: fort}
  - {name: Segovia, at: [-4.11, 40.95], rank: 4}
  - {name: Valencia, at: [-0.38, 39.47], rank: 2, date: 5 jun}
  - {name: Seville, at: [-5.98, 37.39], rank: 2}
fronts:
  - id: line
    stages:
      - {date: 1 jun, follow: [[-1.5, 43.2], [0.6, 42.7], [2.9, 42.4]]}
      - {date: 3 jun, along: [[-3.0, 43.0], [-0.5, 41.9], [1.5, 41.0]]}
      - {date: 11 jun, along: [[-6.0, 42.5], [-3.7, 39.5], [-1.0, 38.0]]}
arrows:
  - id: east
    label: Army of the East
    along: [[1.5, 41.9], [-0.5, 41.4], [-2.5, 40.8], [-3.5, 40.5]]
    dates: [2 jun, 8 jun]
    chips: [{text: 5 Jun, at: 0.5}]
  - {id: horse, label: The Horse, line: dashed, \
along: [[-1.5, 42.8], [-4.0, 42.0], [-6.0, 41.0]], dates: 4 jun}
landings:
  - id: fleet
    label: The fleet
    along: [[-11.0, 36.5], [-10.0, 37.3], [-9.2, 38.5]]
    dates: [6 jun, 9 jun]
    chip: 9 Jun
air_landings:
  - {id: balloon, at: [-4.0, 39.9], chip: 7 Jun, date: 7 jun}
"""
"""A made-up campaign with one of everything that moves."""
SMALL = """\
views:
  wide: {center: [-4.0, 40.0], width_km: 2400}
  near: {center: [-3.7, 40.4], width_km: 900}
places:
  - {name: Madrid, at: [-3.70, 40.42], rank: 1}
  - {name: Toledo, at: [-4.03, 39.86], rank: 2, id: t}
arrows:
  - {id: one, along: [[1.0, 42.0], [-1.0, 41.5], [-3.0, 40.6]]}
areas:
  - {id: spain, seeds: [[-4.0, 40.5]], colour: '#b9892e'}
"""
"""A map without faults, on whose lines tests put some."""


def built(path: Path) -> MapFile:
    tree, problems = document.read_yaml(path)
    assert tree is not None, problems
    value, problems = document.build_model(MapFile, tree)
    assert value is not None, problems
    return value


def style(name: str = "parchment") -> MapStyle:
    tree, _ = document.read_yaml(STYLES / f"{name}.yml")
    assert tree is not None
    value, problems = document.build_model(MapStyle, tree)
    assert value is not None, problems
    return value


@dataclass(frozen=True)
class Maps:
    """A folder of map files, and the drawings kept for all tests."""

    folder: Path
    plates: DrawingCache

    @classmethod
    def at(cls, folder: Path, store: Path) -> Maps:
        return cls(folder, DrawingCache(Store(store)))

    def write(self, text: str, name: str = "m.yml") -> Path:
        (self.folder / name).write_text(text, "utf-8")
        return self.folder / name

    def open(self, text: str) -> MapResources:
        """A map of this text, opened as a shot opens it."""
        self.write(text)
        return open_map(
            lambda name: self.folder / name,
            "m.yml",
            self.plates,
            look=LOOK,
            words=None,
        )

    def model(self, text: str) -> MapFile:
        return built(self.write(text))

    def visual(
        self, text: str, size: Size = (160, 90), length: int = 100, **what: Any
    ) -> MapVisual:
        self.write(text)
        captions = what.pop("captions", False)
        context = make_context(
            self.folder,
            size,
            length,
            cache=self.plates,
            has_captions=captions,
        )
        return maps.open_visual(map_spec(**what), context)

    def picture(
        self, text: str, size: Size = (160, 90), n: int = 0, **what: Any
    ) -> NDArray[np.int16]:
        """Paint a frame, as RGB, (h, w, 3), with room for differences."""
        return to_rgb(self.visual(text, size, **what).paint(n)).astype(np.int16)

    def golden(self, name: str) -> NDArray[np.int16]:
        """Draw a golden again, as RGB, (h, w, 3)."""
        golden = GOLDENS[name]
        text = FIELD + f"style: {golden.style}\n"
        dates = ["1 jun", "11 jun"]
        return self.picture(
            text,
            golden.size,
            golden.n,
            dates=dates,
            **golden.what,
        )

    def place(
        self, text: str, size: Size, view: str = "wide"
    ) -> tuple[Projection, Window]:
        sheet = self.model(text)
        plan = views.choose_projection(sheet)
        return plan, views.fit_window(sheet.views[view], plan, size)

    def faults(
        self,
        text: str,
        size: Size = (1920, 1080),
        *,
        shapes: tuple[Shape, ...] = (),
        **what: Any,
    ) -> list[str]:
        """Return the problems' lines as an author sees them, without the folder.

        The scene's own keys stand on the lines 6 to 12. `shapes` are those of the film.
        """
        self.write(text)
        scene = self.folder / "scene.yml"
        keys = ("map", "view", "move", "when", "show", "dates", "globe")
        rows = {key: 6 + i for i, key in enumerate(keys)}

        def at(loc: tuple[str | int, ...]) -> Span:
            return Span(scene, rows[str(loc[0])], len(loc))

        what["when"] = dict.fromkeys(what.get("when", ()), ())
        told = what.pop("told", "")
        context = replace(
            make_context(self.folder, size, cache=self.plates),
            told=told,
            film_shapes=shapes,
        )
        lines = []
        for problem in dict.fromkeys(maps.check(map_spec(**what), context, at)):
            lines.append(str(problem).replace(f"{self.folder}/", ""))
        return lines

    def laid(self, text: str, size: Size, view: str = "wide") -> Laid:
        """Lay out the words of a view in a frame of that size, without drawing the ground."""
        sheet = self.model(text)
        plan, shown = self.place(text, size, view)
        area = safe_area(size)
        legend = draw_legend(
            sheet, find_words("en").map, style(), safe_area=area
        )
        pieces = (draw_title(sheet, style(), area), legend)
        taken = [piece.boxes[0] for piece in pieces if piece]
        obstacles = placement.LabelObstacles(tuple(taken), area.reserved)
        context = make_label_context(sheet, plan, area)
        marks = []
        for mark in placement.place_labels(context, shown, obstacles):
            place = shown.to_pixels(plan, mark.anchor)[0]
            marks.append(
                (mark, free_space.move_boxes(mark.drawing.boxes, place))
            )
        return Laid(size, marks, tuple(taken))


def make_label_context(
    sheet: MapFile, plan: Projection, area: SafeArea
) -> candidates.LabelContext:
    """Return what a layout of a map needs, in the usual style."""
    ways = paths.trace_lines(sheet, plan)
    marches = trace_unit_ways(sheet, plan)
    return candidates.LabelContext(
        sheet, style(), plan, ways, area.k, unit_ways=marches
    )


def safe_area(size: Size) -> SafeArea:
    """Return where words may stand in a frame of that size without captions."""
    unit = min(size) / 1080
    bands = {}
    for name, (x, y, w, h) in LOOK.get_bands(size, False).items():
        bands[name] = (x, y, x + w, y + h)
    return SafeArea(size, bands, unit)


@dataclass(frozen=True)
class Laid:
    """A layout: each symbol with its boxes in the frame, and what was taken before."""

    size: Size
    marks: list[tuple[candidates.MapSymbol, tuple[PixelBounds, ...]]]
    taken: tuple[PixelBounds, ...]

    @property
    def sides(self) -> dict[str, str]:
        """Return where each name stands, by its key; names along lines have no side."""
        found = {}
        for mark, _ in self.marks:
            found[mark.key] = mark.side.rsplit(" ", 1)[0]
            if mark.key.startswith("label "):
                found[mark.key] = ""
        return found


def over(a: PixelBounds, b: PixelBounds) -> bool:
    """Return whether two rectangles overlap by more than half a pixel."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return bool(across > 0.6 and down > 0.6)


def same(a: Planes, b: Planes) -> bool:
    return a.tobytes() == b.tobytes()


def apart(a: Planes, b: Planes) -> float:
    """Return the mean difference of luma."""
    return float(np.abs(a.y.astype(int) - b.y).mean())


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        drawn = Maps.at(Path(scratch), Path(scratch) / "store")
        for golden in GOLDENS:
            Image.fromarray(drawn.golden(golden).astype(np.uint8)).save(
                GOLDEN / f"{golden}.png", optimize=True
            )
