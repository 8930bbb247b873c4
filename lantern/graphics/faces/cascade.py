"""A cascade of local binary patterns: a file of OpenCV's, and the windows that pass it.

Viola and Jones, 2001; Zhang et al., "Face Detection Based on Multi-Block LBP Representation",
2007. A window is looked at in stages; most fail one of the first.
"""

from __future__ import annotations

import functools
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.graphics.pixels import U8

WINDOW = 24
"""Pixels along a window's side."""
_FILE = Path(__file__).with_name("lbpcascade_frontalface.xml")
_CELLS = 3
_NEIGHBOURS = ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1))
"""Column and row of the cells round the middle one, from the highest bit of the pattern."""
_PATTERNS = 256
_WORD_BITS = 32
_DENSE_STAGES = 2
"""Stages in which all windows of a picture are looked at together."""
_TOLERANCE = 1e-5
"""By which a stage may be missed: OpenCV adds in single precision."""

_Integers = NDArray[np.int32]
_Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PatternTest:
    """Nine cells in a window, and the votes for each of the 256 patterns that they can make.

    The first cell has its corner at (x, y) and is `w` by `h` pixels.
    """

    x: int
    y: int
    w: int
    h: int
    votes: _Floats


@dataclass(frozen=True)
class Stage:
    """Tests whose votes must reach a threshold together."""

    threshold: float
    tests: tuple[PatternTest, ...]


@functools.cache
def load_cascade() -> tuple[Stage, ...]:
    """Return the stages of the cascade for faces that look ahead."""
    cascade = ET.parse(_FILE).getroot()[0]
    cells = [_read_numbers(each, "rect") for each in _list_parts(cascade, "features")]
    return tuple(_read_stage(each, cells) for each in _list_parts(cascade, "stages"))


def _list_parts(parent: ET.Element, name: str) -> list[ET.Element]:
    found = parent.find(name)
    assert found is not None  # the file comes with Lantern
    return list(found)


def _read_numbers(parent: ET.Element, name: str) -> list[int]:
    return [int(word) for word in (parent.findtext(name) or "").split()]


def _read_stage(element: ET.Element, cells: Sequence[Sequence[int]]) -> Stage:
    weak = _list_parts(element, "weakClassifiers")
    tests = tuple(_read_test(each, cells) for each in weak)
    return Stage(float(element.findtext("stageThreshold") or 0), tests)


def _read_test(element: ET.Element, cells: Sequence[Sequence[int]]) -> PatternTest:
    """Return one test: after two links its cells, then a bit for each pattern."""
    _, _, index, *words = _read_numbers(element, "internalNodes")
    leaves = (element.findtext("leafValues") or "").split()
    patterns = np.arange(_PATTERNS)
    subset = np.array(words, np.int64)[patterns // _WORD_BITS]
    is_in = (subset >> (patterns % _WORD_BITS)) & 1
    votes = np.where(is_in, float(leaves[0]), float(leaves[1]))
    x, y, w, h = cells[index][:4]
    return PatternTest(x, y, w, h, votes)


def find_windows(grey: U8, stages: Sequence[Stage]) -> list[tuple[int, int]]:
    """Return the corners (x, y) of the windows of (h, w) grey pixels that pass all stages."""
    height, width = (side - WINDOW + 1 for side in grey.shape)
    if min(height, width) < 1:
        return []
    sums = np.asarray(cv2.integral(grey), np.int32)

    def look_everywhere(x: int, y: int) -> _Integers:
        return sums[y : y + height, x : x + width]

    # most windows fail here; whole rows are read faster than places one by one
    passed = np.ones((height, width), np.bool_)
    for stage in stages[:_DENSE_STAGES]:
        passed &= _passes(stage, look_everywhere)
    return _sift(sums, np.argwhere(passed), stages[_DENSE_STAGES:])


def _sift(
    sums: _Integers, corners: NDArray[np.intp], stages: Sequence[Stage]
) -> list[tuple[int, int]]:
    """Return the corners (x, y) that pass the stages, of those in rows (y, x)."""
    across = sums.shape[1]
    flat = sums.ravel()
    places = corners[:, 0] * across + corners[:, 1]
    for stage in stages:

        def look(x: int, y: int, places: NDArray[np.intp] = places) -> _Integers:
            return np.asarray(flat[places + (y * across + x)], np.int32)

        places = places[_passes(stage, look)]
    return [(int(place % across), int(place // across)) for place in places]


_Look = Callable[[int, int], _Integers]
"""Gives the running sums at a point (x, y) of each window."""


def _passes(stage: Stage, look: _Look) -> NDArray[np.bool_]:
    """Tell of each window whether it passes a stage."""
    votes = sum(test.votes[_read_patterns(test, look)] for test in stage.tests)
    return np.asarray(votes >= stage.threshold - _TOLERANCE, np.bool_)


def _read_patterns(test: PatternTest, look: _Look) -> _Integers:
    """Return the pattern that the nine cells of a test make in each window."""
    corners: list[list[_Integers]] = []
    for row in range(_CELLS + 1):
        y = test.y + row * test.h
        across = [look(test.x + i * test.w, y) for i in range(_CELLS + 1)]
        corners.append(across)

    def add_cell(column: int, row: int) -> _Integers:
        upper = corners[row][column + 1] - corners[row][column]
        lower = corners[row + 1][column + 1] - corners[row + 1][column]
        return np.asarray(lower - upper, np.int32)

    middle = add_cell(1, 1)
    pattern = np.zeros(middle.shape, np.int32)
    for column, row in _NEIGHBOURS:
        pattern = 2 * pattern + (add_cell(column, row) >= middle)
    return pattern
