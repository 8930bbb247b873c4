"""What a frame of several pictures costs: milliseconds of CPU at 1080p, the pictures included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from lantern.graphics import look
from scripts.benches.speed.costs import Cost, mean, visual
from scripts.benches.speed.films import photograph

PUSH = {"kind": "still", "still": "a.jpg", "move": "push-in"}
REST = {"kind": "still", "still": "a.jpg", "move": "hold"}


def several(folder: Path) -> Iterator[Cost]:
    """Yield the costs of rows, grids, and of a line between before and after."""
    Image.fromarray(photograph(3)).save(folder / "a.jpg", quality=92)
    beside = _open(folder, [PUSH, PUSH])
    yield (
        "panels: two side by side, both moving",
        mean(beside, range(60, 120)),
        "",
    )
    coming = _open(folder, [PUSH, PUSH], start=20)
    yield (
        "panels: a row makes room",
        mean(coming, range(21, 32)),
        "dissolve of rows",
    )
    grid = _open(folder, [PUSH] * 4, layout="grid")
    yield "panels: a grid of four, all moving", mean(grid, range(60, 120)), ""
    line = _open(folder, [REST, REST], layout="before-after")
    yield (
        "panels: the line between before and after",
        mean(line, range(60, 120)),
        "",
    )


def _open(
    folder: Path,
    pictures: list[dict[str, Any]],
    *,
    layout: str = "side-by-side",
    start: int | None = None,
) -> Any:
    panels: list[dict[str, Any]] = [{"picture": each} for each in pictures]
    panels[-1]["start"] = start
    style = look.load().panels.model_dump()
    return visual(
        folder,
        "panels",
        folder,
        layout=layout,
        panels=panels,
        style=style,
    )
