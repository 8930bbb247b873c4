"""Outside programs: their failures are told in words, and nothing of them outlives its time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core import process
from lantern.core.problems import ToolFailure
from lantern.core.process_failure import describe_exit

pytestmark = pytest.mark.process


def gone(pid: int) -> bool:
    """Tell whether a process ends long before it would by itself.

    A zombie that nobody waited for has ended.
    """
    for _ in range(3000):
        try:
            state = (
                Path(f"/proc/{pid}/stat")
                .read_text()
                .rpartition(")")[2]
                .split()[0]
            )
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def shell(
    script: str, timeout: float = 10, data: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return process.run(["/bin/sh", "-c", script], "scene 3", timeout, data=data)


def test_output_comes_back() -> None:
    assert shell("cat; echo warned >&2", data=b"in").stdout == b"in"
    assert shell("pwd").stderr == b""


def test_stdin_is_closed() -> None:
    assert shell("cat").stdout == b""


def test_arguments_are_no_shell_words(tmp_path: Path) -> None:
    process.run(
        ["echo", "$(touch pwned)", ";", "`touch pwned`"], "say", cwd=tmp_path
    )
    assert not list(tmp_path.iterdir())


def test_a_failure_shows_what_was_run_and_its_last_words() -> None:
    with pytest.raises(ToolFailure) as caught:
        shell("for i in $(seq 14); do echo line $i >&2; done; echo >&2; exit 3")
    assert caught.value.message == "scene 3: sh ended with code 3"
    assert caught.value.detail[0].startswith("ran: sh -c 'for i in ")
    assert caught.value.detail[1:] == tuple(f"line {i}" for i in range(3, 15))


def test_a_signal_is_named() -> None:
    with pytest.raises(
        ToolFailure, match=r"^scene 3: sh was ended by SIGSEGV$"
    ):
        shell("kill -SEGV $$")
    assert describe_exit(-200) == "was ended by signal 200"


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(
        ToolFailure,
        match=r"^draw: nowhere can't be started \(No such file or directory\)$",
    ):
        process.run(["/nowhere"], "draw")


def test_the_time_limit_ends_it_and_all_it_started(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(
        ToolFailure, match=r"^scene 3: sh still running after 2 s$"
    ) as caught:
        shell(f"echo busy >&2; sleep 600 & echo $! > {note}; wait", timeout=2)
    assert caught.value.detail[-1] == "busy"
    assert gone(int(note.read_text()))


@pytest.mark.parametrize("path", [os.environ["PATH"], "/nowhere"])
def test_it_dies_with_the_one_who_started_it(path: str) -> None:
    """Also where no other program helps with that."""
    sleep = shutil.which("sleep")
    code = (
        "from lantern.core import process;"
        f" c = process.start([{sleep!r}, '600'], 'x');"
        " print(c.pid, flush=True); c.wait()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env={**os.environ, "PATH": path},
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert os.getpgid(pid) == pid != os.getpgid(parent.pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    assert gone(pid)


def test_chunks_are_fed_and_last_words_come_back() -> None:
    assert (
        process.pipe(
            ["/bin/sh", "-c", "wc -c >&2"],
            "count",
            (b"x" * 1000 for _ in range(300)),
        ).strip()
        == b"300000"
    )


def test_a_program_that_stops_reading_is_a_failure() -> None:
    with pytest.raises(
        ToolFailure, match=r"^encode: sh ended with code 7$"
    ) as caught:
        process.pipe(
            ["/bin/sh", "-c", "echo disk full >&2; exit 7"],
            "encode",
            (b"x" * 100_000 for _ in range(100)),
        )
    assert caught.value.detail[-1] == "disk full"


def test_a_program_that_never_ends_after_its_input() -> None:
    with pytest.raises(
        ToolFailure, match=r"^encode: sleep did not go on for 0\.3 s$"
    ):
        process.pipe(["sleep", "600"], "encode", [b"x"], stall=0.3)


def test_the_time_in_which_chunks_are_made_does_not_count() -> None:
    def feeder() -> Iterator[bytes]:
        yield b"1"
        time.sleep(1.2)  # longer than the program may take
        yield b"2"

    counted = process.pipe(
        ["/bin/sh", "-c", "wc -c >&2"], "count", feeder(), stall=1.0
    )
    assert counted.strip() == b"2"


def test_when_the_feeder_breaks_the_program_ends(tmp_path: Path) -> None:
    def feeder() -> Iterator[bytes]:
        yield b"1"
        raise KeyboardInterrupt

    note = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt):
        process.pipe(
            ["/bin/sh", "-c", f"echo $$ > {note}; read x; sleep 600"],
            "encode",
            feeder(),
        )
    assert not note.exists() or gone(int(note.read_text()))


def test_a_program_that_stops_reading_is_ended_in_time() -> None:
    endless = (b"x" * 65536 for _ in range(1000))
    with pytest.raises(ToolFailure, match="did not go on for 1 s"):
        process.pipe(
            [sys.executable, "-c", "import time; time.sleep(600)"],
            "a job",
            endless,
            stall=1.0,
        )


def bounded(
    script: str, data: bytes | None = None, timeout: float = 10
) -> bytes:
    argv = ["/bin/sh", "-c", script]
    return process.run_bounded(
        argv,
        "voice",
        timeout,
        most=1 << 20,
        data=data,
    ).stdout


def test_a_bounded_program_is_given_its_input_and_its_output_comes_back() -> (
    None
):
    assert bounded("cat", data=b"x" * (1 << 20)) == b"x" * (1 << 20)
    assert bounded("cat") == b""
    assert bounded("echo hello", data=b"never read" * 100_000) == b"hello\n"


@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_program_that_floods_its_output_is_ended(stream: str) -> None:
    with pytest.raises(ToolFailure) as caught:
        bounded(f"exec yes >&{stream}")
    assert caught.value.message == "voice: sh wrote more than 1 MB"


def test_a_bounded_program_ends_as_others_do() -> None:
    with pytest.raises(
        ToolFailure, match="voice: sh ended with code 3"
    ) as caught:
        bounded("echo no such voice >&2; exit 3")
    assert caught.value.detail[-1] == "no such voice"
    with pytest.raises(ToolFailure, match="sh still running after 0 s"):
        bounded("exec >&- 2>&-; sleep 60", timeout=0.2)


def test_what_a_bounded_program_leaves_behind_is_not_waited_for() -> None:
    assert bounded("setsid sleep 20 & echo hello") == b"hello\n"


def test_a_line_without_end_is_cut() -> None:
    with pytest.raises(ToolFailure) as caught:
        bounded("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 1")
    assert caught.value.detail[-1] == "x" * 500


def test_a_program_is_heard_line_by_line(tmp_path: Path) -> None:
    script = "import sys; print('{1}', file=sys.stderr); print(2); sys.exit('no paper')"
    program = process.ReportingProgram(
        [sys.executable, "-c", script], "a test", cwd=tmp_path
    )
    assert list(program.iter_events()) == [b"{1}\n"]
    assert program.read_output() == b"2\n"
    assert program.explain_end() == "no paper"


def test_a_program_that_is_killed_says_by_what(tmp_path: Path) -> None:
    program = process.ReportingProgram(
        [
            sys.executable,
            "-c",
            "import os, signal; os.write(2, b'{}\\n'); signal.pause()",
        ],
        "a test",
        cwd=tmp_path,
    )
    lines = program.iter_events()
    assert next(lines) == b"{}\n"
    program.kill()
    assert list(lines) == []
    assert program.explain_end() == "was ended by SIGKILL"
