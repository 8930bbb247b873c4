"""What no test may do: reach beyond this machine, write outside pytest's own folders, or start
a program without the mark that says so.

An audit hook sees every such call, also those of libraries. It refuses the call, and the test fails
even when the code under test swallows the refusal.

The marks are `film` (the encoder runs, maps are drawn, or minutes of sound made) and `process`
(another program runs), on a test or, as `pytestmark`, on a module. A test with the fixture `maps`
has `film` by itself. What is left without them is the quick run.
"""

from __future__ import annotations

import functools
import gc
import importlib
import itertools
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.maps import Maps

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a shell's background job; tests send it to what they start
    signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the program has it
gc.disable()  # what is read and collected until the first test stays until the end

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOOPBACK = ("127.0.0.1", "::1", "localhost", "", None)
_CACHES = {"__pycache__", ".pytest_cache"}
_STARTS = (
    "subprocess.Popen",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.exec",
    "os.system",
)
_ENCODER = "libx264"
_GUARD = "setpriv"
"""What stands before a program that is to die with its parent."""
_GUARD_WORDS = 4
"""Words of the shell that follow it, with which that becomes the program."""
_QUESTIONS: tuple[list[str], ...] = (["-encoders"], [])
"""What ffmpeg and ffplay are asked once in a process, by the first test that needs them."""

_SHORTEST_LISTED = 0.005
"""Seconds, as pytest has it for --durations-min."""

_own_folders = itertools.count()
_roots: list[str] = []  # empty: no test is running and everything is allowed
_offences: list[str] = []
_running: list[pytest.Item] = []
"""The test whose turn it is, fixtures of any scope included."""


def _offence(event: str, args: tuple[Any, ...]) -> str | None:
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        away = isinstance(address, tuple) and address[0] not in _LOOPBACK
        return f"connected to {address[0]}" if away else None
    if event == "socket.getaddrinfo":
        host = args[0].decode() if isinstance(args[0], bytes) else args[0]
        return None if host in _LOOPBACK else f"asked for the address of {host}"
    if event != "open" or isinstance(args[0], int) or not args[2] & _WRITES:
        return None
    path = os.path.realpath(os.fsdecode(args[0]))
    allowed = any(
        path == root or path.startswith(root + os.sep) for root in _roots
    )
    return (
        None
        if allowed or _CACHES & set(Path(path).parts)
        else f"opened {path} for writing"
    )


def _unmarked(event: str, args: tuple[Any, ...]) -> str | None:
    """Return what the running test starts although its marks don't say so.

    What that program starts is not seen: a film that the command line renders is marked by hand.
    """
    marks = {mark.name for mark in _running[0].iter_markers()}
    words = list(args[1]) if event == "subprocess.Popen" else [""]
    if Path(words[0]).name == _GUARD:
        del words[: words.index("--") + 1 + _GUARD_WORDS]
    if event == "os.posix_spawn" and Path(args[0]).name == _GUARD:
        return None  # it is asked once what it can do
    if words[1:] in _QUESTIONS and Path(words[0]).name.startswith("ff"):
        return None
    if _ENCODER in words and "film" not in marks:
        return "encoded pictures without the mark film"
    if not marks & {"film", "process"}:
        return "started another program without the mark process"
    return None


def _watch(event: str, args: tuple[Any, ...]) -> None:
    offence = None
    if _roots and event in (
        "open",
        "socket.connect",
        "socket.sendto",
        "socket.getaddrinfo",
    ):
        offence = _offence(event, args)
    elif _running and event in _STARTS:
        offence = _unmarked(event, args)
    if offence:
        _offences.append(offence)
        raise PermissionError(f"a test {offence}")


sys.addaudithook(_watch)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Take one more worker than processors: an eighth of the time tests wait for a program, a page
    or a signal.
    """
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Import the tests, each worker from another one on: what one has compiled the others read.

    In a fresh clone, that is half a minute. A module that can't be imported is reported later, when
    it is collected.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        return
    paths: list[Path] = []
    for arg in session.config.args:
        paths += sorted(Path(arg).absolute().rglob("test_*.py"))
    count = int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    first = len(paths) * int(worker.removeprefix("gw")) // count
    for path in [*paths[first:], *paths[:first]]:
        place = path.relative_to(session.config.rootpath).with_suffix("")
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(place.parts))


def pytest_collection_finish() -> None:
    """Leave what stays out of searches for garbage, and search seldom: a fifth of all time."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    gc.enable()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say in one line that pages were left out for want of a browser."""
    from tests.support.chromium import explain_skipped_page

    skipped = explain_skipped_page()
    asked = [Path(arg.partition("::")[0]).absolute() for arg in config.args]
    if skipped and any(map(_has_pages, asked)):
        terminalreporter.write_line(skipped)


def _has_pages(asked: Path) -> bool:
    """Whether tests that were asked for are of pages, or some of them."""
    here = Path(__file__).parent
    pages = (here / "studio", here / "editions" / "page")
    return any(
        page.is_relative_to(asked) or asked.is_relative_to(page)
        for page in pages
    )


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser, in which each test has a context of its own: to start one takes seconds.

    Where there is none, its tests are only collected if they have to run.
    """
    from tests.support.chromium import (
        explain_missing_browser,
        open_chromium,
        write_voice,
    )

    missing = explain_missing_browser()
    if missing:
        pytest.fail(missing)
    voice = tmp_path_factory.mktemp("microphone") / "voice.wav"
    write_voice(voice)
    with open_chromium(voice) as browser:
        yield browser


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what draws maps: one takes up to a second, which the quick run hasn't."""
    if isinstance(item, pytest.Function) and "maps" in item.fixturenames:
        item.add_marker("film")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> bool:
    """Run a test as pytest does, tell the audit hook whose turn it is, and report what matters.

    Each report goes from a worker to the process that prints: those about a set-up or a teardown
    cost more than most of the tests.
    """
    _running[:] = [item]
    _offences.clear()
    try:
        reports = runtestprotocol(
            item,
            log=False,
            nextitem=nextitem,
        )
    finally:
        _running.clear()
    for report in reports:
        if not _is_silent(report):
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def _is_silent(report: pytest.TestReport) -> bool:
    """Tell whether nobody asks for a report: --durations lists no shorter times."""
    is_short = report.duration < _SHORTEST_LISTED
    return report.when != "call" and report.passed and is_short


@functools.cache
def list_roots(base: Path) -> list[str]:
    """Return the folders that tests may write in; makes the one for temporary files."""
    (base / "scratch").mkdir(exist_ok=True)
    return [
        os.path.realpath(base),
        os.path.realpath(name_map_store(base)),
        "/dev",
    ]


def name_map_store(base: Path) -> Path:
    """Return where drawn maps are kept; the workers of a run, whose folders lie side by side,
    share it.
    """
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    return (base.parent if is_worker else base) / "map-store"


@pytest.fixture(autouse=True)
def fences(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Every test has a store, a home and a place for temporary files of its own, and stays
    within them.
    """
    base = tmp_path_factory.getbasetemp()
    # only named: three quarters of the tests need no folder
    own = base / f"own-{next(_own_folders)}"
    for name in [name for name in os.environ if name.startswith("LANTERN_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "LANTERN_STORE": "store",
        "HOME": "home",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_DATA_HOME": "home/.local/share",
    }.items():
        monkeypatch.setenv(name, str(own / value))
    scratch = base / "scratch"
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("PYTHON_DOTENV_DISABLED", "1")
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    # each worker process takes half a second to start, and films of tests are tiny
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    # no test outlives a power cut, and waiting for the disk takes longer than most of them
    monkeypatch.setattr(os, "fsync", lambda _: None)
    _roots[:] = list_roots(base)
    yield
    _roots.clear()
    if _offences:
        pytest.fail(
            "a test must keep within its fences and its marks, but this one "
            + "; ".join(_offences)
        )


@pytest.fixture(scope="session")
def map_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where drawn canvases of maps are kept from test to test; their keys hold all that decides
    them, and a store may be used by several processes at once.
    """
    return name_map_store(tmp_path_factory.getbasetemp())


@pytest.fixture
def maps(tmp_path: Path, map_store: Path) -> Maps:
    """A folder for map files, drawn with canvases of the whole session."""
    from tests.support.maps import (
        Maps,
    )  # OpenCV and resvg, which most tests do without

    return Maps.at(tmp_path, map_store)
