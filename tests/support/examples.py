"""The examples in the pages of docs/: blocks of YAML, and which file of a film each is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lantern.credits.entry import CreditsFile
from lantern.script.document import YamlModel, parse_yaml
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from lantern.script.translation.file_model import TranslationFile
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle

BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)
SHOT: dict[str, Any] = {"still": "a.jpg"}
REQUIRED: dict[type[YamlModel], dict[str, Any]] = {
    Film: {"lantern": 1, "title": "A film"},
    Scene: {"scene": "A scene", "narration": "Words.", "shots": [SHOT]},
    MapFile: {"views": {"whole": {"center": [130, 45], "width_km": 2000}}},
    CreditsFile: {},
    TranslationFile: {"translation": 1},
    MapStyle: {},
}
"""The files of a film, in the order in which they are tried, with what an excerpt may lack."""
OTHERS = {"jobs", "spec", "words", "inks", "roles"}
"""Keys of blocks that are no part of a film: jobs of other programs, lexicons, looks."""


def list_examples(page: Path) -> Iterator[dict[str, Any]]:
    """Yield what the blocks of YAML in a page hold, as keys of a file."""
    for block in BLOCK.findall(page.read_text("utf-8")):
        if block.lstrip().startswith("-"):  # a part of a list
            name = "credits" if "licence:" in block else "shots"
            block = f"{name}:\n{block}"
        document, problems = parse_yaml(block, page)
        assert document is not None, problems
        yield document.data


def check_example(example: dict[str, Any]) -> None:
    """Read an example as the file it is from.

    Raises:
        ValueError: Something in it is wrong, or it is from no file of a film.
    """
    if OTHERS & set(example):
        return
    for model, required in REQUIRED.items():
        names = {
            field.alias or name for name, field in model.model_fields.items()
        }
        if set(example) <= names:
            excerpt = {**required, **example}
            if "duration" in example:  # a silent scene
                excerpt.pop("narration")
            model.model_validate(excerpt)
            return
    raise ValueError(f"keys of different files: {', '.join(example)}")
