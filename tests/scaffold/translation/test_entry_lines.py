"""Texts as YAML: each is read back as it was, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.scaffold.translation.entry_lines import move_lines, write_text
from lantern.script.document import read_yaml

LONG = "слово " * 15 + "конец."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Харбин", ["  title: Харбин"]),
        ("да: нет", ['  title: "да: нет"']),
        ("# 1", ['  title: "# 1"']),
        ("no", ['  title: "no"']),
        ("1945", ['  title: "1945"']),
        ("", ['  title: ""']),
        ("Один\nдва\n", ["  title: |", "    Один", "    два"]),
        ("Один\nдва", ["  title: |-", "    Один", "    два"]),
        (
            LONG,
            [
                "  title: >-",
                f"    {('слово ' * 15).strip()}",
                "    конец.",
            ],
        ),
    ],
)
def test_a_text_is_written_as_a_person_would(
    text: str, lines: list[str]
) -> None:
    assert write_text("title", text, column=2) == lines


def test_room_for_a_long_text_is_left() -> None:
    assert write_text(
        "narration",
        "",
        column=4,
        is_long=True,
    ) == [
        "    narration: |",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        LONG * 3,
        f" {LONG}",
        f"{LONG}  {LONG} ",
        "字" * 200,
        "«Кто там?» — спросил он.",
        "a\n\nb\n",
        "\na\nb",
        "a\n\n",
        "a\n  b\nc",
        "a \nb",
        "# a\n# b\n",
        "- a\n- b",
        "a\tb",
        'says "x" \\ y',
        "'",
        "null",
        "{a: b}",
        "[x",
        "&a *b !c %d @e `f",
        "a: b #c",
        "...\n---\n",
    ],
)
def test_any_text_is_read_back(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ru.yml"
    lines = ["texts:", *write_text("one", text, column=2), '  two: "x"']
    file.write_text("\n".join(lines) + "\n", "utf-8")
    tree, problems = read_yaml(file)
    assert tree is not None, problems
    assert tree.data == {"texts": {"one": text, "two": "x"}}


@pytest.mark.parametrize(
    ("step", "moved"),
    [
        (2, ["    b: |", "        x", "", "          y"]),
        (-2, ["b: |", "    x", "", "      y"]),
        (0, ["  b: |", "      x", "", "        y"]),
    ],
)
def test_lines_move_with_their_key(step: int, moved: list[str]) -> None:
    lines = [": |", "      x", "", "        y"]
    assert (
        move_lines(
            "b",
            lines,
            column=2 + step,
            step=step,
        )
        == moved
    )


def test_a_key_that_means_something_else_has_quotes() -> None:
    assert write_text("a: b", "x", column=0) == ['"a: b": x']
    assert write_text("maps/amur.yml", "x", column=0) == ["maps/amur.yml: x"]
