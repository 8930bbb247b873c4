"""The server: on the loopback alone, until it is told to stop.

One studio serves a film; its address is kept beside the store's locks, for whoever starts another.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import (
    AbstractContextManager,
    contextmanager,
    nullcontext,
    suppress,
)
from dataclasses import dataclass, field
from typing import BinaryIO

import uvicorn

from lantern.core.file_lock import lock_file
from lantern.core.files import convert_disk_errors, open_lock_file
from lantern.core.problems import Failure, OutputFailure
from lantern.core.store import digest_json
from lantern.studio.guard import OPEN_PATH, Guard, Passes
from lantern.studio.options import StudioOptions
from lantern.studio.routes import make_app
from lantern.studio.studio import Studio

HOST = "127.0.0.1"
MOST_CONNECTIONS = 128
_LAST_SECONDS = 1
"""For answers that are on their way when the server is told to stop."""


class RunningFailure(Failure):
    """Another studio serves this film; the address that opens it is `address`."""

    def __init__(self, address: str) -> None:
        """Say so."""
        super().__init__("a studio serves this film already", [address])
        self.address = address


class _QuietServer(uvicorn.Server):
    """uvicorn's server, which leaves signals to the command line, and sleeps while nobody asks."""

    def __init__(self, config: uvicorn.Config) -> None:
        """Begin to serve when `run` is called."""
        super().__init__(config)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        """Wait for the end; uvicorn's own loop looks for it ten times a second."""
        self._loop = asyncio.get_running_loop()
        await self.on_tick(0)  # makes the headers of all answers
        if not self.should_exit:
            await self._told.wait()

    def end(self) -> None:
        """Have it end. May be called from anywhere, also more than once."""
        self.should_exit = True
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended already
                self._loop.call_soon_threadsafe(self._told.set)

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        """Capture none."""
        return nullcontext()


@dataclass
class StudioServer:
    """A studio that listens on a port of the loopback; 0 lets the system choose one."""

    options: StudioOptions
    port: int = 0
    studio: Studio = field(init=False)
    passes: Passes = field(init=False)
    _server: _QuietServer = field(init=False)
    _socket: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        """Take the port.

        Raises:
            OutputFailure: It is taken by another program.
        """
        self._socket = _open_socket(self.port)
        self.port = self._socket.getsockname()[1]
        self.passes = Passes(self.port)
        self.studio = Studio(self.options)
        app = Guard(make_app(self.studio), self.passes)
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level=logging.CRITICAL,  # only the command line prints
            access_log=False,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            server_header=False,
            date_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=_LAST_SECONDS,
        )
        self._server = _QuietServer(config)

    @property
    def address(self) -> str:
        """The address that opens the page, once."""
        return f"http://{HOST}:{self.port}{OPEN_PATH}?token={self.passes.token}"

    def run(self, started: Callable[[str], None]) -> None:
        """Serve until `stop` is called; `started` is called with the address.

        Raises:
            RunningFailure: Another studio serves this film.
            OutputFailure: The store can't be written.
        """
        try:
            with _hold_film(self.options, self.passes, lambda: self.address):
                self.studio.start()
                started(self.address)
                self._server.run(sockets=[self._socket])
        finally:
            self.studio.stop()
            self._socket.close()

    def stop(self) -> None:
        """Have the server end, its streams first. May be called from anywhere."""
        self.studio.end_streams()
        self._server.end()


def _open_socket(port: int) -> socket.socket:
    """Return a socket that listens on the loopback.

    Raises:
        OutputFailure: The port is taken, or may not be used.
    """
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Windows would let two programs have the port.
    if sys.platform != "win32":
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((HOST, port))
        opened.listen(
            MOST_CONNECTIONS
        )  # who comes before the server is ready waits
    except OSError as error:
        opened.close()
        raise OutputFailure(
            f"port {port} can't be used ({error.strerror}); give another one with --port"
        ) from None
    return opened


@contextmanager
def _hold_film(
    options: StudioOptions, passes: Passes, find_address: Callable[[], str]
) -> Iterator[None]:
    """Hold the film against a second studio, and keep the address for it in the lock's file.

    The lock goes with the process. The file may be read by its user alone: the address lets in.

    Raises:
        RunningFailure: There is another studio.
        OutputFailure: The store can't be written.
    """
    locks = options.store / "locks"
    name = digest_json(["studio", str(options.film.resolve())])[:32]
    with convert_disk_errors(f"the store {options.store} can't be written"):
        locks.mkdir(parents=True, exist_ok=True)
        stream = open_lock_file(locks / name)
    with stream:
        if not lock_file(stream):
            raise RunningFailure(_read_address(stream))
        if sys.platform != "win32":  # there the folder's rights count
            os.fchmod(stream.fileno(), 0o600)
        lock = threading.Lock()

        def write(_token: str = "") -> None:
            with lock:
                _write_address(stream, find_address())

        write()
        passes.renewed = write
        try:
            yield
        finally:
            passes.renewed = lambda _: None
            _write_address(stream, "")


def _read_address(stream: BinaryIO) -> str:
    stream.seek(0)
    return stream.read(500).decode("utf-8", "replace").strip()


def _write_address(stream: BinaryIO, address: str) -> None:
    stream.seek(0)
    stream.truncate()
    stream.write(address.encode())
    stream.flush()
