"""Frames that have a goal, and the first still of a map: CPU of one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.benches import maps
from scripts.benches.speed import costs
from scripts.benches.speed.rows import Row


def frames(folder: Path) -> Iterator[Row]:
    """Measure at 1080p, once what is made for a shot is made."""
    layers = costs.measure_layers(folder)
    yield Row("still in layers: CPU of a frame", 6, layers, "ms")
    travel = costs.measure_travel(folder)
    yield Row("map under a travelling camera: CPU of a frame", 8, travel, "ms")


def first_still(folder: Path) -> Iterator[Row]:
    """Measure from an empty store, in a process that has drawn nothing yet."""
    took = maps.first(folder, maps.HD)
    yield Row("first still of a map at 1080p: CPU", 2, took, "s")


def first_still_4k(folder: Path) -> Iterator[Row]:
    """The same at 3840 x 2160."""
    took = maps.first(folder, maps.UHD)
    yield Row("first still of a map at 4K: CPU", 5, took, "s")
