"""The pages of the reference: they are as the program is, and their commands can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from pydantic import ValidationError

from lantern.cli.app import VERBS, VERBS_OF_VERBS
from lantern.core import problems
from lantern.graphics import look, photo
from lantern.script.model.pins import Pin
from lantern.script.model.scene import Shot
from lantern.sound import score
from scripts.reference import environment, output_files, pages, tables
from scripts.reference.examples import EXAMPLES, GUIDES
from scripts.reference.groups import KEY_GROUPS, SHOT_KEYS
from scripts.reference.key_types import (
    Schema,
    describe_default,
    describe_type,
    list_terms,
    split_default,
)
from scripts.reference.keys import LOOK, read_reference
from scripts.reference.markdown import (
    mark_terms,
    mark_values,
    write_prose,
    write_table,
)
from tests.support import films
from tests.support.verbs import list_options, list_verbs


@pytest.mark.parametrize("name", pages.PAGES)
def test_a_page_of_the_reference_is_as_the_program_is(name: str) -> None:
    written = (pages.FOLDER / name).read_text("utf-8")
    assert written == pages.PAGES[name](), (
        f"docs/reference/{name} is out of date; run {pages.COMMAND}"
    )


def test_every_page_in_the_folder_is_written_by_the_program() -> None:
    assert {path.name for path in pages.FOLDER.iterdir()} == set(pages.PAGES)


def test_the_page_of_the_verbs_has_each_verb_and_its_options() -> None:
    text = pages.PAGES["verbs.md"]()
    for verb in list_verbs():
        section = text.partition(f"\n## `{verb}`\n")[2].partition("\n## ")[0]
        assert section, f"{verb} has a section"
        for name in list_options(verb) - {"--help"}:
            assert f"`{name}" in section, f"{verb} {name}"


@pytest.mark.parametrize("verb", EXAMPLES)
def test_an_example_of_a_verb_has_its_options_and_no_others(verb: str) -> None:
    assert verb in list_verbs()
    for command in EXAMPLES[verb]:
        program, *words = shlex.split(command)
        assert program == "lantern"
        options = {word for word in words if word.startswith("--")}
        assert options <= list_options(verb), command


def test_every_verb_has_an_example_and_guides_belong_to_verbs() -> None:
    assert set(EXAMPLES) == set(list_verbs())
    assert set(GUIDES) <= {*VERBS, *list_verbs()}
    assert set(VERBS_OF_VERBS) <= set(GUIDES)


def test_every_key_of_the_reference_says_what_it_does() -> None:
    parts = read_reference().parts.values()
    assert len(parts) > 100
    for part in parts:
        for key, node in part.schema["properties"].items():
            meaning, _ = split_default(node.get("description", ""))
            assert meaning, f"{part.name}.{key}"


@pytest.mark.parametrize("model", KEY_GROUPS)
def test_every_key_of_a_long_table_stands_under_one_heading(model: str) -> None:
    grouped: list[str] = []
    for keys in KEY_GROUPS[model].values():
        grouped += keys
    parts = read_reference().parts
    assert sorted(grouped) == sorted(parts[model].schema["properties"])
    headings = {heading.lower() for heading in KEY_GROUPS[model]}
    assert not headings & {part.path for part in parts.values()}, (
        "two of one address"
    )


def test_the_look_on_the_page_of_looks_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "house.yml"
    path.write_text(LOOK.removeprefix("```yaml\n").removesuffix("```"), "utf-8")
    found, faults = look.read(path)
    assert faults == []
    assert found is not None
    assert found.get_ink("vermilion") == "#7fb2e5"


def test_every_ink_and_every_role_of_type_has_its_use() -> None:
    atlas = look.load()
    assert list(tables.INK_USES) == list(atlas.inks)
    assert set(tables.ROLE_USES) == set(atlas.roles)


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "maxLength": 80}, "text, up to 80 characters"),
        ({"type": "number", "minimum": 0, "maximum": 1}, "number, 0 to 1"),
        ({"type": "integer", "exclusiveMinimum": 0}, "whole number, above 0"),
        ({"type": ["number", "string"]}, "seconds, or text such as `1m30s`"),
        ({"enum": ["first", "none"]}, "`first`, `none`"),
        ({"type": "array", "items": {"type": "string"}}, "list of texts"),
        (
            {"prefixItems": [{"type": "number"}] * 2, "type": "array"},
            "`[number, number]`",
        ),
        ({"anyOf": [{"type": "boolean"}, {"type": "null"}]}, "true or false"),
        ({"$ref": "#/$defs/Leg"}, "keys of Leg"),
        (
            {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"type": "string"}},
                ]
            },
            "text, or a list of these",
        ),
        (
            {"type": "object", "additionalProperties": {"const": 1}},
            "names, each with `1`",
        ),
        (
            {
                "anyOf": [
                    {"enum": ["cut", "dip", "push"]},
                    {
                        "type": "object",
                        "properties": {"dip": {"type": "number"}},
                    },
                    {
                        "type": "object",
                        "properties": {"push": {"type": "number"}},
                    },
                ]
            },
            "`cut`, `dip`, `push` or one with its value, such as `{dip: …}`",
        ),
    ],
)
def test_what_a_key_takes_is_told_in_words(node: Schema, words: str) -> None:
    assert describe_type(node, lambda word, name: f"{word} of {name}") == words


def test_the_formats_of_stills_are_all_told() -> None:
    told = (
        read_reference()
        .parts["Shot"]
        .schema["properties"]["still"]["description"]
    )
    assert set(photo.FORMATS) <= set(re.findall("[A-Z]+", told.upper()))


KEYS_OF_OTHERS = {
    "map": "m.yml",
    "card": {"statement": "Rain."},
    "clip": "a.mp4",
    "document": "a.pdf",
    "view": "wide",
    "legs": [{"to": "near"}],
    "globe": {"from": [10, 50]},
    "follow": "ship",
    "dates": ["1 aug 1945", "9 aug 1945"],
    "when": {"ship": "it sailed"},
    "show": [],
    "furniture": "none",
}
"""Keys of a shot that a pin refuses, each with a value that a shot takes."""


def test_a_pin_takes_the_keys_of_a_shot_that_are_told() -> None:
    for key, value in KEYS_OF_OTHERS.items():
        with pytest.raises(ValidationError):
            Pin.model_validate({"still": "a.png", key: value})
    keys = set(Shot.model_fields) & set(Pin.model_fields) - {"plugin", "at"}
    assert set(SHOT_KEYS["Pin"]) == keys - set(KEYS_OF_OTHERS)


def test_a_default_is_the_description_s_or_the_schema_s() -> None:
    assert split_default("the view; default: its first") == (
        "the view",
        "its first",
    )
    assert split_default("default: the film's") == ("", "the film's")
    assert split_default("the view") == ("the view", "")
    assert (
        describe_default({"default": {"fps": 25, "shapes": []}})
        == "`{fps: 25}`"
    )
    assert describe_default({"default": 1.0}) == "`1`"
    assert describe_default({"default": None}) == ""


def test_values_in_descriptions_are_code() -> None:
    text = "one of {a: [x, y]}, [b, c] or d"
    assert mark_values(text) == "one of `{a: [x, y]}`, `[b, c]` or d"


def test_words_that_a_key_takes_are_code_in_its_description() -> None:
    node = {
        "anyOf": [{"enum": ["pan", "pan-left"]}, {"items": {"const": "none"}}]
    }
    text = "pan, pan-left or none, `not pan`; no panning"
    marked = "`pan`, `pan-left` or `none`, `not pan`; no panning"
    assert mark_terms(text, list_terms(node)) == marked
    assert mark_terms(text, []) == text


def test_every_exit_code_has_a_meaning() -> None:
    codes = {
        code
        for name, code in vars(problems).items()
        if name.startswith("EXIT_")
    }
    assert set(tables.EXITS) == {0, *codes}


def test_every_mood_is_described() -> None:
    assert set(tables.MOODS) == set(score.MOODS)


def test_every_variable_of_the_program_is_told_and_no_other() -> None:
    told = {*environment.PLACES, *environment.KEYS}
    told |= {*environment.SERVERS, *environment.INNER}
    used: set[str] = set()
    for path in (films.ROOT / "lantern").rglob("*.py"):
        used |= set(re.findall(r'"(LANTERN_[A-Z_]+)"', path.read_text("utf-8")))
    assert {name for name in told if name.startswith("LANTERN_")} == used


def test_the_output_files_are_named_in_the_program() -> None:
    paths = (films.ROOT / "lantern").rglob("*.py")
    source = "\n".join(path.read_text("utf-8") for path in paths)
    tags = ("ru", "ru.srt", "ru.vtt", "9x16", "1x1", "16x9")
    for names in [*output_files.FILES, *output_files.FOLDERS]:
        for name in names.split(", "):
            word = name.rpartition("<film>.")[2].partition("/")[0]
            forms = (f'"{word}', f"/{word}", f".{word}")
            assert word in tags or any(form in source for form in forms), name


def test_prose_marks_options_and_keeps_what_is_code() -> None:
    assert (
        write_prose("Into <out>;\nsee --look and `a < b`.\n\nMore.")
        == "Into &lt;out>; see `--look` and `a < b`.\n\nMore."
    )


def test_a_table_has_a_line_for_each_row() -> None:
    assert write_table(("a", "b"), [("1", "2|3")]) == (
        "| a | b |\n|---|---|\n| 1 | 2\\|3 |"
    )
