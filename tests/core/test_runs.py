"""Runs of what is true."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.runs import find_runs


@pytest.mark.parametrize(
    ("marks", "runs"),
    [
        (".xx..x.", [slice(1, 3), slice(5, 6)]),
        ("xx.x", [slice(0, 2), slice(3, 4)]),
        ("xxx", [slice(0, 3)]),
        ("...", []),
        ("", []),
    ],
)
def test_each_stretch_is_a_slice(marks: str, runs: list[slice]) -> None:
    active = np.array([mark == "x" for mark in marks], bool)
    assert find_runs(active) == runs
