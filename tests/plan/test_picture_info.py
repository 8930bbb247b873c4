"""What the cut is told of a film's pictures: illustrations, makers, marks, dark maps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lantern.plan import project
from lantern.plan.picture_info import describe_pictures, find_dark_maps
from lantern.plan.project import Project
from tests.support import films, maps
from tests.support.films import scene, still


def load(folder: Path, *shots: dict[str, Any], **head: Any) -> Project:
    film = films.write(folder, [scene("One", None, *shots, duration=9)], **head)
    (film / "dark.yml").write_text(f"{maps.EMPTY}style: dark\n", "utf-8")
    (film / "light.yml").write_text(f"{maps.EMPTY}style: parchment\n", "utf-8")
    loaded, _ = project.load(film)
    assert loaded is not None
    return loaded


def change_entry(folder: Path, name: str, **keys: str) -> None:
    """Change an entry of the ledger."""
    path = folder / "assets" / "credits.yml"
    ledger = json.loads(path.read_text("utf-8"))
    for entry in ledger["credits"]:
        if entry["file"] == f"{name}.png":
            entry.update(keys)
    path.write_text(json.dumps(ledger), "utf-8")


def test_dark_maps_are_those_of_a_dark_style(tmp_path: Path) -> None:
    shots: list[dict[str, Any]] = [
        {"map": "light.yml", "hold": 3},
        {"map": "dark.yml"},
    ]
    project = load(tmp_path, *shots)
    assert find_dark_maps(project.script, project.look) == {(0, 1)}


def test_illustrations_are_what_the_ledger_calls_so(tmp_path: Path) -> None:
    shots = [still("hills", hold=3), still("river")]
    assert (
        describe_pictures(load(tmp_path, *shots)).illustrations == frozenset()
    )
    change_entry(tmp_path, "river", kind="illustration")
    film = tmp_path / "scenes" / "short"
    loaded, _ = project.load(film)
    assert loaded is not None
    assert describe_pictures(loaded).illustrations == {(0, 1)}


def test_makers_are_named_only_where_the_film_asks_for_it(
    tmp_path: Path,
) -> None:
    load(tmp_path, still("hills"))
    change_entry(
        tmp_path,
        "hills",
        made_by="others",
        author="Ada",
    )
    film = tmp_path / "scenes" / "short"
    loaded, _ = project.load(film)
    assert loaded is not None
    assert describe_pictures(loaded).credits == {}
    head = json.loads((film / "film.yml").read_text("utf-8"))
    (film / "film.yml").write_text(
        json.dumps({**head, "picture_credits": True})
    )
    loaded, _ = project.load(film)
    assert loaded is not None
    assert describe_pictures(loaded).credits == {
        (0, 0): "Picture: Ada, CC0-1.0"
    }


def test_the_makers_of_all_panels_are_named(tmp_path: Path) -> None:
    panels = {"panels": [still("hills"), still("river")]}
    load(tmp_path, panels, picture_credits=True)
    change_entry(
        tmp_path,
        "hills",
        made_by="others",
        author="Ada",
    )
    change_entry(
        tmp_path,
        "river",
        made_by="others",
        author="Ben",
    )
    loaded, _ = project.load(tmp_path / "scenes" / "short")
    assert loaded is not None
    assert describe_pictures(loaded).credits == {
        (0, 0): "Picture: Ada, CC0-1.0; Picture: Ben, CC0-1.0"
    }


def test_makers_of_portraits_are_named_where_these_may_be_seen(
    tmp_path: Path,
) -> None:
    river = {"title": "Ann", "portrait": "../../assets/river.png"}
    shots = [still("hills", hold=3), still("hills", lower_third=river)]
    load(tmp_path, *shots, picture_credits=True)
    change_entry(
        tmp_path,
        "river",
        made_by="others",
        author="Ben",
    )
    loaded, _ = project.load(tmp_path / "scenes" / "short")
    assert loaded is not None
    assert describe_pictures(loaded).credits == {
        (0, 1): "Picture: Ben, CC0-1.0"
    }
    assert describe_pictures(loaded).illustrations == frozenset()


def test_of_a_portrait_of_a_scene_the_maker_is_named_in_all_shots(
    tmp_path: Path,
) -> None:
    third = {"title": "Ann", "portrait": "../../assets/river.png"}
    one = scene("One", None, still("hills", hold=3), still("hills"), duration=9)
    films.write(tmp_path, [{**one, "lower_third": third}], picture_credits=True)
    change_entry(
        tmp_path,
        "river",
        made_by="others",
        author="Ben",
    )
    loaded, _ = project.load(tmp_path / "scenes" / "short")
    assert loaded is not None
    line = "Picture: Ben, CC0-1.0"
    assert describe_pictures(loaded).credits == {(0, 0): line, (0, 1): line}
