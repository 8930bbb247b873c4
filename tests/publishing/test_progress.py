"""Progress: speed and time left are those of this process, and a line comes with every tenth."""

from __future__ import annotations

import io
import json

import pytest

from lantern.publishing.progress import (
    JsonUploadReporter,
    LineUploadReporter,
    TerminalUploadReporter,
)

MEGABYTE = 1_000_000


class Clock:
    """Tells the seconds that a test has set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_lines_tell_speed_and_time_left() -> None:
    stream, clock = io.StringIO(), Clock()
    reporter = LineUploadReporter(stream, clock)
    reporter.note("send the film (100.0 MB)")
    reporter.begin("video", 100 * MEGABYTE)
    for second in range(0, 101, 5):
        clock.now = 100.0 + second
        reporter.advance(second * MEGABYTE)
    lines = stream.getvalue().splitlines()
    assert lines[:3] == [
        "send the film (100.0 MB)",
        "  10.0 of 100.0 MB (10 %), 1.0 MB/s, 1:30 left",
        "  20.0 of 100.0 MB (20 %), 1.0 MB/s, 1:20 left",
    ]
    assert len(lines) == 11
    assert lines[-1] == "  100.0 of 100.0 MB (100 %), 1.0 MB/s, 0:00 left"


def test_what_an_earlier_process_sent_is_no_speed() -> None:
    """90 MB are there at once; then 2 MB go in 4 s."""
    stream, clock = io.StringIO(), Clock()
    reporter = TerminalUploadReporter(stream, clock)
    reporter.begin("video", 100 * MEGABYTE)
    reporter.advance(90 * MEGABYTE)
    clock.now += 4
    reporter.advance(92 * MEGABYTE)
    first, second = stream.getvalue().split("\r")[1:]
    assert first == "  90.0 of 100.0 MB (90 %)"
    assert second.rstrip() == "  92.0 of 100.0 MB (92 %), 0.5 MB/s, 0:16 left"


def test_a_server_that_lost_a_part_is_measured_from_there() -> None:
    stream, clock = io.StringIO(), Clock()
    reporter = TerminalUploadReporter(stream, clock)
    reporter.begin("video", 100 * MEGABYTE)
    for second, sent in ((0, 0), (10, 50), (20, 40), (30, 60)):
        clock.now = 100.0 + second
        reporter.advance(sent * MEGABYTE)
    last = stream.getvalue().split("\r")[-1]
    assert last.rstrip() == "  60.0 of 100.0 MB (60 %), 2.0 MB/s, 0:20 left"


def test_a_terminal_keeps_one_line_until_the_file_is_there() -> None:
    stream = io.StringIO()
    reporter = TerminalUploadReporter(stream, Clock())
    reporter.begin("video", 2 * MEGABYTE)
    reporter.advance(MEGABYTE)
    reporter.note("the server is slow")
    reporter.advance(2 * MEGABYTE)
    reporter.note("done")
    assert stream.getvalue() == (
        "\r  1.0 of 2.0 MB (50 %)\nthe server is slow\n\r  2.0 of 2.0 MB (100 %)\ndone\n"
    )


@pytest.mark.parametrize("kind", [LineUploadReporter, TerminalUploadReporter])
@pytest.mark.parametrize("size", [0, 900_000])
def test_of_small_files_nothing_is_told(
    kind: type[LineUploadReporter | TerminalUploadReporter], size: int
) -> None:
    stream = io.StringIO()
    reporter = kind(stream, Clock())
    reporter.begin("captions.en", size)
    reporter.advance(size)
    assert stream.getvalue() == ""


def test_a_terminal_is_written_to_ten_times_a_second_at_most() -> None:
    stream, clock = io.StringIO(), Clock()
    reporter = TerminalUploadReporter(stream, clock)
    reporter.begin("video", 2 * MEGABYTE)
    for number in range(21):
        clock.now = 100.0 + number / 64
        reporter.advance(number * MEGABYTE // 10)
    shown = [line.split()[0] for line in stream.getvalue().split("\r")[1:]]
    assert shown == ["0.0", "0.7", "1.4", "2.0"]


def test_events_come_ten_times_a_second_at_most() -> None:
    stream, clock = io.StringIO(), Clock()
    reporter = JsonUploadReporter(stream, clock)
    reporter.begin("video", 9)
    for number in range(10):
        clock.now = 100.0 + number / 64
        reporter.advance(number)
    lines = stream.getvalue().splitlines()
    assert [json.loads(line)["bytes"] for line in lines] == [0, 7, 9]


def test_events_for_programs() -> None:
    stream = io.StringIO()
    notes: list[str] = []
    reporter = JsonUploadReporter(stream, keep=notes.append)
    reporter.begin("video", 10)
    reporter.advance(4)
    reporter.note("slow")
    assert notes == ["slow"]
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert events == [
        {"event": "sent", "step": "video", "bytes": 4, "total": 10},
        {"event": "note", "text": "slow"},
    ]
