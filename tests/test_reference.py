"""The pages of the reference: they are as the program is, and their commands can be typed."""

from __future__ import annotations

import shlex

import pytest

from lantern.cli.app import VERBS, VERBS_OF_VERBS
from scripts.reference import pages
from scripts.reference.examples import EXAMPLES, GUIDES
from scripts.reference.markdown import write_prose, write_table
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


def test_prose_marks_options_and_keeps_what_is_code() -> None:
    assert (
        write_prose("Into <out>;\nsee --look and `a < b`.\n\nMore.")
        == "Into &lt;out>; see `--look` and `a < b`.\n\nMore."
    )


def test_a_table_has_a_line_for_each_row() -> None:
    assert write_table(("a", "b"), [("1", "2|3")]) == (
        "| a | b |\n|---|---|\n| 1 | 2\\|3 |"
    )
