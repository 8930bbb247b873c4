"""YAML from strangers: places, cures, and nothing that grows without end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from lantern.core.problems import EXIT_SCENE
from lantern.script.document import (
    YamlModel,
    build_model,
    list_comments,
    locate,
    read_yaml,
)
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from tests.support.models import list_faults, read_document


class Inner(YamlModel):
    """A part."""

    colour: Literal["red", "green"] = "red"


class Outer(YamlModel):
    """A whole."""

    title: Annotated[str, Field(min_length=1)]
    count: int = 0
    parts: tuple[Inner, ...] = ()


def read_fault(folder: Path, data: str | bytes) -> str:
    """What is wrong with a file that can't be read, without its folder."""
    path = folder / "x.yml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    tree, problems = read_yaml(path)
    assert tree is None
    assert [problem.code for problem in problems] == [EXIT_SCENE]
    return str(problems[0]).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.yml:1:1: the file is empty"),
        ("# nothing\n# more\n", "x.yml:1:1: the file is empty"),
        (
            "a: 1\n---\nb: 2\n",
            "x.yml:2:1: one document expected, a second starts at line 2",
        ),
        (
            "- a\n",
            "x.yml:1:1: the file must hold keys and values, like 'scene: A title'",
        ),
        (
            "a: 1\nb: 2\na: 3\n",
            "x.yml:3:1: key 'a' is here twice: lines 1 and 3",
        ),
        (
            "x:\n  a: 1\n  a: 1\n",
            "x.yml:3:3: key 'a' is here twice: lines 2 and 3",
        ),
        (
            "a: &a {b: 1}\nc:\n  <<: *a\n",
            "x.yml:3:3: merge keys ('<<') are not allowed; repeat the lines",
        ),
        ("a: &a [*a]\n", "x.yml:1:4: an alias that contains itself"),
        ("a: *nowhere\n", "x.yml:1:4: a text that begins with * needs quotes"),
        ("? [a, b]\n: 1\n", "x.yml:1:3: a key must be a word"),
        (
            "a: !!binary eA==\n",
            "x.yml:1:4: the tag tag:yaml.org,2002:binary is not allowed",
        ),
        (
            "a: !!python/object/apply:os.system [x]\n",
            "x.yml:1:4: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
        ),
        ("a: one\x07\n", "x.yml:1:7: control character U+0007; remove it"),
        (
            "b: 1\na: \x00\n",
            "x.yml:2:4: control character U+0000; save the file as UTF-8, or remove it",
        ),
        ('a: "one\\e[31m"\n', "x.yml:1:4: control character U+001B; remove it"),
        ('a: "\\0"\n', "x.yml:1:4: control character U+0000; remove it"),
        (
            "narration: Note: hi\n",
            "x.yml:1:16: a text with a colon in it needs quotes; write 'Note: hi'",
        ),
    ],
)
def test_what_is_not_a_scene_file_is_refused_at_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    assert read_fault(tmp_path, text) == message


def test_windows_line_ends_mean_the_same(tmp_path: Path) -> None:
    text = "title: |\n  one\n  two\ncount: 3\n"
    unix, dos = (
        read_document(tmp_path, text),
        read_document(tmp_path, text.replace("\n", "\r\n")),
    )
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
    assert "more than 200000 values; aliases multiply" in read_fault(
        tmp_path, laughs
    )
    assert "nested deeper than 64 levels, by aliases" in read_fault(
        tmp_path, chain
    )
    assert "merge keys" in read_fault(tmp_path, merges)
    assert "nested deeper than 64 levels" in read_fault(
        tmp_path, "a: " + "[" * 100 + "]" * 100
    )
    assert "nest" in read_fault(tmp_path, "a: " + "[" * 200_000)
    assert "nested deeper than 64 levels" in read_fault(
        tmp_path, "".join(" " * i + "a:\n" for i in range(100))
    )


def test_words_that_yaml_would_twist_stay_as_written(tmp_path: Path) -> None:
    text = (
        'a: 1:30\nb: 010\nc: 2024-02-30\nd: 0x1f\ne: "5"\nf: 1_000\ng: .inf\n'
    )
    assert read_document(tmp_path, text).data == {
        "a": "1:30",
        "b": "010",
        "c": "2024-02-30",
        "d": "0x1f",
        "e": "5",
        "f": "1_000",
        "g": ".inf",
    }
    plain = "a: 5\nb: -2.5\nc: no\nd: ~\ne:\nf: yes\n"
    assert list(read_document(tmp_path, plain).data.values()) == [
        5,
        -2.5,
        False,
        None,
        None,
        True,
    ]


def test_every_value_and_key_knows_its_place(tmp_path: Path) -> None:
    tree = read_document(tmp_path, "title: One\nparts:\n  - {colour: red}\n")
    span = tree.find_span(("parts", 0, "colour"))
    assert (span.line, span.column, span.end) == (3, 14, 17)
    assert tree.find_span(("parts", 0, "colour"), key=True).column == 6
    assert tree.find_span(("parts", 0, "size", "x")) == tree.find_span(
        ("parts", 0)
    )


def test_signs_that_nobody_sees_are_no_part_of_keys_and_values(
    tmp_path: Path,
) -> None:
    text = 'ti\u200btle\u2060: even\u200bing\u00ad\nparts: [{colour: "re\\u200bd"}]\n'
    outer, problems = build_model(Outer, read_document(tmp_path, text))
    assert problems == []
    assert outer == Outer(title="evening", parts=(Inner(colour="red"),))


def test_a_text_of_invisible_signs_is_empty(tmp_path: Path) -> None:
    assert list_faults(tmp_path, Outer, 'title: "\u200b\u2060"\n') == [
        "x.yml:1:8: 'title' is empty"
    ]


def test_all_faults_of_a_model_come_at_once(tmp_path: Path) -> None:
    assert list_faults(
        tmp_path,
        Outer,
        "titel: A\ncount: many\nparts:\n  - colour: gren\n  - {color: red}\n",
    ) == [
        "x.yml:2:8: 'count' must be a whole number such as 3, got text: many",
        "x.yml:4:13: 'colour' must be 'red' or 'green'; did you mean 'green'?",
        "x.yml:5:6: unknown key 'color'; did you mean 'colour'?",
        "x.yml:1:1: unknown key 'titel'; did you mean 'title'?",
    ]


def test_of_many_faults_of_a_kind_the_first_are_told_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def compare(word: str, *_: object, **__: object) -> list[str]:
        compared.append(word)
        return []

    monkeypatch.setattr("difflib.get_close_matches", compare)
    keys = "".join(f"k{i}: 1\n" for i in range(5000))
    tree = read_document(tmp_path, f"title: A\ncount: many\n{keys}")
    _, problems = build_model(Outer, tree)
    assert len(problems) == 22
    keys_there_are = "there are: title, count, parts"
    assert problems[20].message == f"unknown key 'k19'; {keys_there_are}"
    more = f"and 4980 more like it: unknown key 'k20'; {keys_there_are}"
    assert problems[21].message == more
    assert (
        problems[21].count,
        problems[21].span and problems[21].span.line,
    ) == (
        4980,
        23,
    )
    assert len(compared) == 21, "to look names up takes longest"


def test_a_fault_that_aliases_repeat_is_told_once(tmp_path: Path) -> None:
    text = f"title: A\nparts: [&a {{colour: blue}}{', *a' * 500}]\n"
    _, problems = build_model(Outer, read_document(tmp_path, text))
    assert [problem.message for problem in problems] == [
        "'colour' must be 'red' or 'green'",
        "and 481 more like it: 'colour' must be 'red' or 'green'",
    ]


def test_a_list_of_a_million_values_is_refused_before_it_is_built(
    tmp_path: Path,
) -> None:
    fault = read_fault(tmp_path, "a: [" + "1," * 450_000 + "]")
    assert fault.endswith("more than 200000 values"), (
        "what is built says that aliases multiply"
    )


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    assert read_document(tmp_path, "title: One\n").data == {"title": "One"}
    assert read_document(tmp_path, "title: Three\n").data == {"title": "Three"}


def test_the_problems_of_a_file_are_the_callers_own(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("")
    _, problems = read_yaml(path)
    problems.clear()
    assert [problem.message for problem in read_yaml(path)[1]] == [
        "the file is empty"
    ]


def test_a_number_of_forty_characters_stays_text(tmp_path: Path) -> None:
    digits = "1" * 39
    tree = read_document(tmp_path, f"a: {digits}\nb: {digits}1\n")
    assert tree.data == {"a": int(digits), "b": f"{digits}1"}


def test_an_alias_has_the_value_and_the_place_of_its_anchor(
    tmp_path: Path,
) -> None:
    tree = read_document(tmp_path, "a: &a [x]\nb: *a\n")
    assert tree.data == {"a": ["x"], "b": ["x"]}
    assert tree.find_span(("b", 0)).line == 1
    assert tree.find_span(("b",), key=True).line == 2


def test_a_model_may_be_read_from_a_part_of_the_file(tmp_path: Path) -> None:
    tree = read_document(
        tmp_path, "parts:\n  - {colour: green}\n  - {colour: blue}\n"
    )
    first, problems = build_model(Inner, tree, ("parts", 0))
    assert (first, problems) == (Inner(colour="green"), [])
    second, problems = build_model(Inner, tree, ("parts", 1))
    assert second is None
    assert [str(p).replace(f"{tmp_path}/", "") for p in problems] == [
        "x.yml:3:14: 'colour' must be 'red' or 'green'"
    ]


def test_a_list_is_not_called_short_for_the_entry_that_was_bad(
    tmp_path: Path,
) -> None:
    faults = list_faults(tmp_path, Outer, "title: A\nparts: [{colour: blue}]\n")
    assert faults == ["x.yml:2:18: 'colour' must be 'red' or 'green'"]


def locate_words(folder: Path, written: str, words: str) -> str:
    """The text under the caret for words of a narration that is written like this."""
    tree = read_document(folder, f"narration: {written}\nlast: 1\n")
    text = tree.data["narration"]
    start = text.index(words)
    span = locate(
        tree,
        ("narration",),
        text,
        start=start,
        end=start + len(words),
    )
    line = tree.text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end - 1]


@pytest.mark.parametrize(
    "written",
    [
        "The wells were dry before noon.",
        "The wells\n  were   dry before\n  noon.",
        "'The wells were dry before noon.'",
        '"The wells were\n  dry before noon."',
        "|\n  The wells were dry\n  before noon.",
        ">\n  The wells\n  were dry before noon.",
    ],
)
@pytest.mark.parametrize("words", ["The", "wells", "dry", "noon", "ells"])
def test_the_caret_stands_under_the_words_however_they_are_written(
    tmp_path: Path, written: str, words: str
) -> None:
    assert locate_words(tmp_path, written, words) == words


def test_the_caret_stands_under_a_later_word_of_the_same_spelling(
    tmp_path: Path,
) -> None:
    tree = read_document(tmp_path, "narration: dry wells, dry rivers\n")
    span = locate(
        tree,
        ("narration",),
        "dry wells, dry rivers",
        start=11,
        end=14,
    )
    assert (span.line, span.column, span.end) == (1, 23, 26)


def test_words_over_a_line_end_have_a_caret_on_the_first_line(
    tmp_path: Path,
) -> None:
    tree = read_document(tmp_path, "narration: |\n  The wells\n  were dry.\n")
    text = tree.data["narration"]
    span = locate(
        tree,
        ("narration",),
        text,
        start=4,
        end=14,
    )
    assert (span.line, span.column, span.end) == (2, 7, 12)


def test_words_that_the_file_spells_with_escapes_have_the_place_of_the_text(
    tmp_path: Path,
) -> None:
    tree = read_document(tmp_path, 'narration: "dry \\u0077ells"\n')
    span = locate(
        tree,
        ("narration",),
        "dry wells",
        start=4,
        end=9,
    )
    assert span == tree.find_span(("narration",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: #ffffff\n",
            "'title' is empty; # begins a comment, so a text with it needs quotes: '#ffffff'",
        ),
        ("title: # to be written\n", "'title' is empty"),
        ("title:\n", "'title' is empty"),
    ],
)
def test_a_value_that_is_a_comment_is_told(
    tmp_path: Path, text: str, message: str
) -> None:
    _, problems = build_model(Outer, read_document(tmp_path, text))
    assert [problem.message for problem in problems] == [message]


def test_comments_are_what_stands_behind_a_sign_outside_of_texts() -> None:
    text = (
        "# top\na: 1 # behind\nb: |\n  one\n  # two\n\n  # not a comment\n"
        "# between\nc: 'x # y\n  # z' #end\nd: {e: f, # inside\n  # alone\n  g: h#i}\n"
    )
    found = list_comments(text)
    assert [(each.line, each.text, each.is_alone) for each in found] == [
        (1, "# top", True),
        (2, "# behind", False),
        (8, "# between", True),
        (10, "#end", False),
        (11, "# inside", False),
        (12, "# alone", True),
    ]


@pytest.mark.parametrize(
    ("model", "cure"),
    [
        (Film, "; film.yml begins like 'lantern: 1'"),
        (Scene, "; a scene begins like 'scene: A title'"),
        (Inner, ""),
    ],
)
def test_an_empty_file_is_told_how_it_begins(
    tmp_path: Path, model: type[YamlModel], cure: str
) -> None:
    path = tmp_path / "x.yml"
    path.write_text("# not yet\n")
    (problem,) = read_yaml(path, model)[1]
    assert problem.message == f"the file is empty{cure}"
