"""The numbers of BT.709: matrices between RGB and 8-bit Y, Cb, Cr in limited range.

ITU-R BT.709-6, section 3, has the luma weights and the limited ("video") range.
"""

from __future__ import annotations

import functools

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels.arrays import F32, F64, U8

RED = 0.2126
BLUE = 0.0722
GREEN = 1 - RED - BLUE
"""Shares of red, blue and green in luma."""

Y_RANGE = 219 / 255
C_RANGE = 224 / 255
"""Shares of the 8 bits that limited range uses, for luma and for chroma."""

_CB_ROW = np.array([-RED, -GREEN, 1 - BLUE]) / (2 * (1 - BLUE))
_CR_ROW = np.array([1 - RED, -GREEN, -BLUE]) / (2 * (1 - RED))
RGB_TO_Y = np.array([[RED, GREEN, BLUE, 16 / 219 * 255]]) * Y_RANGE
"""(1, 4), for cv2.transform: weights of red, green and blue, and black."""
RGB_TO_C = (
    np.array([[*_CB_ROW, 128 / 224 * 255], [*_CR_ROW, 128 / 224 * 255]])
    * C_RANGE
)
"""(2, 4): Cb and Cr in the same way."""

_CR_TO_RED = 2 * (1 - RED) * 255 / 224
_CB_TO_BLUE = 2 * (1 - BLUE) * 255 / 224
_YUV_TO_RGB = np.array(
    [
        [255 / 219, 0, _CR_TO_RED],
        [255 / 219, -BLUE * _CB_TO_BLUE / GREEN, -RED * _CR_TO_RED / GREEN],
        [255 / 219, _CB_TO_BLUE, 0],
    ]
)
_BLACK = np.array([[16.0], [128.0], [128.0]])
YUV_TO_RGB = np.hstack([_YUV_TO_RGB, -_YUV_TO_RGB @ _BLACK])
"""(3, 4): Y, Cb, Cr in limited range to red, green, blue."""

# ITU-R BT.601-7 and BT.2020-2: red's and blue's share of luma
_LUMA_SHARES = {
    "bt601": (0.299, 0.114),
    "bt709": (RED, BLUE),
    "bt2020": (0.2627, 0.0593),
}


@functools.cache
def build_matrix_from(matrix: str, full: bool) -> F64:
    """Return the matrix (3, 4) from Y, Cb, Cr of another standard to those of BT.709.

    `matrix` is bt601, bt709 or bt2020; `full` means that its values use the whole range, 0 to 255.
    """
    red, blue = _LUMA_SHARES[matrix]
    green = 1 - red - blue
    y = 255 / 219
    c = 255 / 224
    black = 16.0
    if full:
        y = 1.0
        c = 1.0
        black = 0.0
    cr = 2 * (1 - red) * c
    cb = 2 * (1 - blue) * c
    to_rgb = np.array(
        [[y, 0, cr], [y, -blue * cb / green, -red * cr / green], [y, cb, 0]]
    )
    turn = np.vstack([RGB_TO_Y[:, :3], RGB_TO_C[:, :3]]) @ to_rgb
    theirs = np.array([black, 128.0, 128.0])
    ours = np.array([16.0, 128.0, 128.0])
    return np.hstack([turn, (ours - turn @ theirs)[:, None]])


def premultiply_luma(rgb: F32, alpha: F32) -> F32:
    """Return premultiplied Y, (h, w), of RGB times alpha, (h, w, 3) 0 to 255, and alpha."""
    luma: F32 = (
        cv2.transform(rgb, RGB_TO_Y[:, :3]).reshape(alpha.shape) + 16 * alpha
    )
    return luma


def premultiply_chroma(rgb: F32, alpha: F32) -> F32:
    """Return premultiplied Cb and Cr, (h, w, 2), of RGB times alpha, (h, w, 3), and alpha."""
    chroma: F32 = cv2.transform(rgb, RGB_TO_C[:, :3]) + 128 * alpha[..., None]
    return chroma


_LEFT_SITED = np.array([[0.25, 0.5, 0.25]], np.float32)
"""Weights about an even column, where chroma is sited."""


def halve_columns(rows: cv2.typing.MatLike) -> cv2.typing.MatLike:
    """Return every second column of (h, w, ...), each averaged 1-2-1 with its neighbours."""
    averaged = cv2.filter2D(
        rows, -1, _LEFT_SITED, borderType=cv2.BORDER_REPLICATE
    )
    return averaged[:, ::2]


def halve_rows(plane: U8 | F32) -> cv2.typing.MatLike:
    """Return (h, w, ...) with half as many rows, each the mean of two."""
    height, width = plane.shape[:2]
    return cv2.resize(plane, (width, height // 2), interpolation=cv2.INTER_AREA)
