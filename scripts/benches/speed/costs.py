"""What a frame costs, piece by piece: milliseconds of CPU at 1080p, of one process, after what
is made once a shot.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pydantic import TypeAdapter

from lantern.core import encoders
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.graphics import look, paper, pixels
from lantern.graphics.pixels import Planes
from lantern.visuals import (
    DrawingCache,
    Visual,
    VisualContext,
    load_kind,
    overlays,
    transitions,
)
from lantern.visuals.overlays.prepare import prepare_overlay
from lantern.visuals.specs import VisualSpec
from scripts.benches.speed.films import SHIPPED, photograph

SIZE, FPS, LENGTH = (1920, 1080), 25, 200
Cost = tuple[str, float, str]


def cpu(work: Callable[[], object], times: int = 30) -> float:
    """The median of milliseconds."""
    spent = []
    work()
    for _ in range(times):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return 1000 * statistics.median(spent)


def mean(visual: Visual, numbers: Sequence[int]) -> float:
    """Milliseconds a frame, the ones in which something new is drawn among them."""
    visual.paint(numbers[0] - 1)
    began = time.process_time()
    for n in numbers:
        visual.paint(n)
    return 1000 * (time.process_time() - began) / len(numbers)


SPECS: TypeAdapter[VisualSpec] = TypeAdapter(VisualSpec)


def visual(folder: Path, kind: str, home: Path, **keys: Any) -> Visual:
    """Return a visual of files in `home`, its drawings in `folder`; `keys` are those of its
    spec.
    """
    context = VisualContext(
        find=lambda text: (home / text).resolve(),
        size=SIZE,
        fps=FPS,
        length=Frames(LENGTH),
        look=look.load(),
        drawing_cache=DrawingCache(Store(folder)),
    )
    spec = SPECS.validate_python({"kind": kind, **keys})
    return load_kind(kind).open_visual(spec, context)


def stills(folder: Path) -> Iterator[Cost]:
    """Yield what frames of stills cost, and the warps in them."""
    yield from warps()
    Image.fromarray(photograph(3)).save(folder / "a.jpg", quality=92)
    for move in ("push-in", "pan-right"):
        shown = visual(
            folder,
            "still",
            folder,
            still="a.jpg",
            move=move,
        )
        cost = mean(shown, range(60, 120))
        yield f"still: a whole frame, {move}", cost, "warp and vignette"
    yield (
        "still in layers: a whole frame, push-in",
        measure_layers(folder),
        "four layers and vignette",
    )
    yield (
        "still in layers, near: its drawing",
        measure_drawing(folder),
        "once a shot",
    )
    flat = pixels.make_flat_frame(SIZE, (90, 110, 140))
    shade = paper.make_vignette(SIZE, 0.2)
    yield "vignette", cpu(lambda: shade.darken(flat)), ""
    drifting = cpu(lambda: pixels.enlarge(flat, 1.004))
    yield "drift of what rests", drifting, "bicubic luma"


def measure_layers(folder: Path) -> float:
    """Return what a frame of a still in layers costs, in ms."""
    file = "../../assets/stills/khingan-crossing.svg"
    layered = visual(
        folder,
        "still",
        SHIPPED,
        still=file,
        move="push-in",
    )
    return mean(layered, range(60, 120))


def measure_drawing(folder: Path) -> float:
    """Return what a still in layers costs until its first frame is painted, in ms."""
    file = "../../assets/stills/harbin-welcome.svg"
    move = {"from": [0.52, 0.34, 0.44, 0.44], "to": [0.55, 0.38, 0.38, 0.38]}
    began = time.process_time()
    visual(
        folder,
        "still",
        SHIPPED,
        still=file,
        move=move,
    ).paint(0)
    return 1000 * (time.process_time() - began)


def warps() -> Iterator[Cost]:
    """Yield what warps cost at places that are always new."""
    y, x = np.mgrid[0:1440, 0:2560].astype(np.float32)
    picture = np.dstack([x / 12, y / 8, 90 + 80 * np.sin(x / 40)])
    source = pixels.from_rgb(np.asarray(picture, np.uint8))
    spot = itertools.count()

    def warp(scale: float, crisp: bool) -> Planes:
        left = 20 + next(spot) % 90 * 0.37
        return pixels.warp(
            source,
            scale,
            x=left,
            y=15.3,
            size=SIZE,
            crisp=crisp,
        )

    zooming = cpu(lambda: warp(1.1, False))
    yield "still: warp of all planes, zooming", zooming, "luma about two thirds"
    panning = cpu(lambda: warp(1.0, True))
    yield "still: warp of all planes, panning", panning, "bicubic luma"


def maps(folder: Path) -> Iterator[Cost]:
    growing = visual(
        folder,
        "map",
        SHIPPED,
        **ARROWS,
        view="khingan",
    )
    yield "map at rest, two arrows growing", mean(growing, range(60, 120)), ""
    yield (
        "map at rest, nothing moving",
        _resting(growing, range(170, 190)),
        "the frame before, again",
    )
    yield "map under a travelling camera", measure_travel(folder), ""
    yield from _units(folder)
    yield from _globes(folder)
    yield from _routes(folder)


ARROWS: dict[str, Any] = {
    "map": "maps/transbaikal.yml",
    "when": {"6gta": [40, 160], "39a": [50, 150]},
    "show": ["17a", "36a"],
}
"""A map on which two arrows grow."""


def measure_travel(folder: Path) -> float:
    """Return what a frame of a map under a travelling camera costs, in ms."""
    move = {"from": "theatre", "to": "khingan"}
    camera = visual(
        folder,
        "map",
        SHIPPED,
        **ARROWS,
        move=move,
    )
    return mean(camera, range(80, 110))


def _routes(folder: Path) -> Iterator[Cost]:
    """Yield what a train costs on its way with its label, at rest and followed."""
    sheet = "../gallery/maps/railway.yml"
    when = {"express": [20, 180]}
    train = visual(
        folder,
        "map",
        SHIPPED,
        map=sheet,
        view="whole",
        when=when,
    )
    yield (
        "map, a train on its way, with its label",
        mean(train, range(80, 110)),
        "",
    )
    followed = visual(
        folder,
        "map",
        SHIPPED,
        map=sheet,
        view="near",
        follow="express",
        when=when,
    )
    yield "map, a camera that follows it", mean(followed, range(80, 110)), ""


def _units(folder: Path) -> Iterator[Cost]:
    """Yield what units cost that march and meet, and ground that changes hands."""
    march = "../gallery/maps/march.yml"
    names = {"infantry": [20, 180], "horse": [20, 180], "guard": [20, 180]}
    marching = visual(
        folder,
        "map",
        SHIPPED,
        map=march,
        when=names | {"clash": [60]},
    )
    yield (
        "map, three units marching to a fight",
        mean(marching, range(100, 130)),
        "",
    )
    changes = {"plain to north": [20, 180], "ring shrinks": [20, 180]}
    changing = visual(
        folder,
        "map",
        SHIPPED,
        map=march,
        when=changes,
    )
    yield (
        "map, ground that changes hands, a pocket",
        mean(changing, range(80, 95)),
        "",
    )


def _globes(folder: Path) -> Iterator[Cost]:
    """Yield what frames cost of a globe that turns and comes down, and of a camera that leans."""
    sheet = "../gallery/maps/coast.yml"
    flight = {"spot": [37.6, 55.8], "start": 45, "end": 120}
    globe = visual(
        folder,
        "map",
        SHIPPED,
        map=sheet,
        view="coast",
        globe=flight,
    )
    yield "globe, turning", mean(globe, range(12, 36)), ""
    yield "globe, coming down", mean(globe, range(60, 115, 2)), ""
    move = {"from": "coast", "to": "low"}
    leaning = visual(
        folder,
        "map",
        SHIPPED,
        map=sheet,
        move=move,
    )
    yield "map, the camera leaning", mean(leaning, range(80, 110)), ""


def cards(folder: Path) -> Iterator[Cost]:
    card = {
        "statement": "This film follows one article\nand its translator's note.",
        "by": "The article",
    }
    shown = visual(folder, "card", SHIPPED, card=card)
    yield "card, coming in", mean(shown, range(12, 40)), ""
    yield (
        "card at rest",
        _resting(shown, range(150, 170)),
        "the frame before, again",
    )
    points = {str(1900 + year): (year * 7) % 40 for year in range(40)}
    lines = [
        {"name": name, "points": points} for name in ("North", "South", "East")
    ]
    chart = visual(
        folder, "card", SHIPPED, card={"chart": "Coal", "lines": lines}
    )
    yield (
        "card, three lines of a chart being drawn",
        mean(chart, range(14, 42)),
        "",
    )
    race = visual(
        folder, "card", SHIPPED, card={"chart": "Coal", "race": lines * 3}
    )
    yield "card, the bars of a race running", mean(race, range(60, 90)), ""
    yield from _people(folder)


def _people(folder: Path) -> Iterator[Cost]:
    """Yield what frames cost in which faces come in, and a tree."""
    head = {
        "portrait": "../gallery/pictures/head-owner.svg",
        "focus": [0.5, 0.4],
    }
    persons = [
        {"name": f"Ann Lee {n}", "line": "driver", **head} for n in range(8)
    ]
    people = {"people": "In the hall", "persons": persons}
    faces = visual(folder, "card", SHIPPED, card=people)
    yield "card, eight people coming in", mean(faces, range(14, 44)), ""
    members: list[object] = ["Army"]
    members += [{f"Corps {n}": "Army"} for n in range(4)]
    members += [{f"Division {n}": f"Corps {n % 4}"} for n in range(12)]
    order = {"relations": "The army", "members": members}
    tree = visual(folder, "card", SHIPPED, card=order)
    yield "card, seventeen relations coming in", mean(tree, range(14, 44)), ""
    yield "card of relations at rest", _resting(tree, range(150, 170)), ""


def documents(folder: Path) -> Iterator[Cost]:
    """Yield what frames of a document cost, as the camera goes near and while a line is marked."""
    page = {
        "file": "../gallery/pages/how-to-show-a-page.svg",
        "zoom": [0.1, 0.42, 0.8, 0.11],
        "highlight": {"box": [0.1, 0.44, 0.8, 0.055]},
        "lift": {"box": [0.1, 0.44, 0.8, 0.055]},
    }
    shown = visual(
        folder,
        "document",
        SHIPPED,
        document=page,
        timing=look.load().timing.document.model_dump(),
        spoken_at={"lift": 120},
    )
    yield "document, the camera going near", mean(shown, range(10, 40)), ""
    yield (
        "document, a line being marked",
        mean(shown, range(50, 95)),
        "page at rest",
    )
    shown.paint(121)
    yield "document, a passage coming off", mean(shown, range(121, 140)), ""


def _resting(shown: Visual, numbers: Sequence[int]) -> float:
    """Frames as a segment asks for them: painted only when the state is another one."""
    shown.paint(numbers[0])
    last = shown.state(numbers[0])
    began = time.process_time()
    for n in numbers[1:]:
        state = shown.state(n)
        if state != last:
            shown.paint(n)
        last = state
    return 1000 * (time.process_time() - began) / (len(numbers) - 1)


def laid(_: Path) -> Iterator[Cost]:
    style = look.load()
    under = pixels.make_flat_frame(SIZE, (90, 110, 140))
    lines: dict[overlays.OverlayKind, tuple[str, tuple[str, ...]]] = {
        "lower_third": (
            "lower third at rest",
            (
                "General I. A. Pliev",
                "Soviet-Mongolian mechanised cavalry group",
            ),
        ),
        "source": (
            "source line at rest",
            ("Source: article, paragraphs 11, 13 and 26",),
        ),
        "caption": (
            "burned-in caption, two lines",
            ("By nightfall its forward detachments", "stood under the spurs"),
        ),
    }
    for name, (title, words) in lines.items():
        drawn = prepare_overlay(
            overlays.Overlay(name, words, "ink", LENGTH),
            SIZE,
            FPS,
            look=style,
            captions=name == "caption",
        )
        yield title, cpu(partial(drawn.blend_onto, under, 100)), ""
    yield _portrayed(under)
    other = pixels.make_flat_frame(SIZE, (190, 140, 110))
    yield (
        "dissolve of two frames",
        cpu(lambda: transitions.dissolve(under, other, 0.4)),
        "and both frames are painted",
    )


def _portrayed(under: pixels.Planes) -> Cost:
    """Return what a lower third with a portrait costs."""
    head = SHIPPED.parent / "gallery" / "pictures" / "head-owner.svg"
    portrait = overlays.OverlayPortrait(head, (0.5, 0.4))
    words = ("Ann Lee", "driver")
    ann = overlays.Overlay(
        "lower_third", words, "ink", LENGTH, portrait=portrait
    )
    drawn = prepare_overlay(
        ann,
        SIZE,
        FPS,
        look=look.load(),
        captions=False,
    )
    figure = cpu(partial(drawn.blend_onto, under, 100))
    return "lower third with a portrait at rest", figure, ""


def outside(folder: Path) -> Iterator[Cost]:
    """Frames of a photograph under a moving camera, to a pipe and to the encoder."""
    if not (folder / "a.jpg").exists():
        Image.fromarray(photograph(3)).save(folder / "a.jpg", quality=92)
    shown = visual(
        folder,
        "still",
        folder,
        still="a.jpg",
        move="push-in",
    )
    frames = [shown.paint(n).tobytes() for n in range(40, 140)]
    yield "write of a frame to a pipe", _written(frames), "our half"
    for quality in ("draft", "standard", "master"):
        took = _encoded(frames, quality, folder)
        yield f"x264, {quality}", took, "and the reading of its pipe"


def _written(frames: list[bytes]) -> float:
    with subprocess.Popen(
        ["cat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    ) as child:
        assert child.stdin is not None
        began = time.process_time()
        for frame in frames:
            child.stdin.write(frame)
        return 1000 * (time.process_time() - began) / len(frames)


def _encoded(frames: list[bytes], quality: str, folder: Path) -> float:
    before = os.times()
    with subprocess.Popen(
        encoders.build_encode_argv(
            SIZE,
            FPS,
            quality=quality,
            out=folder / "a.mp4",
        ),
        stdin=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        for frame in frames:
            child.stdin.write(frame)
    after = os.times()
    spent = (
        after.children_user
        + after.children_system
        - before.children_user
        - before.children_system
    )
    return 1000 * spent / len(frames)
