"""What the store holds, and what is deleted from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantern.core.cache import (
    RenderRecord,
    measure_holdings,
    prune,
    read_records,
    write_record,
)
from lantern.core.problems import BusyFailure
from lantern.core.store import Store

OLD, NEW = 1_000.0, 9_000.0
"""When an entry was last used, in seconds since 1970."""


def put(store: Store, letter: str, size: int, *, used: float) -> Path:
    """Put an entry of `size` bytes into a store."""
    path = store.put(
        letter * 64, ".bin", lambda place: place.write_bytes(b"x" * size)
    )
    os.utime(path.with_name(f"{path.name}.sum"), (used, used))
    return path


def record(store: Store, name: str, *entries: Path) -> Path:
    """Record that a film, which is there, needs entries; return its output."""
    film = store.root.parent / f"{name}.yml"
    film.touch()
    out = store.root.parent / name
    out.mkdir(exist_ok=True)
    names = {entry.name: "a shot" for entry in entries}
    write_record(store, RenderRecord(str(film), name, "", str(out), names))
    return out


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_holdings_are_counted_for_each_film_but_once_in_all(
    store: Store,
) -> None:
    shared = put(store, "a", 10, used=OLD)
    own = put(store, "b", 20, used=NEW)
    put(store, "c", 40, used=OLD)
    record(store, "rain", shared, own)
    record(store, "snow", shared)
    report = measure_holdings(store)
    assert (report.total.files, report.total.bytes) == (3, 70)
    assert report.total.last_used == NEW
    assert (report.films["rain"].files, report.films["rain"].bytes) == (2, 30)
    assert report.films["rain"].last_used == NEW
    assert (report.films["snow"].files, report.films["snow"].bytes) == (1, 10)
    assert (report.unowned.files, report.unowned.bytes) == (1, 40)


def test_an_empty_store_holds_nothing(store: Store) -> None:
    report = measure_holdings(store)
    assert report.total.files == 0
    assert report.films == {}


def test_only_what_is_older_and_needed_by_no_film_goes(store: Store) -> None:
    needed = put(store, "a", 10, used=OLD)
    old = put(store, "b", 20, used=OLD)
    new = put(store, "c", 40, used=NEW)
    record(store, "rain", needed)
    pruned = prune(store, 5_000.0, None)
    assert (pruned.files, pruned.bytes) == (1, 20)
    assert needed.exists()
    assert new.exists()
    assert not old.exists()
    assert not old.with_name(f"{old.name}.sum").exists()


def test_naming_a_film_deletes_only_what_no_other_film_needs(
    store: Store,
) -> None:
    shared = put(store, "a", 10, used=OLD)
    own = put(store, "b", 20, used=OLD)
    unowned = put(store, "c", 40, used=OLD)
    record(store, "rain", shared, own)
    record(store, "snow", shared)
    pruned = prune(store, None, "rain")
    assert (pruned.files, pruned.bytes) == (1, 20)
    assert shared.exists()
    assert unowned.exists()
    assert [found.name for _, found in read_records(store)] == ["snow"]


def test_a_film_pruned_by_age_keeps_its_record(store: Store) -> None:
    record(
        store,
        "rain",
        put(store, "a", 10, used=OLD),
        put(store, "b", 20, used=NEW),
    )
    assert prune(store, 5_000.0, "rain").files == 1
    assert [found.name for _, found in read_records(store)] == ["rain"]


def test_a_film_whose_output_is_gone_needs_nothing(store: Store) -> None:
    entry = put(store, "a", 10, used=OLD)
    record(store, "rain", entry).rmdir()
    assert measure_holdings(store).unowned.files == 1
    prune(store, None, None)
    assert not entry.exists()
    assert list(read_records(store)) == []


def test_a_trial_counts_and_deletes_nothing(store: Store) -> None:
    entry = put(store, "a", 10, used=OLD)
    record(store, "gone").rmdir()
    assert prune(store, None, None, delete=False).files == 1
    assert entry.exists()
    assert len(list(read_records(store))) == 1


def test_a_checksum_without_its_entry_goes_too(store: Store) -> None:
    entry = put(store, "a", 10, used=OLD)
    entry.unlink()
    assert prune(store, None, None).files == 1
    assert not entry.with_name(f"{entry.name}.sum").exists()


def test_nothing_is_pruned_while_the_store_is_used(store: Store) -> None:
    put(store, "a", 10, used=OLD)
    with (
        store.lock_shared(),
        pytest.raises(BusyFailure, match="a render is using"),
    ):
        prune(store, None, None)
    assert measure_holdings(store).total.files == 1


def test_files_in_the_place_of_folders_are_left_alone(store: Store) -> None:
    put(store, "a", 10, used=OLD)
    (store.root / "bb").write_text("no folder")
    assert measure_holdings(store).total.files == 1
    assert prune(store, NEW, None).files == 1
    assert (store.root / "bb").exists()


def test_what_is_no_entry_is_never_deleted(tmp_path: Path) -> None:
    """The store may be the wrong folder, or a link in it lead elsewhere."""
    store = Store(tmp_path / "store")
    mine = tmp_path / "mine"
    own_files = [
        store.root / "ad" / "diary.txt",
        store.root / "ad" / f"{'ab' * 32}.mp4",
        mine / f"{'cd' * 32}.mp4",
        mine / "photograph.jpg",
    ]
    for file in own_files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine")
    (store.root / "cd").symlink_to(mine)
    entry = store.put(
        "ab" * 32, ".mp4", lambda path: path.write_bytes(b"12345")
    )
    link = entry.with_name(f"{'ab' * 31}ff.mp4")
    link.symlink_to(mine)
    pruned = prune(store, None, None)
    assert pruned.files == 2
    assert not entry.exists() and not link.is_symlink()
    assert all(file.is_file() for file in own_files)
