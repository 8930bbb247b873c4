"""Runs of what is true in a row of values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def find_runs(active: NDArray[np.bool_]) -> list[slice]:
    """Return where a row of values, (n,), is true, each stretch as a slice, first to last."""
    turns = np.diff(active.astype(np.int8), prepend=0, append=0)
    edges = np.flatnonzero(turns).tolist()
    return list(map(slice, edges[::2], edges[1::2]))
