"""Jobs on the workers of a dask.distributed cluster, the heaviest first.

Speech and all that may connect is made on this machine. Jobs go out as plain values, their files
and results through the store, which both sides have to see. Before the first job every worker is
compared with this machine: where one would make other bytes, nothing is begun.
"""

from __future__ import annotations

import functools
import itertools
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from lantern.core import problems
from lantern.core.extras import install_extra
from lantern.core.problems import Failure, ToolFailure
from lantern.core.signals import shield_from_interrupts
from lantern.core.store import Store, digest_json
from lantern.core.worker_process import start_resource_tracker
from lantern.plan import Job
from lantern.rendering.cluster.machine import compare_machines, describe_machine
from lantern.rendering.cluster.place import ClusterPlace
from lantern.rendering.cluster.travel import pack
from lantern.rendering.cluster.worker import describe_worker, make_job
from lantern.rendering.executors.local import ProcessExecutor, WorkerBug

_STAY_HERE = frozenset({"take", "held", "trimmed", "sound"})
"""Kinds of job that are made on this machine: they may connect, or take no time."""
_RESOURCES = {"render": 1}
"""What a job takes of a worker: so it makes one at a time."""
_LOST_WORKERS = 2
"""So many workers may die while they have a job; if another one does, the job is given up."""
_RETRIES = 2
"""Tries after one that was lost without the worker's death."""
_CONNECT_SECONDS = 20
_QUIET = {"distributed": "critical", "tornado": "critical"}
_SETTINGS = {
    "distributed.worker.daemon": False,  # jobs are made in a process of their own
    "distributed.scheduler.allowed-failures": _LOST_WORKERS,
    "distributed.scheduler.worker-ttl": "60s",  # without a word it is given up
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.admin.tick.interval": "1s",  # at its own rate each program wakes 50 times a second
    "distributed.worker.profile.enabled": False,  # it would look at every thread 100 times a second
    "distributed.nanny.pre-spawn-environ.DASK_LOGGING__DISTRIBUTED": "critical",
    # Dask would have each frame's memory given back, and fetched anew for the next
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
    "logging": _QUIET,
}
"""Of Dask: for this program, and for the scheduler and the workers that it starts itself."""


@functools.cache
def _import_distributed() -> Any:
    install_extra("cluster")
    try:
        import dask

        dask.config.set(_SETTINGS)  # before distributed reads them
        import distributed
    except ImportError:
        raise ToolFailure(
            "a cluster needs the package distributed;"
            " install it: pip install 'lantern-film[cluster]'"
        ) from None
    return distributed


def start_cluster(workers: int) -> Any:
    """Return a cluster on this machine, with so many workers in processes; close it.

    Raises:
        ToolFailure: distributed isn't installed.
    """
    distributed = _import_distributed()
    start_resource_tracker()
    with shield_from_interrupts():
        return distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # None takes a known port of all its networks
            resources=_RESOURCES,
            memory_limit=0,
        )


class ClusterExecutor:
    """Makes jobs on a cluster, and what stays here in processes of this machine."""

    def __init__(
        self, place: ClusterPlace, store: Store, here: ProcessExecutor
    ) -> None:
        """Connect to a cluster, or start one on this machine, and compare its workers with it.

        Raises:
            ToolFailure: it can't be reached, or has no worker that can be used.
        """
        self._here = here
        self._store = store
        self._store_name = str(store.root.absolute())
        if store.remote is not None:
            self._store_name = store.remote.address
        self._cluster: Any = None
        self._names = itertools.count()
        self._run = uuid.uuid4().hex
        self._client = self._connect(place)
        try:
            self._require_alike()
        except BaseException:
            self.close()
            raise

    def _connect(self, place: ClusterPlace) -> Any:
        client = _import_distributed().Client
        try:
            if place.workers:
                self._cluster = start_cluster(place.workers)
                return client(self._cluster, timeout=_CONNECT_SECONDS)
            return client(place.address, timeout=_CONNECT_SECONDS)
        except TypeError:  # so it says that nothing names a certificate
            if not place.address.startswith("tls:"):
                raise
            raise ToolFailure(
                f"{place.address} needs certificates; name them in"
                " DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY"
            ) from None
        except (OSError, TimeoutError, ValueError) as error:
            where = place.address or "this machine"
            raise ToolFailure(
                f"the cluster at {where} can't be reached: {error or type(error).__name__}"
            ) from None

    def _require_alike(self) -> None:
        """Refuse to begin where a worker would make other bytes, or can't work.

        Raises:
            ToolFailure: the details say which worker, and why.
        """
        probe = digest_json({"probe": self._run})
        path = self._store.put(
            probe, ".json", lambda path: path.write_text("{}", "utf-8")
        )
        found = self._ask_workers(probe)
        self._store.remove(path)
        if not found:
            raise ToolFailure(
                "the cluster has no worker; start some: lantern worker ADDRESS"
            )
        faults = []
        for worker, answer in found.items():
            faults += [f"{worker}: {fault}" for fault in answer["faults"]]
        machines = {
            worker: answer["machine"] for worker, answer in found.items()
        }
        if faults:
            raise ToolFailure("the cluster's workers can't be used", faults)
        differences = compare_machines(describe_machine(), machines)
        if differences:
            raise ToolFailure(
                "the cluster's workers would make other bytes than this machine",
                differences,
            )

    def _ask_workers(self, probe: str) -> dict[str, Any]:
        with suppress(TimeoutError):  # the first may be about to come
            self._client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        try:
            found: dict[str, Any] = self._client.run(
                describe_worker, self._store_name, probe
            )
        except (
            Exception
        ) as error:  # of the worker's Python, or of the connection
            raise ToolFailure(
                "the cluster's workers can't be asked what they are (is Lantern installed"
                f" there?): {type(error).__name__}: {error}"
            ) from None
        return found

    def run(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        """Make every job; `done` is called after each with the seconds it took.

        Raises:
            Failure: the first one that a job ends with, or the cluster's.
            WorkerBug: a worker met an error in Lantern.
        """
        self._here.run([job for job in jobs if job.kind in _STAY_HERE], done)
        out = [job for job in jobs if job.kind not in _STAY_HERE]
        if out:
            self._run_there(sorted(out, key=lambda job: -job.weight), done)
            self._store.look_again()

    def _run_there(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        waiting = {}
        for i, job in enumerate(jobs):
            future = self._client.submit(
                make_job,
                dict(pack(job, self._store).to_json()),
                self._store_name,
                # a failed task would answer for another of its name
                key=f"{job.kind}-{job.key[:12]}-{self._run}-{next(self._names)}",
                pure=False,
                retries=_RETRIES,
                priority=-i,
                resources=_RESOURCES,
            )
            waiting[future] = job
        try:
            for future in _import_distributed().as_completed(list(waiting)):
                job = waiting[future]
                done(job, _read_outcome(job, future))
        except BaseException:
            with suppress(Exception):  # the scheduler may be gone
                self._client.cancel(list(waiting), force=True)
            raise

    def close(self) -> None:
        """End the connection, and a cluster that was started here."""
        with suppress(Exception):
            self._client.close()
        if self._cluster is not None:
            with suppress(Exception):
                self._cluster.close()
        self._here.close()


def _read_outcome(job: Job, future: Any) -> float:
    """Return the seconds that a job took.

    Raises:
        Failure: the job's own, or the cluster's.
        WorkerBug: a worker met an error in Lantern.
    """
    distributed = _import_distributed()
    try:
        outcome: Mapping[str, Any] = future.result()
    except distributed.KilledWorker:
        raise ToolFailure(
            f"{job.name}: {_LOST_WORKERS + 1} workers died while they made it (too little"
            " memory?)"
        ) from None
    except (distributed.CancelledError, OSError, TimeoutError):
        raise ToolFailure(
            "the cluster's scheduler is gone; what was made is in the store, and the same"
            " command goes on from there"
        ) from None
    if "bug" in outcome:
        raise WorkerBug(outcome["bug"])
    if "failure" in outcome:
        told = outcome["failure"]
        kind = getattr(problems, told["kind"], Failure)
        raise kind(told["message"], told["detail"])
    return float(outcome["seconds"])
