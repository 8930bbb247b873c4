"""The list of a batch: a rendering on each line, and what is wrong with it at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.batch_file import BatchJob, read_batch


def write(folder: Path, text: str) -> Path:
    """A list with this text."""
    file = folder / "night.jsonl"
    file.write_text(text, "utf-8")
    return file


def test_each_line_is_a_rendering(tmp_path: Path) -> None:
    text = '{"film": "one", "draft": true}\n\n{"film": "two", "out": "films/two"}\n'
    lines, problems = read_batch(write(tmp_path, text))
    assert problems == []
    assert [line.job for line in lines] == [
        BatchJob(film="one", draft=True),
        BatchJob(film="two", out="films/two"),
    ]
    assert [line.place.line for line in lines] == [1, 3]
    assert lines[0].find("one") == tmp_path / "one"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"film": "one"}\n{"film": ""}\n', 2, "film"),
        ('{"draft": true}\n', 1, "film"),
        ('\n\n{"film": "one", "shape": "1:1"}\n', 3, "did you mean 'shapes'?"),
        ('{"film": "one", "draft": "perhaps"}\n', 1, "draft"),
        (
            '{"film": "one", "draft": "yes"}\n',
            1,
            "'draft' must be true or false",
        ),
        ('{"film": "one", "described": 1}\n', 1, "must be true or false"),
        ('{"film": NaN}\n', 1, "isn't JSON in braces"),
        ('{"film": "one", "out": ""}\n', 1, "out"),
        ('{"film": "one"}\n# tonight\n', 2, "isn't JSON in braces"),
        ("film: one\n", 1, 'isn\'t JSON in braces, as {"film": "my-film"}'),
        ('["one"]\n', 1, "isn't JSON in braces"),
    ],
)
def test_a_fault_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    file = write(tmp_path, text)
    _, problems = read_batch(file)
    (problem,) = problems
    assert problem.span is not None
    assert (problem.span.file, problem.span.line) == (file, line)
    assert message in str(problem)


def test_good_lines_are_kept_beside_a_bad_one(tmp_path: Path) -> None:
    lines, problems = read_batch(
        write(tmp_path, '{"film": "one"}\n{"film": [\n')
    )
    assert [line.job.film for line in lines] == ["one"]
    assert [problem.span.line for problem in problems if problem.span] == [2]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_list_is_told(tmp_path: Path, text: str) -> None:
    lines, problems = read_batch(write(tmp_path, text))
    assert lines == []
    (problem,) = problems
    assert 'the list is empty: a line is {"film": "my-film"}' in str(problem)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    lines, problems = read_batch(tmp_path / "none.jsonl")
    assert lines == [] and len(problems) == 1
    assert "none.jsonl" in str(problems[0])


def test_a_folder_is_no_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, (problem,) = read_batch(Path())
    assert problem.message == ". is a folder, not a file"
