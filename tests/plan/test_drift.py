"""Which shots drift, and how long each has drifted when it begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.plan import Rendition
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import scene, still

VIEWS = "views: {a: {center: [10, 50], width_km: 900}, b: {center: [10, 50], width_km: 500}}\n"
CARD = {"card": {"statement": "Rain"}}


def find(root: Path, *shots: dict[str, Any]) -> list[int | None]:
    """Return the seconds that each shot of a silent scene has drifted at its first frame."""
    timed = [{**shot, "hold": 2} for shot in shots]
    folder = films.write(
        root / "project", [scene("One", None, *timed, duration=2 * len(timed))]
    )
    for name in ("m.yml", "n.yml"):
        (folder / name).write_text(VIEWS, "utf-8")
    rendition = lay(folder, root)
    fps = rendition.timeline.fps
    return [None if each is None else each // fps for each in rendition.drifts]


def lay(folder: Path, root: Path) -> Rendition:
    session = films.studio(folder, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    return lay_out(session, voice, spoken)


@pytest.mark.parametrize(
    ("shots", "drifted"),
    [
        ([CARD, CARD], [0, 0]),
        ([still("grey"), CARD], [None, 0]),
        ([{"map": "m.yml", "view": "a"}] * 3, [0, 2, 4]),
        (
            [{"map": "m.yml", "view": "a"}, {"map": "m.yml", "view": "b"}],
            [0, 0],
        ),
        (
            [{"map": "m.yml", "view": "a"}, {"map": "n.yml", "view": "a"}],
            [0, 0],
        ),
        (
            [
                {"map": "m.yml", "view": "a"},
                CARD,
                {"map": "m.yml", "view": "a"},
            ],
            [0, 0, 0],
        ),
        (
            [
                {"map": "m.yml", "view": "a", "move": "hold"},
                {"map": "m.yml", "view": "a"},
            ],
            [None, 0],
        ),
        ([{**CARD, "move": "hold"}], [None]),
    ],
)
def test_maps_and_cards_drift_and_a_map_drifts_on(
    tmp_path: Path, shots: list[dict[str, Any]], drifted: list[int | None]
) -> None:
    assert find(tmp_path, *shots) == drifted
