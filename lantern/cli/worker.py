"""The verb worker: this machine works for a cluster."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from lantern.cli.envelope import send_event
from lantern.cli.options import (
    InsecureClusterOption,
    UsageError,
    option,
    parse_jobs,
)
from lantern.cli.output import print_line
from lantern.core.extras import install_extra

_SURROUNDINGS = {
    "DASK_DISTRIBUTED__WORKER__DAEMON": "False",  # jobs are made in a process of their own
    "DASK_LOGGING__DISTRIBUTED": "warning",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",  # it would wake 50 times a second
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",  # and look at itself 100 times
    # Dask would have each frame's memory given back, and fetched anew for the next; these are
    # what glibc comes to by itself, once it has seen large frames
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
}
_ALONE_SECONDS = "60"
"""A worker whose scheduler is gone for so long ends."""


def worker(
    cluster: Annotated[
        str,
        typer.Argument(
            metavar="PLACE",
            help="The scheduler: tls://HOST:PORT, tcp://127.0.0.1:PORT, or scheduler.json.",
        ),
    ],
    *,
    count: Annotated[
        int | None,
        option(
            "--count",
            parser=parse_jobs,
            metavar="N",
            help="How many jobs are made at once, 1 to 64; default: one for each core.",
        ),
    ],
    insecure_cluster: InsecureClusterOption,
) -> None:
    """Make jobs for renders elsewhere, until you stop it.

    It needs the same Lantern as the machine that renders; a render says what differs.
    """
    install_extra("cluster")
    from lantern.core.worker_process import count_cores
    from lantern.rendering.cluster.place import parse_place

    try:
        place = parse_place(cluster, insecure=insecure_cluster)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not place.address:
        raise UsageError(
            f"'{cluster}' starts its own workers; name a scheduler"
        )
    number = count or count_cores()
    print_line(
        f"Working for {place.address} with {number} processes; Ctrl-C ends it."
    )
    send_event(
        "working",
        address=place.address,
        processes=number,
    )
    argv = [sys.executable, "-m", "distributed.cli.dask_worker", place.address]
    argv += [
        "--nworkers",
        str(number),
        "--nthreads",
        "1",
        "--memory-limit",
        "0",
    ]
    argv += ["--resources", "render=1", "--death-timeout", _ALONE_SECONDS]
    argv += ["--no-dashboard"]
    environment = {**os.environ, **_SURROUNDINGS}
    if sys.platform == "win32":  # where a program can't become another one
        raise typer.Exit(
            os.spawnve(os.P_WAIT, sys.executable, argv, environment)
        )
    os.execve(sys.executable, argv, environment)
