"""A cascade of local binary patterns: a file of OpenCV's, and the windows that pass it.

Viola and Jones, 2001; Zhang et al., "Face Detection Based on Multi-Block LBP Representation",
2007. A window is looked at in stages; most fail one of the first.
"""

from __future__ import annotations

import functools
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8

WINDOW = 24
"""Pixels along a window's side."""
_FILE = Path(__file__).with_name("lbpcascade_frontalface.xml")
_CELLS = 3
_MIDDLE = 4
_AROUND = (0, 1, 2, 5, 8, 7, 6, 3)
"""The cells round the middle one, counted row by row, from the highest bit of the pattern."""
_STEPS = np.arange(_CELLS + 1)
_ROWS, _COLUMNS = np.divmod(np.arange(_CELLS**2), _CELLS)
_PATTERNS = 256
_WORD_BITS = 32
_DENSE_STAGES = 4
"""Stages in which all windows of a picture are looked at, since many pass the one before."""
_BATCH = 2048
"""Windows that later stages look at together: what is read of them stays in the cache."""
_TOLERANCE = 1e-5
"""By which a stage may be missed: OpenCV adds in single precision."""

_Integers = NDArray[np.int32]
_Cells = NDArray[np.int16]
_Places = NDArray[np.intp]
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

    @functools.cached_property
    def rows(self) -> _Places:
        """Return in which rows of a window the cells of each test begin and end, (tests, 4)."""
        return np.array([test.y + _STEPS * test.h for test in self.tests])

    @functools.cached_property
    def columns(self) -> _Places:
        """Return in which columns of a window the cells of each test do so, (tests, 4)."""
        return np.array([test.x + _STEPS * test.w for test in self.tests])

    @functools.cached_property
    def votes(self) -> _Floats:
        """Return the votes of all tests, (tests, 256)."""
        return np.stack([test.votes for test in self.tests])


@functools.cache
def load_cascade() -> tuple[Stage, ...]:
    """Return the stages of the cascade for faces that look ahead."""
    cascade = ET.parse(_FILE).getroot()[0]
    cells = [
        _read_numbers(each, "rect") for each in _list_parts(cascade, "features")
    ]
    return tuple(
        _read_stage(each, cells) for each in _list_parts(cascade, "stages")
    )


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


def _read_test(
    element: ET.Element, cells: Sequence[Sequence[int]]
) -> PatternTest:
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
    across = sums.shape[1]
    flat = sums.ravel()
    places = _find_places(flat, across, stages[:_DENSE_STAGES])
    places = places[places % across < width]
    for stage in stages[_DENSE_STAGES:]:
        if not len(places):
            break
        places = _sift(
            flat,
            across,
            stage=stage,
            places=places,
        )
    return [(int(place % across), int(place // across)) for place in places]


def _find_places(
    flat: _Integers, across: int, stages: Sequence[Stage]
) -> _Places:
    """Return the places of the windows that pass some stages, of all windows.

    A place is the index of a window's corner in the running sums, whose rows follow each other,
    `across` long. Most windows fail here, and stretches of memory are read faster than places one
    by one. So windows that go on from the end of a row into the next are among them.
    """
    count = len(flat) - WINDOW * (across + 1)
    passed = np.ones(count, np.bool_)
    for stage in stages:
        votes = np.zeros(count)
        for test in stage.tests:
            votes += _vote(test, _add_up(flat, across, test), across=across)
        passed &= votes >= stage.threshold - _TOLERANCE
    return np.flatnonzero(passed)


def _add_up(flat: _Integers, across: int, test: PatternTest) -> _Cells:
    """Return the sums of the pixels of cells as large as a test's, at every place."""
    columns = flat[test.w :] - flat[: -test.w]
    below = test.h * across
    return (columns[below:] - columns[:-below]).astype(np.int16)


def _vote(test: PatternTest, cells: _Cells, *, across: int) -> _Floats:
    """Return a test's votes for all windows."""
    count = len(cells) - (WINDOW - test.h) * across - (WINDOW - test.w)
    firsts = (
        (test.y * across + test.x) + test.h * across * _ROWS + test.w * _COLUMNS
    )
    nine = [cells[first : first + count] for first in firsts]
    patterns = np.zeros(count, np.uint8)
    for i in _AROUND:
        patterns += patterns
        patterns += nine[i] >= nine[_MIDDLE]
    return np.asarray(cv2.LUT(patterns, test.votes), np.float64).ravel()


def _sift(
    flat: _Integers, across: int, *, stage: Stage, places: _Places
) -> _Places:
    """Return those places whose windows pass a stage."""
    offsets = stage.rows[:, :, None] * across + stage.columns[:, None, :]
    kept: list[_Places] = []
    for first in range(0, len(places), _BATCH):
        batch = places[first : first + _BATCH]
        votes = _count_votes(flat[offsets[..., None] + batch], stage.votes)
        kept.append(batch[votes >= stage.threshold - _TOLERANCE])
    return np.concatenate(kept)


def _count_votes(corners: _Integers, votes: _Floats) -> _Floats:
    """Return the votes of some tests together for some windows.

    Args:
        corners: running sums, (tests, 4, 4, windows).
        votes: those for each pattern, (tests, 256).
    """
    rows = corners[:, 1:] - corners[:, :-1]
    cells = (rows[:, :, 1:] - rows[:, :, :-1]).reshape(
        len(votes), _CELLS**2, -1
    )
    bits = cells[:, _AROUND] >= cells[:, _MIDDLE, None]
    patterns = np.packbits(bits, axis=1)[:, 0]
    return np.asarray(
        votes[np.arange(len(votes))[:, None], patterns].sum(axis=0)
    )
