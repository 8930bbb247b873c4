"""The parts of an article, and choosing from them by number or name."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.parts import (
    ArticlePart,
    choose_parts,
    list_blocks,
    list_parts,
)
from lantern.scaffold.from_article.scene_groups import SceneExcerpt

NAMES = ("The river", "The bridge", "The bridge today", "Sources")


def make(name: str, block: int, *, opens: bool = True) -> SceneExcerpt:
    return SceneExcerpt(
        (block,),
        "x" * 300,
        heading=name,
        opens_heading=opens,
    )


PARTS = list_parts([make(name, n) for n, name in enumerate(NAMES, 1)])


def choose(wanted: str) -> list[int]:
    return [part.number for part in choose_parts(PARTS, wanted)]


def test_a_part_is_what_stands_under_a_heading() -> None:
    excerpts = [
        SceneExcerpt((1,), "The ferry came over at noon. " * 10),
        make("The river", 3),
        make("The river", 4, opens=False),
    ]
    first, second = list_parts(excerpts)
    assert (first.number, first.name) == (1, "The ferry came over at noon. …")
    assert second == ArticlePart(2, "The river", (excerpts[1], excerpts[2]))
    assert second.seconds == 2 * 300 / 17


def test_without_headings_a_part_has_five_minutes() -> None:
    excerpts = [
        SceneExcerpt((n,), "x" * 1700) for n in range(1, 8)
    ]  # 100 s each
    assert [len(part.excerpts) for part in list_parts(excerpts)] == [3, 3, 1]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ("2", [2]),
        ("4, 1", [1, 4]),
        ("2-4", [2, 3, 4]),
        ("1,3–4", [1, 3, 4]),
        ("the bridge", [2]),
        ("The bridge t", [3]),
        ("sources, 1", [1, 4]),
        ("all", [1, 2, 3, 4]),
    ],
)
def test_parts_are_chosen_by_number_or_name(
    wanted: str, numbers: list[int]
) -> None:
    assert choose(wanted) == numbers


def test_a_name_with_a_comma_is_one_name() -> None:
    parts = list_parts([make("Salt, hay", 1), make("Rain", 2)])
    assert [part.number for part in choose_parts(parts, "salt, hay")] == [1]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("5", "there is no section '5'; they have the numbers 1 to 4"),
        ("3-2", "there is no section '3-2'; they have the numbers 1 to 4"),
        (
            "The rivet",
            "there is no section 'The rivet'; did you mean 'The river'?",
        ),
        (" , ", "no section is named; give numbers or names, as in 1,3-5"),
    ],
)
def test_a_section_that_is_not_there_is_told(wanted: str, message: str) -> None:
    with pytest.raises(ValueError) as error:
        choose(wanted)
    assert str(error.value) == message


def test_blocks_are_listed_once() -> None:
    excerpts = [SceneExcerpt((1, 2), "x"), SceneExcerpt((2, 5), "x")]
    assert list_blocks(excerpts) == [1, 2, 5]
