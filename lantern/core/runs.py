"""Runs of what is true in a row of values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def find_runs(active: NDArray[np.bool_]) -> list[slice]:
    """Return where a row of values, (n,), is true, each stretch as a slice, first to last."""
    if not active.any():
        return []
    if active.all():  # most lines lie whole in what they are asked for
        return [slice(0, len(active))]
    turns = np.diff(
        active.astype(np.int8),
        prepend=0,
        append=0,
    )
    edges = np.flatnonzero(turns).tolist()
    return list(map(slice, edges[::2], edges[1::2]))
