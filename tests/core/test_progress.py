"""What is told while a film is made: plain lines, JSON lines, a bar, or nothing."""

from __future__ import annotations

import io
import json

import pytest

from lantern.core.progress import (
    JsonReporter,
    LineReporter,
    Reporter,
    SilentReporter,
    TerminalReporter,
)

ESC = "\x1b[31m"


def tell(reporter: Reporter) -> None:
    reporter.begin_stage("Speaking", 10)
    reporter.advance(f"scene 1 'We{ESC}lls'", 4)
    reporter.note(f"a note [bold]with{ESC}\x07 marks")
    reporter.begin_stage("Painting", 0)
    reporter.advance("scene 2", 0)
    reporter.close()


def test_lines() -> None:
    stream = io.StringIO()
    tell(LineReporter(stream))
    assert stream.getvalue() == (
        "Speaking\n  40 %: scene 1 'We\\x1b[31mlls'\n"
        "a note [bold]with\\x1b[31m\\x07 marks\n"
        "Painting\n  100 %: scene 2\n"
    )


def test_lines_come_with_every_tenth_and_say_the_time_left() -> None:
    stream = io.StringIO()
    seconds = iter([100.0, 110.0, 120.0, 199.0, 200.0])
    reporter = LineReporter(stream, clock=lambda: next(seconds))
    reporter.begin_stage("Encoding", 100)
    for number, weight in enumerate((4, 6, 5, 5, 79, 1), 1):
        reporter.advance(f"shot {number}", weight)
    assert stream.getvalue() == (
        "Encoding\n"
        "  10 %: shot 2 (1:30 left)\n"
        "  20 %: shot 4 (1:20 left)\n"
        "  99 %: shot 5 (0:01 left)\n"
        "  100 %: shot 6\n"
    )


def test_no_time_is_left_at_the_end_of_a_stage() -> None:
    stream = io.StringIO()
    reporter = LineReporter(stream, clock=lambda: 100.0)
    reporter.expect(60)
    reporter.begin_stage("Speaking", 10)
    reporter.advance("scene 1", 5)
    reporter.advance("scene 2", 5)
    assert stream.getvalue() == (
        "Speaking\n  50 %: scene 1 (1:00 left)\n  100 %: scene 2\n"
    )


def test_json_lines() -> None:
    stream = io.StringIO()
    tell(JsonReporter(stream))
    assert "\x1b" not in stream.getvalue() and "\x07" not in stream.getvalue()
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [
        {"event": "stage", "title": "Speaking", "weight": 10},
        {"event": "done", "name": f"scene 1 'We{ESC}lls'", "weight": 4},
        {"event": "note", "text": f"a note [bold]with{ESC}\x07 marks"},
        {"event": "stage", "title": "Painting", "weight": 0},
        {"event": "done", "name": "scene 2", "weight": 0},
    ]


def test_the_bar_shows_notes_as_written() -> None:
    stream = io.StringIO()
    tell(TerminalReporter(stream))
    assert "a note [bold]with\\x1b[31m\\x07 marks" in stream.getvalue().replace(
        "\n", ""
    )
    assert ESC not in stream.getvalue() and "\x07" not in stream.getvalue()


def test_names_in_the_bar_are_no_markup() -> None:
    terminal = TerminalReporter(io.StringIO())
    terminal.begin_stage("Speaking [1]", 1)
    terminal.advance("scene [/bold] [link=x]", 1)
    terminal.close()


def test_work_before_any_stage_and_closing_twice_is_fine() -> None:
    terminal = TerminalReporter(io.StringIO())
    terminal.advance("scene 1", 1)
    terminal.close()
    terminal.close()


def test_silence(capfd: pytest.CaptureFixture[str]) -> None:
    tell(SilentReporter())
    assert capfd.readouterr() == ("", "")


def test_the_time_left_is_that_of_the_whole_run() -> None:
    """Half of a stage took 10 s, so its other half does, and 100 s are expected after it."""
    stream = io.StringIO()
    seconds = iter([0.0, 10.0, 30.0, 60.0])
    reporter = LineReporter(stream, clock=lambda: next(seconds))
    reporter.expect(100.0)
    reporter.begin_stage("Speaking", 2)
    reporter.advance("scene 1", 1)
    reporter.expect(0.0)
    reporter.begin_stage("Encoding", 2)
    reporter.advance("shot 1", 1)
    assert stream.getvalue() == (
        "Speaking\n  50 %: scene 1 (1:50 left)\nEncoding\n  50 %: shot 1 (0:30 left)\n"
    )
