"""YAML from strangers: places, cures, and nothing that blows up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from lantern.core.problems import EXIT_ASSET, EXIT_SCENE
from lantern.script.document import YamlDocument, YamlModel, build_model, read_yaml


class Inner(YamlModel):
    """A part."""

    colour: Literal["red", "green"] = "red"


class Outer(YamlModel):
    """A whole."""

    title: Annotated[str, Field(min_length=1)]
    count: int = 0
    parts: tuple[Inner, ...] = ()


def told(tmp_path: Path, data: str | bytes) -> str:
    """What is said of a file, without its folder."""
    path = tmp_path / "a.yml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    tree, problems = read_yaml(path)
    assert tree is None and len(problems) == 1 and problems[0].code == EXIT_SCENE
    return str(problems[0]).replace(f"{tmp_path}/", "")


def tree_of(tmp_path: Path, data: str | bytes) -> YamlDocument:
    path = tmp_path / "a.yml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    tree, problems = read_yaml(path)
    assert tree is not None and not problems
    return tree


def faults(tmp_path: Path, text: str) -> list[str]:
    model, problems = build_model(Outer, tree_of(tmp_path, text))
    assert model is None
    return [str(p).replace(f"{tmp_path}/", "") for p in problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.yml:1:1: the file is empty"),
        ("# nothing\n# more\n", "a.yml:1:1: the file is empty"),
        (
            "a: 1\n---\nb: 2\n",
            "a.yml:2:1: one document expected, a second starts at line 2",
        ),
        (
            "- a\n",
            "a.yml:1:1: the file must hold keys and values, like 'scene: A title'",
        ),
        ("a: 1\nb: 2\na: 3\n", "a.yml:3:1: key 'a' is here twice: lines 1 and 3"),
        ("x:\n  a: 1\n  a: 1\n", "a.yml:3:3: key 'a' is here twice: lines 2 and 3"),
        (
            "a: &a {b: 1}\nc:\n  <<: *a\n",
            "a.yml:3:3: merge keys ('<<') are not allowed; repeat the lines",
        ),
        ("a: &a [*a]\n", "a.yml:1:4: an alias that contains itself"),
        ("a: *nowhere\n", "a.yml:1:4: not YAML: found undefined alias"),
        ("? [a, b]\n: 1\n", "a.yml:1:3: a key must be a word"),
        (
            "a: !!binary eA==\n",
            "a.yml:1:4: the tag tag:yaml.org,2002:binary is not allowed",
        ),
        (
            "a: !!python/object/apply:os.system [x]\n",
            "a.yml:1:4: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
        ),
        ("a: one\x07\n", "a.yml:1:7: control character U+0007; remove it"),
        ("b: 1\na: \x00\n", "a.yml:2:4: control character U+0000; remove it"),
        ('a: "one\\e[31m"\n', "a.yml:1:4: control character U+001B; remove it"),
        ('a: "\\0"\n', "a.yml:1:4: control character U+0000; remove it"),
        (
            "narration: Note: hi\n",
            "a.yml:1:16: not YAML: mapping values are not allowed in this context; "
            "a text with a colon in it needs quotes",
        ),
    ],
)
def test_what_is_no_scene_file_is_told_with_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    assert told(tmp_path, text) == message


def test_wrong_bytes(tmp_path: Path) -> None:
    assert (
        told(tmp_path, b"a: 1\nb: \xff\n")
        == "a.yml:2:1: the file is not UTF-8; save it as UTF-8"
    )
    assert "control character U+0000" in told(tmp_path, "a: 1\n".encode("utf-16-le"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_understood(tmp_path: Path, encoding: str) -> None:
    assert tree_of(tmp_path, "title: Харбин 哈尔滨\n".encode(encoding)).data == {
        "title": "Харбин 哈尔滨"
    }


def test_windows_line_ends_mean_the_same(tmp_path: Path) -> None:
    text = "title: |\n  one\n  two\ncount: 3\n"
    unix, dos = tree_of(tmp_path, text), tree_of(tmp_path, text.replace("\n", "\r\n"))
    assert unix == dos and unix.data == {"title": "one\ntwo\n", "count": 3}


def test_bombs_are_refused(tmp_path: Path) -> None:
    """Without these limits the first of them would never end."""
    laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 20)
    )
    chain = "a0: &a0 [x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 900)
    )
    merges = "a0: &a0 {k: v}\n" + "".join(
        f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}\n" for i in range(1, 30)
    )
    assert "more than 200000 values; aliases multiply" in told(tmp_path, laughs)
    assert "nested deeper than 64 levels, by aliases" in told(tmp_path, chain)
    assert "merge keys" in told(tmp_path, merges)
    assert "nested deeper than 64 levels" in told(
        tmp_path, "a: " + "[" * 100 + "]" * 100
    )
    assert "nest" in told(tmp_path, "a: " + "[" * 200_000)
    assert "nested deeper than 64 levels" in told(
        tmp_path, "".join(" " * i + "a:\n" for i in range(100))
    )


def test_words_that_yaml_would_twist_stay_as_written(tmp_path: Path) -> None:
    text = 'a: 1:30\nb: 010\nc: 2024-02-30\nd: 0x1f\ne: "5"\nf: 1_000\ng: .inf\n'
    assert tree_of(tmp_path, text).data == {
        "a": "1:30",
        "b": "010",
        "c": "2024-02-30",
        "d": "0x1f",
        "e": "5",
        "f": "1_000",
        "g": ".inf",
    }
    plain = "a: 5\nb: -2.5\nc: no\nd: ~\ne:\nf: yes\n"
    assert list(tree_of(tmp_path, plain).data.values()) == [
        5,
        -2.5,
        False,
        None,
        None,
        True,
    ]


def test_every_value_and_key_knows_its_place(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, "title: One\nparts:\n  - {colour: red}\n")
    span = tree.find_span(("parts", 0, "colour"))
    assert (span.line, span.column, span.end) == (3, 14, 17)
    assert tree.find_span(("parts", 0, "colour"), key=True).column == 6
    assert tree.find_span(("parts", 0, "size", "x")) == tree.find_span(("parts", 0))


def test_faults_of_a_model_are_told_all_together(tmp_path: Path) -> None:
    assert faults(
        tmp_path, "titel: A\ncount: many\nparts:\n  - colour: gren\n  - {color: red}\n"
    ) == [
        "a.yml:1:1: the key 'title' is missing",
        "a.yml:2:8: 'count' must be an integer, unable to parse string as an integer",
        "a.yml:4:13: 'colour' must be 'red' or 'green'; did you mean 'green'?",
        "a.yml:5:6: unknown key 'color'; did you mean 'colour'?",
        "a.yml:1:1: unknown key 'titel'; did you mean 'title'?",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: no\n",
            "a.yml:1:8: 'title' must be text, got a boolean; write 'no' in quotes",
        ),
        (
            "title: 1945\n",
            "a.yml:1:8: 'title' must be text, got a number; write '1945' in quotes",
        ),
        ("title:\n", "a.yml:1:7: 'title' is empty"),
        (
            "title: {Note: hi}\n",
            "a.yml:1:8: 'title' must be a string; a text with a colon in it needs quotes",
        ),
        ("title: A\nparts: {}\n", "a.yml:2:8: 'parts' must be a list"),
        ("title: A\nparts: [red]\n", "a.yml:2:9: must be a group of keys: colour"),
        ("title: ''\n", "a.yml:1:8: 'title' is empty"),
    ],
)
def test_a_value_of_the_wrong_kind_comes_with_its_cure(
    tmp_path: Path, text: str, message: str
) -> None:
    assert faults(tmp_path, text) == [message]


def test_what_is_no_plain_file_is_an_asset_fault(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    kinds = {
        ".": "is a folder, not a file",
        "none.yml": "is not there",
        "pipe.yml": "is not a plain file",
    }
    for name, words in kinds.items():
        tree, problems = read_yaml(tmp_path / name)
        assert (
            tree is None
            and problems[0].code == EXIT_ASSET
            and words in problems[0].message
        )


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yml"
    with path.open("wb") as stream:
        stream.truncate(9_000_000)
    assert [p.message for p in read_yaml(path)[1]] == ["big.yml is larger than 8 MB"]


def test_marks_that_turn_the_direction_of_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "01-a.yml"
    file.write_text("scene: A\nnarration: calm \u202eyrots\n", "utf-8")
    tree, problems = read_yaml(file)
    assert tree is None
    message = "mark that turns the direction of text, U+202E; remove it"
    assert [str(p) for p in problems] == [f"{file}:2:17: {message}"]


def test_a_list_of_a_million_values_is_refused_before_it_is_built(
    tmp_path: Path,
) -> None:
    said = told(tmp_path, "a: [" + "1," * 450_000 + "]")
    assert said.endswith("more than 200000 values"), (
        "what is built says that aliases multiply"
    )
