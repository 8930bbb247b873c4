"""Paper: grain, vignette, and the furniture of a printed page: neatline, graticule, stamp, mount.

Grain is baked into each layer before it moves; grain that stays with the frame looks like a
dirty window.
"""

from __future__ import annotations

import functools
import math
from typing import Literal

import numpy as np

from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.look.inks import PanelInks, mix_colours
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8
from lantern.graphics.pixels.shade import Shade, make_shade
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.vector import Box

VERSION = 1
_SEED = 7
_ROWS = 256
"""Printed at a time: a drawing's floats take twelve times the room of its pixels."""
_SPECK = np.array([0.94, 0.89, 0.79], np.float32)
"""Red, green and blue of bare paper, 0 to 1."""
_SPECK_HEIGHT = 2.35
"""The paper is bare where its texture is higher than this."""
_LUMA = np.array([[0.2126, 0.7152, 0.0722]], np.float32)
_STAMP_SIZE = 24
"""The size of type that a stamp's frame is drawn for, in pixels at 1080p."""


@functools.lru_cache(maxsize=4)
def make_paper_texture(size: Size, whole: Size | None = None) -> F32:
    """Return signed paper texture of about unit variance, (h, w): tooth, fibres, mottle.

    It is the same every time, and may not be written to. A part of a sheet is as coarse as the
    `whole` sheet, which has the texture of a frame printed as large.
    """
    w, h = size
    k = min(whole or size) / 1080
    random = np.random.default_rng(_SEED)
    # in the order in which they are drawn from the generator
    mottle = random.standard_normal(
        (max(8, h // 24), max(8, w // 24)), np.float32
    )
    texture = _make_noise(
        random,
        size,
        across=0.75 * k,
        down=0.75 * k,
    )
    texture *= 0.62
    # fibres one way and the other; large pages have room for one of these at a time
    texture += 0.30 * _make_noise(
        random,
        size,
        across=3.2 * k,
        down=0.9 * k,
    )
    texture += 0.30 * _make_noise(
        random,
        size,
        across=0.9 * k,
        down=3.0 * k,
    )
    texture += 0.42 * _enlarge(mottle, size)
    texture.setflags(write=False)
    return texture


def _make_noise(
    random: np.random.Generator, size: Size, *, across: float, down: float
) -> F32:
    """Return noise of unit variance, (h, w), blurred by so many pixels either way."""
    w, h = size
    noise = random.standard_normal((h, w), np.float32)
    sigma = max(across, 1e-3)
    cv2.GaussianBlur(
        noise,
        (0, 0),
        sigma,
        dst=noise,
        sigmaY=max(down, 1e-3),
    )
    return _normalize_variance(noise)


def _enlarge(noise: F32, size: Size) -> F32:
    """Return soft spots of unit variance, (h, w), from noise on a coarse grid."""
    blurred = cv2.GaussianBlur(noise, (0, 0), 1.6)
    large = cv2.resize(blurred, size, interpolation=cv2.INTER_CUBIC)
    return _normalize_variance(np.asarray(large, np.float32))


def _normalize_variance(noise: F32) -> F32:
    """Return noise with a variance of 1; it is changed in place."""
    noise /= max(float(np.std(noise)), 1e-6)
    return noise


def apply_paper_texture(
    rgb: U8, grain: float, *, specks: bool = True, tooth: F32 | None = None
) -> U8:
    """Print (h, w, 3) sRGB on paper: ink is thinner on high spots, and white shows through it.

    `tooth` is the part of a paper texture under the picture, for a layer smaller than the frame.
    `specks` leaves the highest spots of the paper bare.
    """
    height, width = rgb.shape[:2]
    if tooth is None:
        tooth = make_paper_texture((width, height))
    strips: list[U8] = []
    for top in range(0, height, _ROWS):
        rows = slice(top, top + _ROWS)
        strips.append(_print_rows(rgb[rows], tooth[rows], grain, specks=specks))
    return np.concatenate(strips)


def _print_rows(rgb: U8, tooth: F32, grain: float, *, specks: bool) -> U8:
    light = rgb.astype(np.float32) / 255
    luma = cv2.transform(light, _LUMA).reshape(tooth.shape)
    dark = np.asarray(1 - luma, np.float32)
    strength = grain * (0.75 + 0.75 * dark)
    weight = (strength * tooth)[..., None]
    printed = np.asarray(light + weight * (0.47 + 0.65 * light), np.float32)
    if specks:
        _add_specks(printed, tooth, dark)
    return np.rint(np.clip(printed, 0, 1) * 255).astype(np.uint8)


def _add_specks(printed: F32, tooth: F32, dark: F32) -> None:
    """Let bare paper show on the highest spots, in place: the more, the darker the ink."""
    spots = np.nonzero(tooth > _SPECK_HEIGHT)
    ink = printed[spots]
    strength = 0.16 * dark[spots]
    printed[spots] = ink + strength[:, None] * (_SPECK - ink)


@functools.lru_cache(maxsize=8)
def make_vignette(size: Size, amount: float) -> Shade:
    """Return a shade that is darker towards the corners of the frame.

    `amount` is the share of its light that the far corner loses, 0 to 1.
    """
    w, h = size
    x = _measure_from(0.5 * w, w, unit=0.62 * w)
    y = _measure_from(0.48 * h, h, unit=0.66 * h)
    distance = np.hypot(x[None, :], y[:, None])
    edge = np.clip((distance - 0.55) / 0.75, 0, 1)
    loss = np.float32(0.95 * amount) * edge**1.6
    return make_shade(np.asarray(1 - loss, np.float32))


def _measure_from(middle: float, count: int, *, unit: float) -> F32:
    """Return how far each of `count` pixels is from the middle, in units of so many pixels."""
    distance: F32 = (np.arange(count, dtype=np.float32) - middle) / unit
    return distance


def draw_page_svg(
    page: tuple[float, float], look: Look, ground: Literal["light", "dark"]
) -> str:
    """Return the empty page of the atlas as SVG: ground, quiet graticule, double neatline.

    `page` is its width and height in pixels at 1080p.
    """
    lines = look.lines
    fill = look.get_ink("dark")
    line = look.get_ink("cream")
    graticule_opacity = lines.dark_graticule
    neatline_opacity = lines.dark_neatline
    if ground == "light":
        fill = look.get_ink("paper")
        line = look.get_ink("ink")
        graticule_opacity = lines.graticule
        neatline_opacity = lines.neatline
    w, h = page
    return (
        f'<rect width="{w:.1f}" height="{h:.1f}" fill="{fill}"/>'
        + _draw_graticule(page, line, graticule_opacity)
        + _draw_neatline(page, line, neatline_opacity)
    )


def _draw_neatline(
    page: tuple[float, float], colour: str, opacity: float
) -> str:
    w, h = page
    svg = ""
    for margin, stroke in ((34, 3), (43, 1.2)):
        svg += (
            f'<rect x="{margin}" y="{margin}" width="{w - 2 * margin:.1f}"'
            f' height="{h - 2 * margin:.1f}" fill="none" '
            f'stroke="{colour}" stroke-width="{stroke}" stroke-opacity="{opacity}"/>'
        )
    return svg


def _draw_graticule(
    page: tuple[float, float], colour: str, opacity: float
) -> str:
    curves = _draw_meridians(page) + _draw_parallels(page)
    style = f'fill="none" stroke="{colour}" stroke-width="1.2" stroke-opacity="{opacity}"'
    return f'<path d="{curves}" {style}/>'


def _draw_meridians(page: tuple[float, float]) -> str:
    """Return path data of lines that spread towards the bottom."""
    w, h = page
    path = ""
    for i in range(-9, 10):
        top = w * (0.5 + i * 0.085)
        middle = w * (0.5 + i * 0.105)
        bottom = w * (0.5 + i * 0.128)
        path += f"M{top:.0f} -20Q{middle:.0f} {h * 0.5:.0f} {bottom:.0f} {h + 20:.0f}"
    return path


def _draw_parallels(page: tuple[float, float]) -> str:
    """Return path data of lines that sag in the middle."""
    w, h = page
    path = ""
    for j in range(9):
        y = h * (j + 0.3) / 8.4
        end = y - h * 0.035
        sag = y + h * 0.06
        path += f"M-20 {end:.0f}Q{w * 0.5:.0f} {sag:.0f} {w + 20:.0f} {end:.0f}"
    return path


def measure_stamp(text: str, look: Look, portrait: bool = False) -> float:
    """Return the width in pixels at 1080p of a label in its frame."""
    role = look.get_role("label", portrait)
    return role.measure_width(text) + 32 * role.size / _STAMP_SIZE


def measure_stamp_height(look: Look, portrait: bool = False) -> float:
    """Return the height in pixels at 1080p of a label in its frame."""
    return 42 * look.get_role("label", portrait).size / _STAMP_SIZE


def draw_stamp_svg(
    x: float,
    y: float,
    text: str,
    *,
    look: Look,
    ink: str,
    fill: str | None = None,
    portrait: bool = False,
) -> str:
    """Return a label as SVG: small capitals in a thin frame, (x, y) its top left corner.

    It is 42 pixels high at 1080p, in portrait frames 49. `ink` is the colour of line and text,
    `fill` that of the ground; without it the label is clear.
    """
    role = look.get_role("label", portrait)
    f = role.size / _STAMP_SIZE
    ground = 'fill="none"'
    if fill:
        ground = f'fill="{fill}" fill-opacity=".92"'
    width = measure_stamp(text, look, portrait) - 2 * f
    frame = (
        f'<rect x="{x + f:.2f}" y="{y + f:.2f}"'
        f' width="{width:.2f}" height="{40 * f:.2f}"'
        f' {ground} stroke="{ink}" stroke-width="{2 * f:.2f}"/>'
    )
    return frame + draw_text_svg(
        x + 16 * f,
        y + 29.5 * f,
        text,
        role=role,
        fill=ink,
    )


def draw_mount(size: Size, look: Look, inks: PanelInks) -> Sprite:
    """Draw the band below a map that carries its captions: ground and two double rules.

    It fills the look's `mount` and reaches to the bottom of a frame of this size.

    Raises:
        KeyError: the look has no mount for this shape.
    """
    k = compute_scale(size)
    band = look.get_bands(size, captions=True)["mount"]
    x, y, w, h = (length / k for length in band)
    top = math.floor(band[1])
    # a pixel more on either side: the band may end between two
    body = _draw_mount_svg(
        look,
        inks,
        band=(x, y, w + 1, h),
        top=top / k,
    )
    height = (size[1] - top) / k
    svg = vector.make_svg_document(
        body, (0, top / k, size[0] / k, height), k, typefaces=look.typefaces
    )
    return Sprite(vector.rasterize(svg, typefaces=look.typefaces), 0, top)


def _draw_mount_svg(
    look: Look, inks: PanelInks, *, band: Box, top: float
) -> str:
    """Return the mount as SVG; its ground begins at `top`, a whole pixel of the frame."""
    x, y, w, h = band
    fill = look.get_ink(inks.fill)
    edge = look.get_ink(inks.title)
    faint = mix_colours(fill, edge, 0.6)
    ground = draw_rule_svg((x, top, w, h + 1), fill)
    return (
        ground
        + draw_rule_svg((x, y, w, 3), edge)
        + draw_rule_svg((x, y + 7, w, 1.2), edge)
        + draw_rule_svg((x, y + (h - 22), w, 1.2), faint)
        + draw_rule_svg((x, y + (h - 18), w, 3), faint)
    )


def draw_panel_svg(box: Box, look: Look, inks: PanelInks) -> str:
    """Return the ground of a panel as SVG."""
    x, y, w, h = box
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" '
        f'fill="{look.get_ink(inks.fill)}" fill-opacity="{inks.opacity:.3f}"/>'
    )


def draw_hairline_svg(
    box: Box, colour: str, *, inset: float = 5.0, opacity: float = 0.55
) -> str:
    """Return the thin line inside a panel's edges, `inset` from them, as SVG."""
    x, y, w, h = box
    return (
        f'<rect x="{x + inset:.2f}" y="{y + inset:.2f}" width="{w - 2 * inset:.2f}" '
        f'height="{h - 2 * inset:.2f}" fill="none" stroke="{colour}" '
        f'stroke-width="1.2" stroke-opacity="{opacity:.2f}"/>'
    )


def draw_rule_svg(box: Box, colour: str) -> str:
    """Return a solid rectangle as SVG: rules, bars, hairlines."""
    x, y, w, h = box
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" fill="{colour}"/>'
