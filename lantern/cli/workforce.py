"""Who makes a run's jobs: processes of this machine, or a cluster beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.cli.options import UsageError

if TYPE_CHECKING:
    from lantern.rendering.cluster.place import ClusterPlace
    from lantern.rendering.executors.cluster import ClusterExecutor
    from lantern.rendering.executors.local import ProcessExecutor


def choose_cluster(text: str | None, *, insecure: bool) -> ClusterPlace | None:
    """Return the cluster that --cluster names; None without the option.

    Raises:
        UsageError: It names none, or one that isn't safe.
    """
    if text is None:
        if insecure:
            raise UsageError(
                "--insecure-cluster goes with --cluster; add that, or leave it out"
            )
        return None
    from lantern.rendering.cluster.place import parse_place

    try:
        return parse_place(text, insecure=insecure)
    except ValueError as error:
        raise UsageError(f"--cluster: {error}") from None


@dataclass(frozen=True)
class Workforce:
    """Who makes a run's jobs.

    `jobs` is how many processes work here; by default one for each core. A `cluster` makes what
    doesn't have to be made here. What is `running` already serves several runs on one store.
    """

    jobs: int | None = None
    cluster: ClusterPlace | None = None
    running: ProcessExecutor | ClusterExecutor | None = None

    @contextmanager
    def open(self, store: Path) -> Iterator[ProcessExecutor | ClusterExecutor]:
        """Yield what makes jobs over a store; it ends with the block, unless it ran before.

        Raises:
            ToolFailure: the cluster can't be used.
        """
        if self.running is not None:
            yield self.running
            return
        executor = self._start(store)
        try:
            yield executor
        finally:
            executor.close()

    @contextmanager
    def keep(self, store: Path) -> Iterator[Workforce]:
        """Yield the workforce that serves all runs of the block, which use one store.

        Raises:
            ToolFailure: the cluster can't be used.
        """
        with self.open(store) as executor:
            yield replace(self, running=executor)

    def _start(self, store: Path) -> ProcessExecutor | ClusterExecutor:
        from lantern.core.worker_process import copy_for_workers, count_cores
        from lantern.rendering.executors.local import ProcessExecutor

        copy_for_workers()
        here = ProcessExecutor(self.jobs or count_cores(), store)
        if self.cluster is None:
            return here
        from lantern.core.store import Store
        from lantern.rendering.executors.cluster import ClusterExecutor

        return ClusterExecutor(self.cluster, Store(store), here)
