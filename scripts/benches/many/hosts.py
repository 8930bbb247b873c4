"""A scheduler and workers as programs of their own: on this machine, or on two made-up hosts.

Two network namespaces with a wire between them stand for two hosts; that needs root and `ip`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from scripts.benches.speed.films import ROOT

ADDRESSES = {"lantern-a": "10.99.7.1", "lantern-b": "10.99.7.2"}
_READY_SECONDS = 60
_DASK_TLS = "DASK_DISTRIBUTED__COMM__TLS__"


@contextmanager
def _start(
    argv: Sequence[str], log: Path, env: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    with (
        log.open("wb") as out,
        subprocess.Popen(
            argv,
            env=dict(env),
            stdout=out,
            stderr=out,
        ) as child,
    ):
        try:
            yield child
        finally:
            child.terminate()


# long: two programs, each with its arguments
@contextmanager
def run_cluster(
    folder: Path,
    *,
    workers: int,
    surroundings: Mapping[str, str],
    scheduler_host: str = "",
    worker_host: str = "",
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a scheduler and workers, each on its host; yield the scheduler's file and program."""
    env = {**os.environ, **surroundings}
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    address = ADDRESSES.get(scheduler_host, "127.0.0.1")
    protocol = "tls" if scheduler_host else "tcp"
    scheduler = [*_enter(scheduler_host), sys.executable, "-m"]
    scheduler += [
        "distributed.cli.dask_scheduler",
        "--no-dashboard",
        "--port",
        "0",
    ]
    scheduler += [
        "--host",
        f"{protocol}://{address}",
        "--scheduler-file",
        str(file),
    ]
    worker = [
        *_enter(worker_host),
        sys.executable,
        str(ROOT / "render.py"),
        "worker",
    ]
    worker += [str(file), "--count", str(workers)]
    env["XDG_CACHE_HOME"] = str(folder / "worker-cache")
    with ExitStack() as stack:
        running = stack.enter_context(
            _start(scheduler, folder / "scheduler.log", env)
        )
        end = time.monotonic() + _READY_SECONDS
        while not file.exists() and time.monotonic() < end:
            time.sleep(0.1)
        stack.enter_context(_start(worker, folder / "worker.log", env))
        time.sleep(8)  # until they have said hello
        yield str(file), running


def _enter(host: str) -> list[str]:
    return ["ip", "netns", "exec", host] if host else []


def enter(host: str, argv: Sequence[str]) -> list[str]:
    """Return a command as it runs on a made-up host."""
    return [*_enter(host), *argv]


@contextmanager
def make_hosts() -> Iterator[None]:
    """Make two hosts with a wire between them; they go with the block."""
    one, two = ADDRESSES
    commands = [
        f"ip netns add {one}",
        f"ip netns add {two}",
        f"ip link add wire-a netns {one} type veth peer name wire-b netns {two}",
        f"ip -n {one} addr add {ADDRESSES[one]}/24 dev wire-a",
        f"ip -n {two} addr add {ADDRESSES[two]}/24 dev wire-b",
        f"ip -n {one} link set wire-a up",
        f"ip -n {two} link set wire-b up",
        f"ip -n {one} link set lo up",
        f"ip -n {two} link set lo up",
    ]
    try:
        for command in commands:
            subprocess.run(command.split(), check=True)
        yield
    finally:
        for host in ADDRESSES:
            subprocess.run(["ip", "netns", "del", host], check=False)


def make_certificate(folder: Path) -> dict[str, str]:
    """Write a certificate that signs itself; return Dask's variables that name it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    names = ",".join(f"IP:{address}" for address in ADDRESSES.values())
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
            ),
            *("-subj", "/CN=lantern", "-addext", f"subjectAltName={names}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    named = {f"{_DASK_TLS}CA_FILE": str(certificate)}
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        named[f"{_DASK_TLS}{role}__CERT"] = str(certificate)
        named[f"{_DASK_TLS}{role}__KEY"] = str(key)
    return named
