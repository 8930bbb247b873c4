"""What is kept, and why a file is as it is: records, pruning beside renders, origins."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from lantern import rendering
from lantern.core import cache
from lantern.core.cache import RenderRecord
from lantern.core.problems import BusyFailure
from lantern.core.store import Store
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

DAY = 86_400


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> films.Made:
    """A film, and beside its folder a copy of all that it left."""
    base = tmp_path_factory.mktemp("cache") / "base"
    film = films.write(
        base, [scene("One", "Rain."), scene("Two", "Snow.", still("river"))]
    )
    build = base / "build"
    made = films.render(
        film,
        base,
        out=build / "short",
        store=build / ".store",
    )
    shutil.copytree(base, base.with_name("kept"))
    return made


@pytest.fixture
def made(rendered: films.Made) -> films.Made:
    """The film as it was rendered, in its own place: what was made is known by its path."""
    base = rendered.out.parents[1]
    shutil.rmtree(base)
    shutil.copytree(base.with_name("kept"), base)
    return rendered


def entry(store: Store, key: str, days: float) -> Path:
    """An entry that was last used so many days ago."""
    path = store.put(key, ".bin", lambda place: place.write_bytes(b"x" * 1000))
    stamp = time.time() - days * DAY
    os.utime(path.with_name(f"{path.name}.sum"), (stamp, stamp))
    return path


def aged(store: Store, days: float) -> None:
    stamp = time.time() - days * DAY
    for mark in store.root.glob("??/*.sum"):
        os.utime(mark, (stamp, stamp))


def test_pruning_by_age_spares_what_a_film_needs(made: films.Made) -> None:
    store = made.studio.store
    aged(store, 90)
    old, young = entry(store, "ab" * 32, 40), entry(store, "cd" * 32, 20)
    would = cache.prune(store, time.time() - 30 * DAY, None, delete=False)
    assert old.exists() and would.files >= 1
    gone = cache.prune(store, time.time() - 30 * DAY, None)
    assert (gone.files, gone.bytes) == (would.files, would.bytes)
    assert (
        not old.exists()
        and not old.with_name(f"{old.name}.sum").exists()
        and young.exists()
    )


def test_a_film_is_made_again_from_a_pruned_store(made: films.Made) -> None:
    store = made.studio.store
    aged(store, 90)
    cache.prune(store, time.time() - 30 * DAY, None)
    (made.out / "short.mp4").unlink()
    jobs = len(made.jobs())
    again = rendering.render(made.studio)
    assert "nothing_to_do" not in again and made.mp4.is_file()
    assert not [
        job
        for job in made.jobs()[jobs:]
        if job.kind in ("take", "segment", "mix")
    ], "all of it was kept"


def test_use_makes_an_entry_young(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    old = entry(store, "ab" * 32, 40)
    assert store.get("ab" * 32, ".bin") == old
    assert cache.prune(store, time.time() - 30 * DAY, None).files == 0


def test_pruning_a_film_leaves_the_others(
    made: films.Made, tmp_path: Path
) -> None:
    store = made.studio.store
    other = entry(store, "ef" * 32, 0)
    ((_, record),) = cache.read_records(store)
    shared = next(name for name in record.entries if name.endswith(".mp4"))
    out = tmp_path / "other"
    out.mkdir()
    cache.write_record(
        store,
        RenderRecord(
            str(made.studio.script.tree.file),
            "other",
            "",
            str(out),
            {shared: "a segment"},
        ),
    )
    assert set(cache.measure_holdings(store).films) == {"short", "other"}
    cache.prune(store, None, "short")
    held = cache.measure_holdings(store)
    assert set(held.films) == {"other"} and held.films["other"].files == 1
    assert other.exists(), "it belongs to no film"
    films.render(
        made.studio.script.tree.file.parent,
        tmp_path,
        out=tmp_path / "new",
        store=store.root,
    )


def test_a_film_that_is_gone_needs_nothing(made: films.Made) -> None:
    made.studio.script.tree.file.unlink()
    aged(made.studio.store, 2)
    cache.prune(made.studio.store, time.time() - DAY, None)
    held = cache.measure_holdings(made.studio.store)
    assert held.total.files == 0 and not list(
        cache.read_records(made.studio.store)
    )


def test_pruning_waits_for_nobody_and_disturbs_nobody(made: films.Made) -> None:
    store = made.studio.store
    with (
        rendering.hold_output(made.studio),
        pytest.raises(BusyFailure, match="a render is using the store"),
    ):
        cache.prune(store, time.time(), None)
    with (
        store.lock_exclusive(),
        pytest.raises(BusyFailure, match="is being pruned"),
        rendering.hold_output(made.studio),
    ):
        pass
    with rendering.hold_output(made.studio), store.lock_shared():
        pass


def test_half_an_entry_is_a_miss_and_goes_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = entry(store, "ab" * 32, 3)
    path.with_name(
        f"{path.name}.sum"
    ).unlink()  # as after a crash while it was taken out
    orphan = entry(store, "cd" * 32, 3)
    orphan.unlink()
    assert store.get("ab" * 32, ".bin") is None
    os.utime(path, (0, 0))
    assert cache.prune(store, time.time() - DAY, None).files == 2
    assert not list(store.root.glob("??/*"))
