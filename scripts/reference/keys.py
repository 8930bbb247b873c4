"""The pages of keys: those of each file that an author writes, from the schema of its models."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

import lantern
from lantern.graphics.look import Look
from lantern.scaffold.schema import build_author_schema
from lantern.script.document import YamlModel
from lantern.script.model.cards import CARD_MODELS
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.naming import STYLES_FOLDER
from scripts.reference.examples import KEY_GUIDES
from scripts.reference.groups import KEY_GROUPS, SHOT_KEYS
from scripts.reference.key_types import (
    Schema,
    describe_default,
    describe_type,
    list_terms,
    name_model,
    split_default,
)
from scripts.reference.markdown import (
    mark_terms,
    mark_values,
    write_page,
    write_prose,
    write_table,
)


def _list_models(base: type[YamlModel]) -> Iterator[type[YamlModel]]:
    """Yield all models below one."""
    for model in base.__subclasses__():
        yield model
        yield from _list_models(model)


_TEMPLATE = Path(lantern.__file__).parent / "scaffold" / "template"
_MODELS = {model.__name__: model for model in _list_models(YamlModel)}
_IN_LU = " in LU "
_SHARED_AT_LEAST = 6
"""Keys that a model has in common with a shot, from which on they aren't told again."""


@dataclass(frozen=True)
class KeyPage:
    """A page of keys: its title, its first words, and the models that it begins with."""

    file: str
    title: str
    opening: str
    roots: tuple[str, ...]


@dataclass
class Part:
    """A part of a page: a model, the keys that lead to it, and its schema."""

    page: KeyPage
    name: str
    path: str
    schema: Schema


@dataclass
class Reference:
    """All parts of all pages, by the names of their models."""

    definitions: dict[str, Schema]
    parts: dict[str, Part] = field(default_factory=dict)

    def link(self, page: KeyPage, word: str, name: str) -> str:
        """Return a word with the address of a model's part, as seen from a page.

        All cards have the address of their page, so that they are one.
        """
        part = self.parts.get(name)
        if part is None:
            return word
        if part.name in CARD_NAMES:
            return f"[{word}]({part.page.file})"
        file = "" if part.page is page else part.page.file
        anchor = f"#{part.path.replace('.', '')}" if part.path else ""
        return f"[{word}]({file}{anchor})"


def _read_example(path: Path) -> str:
    """Return a file of YAML as code, without its lines for editors and comments."""
    lines = path.read_text("utf-8").splitlines()
    shown = [line for line in lines if not line.startswith("# ")]
    return "```yaml\n" + "\n".join(shown) + "\n```"


CARD_NAMES = tuple(model.__name__ for model in CARD_MODELS.values())
_TRANSLATION = """\
```yaml
translation: 1
language: ru
film: my-film
texts:
  01-the-lantern:
    narration: |
      Лампа, расписанное стекло и линза: вот и весь волшебный фонарь.
```"""
LOOK = """\
```yaml
name: house
base: night
inks:
  vermilion: "#7fb2e5"
roles:
  title: {size: 104, upright: 92}
timing:
  lower_third: {least: 4.5}
```"""
"""A look of one's own, on the page of its keys."""

PAGES = (
    KeyPage(
        "film.md",
        "film.yml",
        "This page lists the keys of `film.yml`, which holds what is true for the whole film.\n"
        "Only `lantern` and `title` are required:\n\n"
        + _read_example(_TEMPLATE / "film.yml"),
        ("Film",),
    ),
    KeyPage(
        "scene.md",
        "Scenes",
        "This page lists the keys of a scene: a stretch of narration, and the\n"
        "[shots](shot.md) under it. Each scene is a file such as `01-the-lantern.yml`:\n\n"
        + _read_example(_TEMPLATE / "01-the-lantern.yml"),
        ("Scene",),
    ),
    KeyPage(
        "shot.md",
        "Shots",
        "This page lists the keys of a shot: one picture, and how the camera looks at it.\n"
        "It shows exactly one of `still`, `map`, `card`, `clip`, `document` and `panels`. Shots\n"
        "stand in a scene, under `shots`:\n\n"
        + _read_example(_TEMPLATE / "02-the-road.yml"),
        ("Shot",),
    ),
    KeyPage(
        "cards.md",
        "Cards",
        "This page lists the cards and their keys. The first key says which card it is.\n"
        "`card: title`, `card: chapter` and `card: credits` are filled in from the film, the\n"
        "scene and the ledger; or write one:\n\n"
        + _read_example(_TEMPLATE / "03-the-screen.yml"),
        CARD_NAMES,
    ),
    KeyPage(
        "map.md",
        "Map files",
        "This page lists the keys of a map file. It holds what is on the map, with dates; the\n"
        "[shot](shot.md) says which part of it is seen, and what moves. Points are\n"
        "`[longitude, latitude]`. A date is `9 aug`, `9 aug 1945`, `aug 1945` or `1945`.\n\n"
        + _read_example(_TEMPLATE / "maps/road.yml"),
        ("MapFile",),
    ),
    KeyPage(
        "credits.md",
        "credits.yml",
        "This page lists the keys of the ledger, `credits.yml`: who made each picture and\n"
        "sound, and under which licence. A film with a file that has no entry is refused.\n\n"
        + _read_example(_TEMPLATE / "credits.yml"),
        ("CreditsFile",),
    ),
    KeyPage(
        "translation-file.md",
        "Translations",
        "This page lists the keys of a translation, such as `translations/ru.yml`.\n"
        "[`translate`](verbs.md#translate) writes it; the texts are for a translator:\n\n"
        + _TRANSLATION,
        ("TranslationFile",),
    ),
    KeyPage(
        "look-file.md",
        "Look files",
        "This page lists the keys of a look of your own, such as `looks/house.yml`. With `base`\n"
        "it holds only what differs; without, it needs all keys that are required here. The list\n"
        "of [looks](looks.md) says what each ink and role of type is for. Lengths are pixels of a\n"
        "film whose shorter side has 1080.\n\n" + LOOK,
        ("Look",),
    ),
    KeyPage(
        "map-style.md",
        "Map styles",
        "This page lists the keys of a map style of your own, a file that a [map](map.md) names\n"
        "as its `style`. Colours are six hexadecimal digits in quotes. This one is `parchment`:\n\n"
        + _read_example(STYLES_FOLDER / "parchment.yml"),
        ("MapStyle",),
    ),
)


@functools.cache
def read_reference() -> Reference:
    """Return the parts of all pages; a model belongs to the first page that has it."""
    reference = Reference(
        {**_build_style_schema(), **build_author_schema()["$defs"]}
    )
    for page in PAGES:
        for root in page.roots:
            schema = reference.definitions[root]
            reference.parts[root] = Part(
                page, root, _name_root(schema, page), schema
            )
    for page in PAGES:
        for root in page.roots:
            _gather(reference, reference.parts[root])
    return reference


def _build_style_schema() -> dict[str, Schema]:
    """Return the models of looks and map styles, which the schema for editors doesn't have.

    Most keys of a look may be those of its base, so an editor would miss them.
    """
    _, schema = models_json_schema(
        [(Look, "validation"), (MapStyle, "validation")]
    )
    models: dict[str, Schema] = schema["$defs"]
    return models


def _name_root(schema: Schema, page: KeyPage) -> str:
    """Return the heading of a model that a page begins with: the key that says what it is."""
    if len(page.roots) == 1:
        return ""
    required: list[str] = schema["required"]
    return required[0]


def _gather(reference: Reference, part: Part) -> None:
    """Add the models that a part's keys take, and those below them."""
    for key, node in part.schema["properties"].items():
        for model, schema in _iter_models(reference, node):
            if model not in reference.parts:
                path = f"{part.path}.{key}".removeprefix(".")
                found = Part(part.page, model, path, schema)
                reference.parts[model] = found
                _gather(reference, found)


def _iter_models(
    reference: Reference, node: Any
) -> Iterator[tuple[str, Schema]]:
    """Yield each model in a node with its schema, but none within another."""
    if isinstance(node, list):
        for each in node:
            yield from _iter_models(reference, each)
    if not isinstance(node, dict):
        return
    name = name_model(node)
    if name:
        yield name, reference.definitions.get(name, node)
        return
    for each in node.values():
        yield from _iter_models(reference, each)


def write_keys(page: KeyPage) -> str:
    """Return a page of keys."""
    reference = read_reference()
    parts = [part for part in reference.parts.values() if part.page is page]
    texts = [page.opening]
    for part in parts:
        texts += _write_part(reference, part)
    return write_page(page.title, *texts)


def _write_part(reference: Reference, part: Part) -> Iterator[str]:
    if part.path:
        yield f"## `{part.path}`"
        yield write_prose(part.schema.get("description"))
    shared = _list_shared(reference, part)
    if part.name in KEY_GROUPS:
        for heading, keys in KEY_GROUPS[part.name].items():
            yield f"## {heading}"
            yield _write_table(reference, part, keys)
    else:
        alike = _list_alike(reference, part)
        own = [key for key in _order_keys(part) if key not in alike]
        yield _write_table(reference, part, own)
    if shared:
        names = ", ".join(f"`{name}`" for name in shared)
        yield f"And of the keys of a [shot](shot.md): {names}."
    if any(_IN_LU in meaning for meaning in _list_meanings(part)):
        yield "LU is the unit of loudness: 1 LU is 1 dB, as the ear weighs it."
    if part.name in KEY_GUIDES:
        title, guide = KEY_GUIDES[part.name]
        yield f"More: [{title}](../guides/{guide}.md)."


def _list_meanings(part: Part) -> list[str]:
    """Return what is said of each key of a part."""
    nodes = part.schema["properties"].values()
    return [node.get("description", "") for node in nodes]


def _order_keys(part: Part) -> list[str]:
    """Return the keys of a part, those that its model has from others at the end."""
    keys = list(part.schema["properties"])
    model = _MODELS.get(part.name)
    if model is None:
        return keys
    own = [
        model.model_fields[name].alias or name
        for name in vars(model).get("__annotations__", ())
        if name in model.model_fields
    ]
    ordered = dict.fromkeys([*own, *keys])
    return [key for key in ordered if key in keys]


def _list_shared(reference: Reference, part: Part) -> list[str]:
    """Return the keys of a shot that serve a small picture, too; [] if these are few."""
    alike = _list_alike(reference, part)
    return [key for key in SHOT_KEYS.get(part.name, alike) if key in alike]


def _list_alike(reference: Reference, part: Part) -> list[str]:
    """Return the keys that a small picture has as a shot has them; [] if these are few."""
    own = part.schema["properties"]
    shots = reference.definitions["Shot"]["properties"]
    shared = [key for key in own if key in shots and own[key] == shots[key]]
    if part.name == "Shot" or len(shared) < _SHARED_AT_LEAST:
        return []
    return shared


def _write_table(reference: Reference, part: Part, keys: Sequence[str]) -> str:
    rows = [_write_row(reference, part, key) for key in keys]
    return write_table(("key", "meaning", "takes", "default"), rows)


def _write_row(reference: Reference, part: Part, key: str) -> tuple[str, ...]:
    node = part.schema["properties"][key]

    def link(word: str, name: str) -> str:
        return reference.link(part.page, word, name)

    meaning, default = split_default(node.get("description", ""))
    default = default or describe_default(node)
    if key in part.schema.get("required", ()):
        default = "required"
    takes = describe_type(node, link)
    terms = list_terms(node)
    return f"`{key}`", _mark(meaning, terms), takes, _mark(default, terms)


def _mark(text: str, terms: Sequence[str]) -> str:
    """Return what is said of a key as Markdown; code in it stays."""
    marked = text if "`" in text else mark_values(text)
    return write_prose(mark_terms(marked, terms))
