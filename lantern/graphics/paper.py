"""The printer's shop: paper grain, vignette, and the furniture of a printed page (neatline,
graticule, stamp, mount).

Grain is baked into each layer before it moves; grain that stays with the frame looks like a
dirty window.
"""

from __future__ import annotations

import functools
import math
from typing import Literal

import cv2
import numpy as np

from lantern.core.units import Size
from lantern.graphics import pixels, vector
from lantern.graphics.look import (
    Look,
    PanelInks,
    compute_scale,
    draw_text_svg,
    mix_colours,
)
from lantern.graphics.pixels import F32, U8

VERSION = 1
_SEED = 7
_ROWS = 256
"""Worked off at a time: a drawing's floats take twelve times the room of its pixels."""
_SPECK = np.array([0.94, 0.89, 0.79], np.float32)
_LUMA = np.array([[0.2126, 0.7152, 0.0722]], np.float32)


@functools.lru_cache(maxsize=4)
def make_paper_texture(size: Size) -> F32:
    """(h, w) signed paper texture of about unit variance: tooth, fibres both ways, mottle. The
    same every time.
    """
    w, h = size
    random, k = np.random.default_rng(_SEED), min(size) / 1080

    def noise(across: float, down: float) -> F32:
        grain = random.standard_normal((h, w), np.float32)
        return _normalize_variance(
            cv2.GaussianBlur(
                grain, (0, 0), max(across * k, 1e-3), sigmaY=max(down * k, 1e-3)
            )
        )

    coarse = random.standard_normal((max(8, h // 24), max(8, w // 24)), np.float32)
    mottle = cv2.resize(
        cv2.GaussianBlur(coarse, (0, 0), 1.6), (w, h), interpolation=cv2.INTER_CUBIC
    )
    texture = (
        0.62 * noise(0.75, 0.75)
        + 0.30 * noise(3.2, 0.9)
        + 0.30 * noise(0.9, 3.0)
        + 0.42 * _normalize_variance(mottle)
    )
    texture.setflags(write=False)
    return np.asarray(texture, np.float32)


def _normalize_variance(noise: cv2.typing.MatLike) -> F32:
    return np.asarray(noise / max(float(np.std(noise)), 1e-6), np.float32)


def apply_paper_texture(
    rgb: U8, grain: float, specks: bool = True, tooth: F32 | None = None
) -> U8:
    """Print (h, w, 3) uint8 on paper: ink lies thinner on the high spots, white shows through
    heavy ink.

    `tooth` is the part of `paper(...)` under the picture, for a layer smaller than the frame.
    """
    h, w = rgb.shape[:2]
    tooth = make_paper_texture((w, h)) if tooth is None else tooth
    return np.concatenate(
        [
            _print_rows(rgb[y : y + _ROWS], grain, specks, tooth[y : y + _ROWS])
            for y in range(0, h, _ROWS)
        ]
    )


def _print_rows(rgb: U8, grain: float, specks: bool, tooth: F32) -> U8:
    light = rgb.astype(np.float32) / 255
    dark = 1 - cv2.transform(light, _LUMA).reshape(tooth.shape)
    weight = (grain * (0.75 + 0.75 * dark) * tooth)[..., None]
    printed = light + weight * (0.47 + 0.65 * light)
    if specks:
        rows, columns = np.nonzero(tooth > 2.35)
        spots = printed[rows, columns]
        printed[rows, columns] = spots + 0.16 * dark[rows, columns, None] * (
            _SPECK - spots
        )
    return np.rint(np.clip(printed, 0, 1) * 255).astype(np.uint8)


@functools.lru_cache(maxsize=8)
def make_vignette(size: Size, amount: float) -> pixels.Shade:
    """Darkening towards the corners, fixed to the frame; `amount` is what the far corner loses."""
    w, h = size
    x = (np.arange(w, dtype=np.float32) - 0.5 * w) / (0.62 * w)
    y = (np.arange(h, dtype=np.float32) - 0.48 * h) / (0.66 * h)
    far = np.hypot(x[None, :], y[:, None])
    return pixels.make_shade(
        1 - np.float32(0.95 * amount) * np.clip((far - 0.55) / 0.75, 0, 1) ** 1.6
    )


def draw_page_svg(
    w: float, h: float, look: Look, ground: Literal["light", "dark"]
) -> str:
    """The empty page of the atlas, w x h pixels at 1080p: ground, quiet graticule, double
    neatline.
    """
    light = ground == "light"
    fill, line = (
        (look.get_ink("paper"), look.get_ink("ink"))
        if light
        else (look.get_ink("dark"), look.get_ink("cream"))
    )
    return (
        f'<rect width="{w:.1f}" height="{h:.1f}" fill="{fill}"/>'
        + _graticule(w, h, line, 0.085 if light else 0.05)
        + _neatline(w, h, line, 0.75 if light else 0.35)
    )


def _neatline(w: float, h: float, colour: str, opacity: float) -> str:
    return "".join(
        f'<rect x="{m}" y="{m}" width="{w - 2 * m:.1f}" height="{h - 2 * m:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="{stroke}" stroke-opacity="{opacity}"/>'
        for m, stroke in ((34, 3), (43, 1.2))
    )


def _graticule(w: float, h: float, colour: str, opacity: float) -> str:
    curves = []
    for i in range(-9, 10):
        top, middle, bottom = (
            w * (0.5 + i * spread) for spread in (0.085, 0.105, 0.128)
        )
        curves.append(
            f"M{top:.0f} -20Q{middle:.0f} {h * 0.5:.0f} {bottom:.0f} {h + 20:.0f}"
        )
    for j in range(9):
        y = h * (j + 0.3) / 8.4
        curves.append(
            f"M-20 {y - h * 0.035:.0f}Q{w * 0.5:.0f} {y + h * 0.06:.0f} {w + 20:.0f}"
            f" {y - h * 0.035:.0f}"
        )
    style = (
        f'fill="none" stroke="{colour}" stroke-width="1.2" stroke-opacity="{opacity}"'
    )
    return f'<path d="{"".join(curves)}" {style}/>'


def measure_stamp(text: str, look: Look, upright: bool = False) -> float:
    """Width in pixels at 1080p of a label in its frame."""
    role = look.get_role("label", upright)
    return role.measure_width(text) + 32 * role.size / 24


def draw_stamp_svg(
    x: float, y: float, text: str, look: Look, inks: tuple[str, str | None, bool]
) -> str:
    """A label: small capitals in a thin frame, (x, y) its top left corner, 42 px high (47 upright).

    `inks` is (line and text, plate or None, upright).
    """
    colour, fill, upright = inks
    role = look.get_role("label", upright)
    f = role.size / 24
    ground = f'fill="{fill}" fill-opacity=".92"' if fill else 'fill="none"'
    return (
        f'<rect x="{x + f:.2f}" y="{y + f:.2f}"'
        f' width="{measure_stamp(text, look, upright) - 2 * f:.2f}" height="{40 * f:.2f}"'
        f' {ground} stroke="{colour}" stroke-width="{2 * f:.2f}"/>'
        + draw_text_svg(x + 16 * f, y + 29.5 * f, text, role, colour)
    )


def draw_mount(size: Size, look: Look, plate: PanelInks) -> pixels.Sprite:
    """The band below a map that carries its captions, in the look's `mount` rectangle: ground
    and two double rules.
    """
    k = compute_scale(size)
    x, y, w, h = look.get_bands(size, True)["mount"]
    top, fill, edge = math.floor(y), look.get_ink(plate.fill), look.get_ink(plate.title)
    rules = ((0, 3, 1.0), (7, 1.2, 1.0), (h / k - 22, 1.2, 0.6), (h / k - 18, 3, 0.6))
    body = draw_rule_svg((x / k, top / k, w / k + 1, h / k + 1), fill) + "".join(
        draw_rule_svg(
            (x / k, y / k + down, w / k + 1, high), mix_colours(fill, edge, strength)
        )
        for down, high, strength in rules
    )
    svg = vector.make_svg_document(
        body,
        0,
        top / k,
        size[0] / k,
        (size[1] - top) / k,
        k,
        typefaces=look.typefaces,
    )
    return pixels.Sprite(
        vector.rasterize(svg, typefaces=look.typefaces),
        0,
        top,
    )


def draw_rule_svg(box: tuple[float, float, float, float], colour: str) -> str:
    """A solid rectangle: rules, bars, hairlines."""
    x, y, w, h = box
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" fill="{colour}"/>'
