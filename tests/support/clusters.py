"""A Dask cluster on this machine: a scheduler, and workers in processes of their own."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from lantern.core.store import Store
from lantern.rendering.cluster.place import ClusterPlace
from lantern.rendering.executors.cluster import ClusterExecutor, start_cluster
from lantern.rendering.executors.local import ProcessExecutor

WORKERS = 2


@functools.cache
def start() -> Any:
    """Return the cluster; it is started once."""
    pytest.importorskip("distributed")
    return start_cluster(WORKERS)


def stop() -> None:
    """End the cluster, if there is one."""
    if start.cache_info().currsize:
        start().close()
        start.cache_clear()


def connect(store: Store) -> ClusterExecutor:
    """Return an executor over the cluster, as for one that others started."""
    place = ClusterPlace(start().scheduler_address)
    return ClusterExecutor(place, store, ProcessExecutor(1, store.root))
