"""What is wrong with a text that is read as a model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.document import (
    YamlDocument,
    YamlModel,
    build_model,
    read_yaml,
)
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene, Shot

HEAD: dict[str, Any] = {"lantern": 1, "title": "Salt"}
STILL: dict[str, Any] = {"still": "a.png"}


def read_document(folder: Path, text: str | bytes) -> YamlDocument:
    """The document of a text that is YAML, as `x.yml` in a folder."""
    path = folder / "x.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    tree, problems = read_yaml(path)
    assert tree is not None, problems
    assert problems == []
    return tree


def list_faults(folder: Path, model: type[YamlModel], text: str) -> list[str]:
    """The faults of a text that is read as a model, each with its place in `x.yml`."""
    found, problems = build_model(model, read_document(folder, text))
    assert (found is None) == bool(problems)
    return [str(problem).replace(f"{folder}/", "") for problem in problems]


def list_film_faults(folder: Path, text: str) -> list[str]:
    """The faults of lines of film.yml, which begin at line 3."""
    return list_faults(folder, Film, "lantern: 1\ntitle: Salt\n" + text)


def list_scene_faults(folder: Path, text: str) -> list[str]:
    """The faults of lines of a scene, which begin at line 2."""
    return list_faults(folder, Scene, "scene: Wells\n" + text)


def list_shot_faults(folder: Path, text: str) -> list[str]:
    """The faults of a shot, which begins at line 4, column 5."""
    return list_scene_faults(folder, f"duration: 3\nshots:\n  - {text}\n")


def make_film(**film: Any) -> Film:
    """A film with these keys."""
    return Film.model_validate({**HEAD, **film})


def make_scene(**scene: Any) -> Scene:
    """A silent scene of one still, with these keys."""
    return Scene.model_validate(
        {"scene": "Wells", "duration": 3, "shots": [STILL], **scene}
    )


def make_spoken_scene(**scene: Any) -> Scene:
    """A narrated scene of one still, with these keys."""
    return Scene.model_validate(
        {
            "scene": "Wells",
            "narration": "It was dry.",
            "shots": [STILL],
            **scene,
        }
    )


def make_shot(**shot: Any) -> Shot:
    """A shot with these keys; a still unless one of them is a picture."""
    pictures = {"still", "map", "card", "clip", "document", "panels"}
    if not pictures & set(shot):
        shot = {**STILL, **shot}
    return Shot.model_validate(shot)


def assert_refused(model: type[YamlModel], value: object, message: str) -> None:
    """Assert that a model refuses a value with these words."""
    with pytest.raises(ValueError) as error:
        model.model_validate(value)
    assert message in str(error.value)
