"""How smoothly a camera moves: dots on a still, tracked in decoded frames, against where they
should be.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lantern.core import encoders, ffmpeg
from lantern.graphics import look
from lantern.graphics.look.easing import smoothstep
from lantern.visuals.specs import StillSpec
from lantern.visuals.still.framing import (
    Framing,
    interpolate_framings,
    plan_framings,
)
from lantern.visuals.still.layer_camera import plan_camera
from scripts.benches.speed.films import ROOT, Scene, ledge, write
from scripts.benches.speed.pictures import frames
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import rendering, timed

F64 = NDArray[np.float64]
ATLAS = ROOT / "lantern" / "graphics" / "look" / "atlas.yml"
SIZE, FPS, SECONDS = (1920, 1080), 25, 8
SOFT = 7.0
"""Radius of a dot in picture pixels (its sigma)."""
_REACH = 16


@dataclass(frozen=True)
class Target:
    """A picture of dots: its name, its size, where they are in it."""

    name: str
    size: tuple[int, int]
    dots: list[tuple[float, float]]


def flat(folder: Path) -> Iterator[Row]:
    """A photograph's path through the program."""
    w, h = 3000, 2000
    target = Target("dots.png", (w, h), _grid(w, h))
    (folder / "assets").mkdir()
    y, x = np.mgrid[0:h, 0:w]
    field = sum(
        np.exp(-((x + 0.5 - a) ** 2 + (y + 0.5 - b) ** 2) / (2 * SOFT**2))
        for a, b in target.dots
    )
    Image.fromarray(np.uint8(np.rint(60 + 150 * field))).convert("RGB").save(
        folder / "assets" / target.name
    )
    yield from _rows(folder, target, "a still")


def layered(folder: Path) -> Iterator[Row]:
    """A drawing in layers, the dots on the nearest."""
    w, h = 2300, 1300
    target = Target("dots.svg", (w, h), _grid(w, h))
    (folder / "assets").mkdir()
    stops = "".join(
        f'<stop offset="{r / 10}" stop-color="#fff"'
        f' stop-opacity="{np.exp(-((r / 10 * 3) ** 2) / 2):.4f}"/>'
        for r in range(11)
    )
    dots = "".join(
        f'<circle cx="{a}" cy="{b}" r="{3 * SOFT}" fill="url(#d)"/>'
        for a, b in target.dots
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"><defs><radialGradient'
        f' id="d">{stops}'
    )
    svg += (
        f'</radialGradient></defs><g data-depth="0"><rect width="{w}" height="{h}"'
        ' fill="#484848"/></g>'
    )
    (folder / "assets" / target.name).write_text(
        f'{svg}<g data-depth="1">{dots}</g></svg>'
    )
    yield from _rows(folder, target, "layers")


def _grid(w: int, h: int) -> list[tuple[float, float]]:
    """Return places in the middle, without vignette, at all fractions of a pixel."""
    dots = []
    for i in (-2, -1, 0, 1, 2):
        for j in (-2, 0, 2):
            x = w / 2 + i * w / 17 + 0.13 * i
            y = h / 2 + j * h / 17 + 0.21 * j
            dots.append((x, y))
    return dots


def _rows(folder: Path, target: Target, title: str) -> Iterator[Row]:
    ledge(folder)
    for move in ("push-in", "pan-right"):
        place = folder / move
        place.mkdir()
        shot = {"still": f"assets/{target.name}", "move": move}
        scene: Scene = {"scene": "Dots", "duration": SECONDS, "shots": [shot]}
        form = {"size": f"{SIZE[0]}x{SIZE[1]}", "fps": FPS, "quality": "draft"}
        look_keys = {"base": "look.yml"}
        # out of black a dot can't be seen
        film = write(
            folder,
            [scene],
            output=form,
            look=look_keys,
            fade="none",
        )
        (film / "look.yml").write_text(
            _plain(ATLAS.read_text("utf-8")), "utf-8"
        )
        timed(*rendering(film, place))
        spec = StillSpec(shot["still"], move=move)
        found = _tracked(_decoded(film, place), _intended(target, spec))
        yield from _figures(found, f"{title}, {move} of {SECONDS} s")


def _plain(style: str) -> str:
    """The look without the grain of drawings: it would shift each dot's middle by what it adds
    to its sides.
    """
    plain = re.sub(r"(?m)^grain: .*$", "grain: {still: 0, card: 0}", style)
    assert plain != style
    return plain


def _figures(paths: tuple[F64, F64], title: str) -> Iterator[Row]:
    tracked, intended = paths
    off = tracked - intended
    steps, meant = np.diff(tracked, axis=0), np.diff(intended, axis=0)
    back = int(
        ((steps * np.sign(meant) < -0.005) & (np.abs(meant) > 1e-9)).sum()
    )
    yield Row(f"{title}: off its path, rms", 0.05, _rms(off), "px")
    yield Row(
        f"{title}: unevenness, rms",
        0.02,
        _rms(
            np.diff(
                off,
                n=2,
                axis=0,
            )
        ),
        "px/frame^2",
    )
    yield Row(f"{title}: steps backwards", 0, back, note=f"of {steps.size}")


def _rms(values: F64) -> float:
    return float(np.sqrt((values**2).mean()))


def _decoded(film: Path, place: Path) -> Iterator[NDArray[np.uint8]]:
    """Luma of the frames, encoded without loss and decoded again."""
    w, h = SIZE
    out = place / "lossless.mp4"
    with subprocess.Popen(
        encoders.build_encode_argv(
            SIZE,
            FPS,
            quality="lossless",
            out=out,
        ),
        stdin=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        for frame in frames(film, place):
            child.stdin.write(frame)
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-i",
        str(out),
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "pipe:1",
    ]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        while data := child.stdout.read(w * h * 3 // 2):
            yield np.frombuffer(data, np.uint8)[: w * h].reshape(h, w)


def _intended(target: Target, spec: StillSpec) -> F64:
    """Where each dot should be: (frames, dots, 2), in frame pixels. The moves are in `framing`
    and `drift`.
    """
    timing, (w, h) = look.load().timing.camera, SIZE
    length = SECONDS * FPS
    first, last = (
        round(timing.start * FPS),
        length - 1 - round(timing.rest * FPS),
    )
    places = []
    for n in range(length):
        share = smoothstep((n - first) / (last - first))
        view = _view(target, spec, share, reach=timing.compute_reach(SECONDS))
        zoom = w / view.width
        dots = []
        for x, y in target.dots:
            dots.append(
                [(x - view.x) * zoom + w / 2, (y - view.y) * zoom + h / 2]
            )
        places.append(dots)
    return np.array(places)


def _view(
    target: Target, spec: StillSpec, share: float, *, reach: float
) -> Framing:
    if target.name.endswith(".svg"):
        return plan_camera(
            spec, target.size, SIZE, reach=reach
        ).find_layer_framing(share, 1.0)
    ends = plan_framings(spec, target.size, SIZE, reach=reach)
    return interpolate_framings(*ends, share)


def _tracked(
    decoded: Iterator[NDArray[np.uint8]], intended: F64
) -> tuple[F64, F64]:
    """Return the dots' middles in each frame, by the light about where they should be.

    Dots near the edge are left out.
    """
    low = intended > 2 * _REACH
    high = intended < np.array(SIZE) - 2 * _REACH
    inner = (low & high).all(axis=(0, 2))
    intended = intended[:, inner]
    found = []
    for frame, dots in zip(decoded, intended, strict=True):
        found.append([_middle(frame, x, y) for x, y in dots])
    return np.array(found), intended


# long: the steps of one measurement, each from the one before it
def _middle(
    frame: NDArray[np.uint8], x: float, y: float
) -> tuple[float, float]:
    left, top = int(x) - _REACH, int(y) - _REACH
    box = frame[
        top : top + 2 * _REACH + 1, left : left + 2 * _REACH + 1
    ].astype(float)
    light = box - np.median(
        np.concatenate([box[0], box[-1], box[:, 0], box[:, -1]])
    )
    # the window follows the light, so that a dot cut off at one side doesn't seem to be nearer
    rows, columns = np.mgrid[0 : box.shape[0], 0 : box.shape[1]] + 0.5
    cx, cy = x - left, y - top
    for _ in range(3):
        weight = light * np.exp(
            -((columns - cx) ** 2 + (rows - cy) ** 2) / (2 * (_REACH / 3) ** 2)
        )
        total = weight.sum()
        # a gaussian window pulls the middle half-way back to its own; twice the step undoes it
        cx += 1.5 * (float((columns * weight).sum() / total) - cx)
        cy += 1.5 * (float((rows * weight).sum() / total) - cy)
    return left + cx, top + cy
