"""Processes that work for this one: what they find, how they end, and who starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.worker_process import WorkerProcess, count_cores, start_worker
from tests.support import films

HEAVY = """\
from pathlib import Path
with Path(__file__).with_name("imports.txt").open("a") as stream:
    stream.write("once\\n")
"""
WORKER = """\
import os
import sys
from lantern.core.worker_process import end_with_parent

def look(pipe, *arguments):
    end_with_parent()
    pipe.send([os.getcwd(), os.environ.get("LANTERN_LIGHT"), *arguments])
    pipe.recv()

def work(pipe):
    import heavy
    end_with_parent()
    pipe.send(os.getpid())
    sys.exit(pipe.recv())

def fail(pipe):
    raise ValueError(pipe)
"""


@pytest.fixture(scope="module", autouse=True)
def modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Modules that workers can import, and their folder."""
    folder = tmp_path_factory.mktemp("modules")
    (folder / "heavy.py").write_text(HEAVY, "utf-8")
    (folder / "worker_of_test.py").write_text(WORKER, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield folder


def start(function: str = "work", *arguments: object) -> WorkerProcess:
    return start_worker("worker_of_test", function, *arguments)


def find_server(worker: WorkerProcess) -> int:
    """Return the process that started a worker."""
    status = Path(f"/proc/{worker.process.pid}/status").read_text()
    return int(status.partition("PPid:")[2].split()[0])


def test_a_machine_has_a_core() -> None:
    assert count_cores() >= 1


@pytest.mark.process
@pytest.mark.parametrize("platform", [sys.platform, "darwin"])
def test_a_worker_has_the_surroundings_of_now(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for light in ("low", "high"):
        folder = tmp_path / light
        folder.mkdir()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("LANTERN_LIGHT", light)
        worker = start("look", 3)
        assert worker.pipe.recv() == [str(folder), light, 3]
        assert worker.process.is_alive()
        worker.process.kill()
        worker.process.join(60)
        assert worker.process.exitcode == -signal.SIGKILL


@pytest.mark.process
def test_workers_share_what_was_imported_for_one(modules: Path) -> None:
    pids = set()
    for code in (0, 3):
        worker = start_worker("worker_of_test", "work", needed=["heavy"])
        pids.add(worker.pipe.recv())
        worker.pipe.send(code)
        worker.process.join(60)
        assert worker.process.exitcode == code
    assert len(pids) == 2
    assert (modules / "imports.txt").read_text() == "once\n"


@pytest.mark.process
def test_a_worker_is_asked_to_end() -> None:
    worker = start("look")
    worker.pipe.recv()
    worker.process.terminate()
    worker.process.join(60)
    assert worker.process.exitcode == 143
    worker.process.kill()  # nobody, and no other process that has its number now


@pytest.mark.process
def test_what_a_worker_can_not_do_ends_it() -> None:
    worker = start("fail")
    with pytest.raises(EOFError):
        worker.pipe.recv()
    worker.process.join(60)
    assert worker.process.exitcode == 1


@pytest.mark.process
def test_a_server_that_was_killed_takes_its_workers_along_and_is_replaced() -> (
    None
):
    worker = start("look")
    worker.pipe.recv()
    server = find_server(worker)
    os.kill(server, signal.SIGKILL)
    worker.process.join(60)
    assert worker.process.exitcode == -signal.SIGKILL
    again = start("look")
    again.pipe.recv()
    assert find_server(again) != server
    again.process.kill()


@pytest.mark.process
def test_a_program_that_ends_leaves_no_process(modules: Path) -> None:
    program = """\
from lantern.core.worker_process import start_worker
worker = start_worker("worker_of_test", "look")
worker.pipe.recv()
print(worker.process.pid)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": f"{films.ROOT}:{modules}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert films.gone([int(done.stdout)])


@pytest.mark.process
@pytest.mark.parametrize(("threads", "imports"), [(0, 1), (1, 2)])
def test_a_program_with_one_thread_is_copied_with_what_it_imported(
    threads: int, imports: int, tmp_path: Path
) -> None:
    (tmp_path / "heavy.py").write_text(HEAVY, "utf-8")
    (tmp_path / "worker_of_test.py").write_text(WORKER, "utf-8")
    program = f"""\
import threading
import heavy
from lantern.core.worker_process import copy_for_workers, start_worker
for _ in range({threads}):
    threading.Thread(target=threading.Event().wait, daemon=True).start()
copy_for_workers()
worker = start_worker("worker_of_test", "work")
print(worker.pipe.recv(), flush=True)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": f"{films.ROOT}:{tmp_path}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert films.gone([int(done.stdout)])
    assert (tmp_path / "imports.txt").read_text() == "once\n" * imports


@pytest.mark.process
def test_a_program_ends_though_its_copy_heard_of_nothing() -> None:
    """A request to end that comes while the copy begins is lost; here it is held back."""
    program = """\
import signal
from lantern.core.worker_process import copy_for_workers
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
copy_for_workers()
"""
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        timeout=60,
    )
