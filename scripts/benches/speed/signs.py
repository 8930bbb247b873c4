"""What notes and inserts cost a frame: milliseconds of CPU at 1080p, beyond the picture."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from lantern.core.units import Frames
from lantern.graphics import look, pixels
from lantern.graphics.pixels import Planes
from lantern.script.model.inserts import PictureInsert
from lantern.script.model.notes import PictureNote
from lantern.visuals import DrawingCache, Visual, VisualContext
from lantern.visuals.inserts.painter import InsertVisual
from lantern.visuals.notes.painter import NotedVisual
from lantern.visuals.specs import InsertsSpec, NotesSpec, TimedInsert, TimedNote
from scripts.benches.speed.costs import FPS, LENGTH, SIZE, Cost, cpu, mean

PART = [0.3, 0.3, 0.3, 0.4]
NOTES: dict[str, dict[str, Any]] = {
    "circle": {"circle": PART},
    "circle with words": {"circle": PART, "text": "Five men on one tank"},
    "box": {"box": PART},
    "arrow": {"arrow": {"from": [0.2, 0.8], "to": [0.6, 0.4]}},
    "label": {"label": [0.5, 0.5], "text": "Five men on one tank"},
    "spotlight": {"spotlight": PART},
    "magnifier": {"magnifier": [0.5, 0.5], "times": 3},
}
INSERTS: dict[str, dict[str, Any]] = {
    "figure": {"figure": 1577725, "unit": "men", "text": "crossed the border"},
    "facts": {
        "facts": ["Five thousand tanks", "Cavalry"],
        "text": "On the way",
    },
    "clock that runs": {"clock": {"from": "00:10", "to": "04:30"}},
    "progress": {"progress": 62, "text": "To the railway"},
}


class _FlatPicture:
    """A grey picture; a Visual."""

    def __init__(self) -> None:
        self._frame = pixels.make_flat_frame(SIZE, (90, 110, 140))

    def inputs(self) -> Sequence[Path]:
        return []

    def state(self, n: int) -> Hashable:
        return n

    def paint(self, n: int) -> Planes:
        return self._frame.copy()


def pointed(_: Path) -> Iterator[Cost]:
    """Yield the cost of each kind of note, and of each insert while it changes and at rest."""
    context = VisualContext(
        find=Path,
        size=SIZE,
        fps=FPS,
        length=Frames(LENGTH),
        look=look.load(),
        drawing_cache=DrawingCache(None),
    )
    flat = _FlatPicture()
    under = cpu(partial(flat.paint, 100))
    for name, keys in NOTES.items():
        timed = TimedNote(PictureNote.model_validate(keys), Frames(0))
        noted = NotedVisual(flat, NotesSpec((timed,)), context)
        yield f"note: {name}", cpu(partial(noted.paint, 100)) - under, ""
    for name, keys in INSERTS.items():
        shown = _lay_insert(flat, keys, context)
        coming = mean(shown, range(2, 32)) - under
        resting = cpu(partial(shown.paint, 150)) - under
        yield f"insert: {name}, as it comes", coming, f"{resting:.2f} at rest"


def _lay_insert(
    flat: _FlatPicture, keys: dict[str, Any], context: VisualContext
) -> Visual:
    insert = PictureInsert.model_validate(keys)
    said = tuple(Frames(10 * i) for i in range(len(insert.facts or ())))
    timed = TimedInsert(insert, Frames(0), Frames(LENGTH), said=said)
    return InsertVisual(flat, InsertsSpec((timed,)), context)
