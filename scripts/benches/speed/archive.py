"""What a frame of archive material costs: milliseconds of CPU at 1080p, of the treatment alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from lantern.graphics import look, pixels
from lantern.visuals.specs import TreatmentSpec
from lantern.visuals.treatment import make_film_treatment
from lantern.visuals.treatment.tone import SourceTone
from scripts.benches.speed.costs import SIZE, Cost, cpu, mean, visual
from scripts.benches.speed.films import photograph


def archive(folder: Path) -> Iterator[Cost]:
    """Yield what the treatment adds to a still that moves, and to a frame of film."""
    rgb = photograph(3)
    Image.fromarray(rgb).save(folder / "a.jpg", quality=92)
    style = look.load().archive
    costs = []
    for treatment in (None, {"style": style.model_dump(), "mask": True}):
        shown = visual(
            folder,
            "still",
            folder,
            still="a.jpg",
            move="push-in",
            treatment=treatment,
        )
        costs.append(mean(shown, range(60, 120)))
    note = f"{costs[0]:.2f} without it: done once a shot"
    yield "archive: a whole frame of a still, push-in", costs[1], note
    film = make_film_treatment(
        SourceTone(30, 220),
        TreatmentSpec(style),
        look.load(),
        size=SIZE,
        scale=1.0,
        seed="bench",
        has_gate=False,
    )
    frame = pixels.warp(pixels.from_rgb(rgb), 1.0, x=0, y=0, size=SIZE)
    index = itertools.count()
    cost = cpu(lambda: film.treat(frame, next(index)))
    yield "archive: weave, grain and tone of a frame of film", cost, "each frame anew"
