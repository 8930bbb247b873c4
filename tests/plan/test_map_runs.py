"""Runs of map shots: which shots share a layout, and what they show together."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from lantern.plan.map_runs import FilmShot, ShotKey, find_map_runs
from lantern.script.load import Script
from lantern.script.model.cards import StatementCard
from lantern.visuals.specs import CardSpec, MapRun, VisualSpec
from tests.support import films
from tests.support.films import scene, still
from tests.support.maps import FIELD
from tests.support.visuals import map_spec

WIDE = {"view": "wide"}
NEAR = {"view": "near"}
MOVE = {"move": {"from": "wide", "to": "near"}}
CARD: dict[str, Any] = {}
"""A shot that shows no map."""


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """A film of two scenes with three shots each, and two maps beside them."""
    shots = [still("hills"), still("river"), still("grey")]
    scenes = [scene(name, "Wind and rain.", *shots) for name in ("One", "Two")]
    film = films.write(tmp_path / "project", scenes)
    for name in ("m.yml", "other.yml"):
        (film / name).write_text(FIELD, "utf-8")
    return films.load_valid(film).script


def find_runs(script: Script, *shown: dict[str, Any]) -> dict[ShotKey, MapRun]:
    """Return the runs of a film whose shots show these maps; the last ones show none."""
    specs: list[VisualSpec] = []
    for what in shown:
        specs.append(
            map_spec(**what) if what else CardSpec(StatementCard(statement="A word"))
        )
    shots = []
    for authored, spec in zip(script.film_shots, specs, strict=False):
        find = functools.partial(script.get_path, folder=authored.scene.folder)
        shots.append(FilmShot(authored, spec, find))
    return find_map_runs(shots)


def test_shots_that_go_on_from_each_other_are_a_run(script: Script) -> None:
    runs = find_runs(script, WIDE, MOVE, NEAR)
    run = MapRun(("wide", "near"))
    assert runs == dict.fromkeys([ShotKey(1, 0), ShotKey(1, 1), ShotKey(1, 2)], run)


def test_a_run_goes_on_over_the_end_of_a_scene(script: Script) -> None:
    runs = find_runs(script, CARD, CARD, WIDE, WIDE)
    assert list(runs) == [ShotKey(1, 2), ShotKey(2, 0)]


@pytest.mark.parametrize(
    "second",
    [NEAR, {"name": "other.yml", **WIDE}, {"move": {"from": "near", "to": "wide"}}],
)
def test_another_map_or_another_view_is_no_run(
    script: Script, second: dict[str, Any]
) -> None:
    assert find_runs(script, WIDE, second) == {}


def test_a_picture_between_two_maps_ends_a_run(script: Script) -> None:
    assert find_runs(script, WIDE, CARD, WIDE) == {}


def test_the_first_view_is_meant_where_none_is_named(script: Script) -> None:
    assert find_runs(script, {"show": ["east"]}, WIDE)[ShotKey(1, 0)].views == ("wide",)


def test_a_run_shows_what_any_of_its_shots_shows(script: Script) -> None:
    first = {**WIDE, "show": ["fleet"], "when": {"east": [4]}}
    second = {**WIDE, "show": ["balloon"], "dates": ["1 jun", "3 jun"]}
    run = find_runs(script, first, second)[ShotKey(1, 1)]
    assert run.show == ("balloon", "east", "fleet")
    assert run.dates == (("1 jun", "3 jun"),)
    assert find_runs(script, first, WIDE)[ShotKey(1, 0)].show is None


def test_a_map_with_faults_is_in_no_run(script: Script) -> None:
    assert find_runs(script, {"view": "no such"}, {"view": "no such"}) == {}
    (script.parts[0].folder / "m.yml").write_text("views: 3\n", "utf-8")
    assert find_runs(script, WIDE, WIDE) == {}
