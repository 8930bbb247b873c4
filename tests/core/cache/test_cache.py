"""What is kept, and why a file is as it is: records, pruning beside renders, origins."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from lantern import rendering
from lantern.cli.options import UsageError
from lantern.cli.prune import prune, why
from lantern.core import cache
from lantern.core.cache import RenderRecord
from lantern.core.problems import AssetFailure, BusyFailure
from lantern.core.store import Store
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

DAY = 86_400


@pytest.fixture
def made(tmp_path: Path) -> films.Made:
    film = films.write(
        tmp_path, [scene("One", "Rain."), scene("Two", "Snow.", still("river"))]
    )
    return films.render(
        film,
        tmp_path,
        out=tmp_path / "build" / "short",
        store=tmp_path / "build" / ".store",
    )


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
    (made.out / "short.mp4").unlink()
    jobs = len(made.jobs())
    again = rendering.render(made.studio, made.credits)
    assert "nothing_to_do" not in again and made.mp4.is_file()
    assert not [
        job for job in made.jobs()[jobs:] if job.kind in ("take", "segment", "mix")
    ], "all of it was kept"


def test_use_makes_an_entry_young(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    old = entry(store, "ab" * 32, 40)
    assert store.get("ab" * 32, ".bin") == old
    assert cache.prune(store, time.time() - 30 * DAY, None).files == 0


def test_pruning_a_film_leaves_the_others(made: films.Made, tmp_path: Path) -> None:
    store = made.studio.store
    other = entry(store, "ef" * 32, 0)
    shared = next(
        name
        for _, record in cache.read_records(store)
        for name in record.entries
        if name.endswith(".mp4")
    )
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
    assert held.total.files == 0 and not list(cache.read_records(made.studio.store))


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


def test_prune_says_what_is_there_and_deletes_nothing(
    made: films.Made, capsys: pytest.CaptureFixture[str]
) -> None:
    store = made.studio.store
    entry(store, "ab" * 32, 400)
    before = sorted(store.root.rglob("*"))
    prune(store=store.root)
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{store.root}: ")
    assert [line.split()[0] for line in said[1:3]] == ["short", "needed"]
    assert said[1].endswith("used today")
    assert sorted(store.root.rglob("*")) == before
    with pytest.raises(UsageError, match="'soon' is no age; write 12h, 30d or 8w"):
        prune(older="soon", store=store.root)
    with pytest.raises(UsageError, match=r"mean 'short'\?"):
        prune(film="shrt", store=store.root)
    prune(older="52w", dry_run=True, store=store.root)
    prune(older="52w", store=store.root)
    told = capsys.readouterr().out.splitlines()
    assert told[0].replace("Would delete", "Deleted") == told[1]
    assert told[1].startswith("Deleted 0.0 MB in 1 file from ")


def test_a_store_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prune(older="1d", store=tmp_path / "store")
    assert capsys.readouterr().out.endswith("store holds nothing.\n")
    assert not (tmp_path / "store").exists()


def test_why_a_film_is_as_it_is(
    made: films.Made, capsys: pytest.CaptureFixture[str]
) -> None:
    why(made.mp4)
    said = capsys.readouterr().out
    assert "is made of the segments of its shots, joined, and the mix.\n" in said
    assert (
        "Film: A short film, " in said
        and "160 x 90 at 25, standard; voice: tone.\n" in said
    )
    assert "It is as Lantern wrote it.\n" in said
    assert "  assets/river.png  " in said and "changed since" not in said
    spoken = json.loads((made.out / "report.json").read_text("utf-8"))["keys"][
        "scene 2 'Two': voice"
    ]
    assert "  2 Two, 0:0" in said and f"    voice  {spoken[:12]}\n" in said
    films.paint(made.out.parent.parent / "assets" / "river.png", 10)
    with made.mp4.open("ab") as film:
        film.write(b"more")
    why(made.mp4)
    said = capsys.readouterr().out
    assert "It was changed after Lantern wrote it.\n" in said
    assert [
        line.split()[0] for line in said.splitlines() if "changed since" in line
    ] == ["assets/river.png"]
    for name in ("short.srt", "thumbnail.jpg", "report.json"):
        why(made.out / name)
        assert "Film: A short film" in capsys.readouterr().out


def test_why_of_the_store_and_of_a_scene(
    made: films.Made, capsys: pytest.CaptureFixture[str]
) -> None:
    store = made.studio.store
    keys = json.loads((made.out / "report.json").read_text("utf-8"))["keys"]
    take = store.get(keys["scene 1 'One': voice"], ".wav")
    assert take is not None
    why(take)
    said = capsys.readouterr().out
    assert (
        "is scene 1 'One': voice, of short (" in said
        and "Spoken by tone; word times: exact" in said
    )
    assert said.endswith("It is whole.\n")
    take.write_bytes(b"damaged")
    why(take)
    assert capsys.readouterr().out.endswith(
        "It is damaged or unfinished, and will be made again.\n"
    )
    why(entry(store, "ab" * 32, 0))
    assert "no rendering that is on record needs it" in capsys.readouterr().out
    alone = films.render(
        made.studio.script.tree.file.parent,
        made.out,
        store=store.root,
        out=made.out,
        only="two",
    )
    why(Path(alone.report["scene"]))
    said = capsys.readouterr().out
    assert (
        "02.mp4 is short, scene 2 'Two' (" in said
        and "scene 2 'Two', shot 1" in said
        and "the mix" in said
    )
    with pytest.raises(AssetFailure, match="nothing here says what"):
        why(made.studio.script.tree.file)
    with pytest.raises(AssetFailure, match="is not there"):
        why(made.out / "nothing")
