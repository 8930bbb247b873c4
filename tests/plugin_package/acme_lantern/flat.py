"""A visual that fills the frame with one grey."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

from pydantic import Field

from lantern.core.units import Size
from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.script.document import YamlModel
from lantern.visuals import VisualContext

VERSION = 1


class Settings(YamlModel):
    """What authors write under `acme.flat`."""

    level: int = Field(ge=16, le=235)


class Flat:
    """The frame in one grey."""

    def __init__(self, level: int, size: Size) -> None:
        """Fill frames of `size` with `level`."""
        self.level = level
        self.size = size

    def inputs(self) -> Sequence[Path]:
        """Return no files."""
        return ()

    def state(self, n: int) -> Hashable:
        """Return the one state there is."""
        return 0

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        return make_flat_frame(self.size, (self.level, 128, 128))


def open_visual(settings: Settings, context: VisualContext) -> Flat:
    """Return the visual of a shot."""
    return Flat(settings.level, context.size)
