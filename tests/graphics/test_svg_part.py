"""A part of a drawing as one of its own: the same pixels as that part of the whole."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics import vector
from lantern.graphics.svg_part import PrintedBox, cut_svg
from lantern.graphics.typefaces import BUNDLED

BOX = PrintedBox(60, 30, 260, 170)
BODY = """
<defs><linearGradient id="g" x1="0%" x2="100%"><stop offset="10%" stop-color="#803010"/>
<stop offset="1" stop-color="#f0e0c0"/></linearGradient></defs>
<rect x="-5" y="-5" width="300" height="300" fill="url(#g)"/>
<circle cx="80" cy="50" r="33" fill="#205080" fill-opacity="0.6"/>
<path d="M0 0 L160 100 M160 0 L0 100" stroke="#111" stroke-width="3"/>
<text x="40" y="60" font-family="Source Sans Pro" font-size="20">Harbin</text>
"""


def write_svg(root: str, body: str = BODY) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{body}</svg>'


@pytest.mark.parametrize(
    "root",
    [
        'width="160" height="100" viewBox="0 0 160 100"',
        "width='160px' height = '100px' viewBox='0,0 160,100' id='a>b'",
        'viewBox="0 0 160 100"',
        'width="160" height="100"',
        'width="320" height="200" viewBox="-10 -5 160 100"',
    ],
)
def test_a_part_has_the_pixels_of_the_whole(root: str) -> None:
    whole = vector.rasterize(write_svg(root), 480, typefaces=BUNDLED)
    cut = cut_svg(write_svg(root), 480, BOX)
    assert cut is not None
    part = vector.rasterize(cut, typefaces=BUNDLED)
    wanted = whole[BOX.top : BOX.bottom, BOX.left : BOX.right]
    assert part.shape == wanted.shape
    difference = np.abs(part.astype(int) - wanted)
    assert difference.mean() < 0.1  # edges are rounded elsewhere
    assert difference.max() <= 24


def test_what_stands_before_the_root_stays() -> None:
    before = '<?xml version="1.0"?>\n<!-- an <svg> of ours -->\n'
    cut = cut_svg(before + write_svg('viewBox="0 0 160 100"'), 480, BOX)
    assert cut is not None
    assert cut.startswith(before)
    assert vector.rasterize(cut, typefaces=BUNDLED).shape == (140, 200, 4)


@pytest.mark.parametrize(
    "svg",
    [
        write_svg(
            'viewBox="0 0 160 100"',
            '<rect width="100%" height="100%" fill="red"/>',
        ),
        write_svg(
            'viewBox="0 0 160 100"',
            '<pattern id="p" patternUnits="userSpaceOnUse" width="10%"/>',
        ),
        write_svg('viewBox="0 0 160 100"', "<style>rect {width: 50%}</style>"),
        write_svg('width="16cm" height="10cm" viewBox="0 0 160 100"'),
        write_svg('width="160" height="160" viewBox="0 0 160 100"'),
        write_svg('width="160" viewBox="0 0 160 100"'),
        write_svg('viewBox="0 0 160"'),
        write_svg('viewBox="0 0 160 nan"'),
        write_svg('viewBox="0 0 0 100"'),
        write_svg('width="0" height="100" viewBox="0 0 160 100"'),
        write_svg(""),
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 160 100"/>',
    ],
)
def test_what_cant_be_followed_is_left_whole(svg: str) -> None:
    assert cut_svg(svg, 480, BOX) is None
