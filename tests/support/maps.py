"""Maps for tests: written below a folder, drawn small, checked, laid out. Canvases are kept for the whole session.

Pixel goldens are small pictures in tests/golden/map. `.venv/bin/python -m tests.support.maps`
draws them again: look at them.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lantern.core.problems import Span
from lantern.core.store import Store
from lantern.core.units import Size, classify_shape
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
from lantern.visuals.map.shot.visual import MapVisual
from lantern.visuals.map.spec.map_file import MapFile, MapStyle
from tests.support.visuals import make_context, map_spec

STYLES = Path(maps.__file__).parent / "spec" / "styles"
LOOK = load()
GOLDEN = Path(__file__).parents[1] / "golden" / "map"
_MOVE = {"move": {"from": "wide", "to": "near"}}
GOLDENS: dict[str, tuple[Size, int, dict[str, Any]]] = {
    f"{ink}-{name}": (size, n, what)
    for ink in ("parchment", "dark")
    for name, size, n, what in (
        ("wide", (160, 90), 99, {}),
        ("move", (160, 90), 50, _MOVE),
        ("tall", (90, 160), 99, {}),
    )
}
"""Style and name of each pixel golden: its size, its frame, its shot."""
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
  - {id: spain, seeds: [[-4.0, 40.5]], colour: '#b9892e', becomes: {colour: '#b04a34', behind: [line]}}
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
  - {id: horse, label: The Horse, line: dashed, along: [[-1.5, 42.8], [-4.0, 42.0], [-6.0, 41.0]], dates: 4 jun}
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
    """A folder that holds map files, and the plates kept for all tests."""

    folder: Path
    plates: DrawingCache

    @classmethod
    def at(cls, folder: Path, store: Path) -> Maps:
        return cls(folder, DrawingCache(Store(store)))

    def write(self, text: str, name: str = "m.yml") -> Path:
        (self.folder / name).write_text(text, "utf-8")
        return self.folder / name

    def model(self, text: str) -> MapFile:
        return built(self.write(text))

    def visual(
        self, text: str, size: Size = (160, 90), length: int = 100, **what: Any
    ) -> MapVisual:
        self.write(text)
        captions = what.pop("captions", False)
        context = make_context(
            self.folder, size, length, cache=self.plates, has_captions=captions
        )
        return maps.open_visual(map_spec(**what), context)

    def picture(
        self, text: str, size: Size = (160, 90), n: int = 0, **what: Any
    ) -> NDArray[np.int16]:
        """(h, w, 3) RGB of a frame, with room for differences."""
        return to_rgb(self.visual(text, size, **what).paint(n)).astype(np.int16)

    def golden(self, name: str) -> NDArray[np.int16]:
        size, n, what = GOLDENS[name]
        text = FIELD + f"style: {name.split('-')[0]}\n"
        return self.picture(text, size, n, dates=["1 jun", "11 jun"], **what)

    def place(
        self, text: str, size: Size, view: str = "wide"
    ) -> tuple[Projection, Window]:
        sheet = self.model(text)
        plan = views.choose_projection(sheet)
        return plan, views.fit_window(sheet.views[view], plan, size)

    def faults(self, text: str, size: Size = (1920, 1080), **what: Any) -> list[str]:
        """Return the problems' lines as an author sees them, without the folder.

        The scene's own keys stand on the lines 7 to 11.
        """
        self.write(text)
        scene = self.folder / "scene.yml"
        rows = {"view": 7, "move": 8, "when": 9, "show": 10, "dates": 11}

        def at(loc: tuple[str | int, ...]) -> Span:
            return Span(scene, rows[str(loc[0])], len(loc))

        what["when"] = dict.fromkeys(what.get("when", ()), ())
        context = make_context(self.folder, size, cache=self.plates)
        found = maps.check(map_spec(**what), context, at)
        found = list(dict.fromkeys(found))
        return [
            str(p).replace(f"{p.span.file.parent}/", "") if p.span else str(p)
            for p in found
        ]

    def laid(self, text: str, size: Size, view: str = "wide") -> Laid:
        """The words of a view in a frame of that size, without drawing the ground."""
        sheet = self.model(text)
        plan, shown = self.place(text, size, view)
        k = min(size) / 1080 * (0.9 if classify_shape(size) == "square" else 1.0)
        bands = {
            n: (x, y, x + w, y + h)
            for n, (x, y, w, h) in LOOK.get_bands(size, False).items()
        }
        room = SafeArea(size, bands, k)
        plates = [
            made.boxes[0]
            for make in (draw_title, draw_legend)
            if (made := make(sheet, style(), room))
        ]
        taken = (*room.reserved, *plates)
        ways = paths.trace_lines(sheet, plan)
        marks = placement.place_labels(
            candidates.LabelContext(sheet, style(), plan, ways, k),
            shown,
            placement.LabelObstacles(taken),
        )
        boxes = [
            (
                m,
                free_space.move_boxes(
                    m.drawing.boxes, shown.to_pixels(plan, m.anchor)[0]
                ),
            )
            for m in marks
        ]
        return Laid(size, boxes, taken)


@dataclass(frozen=True)
class Laid:
    """A layout: each mark with its boxes in the frame, and the rectangles that were taken before."""

    size: Size
    marks: list[tuple[candidates.MapSymbol, tuple[PixelBounds, ...]]]
    taken: tuple[PixelBounds, ...]

    @property
    def sides(self) -> dict[str, str]:
        """Towns and other names, each with where it stands; window widths left out."""
        return {
            m.key: "" if m.key.startswith("label ") else m.side.rsplit(" ", 1)[0]
            for m, _ in self.marks
        }


def over(a: PixelBounds, b: PixelBounds) -> bool:
    return bool(
        min(a[2], b[2]) - max(a[0], b[0]) > 0.6
        and min(a[3], b[3]) - max(a[1], b[1]) > 0.6
    )


def same(a: Planes, b: Planes) -> bool:
    return a.tobytes() == b.tobytes()


def apart(a: Planes, b: Planes) -> float:
    """Mean difference of luma."""
    return float(np.abs(a.y.astype(int) - b.y).mean())


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        drawn = Maps.at(Path(scratch), Path(scratch) / "store")
        for golden in GOLDENS:
            Image.fromarray(drawn.golden(golden).astype(np.uint8)).save(
                GOLDEN / f"{golden}.png", optimize=True
            )
