"""Records of what films were made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.core.cache import RenderRecord, read_records, write_record
from lantern.core.cache.records import RECORDS_FOLDER
from lantern.core.store import Store
from tests.support.named_pipes import make_pipe


def make_record(folder: Path, form: str = "", entries: int = 1) -> RenderRecord:
    names = {f"{n}.mp4": f"shot {n}" for n in range(entries)}
    film, out = str(folder / "film.yml"), str(folder / "out")
    return RenderRecord(film, "rain", form, out, names)


def make_store(folder: Path) -> Store:
    store = Store(folder / "store")
    store.root.mkdir()
    return store


def test_a_record_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    record = make_record(tmp_path)
    write_record(store, record)
    assert [found for _, found in read_records(store)] == [record]


def test_a_new_record_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    write_record(store, make_record(tmp_path))
    write_record(store, make_record(tmp_path, entries=3))
    (found,) = [found for _, found in read_records(store)]
    assert len(found.entries) == 3


def test_a_draft_has_a_record_of_its_own(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    write_record(store, make_record(tmp_path))
    write_record(store, make_record(tmp_path, "draft"))
    titles = {found.title for _, found in read_records(store)}
    assert titles == {"rain", "rain, draft"}


def test_a_store_that_is_not_there_goes_without(tmp_path: Path) -> None:
    store = Store(tmp_path / "none")
    write_record(store, make_record(tmp_path))
    assert list(read_records(store)) == []
    assert not store.root.exists()


def test_broken_records_are_passed_over(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    write_record(store, make_record(tmp_path))
    folder = store.root / "films"
    (folder / "a.json").write_text("{")
    (folder / "b.json").write_text('{"film": "x"}')
    (folder / "c.json").write_text(
        '{"film": "f", "name": "n", "form": "", "out": "o", "entries": []}'
    )
    assert len(list(read_records(store))) == 1


def test_a_name_that_is_no_text_can_be_recorded(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    record = RenderRecord("a\udcff.yml", "a", "", "out", {})
    write_record(store, record)
    assert [found.film for _, found in read_records(store)] == ["a\udcff.yml"]


def test_a_film_exists_as_long_as_it_and_its_output_do(tmp_path: Path) -> None:
    record = make_record(tmp_path)
    assert not record.still_exists
    (tmp_path / "film.yml").touch()
    assert not record.still_exists
    (tmp_path / "out").mkdir()
    assert record.still_exists


@pytest.mark.parametrize(
    "change",
    [
        {"film": 3},
        {"film": None},
        {"out": ["x"]},
        {"name": {"a": 1}},
        {"form": 0},
        {"entries": []},
        {"more": 1},
    ],
)
def test_a_record_of_the_wrong_kinds_is_passed_over(
    tmp_path: Path, change: dict[str, object]
) -> None:
    store = Store(tmp_path)
    (tmp_path / RECORDS_FOLDER).mkdir()
    whole = {"film": "a", "name": "b", "form": "", "out": "c", "entries": {}}
    file = tmp_path / RECORDS_FOLDER / "a.json"
    file.write_text(json.dumps(whole))
    assert len(list(read_records(store))) == 1
    file.write_text(json.dumps({**whole, **change}))
    assert list(read_records(store)) == []
    file.write_text("[" * 100_000)
    assert list(read_records(store)) == []


def test_what_is_no_file_is_no_record(tmp_path: Path) -> None:
    folder = tmp_path / RECORDS_FOLDER
    folder.mkdir()
    make_pipe(folder / "pipe.json")
    (folder / "folder.json").mkdir()
    assert list(read_records(Store(tmp_path))) == []


def test_a_path_that_can_not_be_is_not_there() -> None:
    for path in ("a\0b", "x" * 5000, ""):
        assert not RenderRecord(path, "a", "", path, {}).still_exists
