"""Ctrl-C and SIGTERM at any moment, sent by the process to itself so that the moment is known; and
the end of processor time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lantern.core import signals
from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.process

SELF = "import os, signal, sys\nfrom lantern.core import signals\n"
AT_IMPORT = """
class Finder:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.{sent})
sys.meta_path.insert(0, Finder())
sys.argv = ["render.py", "scenes/short", "--jobs", "1"]
import runpy
runpy.run_path({script!r}, run_name="__main__")
"""


def run(program: str, cwd: Path) -> tuple[int, str]:
    argv = [sys.executable, "-c", SELF + program]
    done = subprocess.run(
        argv,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("module", "sent", "code"),
    [
        ("typer", "SIGINT", 130),
        ("lantern.plan", "SIGTERM", 143),
        ("numpy", "SIGINT", 130),
        ("pydantic_core", "SIGINT", 130),
        ("pydantic_core", "SIGTERM", 143),
    ],
)
def test_asked_during_an_import(
    tmp_path: Path, module: str, sent: str, code: int
) -> None:
    films.write(tmp_path, [scene("One", "Rain.")])
    script = str(films.ROOT / "render.py")
    said = f"{signals.INTERRUPTED_MESSAGE}\n" if code == 130 else ""
    assert run(
        AT_IMPORT.format(
            module=module,
            sent=sent,
            script=script,
        ),
        tmp_path,
    ) == (
        code,
        said,
    )
    assert not (tmp_path / "build" / "short").exists()


SWALLOWED = """
class Deaf:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
signals.{how}()
Deaf()
print("went on", file=sys.stderr)
"""


def test_what_a_library_swallows_stops_the_program_all_the_same(
    tmp_path: Path,
) -> None:
    assert run(SWALLOWED.format(how="exit_on_signal"), tmp_path) == (
        130,
        f"{signals.INTERRUPTED_MESSAGE}\n",
    )
    code, said = run(
        SWALLOWED.format(how="raise_on_signal")
        + "print(signals.asked, file=sys.stderr)",
        tmp_path,
    )
    assert code == 0 and said.endswith("went on\n[130]\n")


TWICE = """
signals.raise_on_signal()
try:
    os.kill(os.getpid(), signal.SIGTERM)
except signals.TerminationRequest:
    os.kill(os.getpid(), signal.SIGINT)
print("went on", file=sys.stderr)
"""


def test_asked_again_it_does_not_wait(tmp_path: Path) -> None:
    assert run(TWICE, tmp_path) == (130, "")


def test_what_is_ignored_stays_ignored_and_the_end_is_not_disturbed(
    tmp_path: Path,
) -> None:
    ignored = (
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "signals.exit_on_signal()\nsignals.raise_on_signal()\n"
    )
    assert run(ignored + "os.kill(os.getpid(), signal.SIGINT)", tmp_path) == (
        0,
        "",
    )
    late = (
        "signals.ignore_signals()\n"
        "os.kill(os.getpid(), signal.SIGINT)\nos.kill(os.getpid(), signal.SIGTERM)"
    )
    assert run(late, tmp_path) == (0, "")


@pytest.mark.parametrize(
    "module", ["signal", "lantern", "lantern.core.signals"]
)
def test_asked_before_anything_is_imported(tmp_path: Path, module: str) -> None:
    script = str(films.ROOT / "render.py")
    program = AT_IMPORT.format(
        module=module,
        sent="SIGINT",
        script=script,
    )
    argv = [
        sys.executable,
        "-c",
        f"import _signal as signal, os, sys\n{program}",
    ]
    done = subprocess.run(
        argv,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "Interrupted.\n")


SPENDING = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
signals.keep_time_for_the_end()
signals.{how}()
try:
    {wait}
except signals.TerminationRequest:
    print(signals.asked, file=sys.stderr)
"""


def test_the_end_of_processor_time_is_told_before_the_system_kills(
    tmp_path: Path,
) -> None:
    """Of three seconds, two are kept for the end."""
    said = f"{signals.OUT_OF_TIME_MESSAGE}\n"
    spend = SPENDING.format(how="exit_on_signal", wait="while True: pass")
    assert run(spend, tmp_path) == (5, said)
    told = "os.kill(os.getpid(), signal.SIGXCPU)"
    program = SPENDING.format(how="raise_on_signal", wait=told)
    assert run(program, tmp_path) == (0, "[5]\n")


def test_a_soft_limit_of_processor_time_is_left_as_it_is(
    tmp_path: Path,
) -> None:
    program = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (7, 9))
signals.keep_time_for_the_end()
print(resource.getrlimit(resource.RLIMIT_CPU), file=sys.stderr)
"""
    assert run(program, tmp_path) == (0, "(7, 9)\n")
