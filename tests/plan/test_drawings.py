"""The jobs that draw what maps come to rest on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.plan.drawings import make_drawing_jobs, make_resting_drawing_jobs
from lantern.visuals.requests import DrawingRequest
from lantern.visuals.specs import MapSpec
from tests.support.cut_films import cut, silent
from tests.support.films import still

TRAVELLING: dict[str, Any] = {
    "map": "m.yml",
    "move": {"from": "wide", "to": "near"},
}
RESTING: dict[str, Any] = {"map": "m.yml", "view": "near"}
CARD: dict[str, Any] = {"card": {"statement": "Both were right"}}


def test_maps_are_drawn_once_for_each_view_at_which_they_rest(
    tmp_path: Path,
) -> None:
    shots = [
        {**TRAVELLING, "hold": 2},
        {**RESTING, "hold": 2},
        {"map": "m.yml", "view": "wide"},
    ]
    film = cut(tmp_path, silent(6, *shots))
    views = []
    for job in make_resting_drawing_jobs(film.rendition, film.store):
        assert isinstance(job.request, DrawingRequest)
        spec = job.request.visual.spec
        assert isinstance(spec, MapSpec)
        assert spec.move is None
        views.append(spec.view)
    assert views == ["near", "wide"]
    assert len(make_drawing_jobs(film.rendition, film.store)) == 3


def test_of_cards_only_the_map_below_is_drawn(tmp_path: Path) -> None:
    ground = {
        "card": {"statement": "Both were right", "ground": {"map": "m.yml"}}
    }
    shots = [{**CARD, "hold": 2}, {**ground, "hold": 2}, still("hills")]
    film = cut(tmp_path, silent(6, *shots))
    (job,) = make_resting_drawing_jobs(film.rendition, film.store)
    assert job.name == "scene 1 'Silent 1', shot 2: drawing"


def test_a_picture_weighs_more_the_nearer_a_camera_goes_and_a_card_little(
    tmp_path: Path,
) -> None:
    near = {"move": {"from": [0.1, 0.1, 0.5, 0.5], "to": [0, 0, 1, 1]}}
    shots = [
        CARD,
        still("hills"),
        {**still("hills"), **near},
        TRAVELLING,
        RESTING,
    ]
    holds = [{**shot, "hold": 2} for shot in shots[:-1]]
    film = cut(tmp_path, silent(10, *holds, shots[-1]))
    card, plain, zoomed, travelling, resting = make_drawing_jobs(
        film.rendition, film.store
    )
    assert card.weight < plain.weight == resting.weight < travelling.weight
    assert zoomed.weight == 4 * plain.weight
