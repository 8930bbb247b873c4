"""The text of an author's file: decoded, bounded, without signs that deceive."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, Problem, Span
from lantern.script.text_file import (
    MAX_BYTES,
    DocumentError,
    read_text,
    require_clean,
)
from tests.support.named_pipes import make_pipe


def read_fault(path: Path, data: bytes) -> Problem:
    """The problem of a file with these bytes."""
    path.write_bytes(data)
    with pytest.raises(DocumentError) as error:
        read_text(path)
    return error.value.problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_each_marked_encoding(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes("title: Харбин 哈尔滨\n".encode(encoding))
    assert read_text(path) == "title: Харбин 哈尔滨\n"


def test_every_line_ends_in_a_line_feed(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"a\r\nb\rc\n")
    assert read_text(path) == "a\nb\nc\n"


def test_other_encodings_are_refused_at_their_line(tmp_path: Path) -> None:
    problem = read_fault(tmp_path / "x.yml", b"a: 1\nb: \xff\n")
    assert problem.message == "the file is not UTF-8; save it as UTF-8"
    assert problem.span == Span(tmp_path / "x.yml", 2)
    assert problem.code == EXIT_SCENE


def test_utf_16_without_its_mark_looks_like_control_characters(
    tmp_path: Path,
) -> None:
    problem = read_fault(tmp_path / "x.yml", "a: 1\n".encode("utf-16-le"))
    assert problem.message == (
        "control character U+0000; save the file as UTF-8, or remove it"
    )


@pytest.mark.parametrize(
    ("char", "message"),
    [
        ("\x07", "control character U+0007; remove it"),
        ("\x9b", "control character U+009B; remove it"),
        (
            "\u202e",
            "mark that turns the direction of text, U+202E; remove it",
        ),
        (
            "\u2067",
            "mark that turns the direction of text, U+2067; remove it",
        ),
    ],
)
def test_signs_that_deceive_are_refused_at_their_place(
    tmp_path: Path, char: str, message: str
) -> None:
    path = tmp_path / "x.yml"
    problem = read_fault(
        path, f"scene: A\nnarration: calm {char}yrots\n".encode()
    )
    assert problem == Problem(message, Span(path, 2, 17, 18))


def test_tabs_and_line_ends_are_no_control_characters(tmp_path: Path) -> None:
    require_clean("a\tb\r\nc", Span(tmp_path))
    with pytest.raises(DocumentError):
        require_clean("a\x0bb", Span(tmp_path))


def test_what_is_not_a_file_is_a_missing_asset(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe.yml")
    (tmp_path / "folder").mkdir()
    messages = {
        "folder": "folder is a folder, not a file",
        "none.yml": "none.yml is not there",
        "pipe.yml": "pipe.yml is not a plain file",
    }
    for name, message in messages.items():
        with pytest.raises(DocumentError) as error:
            read_text(tmp_path / name)
        problem = error.value.problem
        assert (problem.message, problem.code) == (message, EXIT_ASSET)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yml"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentError, match=r"big\.yml is larger than 8 MB"):
        read_text(path)


def test_a_file_that_may_not_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: 1")

    def refuse(_: Path, _mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(
        DocumentError, match=r"x\.yml can't be read: Permission denied"
    ):
        read_text(path)


def test_breaks_inside_a_paragraph_are_blanks(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("text: Rain,\u2028wind\u2029and snow\n", "utf-8")
    assert read_text(path) == "text: Rain, wind and snow\n"
