"""What a change costs: the plan names exactly what has to be made again and why, and the render
makes just that.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from lantern import rendering
from lantern.rendering import PlanStep
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

TEXTS = (
    "Wind over hills.",
    "Rain and more rain.",
    "Snow in the end.",
    "And nothing more.",
)


def four_scenes() -> list[dict[str, Any]]:
    third = {"title": "A name"}
    return [
        scene("One", TEXTS[0]),
        scene("Two", TEXTS[1], still("river", move="push-in"), still("grey")),
        scene("Three", TEXTS[2] * 4, still("dark"), lower_third=third),
        scene("Four", TEXTS[3], still("hills", move="pan-up")),
    ]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The film before any change, and beside its folder a copy of all that it left."""
    base = tmp_path_factory.mktemp("changes") / "base"
    made = films.render(films.write(base / "project", four_scenes()), base)
    shutil.copytree(base, base.with_name("kept"))
    return made


@pytest.fixture
def film(rendered: Made) -> Made:
    """The film before any change, in its own place: what was made is known by its path."""
    base = rendered.out.parent
    shutil.rmtree(base)
    shutil.copytree(base.with_name("kept"), base)
    return rendered


def changed(
    film: Made, scenes: list[dict[str, Any]] | None = None, **head: Any
) -> tuple[list[PlanStep], set[str], Made]:
    """After a change: the plan's steps, the names of what has another key, and the film
    rendered anew.
    """
    folder = film.studio.script.tree.file.parent
    if scenes is not None:
        films.write(folder.parent.parent, scenes, **head)
    steps = rendering.list_steps(films.studio(folder, film.out.parent))
    after = films.render(folder, film.out.parent)
    before = film.report["keys"]
    return (
        steps,
        {
            name
            for name, key in after.report["keys"].items()
            if before.get(name) != key
        },
        after,
    )


def test_nothing_changed_nothing_planned(film: Made) -> None:
    assert rendering.list_steps(film.studio) == []


def test_a_new_film_is_all_new(tmp_path: Path) -> None:
    ours = films.studio(
        films.write(tmp_path / "project", four_scenes()), tmp_path
    )
    steps = rendering.list_steps(ours)
    assert len(steps) == 4 + 5 + 3 + 1
    assert {step.why for step in steps if step.kind == "take"} == {"new"}
    assert not list((tmp_path / "store").glob("??/*"))


def test_a_word_costs_its_scene_and_its_dissolves(film: Made) -> None:
    scenes = four_scenes()
    scenes[1]["narration"] = "Rain and considerably more rain."
    steps, names, after = changed(film, scenes)
    assert {step.name: step.why for step in steps} == {
        "scene 2 'Two': voice": "its narration changed",
        "scene 2 'Two', shot 1: dissolve in": "its scene's voice will be made",
        "scene 2 'Two', shot 1": "its scene's voice will be made",
        "scene 2 'Two', shot 2": "its scene's voice will be made",
        "scene 3 'Three', shot 1: dissolve in": "its scene's voice will be made",
        "the mix": "a scene's voice will be made",
    }
    assert {step.name for step in steps} == names
    assert {job.name for job in after.jobs() if job.kind != "drawing"} == names


def test_a_still_costs_what_shows_it(film: Made) -> None:
    films.paint(film.studio.script.places.project / "assets" / "river.png", -5)
    steps, names, after = changed(film)
    assert {step.name: step.why for step in steps} == {
        "scene 2 'Two', shot 1: dissolve in": "its picture changed",
        "scene 2 'Two', shot 1": "its picture changed",
    }
    assert {step.name for step in steps} == names
    assert {job.name for job in after.jobs() if job.kind != "drawing"} == names


def test_a_lower_third_costs_what_shows_it(film: Made) -> None:
    scenes = four_scenes()
    scenes[2]["lower_third"] = {"title": "Another"}
    steps, names, _ = changed(film, scenes)
    assert {step.name: step.why for step in steps} == {
        "scene 3 'Three', shot 1": "its overlays or transition changed"
    }
    assert {step.name for step in steps} == names


def test_another_voice_is_named_as_the_reason(film: Made) -> None:
    films.write(
        film.studio.script.places.project, four_scenes(), voice=["espeak"]
    )
    steps = rendering.list_steps(
        films.studio(film.studio.script.tree.file.parent, film.out.parent)
    )
    assert {step.why for step in steps if step.kind == "take"} == {
        "its voice changed"
    }


def test_scenes_change_places_without_a_new_take(film: Made) -> None:
    scenes = four_scenes()
    scenes[0], scenes[3] = scenes[3], scenes[0]
    _, _, after = changed(film, scenes)
    assert not [job for job in after.jobs() if job.kind == "take"]
