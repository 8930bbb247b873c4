"""What ends a run: the exit code, and what is printed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lantern.cli.errors import report_error, report_interrupt
from lantern.cli.options import Invocation, UsageError
from lantern.core.problems import BusyFailure, ToolFailure
from tests.support.named_pipes import make_pipe
from tests.support.program import Program


def end_with(error: Exception, invocation: Invocation) -> int:
    """Let an error be raised and reported, as a run does."""
    try:
        raise error
    except Exception as caught:
        return report_error(caught, invocation)


@pytest.mark.parametrize(
    ("error", "code", "printed"),
    [
        (UsageError("write it so"), 2, "write it so\nSee: lantern --help\n"),
        (
            ToolFailure("ffmpeg failed", ["ffmpeg -i a", "no such codec"]),
            5,
            "ffmpeg failed\n  ffmpeg -i a\n  no such codec\n",
        ),
        (
            BusyFailure("another render is writing"),
            8,
            "another render is writing\n",
        ),
        (
            FileNotFoundError(
                errno.ENOENT, os.strerror(errno.ENOENT), "a/b.png"
            ),
            4,
            "a/b.png: No such file or directory\n",
        ),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
            7,
            "No space left on device\n",
        ),
        (
            MemoryError(),
            5,
            "a part of Lantern can't be loaded (too little memory, or not fully installed?): "
            "out of memory\n",
        ),
    ],
)
def test_each_kind_of_error_has_its_code_and_its_words(
    error: Exception,
    code: int,
    printed: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert end_with(error, Invocation()) == code
    assert capsys.readouterr() == ("", printed)


def test_a_bug_is_written_to_the_named_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    assert end_with(KeyError("lost"), Invocation(store=store)) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("This is a bug in Lantern. Please report it")
    assert "bug.log" in printed and "Traceback" not in printed
    assert "KeyError: 'lost'" in (store / "bug.log").read_text("utf-8")


def test_a_bug_is_written_to_the_project_s_store_if_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert end_with(KeyError("lost"), Invocation()) == 1
    assert (tmp_path / "build" / ".store" / "bug.log").is_file()


def test_a_pipe_in_the_place_of_the_log_is_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_pipe(tmp_path / "bug.log")
    assert end_with(KeyError("lost"), Invocation(store=tmp_path)) == 1
    assert "bug.log" in capsys.readouterr().err
    assert "KeyError: 'lost'" in (tmp_path / "bug.log").read_text("utf-8")


def test_debug_prints_the_traceback_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    invocation = Invocation(debug=True, store=tmp_path / "store")
    assert end_with(KeyError("lost"), invocation) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


def test_debug_shows_where_a_file_was_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "a.png")
    assert end_with(error, Invocation(debug=True)) == 4
    printed = capsys.readouterr().err
    assert printed.startswith("Traceback")
    assert printed.endswith("a.png: No such file or directory\n")


def test_a_bug_whose_log_can_not_be_written_asks_for_debug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "store").write_text("a file")
    assert end_with(KeyError("lost"), Invocation(store=tmp_path / "store")) == 1
    assert "Run again with --debug" in capsys.readouterr().err


def test_an_interrupted_run_says_that_it_can_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report_interrupt() == 130
    assert "the same command goes on from there" in capsys.readouterr().err


def test_options_that_typer_refuses_are_usage_errors(run: Program) -> None:
    done = run("check", "scenes/x", "--strct")
    assert done.returncode == 2
    assert "--strct" in done.stderr
    assert done.stderr.endswith("See: lantern check --help\n")


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        (["scenes/x", "--strct"], " render"),
        (["voices", "get", "--strct"], " voices get"),
        (["--strct", "check"], ""),
    ],
)
def test_a_wrong_option_leads_to_the_help_of_its_own_verb(
    run: Program, words: list[str], verb: str
) -> None:
    assert run(*words).stderr.endswith(f"See: lantern{verb} --help\n")


@pytest.mark.parametrize("given", ["0", "65", "-1", "1.5", "many"])
def test_a_number_of_processes_that_cannot_be_is_told_plainly(
    run: Program, given: str
) -> None:
    done = run("check", "scenes/x", f"--jobs={given}")
    assert done.returncode == 2
    assert done.stderr == (
        f"--jobs takes a number from 1 to 64, not '{given}'\nSee: lantern check --help\n"
    )
