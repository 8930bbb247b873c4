"""Runs of map shots: which shots share a layout, and what they show together."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from lantern.graphics.look.panels import PanelStyle
from lantern.plan.film_shots import FilmShot, ShotKey
from lantern.plan.map_furniture import NewFurniture
from lantern.plan.map_runs import find_map_runs
from lantern.script.film_script import Script
from lantern.script.model.cards import StatementCard
from lantern.visuals.map_parts import DayCounter, InsetPlace, MapRun
from lantern.visuals.specs import CardSpec, VisualSpec
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
    return find_map_runs(make_shots(script, *shown), {})


def find_joined(script: Script, *shown: dict[str, Any]) -> list[list[ShotKey]]:
    """Return the shots of each run of more than one."""
    joined: dict[int, list[ShotKey]] = {}
    for key, run in find_runs(script, *shown).items():
        joined.setdefault(id(run), []).append(key)
    return [keys for keys in joined.values() if len(keys) > 1]


def make_shots(script: Script, *shown: dict[str, Any]) -> list[FilmShot]:
    """Return the shots of a film that show these maps."""
    specs: list[VisualSpec] = []
    for what in shown:
        specs.append(
            map_spec(**what)
            if what
            else CardSpec(StatementCard(statement="A word"))
        )
    shots = []
    for authored, spec in zip(script.film_shots, specs, strict=False):
        find = functools.partial(script.get_path, folder=authored.scene.folder)
        shots.append(FilmShot(authored, spec, find))
    return shots


def test_shots_that_go_on_from_each_other_are_a_run(script: Script) -> None:
    runs = find_runs(script, WIDE, MOVE, NEAR)
    run = MapRun(("wide", "near"), film_views=("near", "wide"))
    assert runs == dict.fromkeys(
        [ShotKey(1, 0), ShotKey(1, 1), ShotKey(1, 2)], run
    )


def test_a_run_goes_on_over_the_end_of_a_scene(script: Script) -> None:
    assert find_joined(script, CARD, CARD, WIDE, WIDE) == [
        [ShotKey(1, 2), ShotKey(2, 0)]
    ]


@pytest.mark.parametrize(
    "second",
    [
        NEAR,
        {"name": "other.yml", **WIDE},
        {"move": {"from": "near", "to": "wide"}},
    ],
)
def test_another_map_or_another_view_is_no_run(
    script: Script, second: dict[str, Any]
) -> None:
    assert find_joined(script, WIDE, second) == []


def test_a_picture_between_two_maps_ends_a_run(script: Script) -> None:
    assert find_joined(script, WIDE, CARD, WIDE) == []


def test_the_first_view_is_meant_where_none_is_named(script: Script) -> None:
    assert find_runs(script, {"show": ["east"]}, WIDE)[ShotKey(1, 0)].views == (
        "wide",
    )


def test_a_run_shows_what_any_of_its_shots_shows(script: Script) -> None:
    first = {**WIDE, "show": ["fleet"], "when": {"east": [4]}}
    second = {**WIDE, "show": ["balloon"], "dates": ["1 jun", "3 jun"]}
    run = find_runs(script, first, second)[ShotKey(1, 1)]
    assert run.show == ("balloon", "east", "fleet")
    assert run.dates == (("1 jun", "3 jun"),)
    assert find_runs(script, first, WIDE)[ShotKey(1, 0)].show is None


def test_a_run_knows_the_places_that_get_a_ring_in_any_of_its_shots(
    script: Script,
) -> None:
    first = {**WIDE, "when": {"Madrid": [4], "east": [9]}}
    second = {**WIDE, "when": {"Burgos": [4]}}
    run = find_runs(script, first, second)[ShotKey(1, 0)]
    assert run.emphasised == ("Burgos", "Madrid")


def test_a_map_with_faults_is_in_no_run(script: Script) -> None:
    assert find_runs(script, {"view": "no such"}, {"view": "no such"}) == {}
    (script.parts[0].folder / "m.yml").write_text("views: 3\n", "utf-8")
    assert find_runs(script, WIDE, WIDE) == {}


def test_furniture_stands_where_it_suits_all_views_of_the_film(
    script: Script,
) -> None:
    runs = find_runs(script, WIDE, CARD, MOVE)
    assert runs[ShotKey(1, 0)].views == ("wide",)
    assert runs[ShotKey(1, 0)].film_views == ("near", "wide")
    assert runs[ShotKey(1, 2)].film_views == ("near", "wide")


@pytest.mark.parametrize(
    ("modes", "mode"),
    [
        (("first", "always"), "always"),
        (("none", "first"), "first"),
        (("none", "none"), "none"),
    ],
)
def test_a_run_is_laid_out_for_the_shot_that_shows_the_most(
    script: Script, modes: tuple[Any, Any], mode: str
) -> None:
    new = {
        ShotKey(1, 0): NewFurniture(modes[0], legend=("front",)),
        ShotKey(1, 1): NewFurniture(modes[1], legend=("arrow",)),
    }
    run = find_map_runs(make_shots(script, WIDE, WIDE), new)[ShotKey(1, 0)]
    assert run.furniture == mode
    of_first = [each for each in new.values() if each.mode == "first"]
    assert run.legends == tuple(each.legend for each in of_first)


def test_a_run_keeps_room_for_the_counters_of_its_shots(script: Script) -> None:
    counter = {"first": "1 jun", "words": "Day {number}"}
    counted = {**WIDE, "dates": ["1 jun", "3 jun"], "counter": counter}
    run = find_runs(script, WIDE, counted)[ShotKey(1, 0)]
    assert run.counters == (DayCounter("1 jun", "Day {number}"),)
    assert find_runs(script, WIDE, WIDE)[ShotKey(1, 0)].counters is None


def test_a_run_keeps_room_for_the_insets_of_its_shots(script: Script) -> None:
    inset = {
        "picture": {"kind": "map", "map": "m.yml"},
        "style": {},
        "corner": "top-left",
        "form": "square",
    }
    later = {"inset": {**inset, "start": 20}}
    run = find_runs(script, WIDE, {**WIDE, "inset": inset}, {**WIDE, **later})
    assert run[ShotKey(1, 0)].insets == (
        InsetPlace(PanelStyle(), "top-left", "square"),
    )
    assert find_runs(script, WIDE, WIDE)[ShotKey(1, 0)].insets is None


def test_a_shot_that_follows_something_begins_and_ends_at_no_view(
    script: Script,
) -> None:
    following = {**NEAR, "follow": "east"}
    assert find_joined(script, NEAR, following) == []
    assert find_joined(script, following, NEAR) == []
    joining = {"view": "wide", "legs": [{"view": "near", "follow": "east"}]}
    assert find_joined(script, joining, NEAR) == []
    assert find_joined(script, WIDE, joining) == [
        [ShotKey(1, 0), ShotKey(1, 1)]
    ]
