"""The verb prune: what the store holds, and what is deleted from it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from lantern.cli.prune import DAY
from lantern.core.cache import RenderRecord, write_record
from lantern.core.store import Store
from tests.support.envelopes import read_result
from tests.support.program import Program

OLD, NEEDED = "ab" * 32, "cd" * 32


def add_entry(store: Store, key: str, *, days: float) -> Path:
    """Put 1,000 bytes into the store, last used so many days ago."""
    path = store.put(key, ".bin", lambda place: place.write_bytes(b"x" * 1000))
    used = time.time() - days * DAY
    os.utime(path.with_name(f"{path.name}.sum"), (used, used))
    return path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A file that a film needs, used yesterday, and one that none needs, used a year ago."""
    store = Store(tmp_path / "build" / ".store")
    film = tmp_path / "scenes" / "short" / "film.yml"
    film.parent.mkdir(parents=True)
    film.write_text("lantern: 1\n")
    out = tmp_path / "build" / "short"
    out.mkdir(parents=True)
    add_entry(store, NEEDED, days=1.5)
    add_entry(store, OLD, days=400.5)
    entries = {f"{NEEDED}.bin": "scene 1 'One': voice"}
    write_record(store, RenderRecord(str(film), "short", "", str(out), entries))
    return store


def test_without_options_it_lists_by_film_and_deletes_nothing(
    store: Store, run: Program
) -> None:
    before = sorted(store.root.rglob("*"))
    done = run("prune")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("build/.store: 0.0 MB in 2 files")
    assert lines[1] == "  short              0.0 MB in 1 file, used yesterday"
    assert (
        lines[2] == "  needed by no film  0.0 MB in 1 file, used 400 days ago"
    )
    told = read_result(run("prune", "--json"))
    assert [each["film"] for each in told["films"]] == ["short"]
    assert told["total"]["files"] == 2 and told["unowned"]["files"] == 1
    assert sorted(store.root.rglob("*")) == before


def test_a_dry_run_names_what_would_be_deleted_and_keeps_it(
    store: Store, run: Program
) -> None:
    done = run("prune", "--older-than", "52w", "--dry-run")
    assert done.stdout == "Would delete 0.0 MB in 1 file from build/.store.\n"
    told = read_result(
        run("prune", "--older-than", "52w", "--dry-run", "--json")
    )
    assert told["deleted"]["files"] == 1 and told["dry_run"]
    assert told["store"] == str(store.root)
    assert store.get(OLD, ".bin")


def test_old_files_that_no_film_needs_are_deleted(
    store: Store, run: Program
) -> None:
    done = run("prune", "--older-than", "52w")
    assert done.stdout == "Deleted 0.0 MB in 1 file from build/.store.\n"
    assert store.get(OLD, ".bin") is None
    assert store.get(NEEDED, ".bin")


def test_what_only_one_film_needs_is_deleted_by_its_name(
    store: Store, run: Program
) -> None:
    done = run("prune", "--film", "short")
    assert done.stdout == "Deleted 0.0 MB in 1 file from build/.store.\n"
    assert store.get(NEEDED, ".bin") is None
    assert store.get(OLD, ".bin")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["--older-than", "soon"],
            "'soon' is not an age; write 12h, 30d or 8w",
        ),
        (["--older-than", "3"], "'3' is not an age; write 12h, 30d or 8w"),
        (
            ["--film", "shrt"],
            "the store knows no film 'shrt'; did you mean 'short'?",
        ),
    ],
)
def test_an_age_or_a_film_that_is_not_known_is_refused(
    store: Store, run: Program, words: list[str], message: str
) -> None:
    done = run("prune", *words)
    assert done.returncode == 2
    assert done.stderr.startswith(message)
    assert store.get(OLD, ".bin")


def test_a_store_that_is_not_there_is_not_made(
    tmp_path: Path, run: Program
) -> None:
    done = run("prune", "--older-than", "1d", "--store=other")
    assert (done.returncode, done.stdout) == (0, "other holds nothing.\n")
    assert not (tmp_path / "other").exists()


def test_the_environment_names_the_store(
    store: Store, run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_STORE", "other")
    assert run("prune").stdout == "other holds nothing.\n"
