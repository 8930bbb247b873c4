"""Measure what maps cost: a made-up campaign with 15 arrows and 3 moving fronts.

Each row is measured in a process of its own, in CPU seconds after the libraries are loaded.
Other work on the machine raises them. scripts/bench maps [row ...] measures some rows only.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.graphics.look import load
from lantern.visuals import DrawingCache, VisualContext
from lantern.visuals.map.shot.visual import MapVisual
from lantern.visuals.map.spec.naming import STYLES_FOLDER
from lantern.visuals.specs import MapSpec

HD, UHD = (1920, 1080), (3840, 2160)
DAYS = {"dates": ["1 may", "31 may"]}
ZOOM = {"move": {"from": "all", "to": "near"}}
LENGTH = 250
BISCAY = [[-8, 45], [-5, 45.4], [-3, 46]]
MIDDLE_SEA = [[4, 41], [6, 41.2], [8, 41.6]]
SPOTS = [[1.7, 46.1], [3.3, 48.9], [6.1, 46.4], [7.9, 48.2]]
"""Where towns stand whose signs are measured."""


def campaign() -> dict[str, Any]:
    """Return a map file: out of the east across a river country, in 15 columns on 3 fronts."""
    return {
        "title": {
            "title": "The campaign of the rivers",
            "text": "May of a year that never was",
        },
        "year": 1801,
        "views": {
            "all": {"center": [5.0, 47.0], "width_km": 4050},
            "near": {"center": [5.0, 47.2], "width_km": 1010},
        },
        "areas": areas(),
        "labels": [
            {"text": "BISCAY", "kind": "sea", "along": BISCAY},
            {"text": "The Middle Sea", "kind": "sea", "along": MIDDLE_SEA},
        ],
        "places": list(map(town, range(66))),
        "fronts": list(map(front, range(3))),
        "arrows": list(map(arrow, range(15))),
    }


def areas() -> list[dict[str, Any]]:
    """Return four areas; the first changes where the fronts have passed."""
    west: dict[str, Any] = {
        "id": "west",
        "seeds": [[2.5, 47.0]],
        "colour": "#b9892e",
    }
    west["becomes"] = {"colour": "#b04a34", "behind": ["f0", "f1", "f2"]}
    return [
        west,
        {"id": "north", "seeds": [[10.0, 51.0]], "colour": "#b9892e"},
        {"id": "south", "seeds": [[-4.0, 40.5]], "colour": "#b9892e"},
        {"id": "boot", "seeds": [[12.0, 43.0]], "colour": "#b9892e"},
    ]


def town(i: int) -> dict[str, Any]:
    """Return one of the towns, in rows of eleven."""
    lat = 38.4 + 2.1 * (i // 11) + 0.6 * math.sin(3 * i)
    at = [-9 + 2.6 * (i % 11), lat]
    return {"name": f"Town {i}", "at": at, "rank": 1 + i % 3}


def front(i: int) -> dict[str, Any]:
    """Return one of the fronts, which moves to the west in three stages."""
    south = 43.4 + 2.5 * i
    north = 45.7 + 2.5 * i
    stages = []
    for day, lon in ((1, 8.6), (12, 5.6), (30, 1.8)):
        along = [[lon, north], [lon + 0.7, (south + north) / 2], [lon, south]]
        stages.append({"date": f"{day} may", "along": along})
    return {"id": f"f{i}", "stages": stages}


def arrow(i: int) -> dict[str, Any]:
    """Return one of the columns; every second has a name, every third a chip."""
    lat = 43.6 + 0.5 * i
    lon = 9.4 - 0.1 * abs(i - 7)
    bend = 0.6 * math.sin(i)
    along = [
        [lon, lat],
        [lon - 2.2, lat - bend],
        [lon - 4.6, lat + bend],
        [lon - 7.0, lat - bend / 2],
    ]
    chips = []
    if i % 3 == 0:
        chips.append({"text": f"{8 + i} May", "at": 0.55})
    return {
        "id": f"a{i}",
        "along": along,
        "label": f"{i + 1}th Army" if i % 2 else "",
        "chips": chips,
        "dates": ["2 may", f"{14 + i} may"],
    }


def shot(
    folder: Path, size: tuple[int, int], sheet: dict[str, Any], **what: Any
) -> MapVisual:
    (folder / "m.yml").write_text(json.dumps(sheet))
    context = VisualContext(
        find=lambda text: folder / text,
        size=size,
        fps=25,
        length=Frames(LENGTH),
        look=load(),
        drawing_cache=DrawingCache(Store(folder / "store")),
    )
    spec = TypeAdapter(MapSpec).validate_python({"map": "m.yml", **what})
    return MapVisual(spec, context)


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def first(folder: Path, size: tuple[int, int]) -> float:
    """Measure the first still of the campaign."""
    return cpu(lambda: shot(folder, size, campaign()).paint(0))


def second(folder: Path) -> float:
    """Measure the same base with other words on it; the process that drew the base is gone."""
    subprocess.run(
        [sys.executable, __file__, "--one", "still", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    words = {**campaign(), "title": {"title": "Another name"}}
    return cpu(lambda: shot(folder, HD, words, show=["a1", "a2"]).paint(0))


def frames(folder: Path, what: dict[str, Any], numbers: range) -> float:
    """Return milliseconds a frame once the shot has begun.

    It is the mean, since every eighth frame has a new date.
    """
    visual = shot(folder, HD, campaign(), **what)
    for n in (0, numbers[0] - 2, numbers[0] - 1):
        visual.paint(n)
    return 1000 / len(numbers) * cpu(lambda: [visual.paint(n) for n in numbers])


def resting(folder: Path) -> float:
    """Return milliseconds that frames cost in which nothing moved.

    A state that stays asks for no painting.
    """
    visual = shot(
        folder,
        HD,
        campaign(),
        view="all",
        when={"a1": [10, 60]},
    )
    spent, last = [], None
    for n in range(70, 240):
        began, state = time.process_time(), visual.state(n)
        if last is not None and state != last:
            visual.paint(n)
        spent.append(time.process_time() - began)
        last = state
    return 1000 * statistics.median(spent)


def pop(folder: Path) -> float:
    """Return the largest step between frames over the mean of its neighbours.

    The first and last five of the move are left out.
    """
    visual = shot(folder, (320, 180), campaign(), **ZOOM)
    moving = [
        n for n in range(LENGTH) if 0 < visual.camera.compute_share(n) < 1
    ][5:-5]
    painted = [visual.paint(n).y.astype(np.int16) for n in moving]
    steps = np.array(
        [np.abs(b - a).mean() for a, b in itertools.pairwise(painted)]
    )
    return float((2 * steps[1:-1] / (steps[:-2] + steps[2:])).max())


def error(folder: Path) -> float:
    """Return how far, in pixels, the middles of signs lie from where their towns should be.

    The ground is even, so that the signs are all that differs from the same map without towns.
    """
    write_even_style(folder / "even.yml")
    plain = {
        "views": campaign()["views"],
        "style": "even.yml",
        "globe": False,
        "scale_bar": False,
        "graticule": 0,
    }
    towns = [unnamed_town(i) for i in range(len(SPOTS))]
    bare = shot(folder, (640, 360), plain, **ZOOM)
    marked = shot(folder, (640, 360), {**plain, "places": towns}, **ZOOM)
    worst = 0.0
    for n in range(0, LENGTH, 12):
        view = marked.camera.find_view(marked.camera.compute_share(n))
        change = np.abs(marked.paint(n).y.astype(float) - bare.paint(n).y)
        for x, y in view.to_pixels(marked.resources.projection, SPOTS):
            worst = max(worst, measure_offset(change, x, y))
    return worst


def unnamed_town(i: int) -> dict[str, Any]:
    """Return a town of which only the sign is seen."""
    return {
        "name": "\u00a0",
        "id": f"t{i}",
        "at": SPOTS[i],
        "kind": "fort",
        "rank": 1,
    }


def write_even_style(file: Path) -> None:
    """Write a style in which everything but signs has the colour of the ground."""
    style = (STYLES_FOLDER / "parchment.yml").read_text()
    ground = r"\1: [[0, '#e0d8c0'], [1, '#e0d8c0']]"
    style = re.sub(r"(?m)^(land|sea):.*", ground, style)
    lines = r"(?m)^(glow|ripple|coast|river|lake|border|wash|grid|halo):.*"
    style = re.sub(lines, r"\1: '#e0d8c0'", style)
    file.write_text(style.replace("relief: 2.2", "relief: 0"))


def measure_offset(change: NDArray[np.float64], x: float, y: float) -> float:
    """Return how far the middle of what changed about a point lies from it, in pixels."""
    box = np.s_[int(y) - 8 : int(y) + 9, int(x) - 8 : int(x) + 9]
    rows, columns = np.mgrid[box]
    ink = change[box]
    found_x = (columns * ink).sum() / ink.sum() + 0.5
    found_y = (rows * ink).sum() / ink.sum() + 0.5
    return math.hypot(found_x - x, found_y - y)


def peak(folder: Path, size: tuple[int, int]) -> float:
    """Return MB of the process at its largest, libraries and all."""
    first(folder, size)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


ROWS: dict[str, tuple[str, float, str, Callable[[Path], float]]] = {
    "still": ("first still at 1080p", 2.0, "s CPU", lambda f: first(f, HD)),
    "second": ("second still on the same base", 1.0, "s CPU", second),
    "still4k": ("first still at 4K", 5.0, "s CPU", lambda f: first(f, UHD)),
    "memory": (
        "memory of a first still at 1080p",
        300,
        "MB",
        lambda f: peak(f, HD),
    ),
    "memory4k": (
        "memory of a first still at 4K",
        math.inf,
        "MB",
        lambda f: peak(f, UHD),
    ),
    "growth": (
        "15 arrows and 3 fronts, camera at rest",
        20,
        "ms a frame",
        lambda f: frames(f, DAYS, range(80, 160)),
    ),
    "zoom": (
        "the same, zooming four to one",
        60,
        "ms a frame",
        lambda f: frames(f, DAYS | ZOOM, range(80, 160)),
    ),
    "rest": ("a frame in which nothing moved", 0.5, "ms a frame", resting),
    "pop": (
        "largest step between frames of a move",
        1.15,
        "of its neighbours",
        pop,
    ),
    "error": ("signs off their towns", 0.1, "px", error),
}


def one(name: str) -> float:
    """Measure a row in a fresh process and a fresh store."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        argv = [sys.executable, __file__, "--one", name, folder]
        return float(
            subprocess.run(
                argv,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout
        )


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(ROWS[sys.argv[2]][3](Path(sys.argv[3])))
        return
    print(f"{'':<44}{'goal':>8}{'figure':>10}")
    for name in sys.argv[1:] or ROWS:
        title, goal, unit, _ = ROWS[name]
        figure = one(name)
        wanted = f"{goal:g}" if goal < math.inf else ""
        print(
            f"{title:<44}{wanted:>8}{figure:>10.3g}"
            f" {unit}{'' if figure <= goal else '   over'}",
            flush=True,
        )


if __name__ == "__main__":
    main()
