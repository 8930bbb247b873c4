"""Jobs on a cluster: what stays here, and who may work. The contract has what all executors do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.problems import ToolFailure
from lantern.core.store import Store, digest_file
from lantern.rendering.cluster.place import ClusterPlace
from lantern.rendering.executors.cluster import ClusterExecutor
from lantern.rendering.executors.local import ProcessExecutor
from tests.support import clusters, films
from tests.support.films import scene, still

pytestmark = pytest.mark.film


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Keep one cluster for all tests, as its workers take seconds to start."""
    yield
    clusters.stop()


def test_a_film_has_the_same_bytes_and_is_spoken_here(tmp_path: Path) -> None:
    film = films.write(
        tmp_path / "project", [scene("One", "Rain.", still("river"))]
    )
    alone = films.render(film, tmp_path / "alone")
    store = Store(tmp_path / "there" / "store")
    executor = clusters.connect(store)
    try:
        made = films.render(film, tmp_path / "there", executor)
    finally:
        executor.close()
    assert digest_file(made.mp4) == digest_file(alone.mp4)
    travelled = {path.suffix for path in store.root.glob("??/*.input")}
    assert travelled == {".input"}


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(
        "lantern.rendering.executors.cluster._CONNECT_SECONDS", 0.5
    )
    place = ClusterPlace("tcp://127.0.0.1:9")
    here = ProcessExecutor(1, tmp_path)
    with pytest.raises(
        ToolFailure,
        match=re.escape(f"the cluster at {place.address} can't be reached"),
    ):
        ClusterExecutor(place, Store(tmp_path), here)


def test_workers_that_make_other_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here this machine's ffmpeg seems to be another one."""
    clusters.start()
    monkeypatch.setattr(
        "lantern.core.ffmpeg.describe_version", lambda: "ffmpeg version 1.0"
    )
    with pytest.raises(ToolFailure, match="would make other bytes") as caught:
        clusters.connect(Store(tmp_path / "store"))
    assert len(caught.value.detail) == clusters.WORKERS
    assert all(
        "here it is ffmpeg version 1.0" in line for line in caught.value.detail
    )
