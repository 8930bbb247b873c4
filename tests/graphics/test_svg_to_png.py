"""SVG drawn to PNG, here and by the program of a process apart."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.graphics import svg_to_png
from lantern.graphics.svg_to_png import draw_png

RED_LEFT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="20" height="20" fill="#ff0000"/></svg>'
)


def read(png: bytes) -> np.ndarray:
    """Return the pixels of a PNG, (h, w, 4)."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def test_a_drawing_has_its_own_size() -> None:
    pixels = read(draw_png(RED_LEFT, None, []))
    assert pixels.shape == (20, 40, 4)
    assert pixels[10, 5].tolist() == [255, 0, 0, 255]
    assert pixels[10, 35].tolist() == [0, 0, 0, 0]


def test_a_width_scales_it() -> None:
    pixels = read(draw_png(RED_LEFT, 80, []))
    assert pixels.shape == (40, 80, 4)
    assert (pixels[20, 39, 3], pixels[20, 41, 3]) == (255, 0)


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError):
        draw_png("<svg><g></svg>", None, [])


def test_without_fonts_letters_leave_no_ink() -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text y="15">a</text></svg>'
    assert read(draw_png(text, None, [])).max() == 0


def run(**changed: Any) -> subprocess.CompletedProcess[bytes]:
    """Give an order to the program of the process apart."""
    families = {"serif": None, "sans": None, "fallback": None}
    order: dict[str, Any] = {
        "svg": RED_LEFT,
        "width": None,
        "fonts": [],
        "families": families,
    }
    argv = [sys.executable, "-c", svg_to_png.PROGRAM, *sys.path]
    data = json.dumps(order | changed).encode()
    return subprocess.run(
        argv,
        input=data,
        capture_output=True,
        check=True,
    )


@pytest.mark.process
def test_an_order_is_drawn_as_here() -> None:
    assert run(width=80).stdout == draw_png(RED_LEFT, 80, [])


@pytest.mark.process
def test_what_is_wrong_with_an_order_is_told() -> None:
    done = run(svg="<svg><g></svg>")
    assert done.stdout == b""
    assert b"expected 'g' tag, not 'svg'" in done.stderr
