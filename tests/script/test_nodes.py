"""How large a document is with its aliases written out, and texts that a comment cuts."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.document import YamlModel, build_model, read_yaml
from tests.support.models import read_document


class Label(YamlModel):
    """A few words."""

    title: str = ""
    kind: str = ""
    file: str = ""


def find_fault(folder: Path, text: str) -> str:
    path = folder / "x.yml"
    path.write_text(text, "utf-8")
    tree, problems = read_yaml(path)
    assert tree is None
    return problems[0].message


def repeat(count: int, first: str, *, times: int = 10) -> str:
    """Return keys of which each repeats the one before it some times."""
    lines = [f"a0: &a0 {first}\n"]
    for i in range(1, count):
        aliases = ", ".join([f"*a{i - 1}"] * times)
        lines.append(f"a{i}: &a{i} [{aliases}]\n")
    return "".join(lines)


def test_a_small_file_can_not_stand_for_many_values(tmp_path: Path) -> None:
    # 10 to the power of 30: whoever counts them one by one never comes back
    fault = find_fault(tmp_path, repeat(31, "[x]"))
    assert fault == "more than 200000 values; aliases multiply"


def test_a_long_text_can_not_be_repeated_without_end(tmp_path: Path) -> None:
    text = "a: &a " + "x" * 1_000_000 + "\n"
    within = read_document(tmp_path, f"{text}b: [{', '.join(['*a'] * 30)}]\n")
    assert len(within.data["b"]) == 30
    fault = find_fault(tmp_path, f"{text}b: [{', '.join(['*a'] * 32)}]\n")
    assert fault == "more than 32000000 characters; aliases multiply"


def test_long_keys_count_as_well(tmp_path: Path) -> None:
    text = "a: &a {" + "k" * 1000 + ": 1}\n"
    fault = find_fault(tmp_path, f"{text}b: [{', '.join(['*a'] * 33_000)}]\n")
    assert fault == "more than 32000000 characters; aliases multiply"


def test_an_alias_in_itself_is_refused_wherever_it_stands(
    tmp_path: Path,
) -> None:
    for text in ("a: &a [*a]\n", "a: &a {b: {c: *a}}\n"):
        assert find_fault(tmp_path, text) == "an alias that contains itself"


@pytest.mark.parametrize(
    "line",
    [
        "title: Number #1 city",
        "title: Line #5",
        "title: Line # 5",
        "title: Chapter number #",
        "title: Line  #5",
        "title: The keeper said # five things.",
    ],
)
def test_a_text_that_a_comment_cuts_is_told(tmp_path: Path, line: str) -> None:
    label, problems = build_model(Label, read_document(tmp_path, f"{line}\n"))
    assert label is not None
    (problem,) = problems
    assert problem.warning
    assert (
        str(problem)
        .replace(f"{tmp_path}/", "")
        .startswith(
            "x.yml:1:8: warning: the text ends before ' #', where a comment begins in YAML;"
            " put it in quotes if it goes on (a comment stands two spaces after it, and a"
            " space after #)"
        )
    )


@pytest.mark.parametrize(
    "line",
    [
        "title: Line  # five",
        "kind: credits # pages",
        "title: a.svg   # the riders",
        "title: Number#1",
        "title: 'Line' #5",
        'title: "He said" # five',
        "title: |\n  Line #5",
        "title: Line\n#5",
        "title: Two words ## a comment",
    ],
)
def test_a_comment_is_no_text(tmp_path: Path, line: str) -> None:
    label, problems = build_model(Label, read_document(tmp_path, f"{line}\n"))
    assert label is not None
    assert problems == []


def test_a_text_with_an_alias_is_told_once(tmp_path: Path) -> None:
    tree = read_document(tmp_path, "title: &a Line #5\nfile: *a\n")
    assert len(build_model(Label, tree)[1]) == 1
