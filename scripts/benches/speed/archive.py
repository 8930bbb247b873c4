"""What a frame of archive material costs: milliseconds of CPU at 1080p, of the treatment alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from lantern.graphics import look, pixels
from lantern.visuals.specs import TreatmentSpec
from lantern.visuals.treatment import make_film_treatment
from lantern.visuals.treatment.tone import SourceTone
from scripts.benches.speed.costs import SIZE, Cost, cpu, mean, visual
from scripts.benches.speed.films import photograph


def archive(folder: Path) -> Iterator[Cost]:
    """Yield what the treatment adds to a still that moves, and to a frame of film."""
    Image.fromarray(photograph(3)).save(folder / "a.jpg", quality=92)
    style = look.load().archive
    plain = _measure_still(folder, None)
    treated = _measure_still(
        folder, {"style": style.model_dump(), "mask": True}
    )
    note = f"{plain:.2f} without it: done once a shot"
    yield "archive: a whole frame of a still, push-in", treated, note
    cost = _measure_film(TreatmentSpec(style))
    yield (
        "archive: weave, grain and tone of a frame of film",
        cost,
        "each frame anew",
    )


def _measure_still(folder: Path, treatment: dict[str, Any] | None) -> float:
    keys = {"still": "a.jpg", "move": "push-in", "treatment": treatment}
    return mean(visual(folder, "still", folder, **keys), range(60, 120))


def _measure_film(spec: TreatmentSpec) -> float:
    film = make_film_treatment(
        SourceTone(30, 220),
        spec,
        look.load(),
        size=SIZE,
        scale=1.0,
        seed="bench",
    )
    frame = pixels.warp(
        pixels.from_rgb(photograph(3)),
        1.0,
        x=0,
        y=0,
        size=SIZE,
    )
    index = itertools.count()
    return cpu(lambda: film.treat(frame, next(index)))
