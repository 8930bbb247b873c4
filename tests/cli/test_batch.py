"""The verb batch: what can be made is made, and what can't is named at the end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.envelopes import read_envelope
from tests.support.films import scene, still
from tests.support.program import Program

pytestmark = pytest.mark.film


# long: a list, and what becomes of each line
def test_others_are_made_where_one_fails(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", None, still("grey"), duration=1)], music="none"
    )
    listed = tmp_path / "list.jsonl"
    jobs = [
        {"film": "scenes/short", "out": "a"},
        {"film": "scenes/none"},
        {"film": str(film), "out": "b", "voice": "nobody"},
        {"film": "scenes/short", "out": "c", "shapes": "1:1"},
    ]
    listed.write_text("\n".join(map(json.dumps, jobs)))
    store = tmp_path / "store"
    done = films.call(
        *("batch", listed, "--store", store, "--offline", "--jobs", "1"),
        cwd=tmp_path,
    )
    assert done.returncode == 2, done.stderr
    assert (tmp_path / "a" / "short.mp4").exists()
    assert (tmp_path / "c" / "1x1" / "short.mp4").exists()
    assert not (tmp_path / "b").exists()
    assert "2 of 4 renderings made." in done.stdout
    assert "not made: scenes/none" in done.stdout
    assert "list.jsonl:3:1: there is no voice 'nobody'" in done.stderr
    told = films.call(
        *("batch", listed, "--store", store, "--offline", "--json"),
        cwd=tmp_path,
    )
    require_told(read_envelope(told), listed)


def require_told(envelope: dict[str, Any], listed: Path) -> None:
    """Programs get each line's films and code, and the faults at their lines."""
    lines = envelope["result"]["lines"]
    assert [(each["line"], each["exit"]) for each in lines] == [
        (1, 0),
        (2, 4),
        (3, 2),
        (4, 0),
    ]
    assert [len(each["renderings"]) for each in lines] == [1, 0, 0, 1]
    missing, voice = envelope["problems"]
    assert (missing["kind"], missing["line"]) == ("asset", 2)
    assert (voice["kind"], voice["line"]) == ("usage", 3)
    assert voice["file"] == str(listed)
    assert voice["message"].startswith("there is no voice 'nobody'")


def test_nothing_is_made_of_a_list_with_faults(
    run: Program, tmp_path: Path
) -> None:
    films.write(tmp_path, [scene("One", None, still("grey"), duration=1)])
    listed = tmp_path / "list.jsonl"
    listed.write_text('{"film": "scenes/short", "out": "a"}\n{"film": 3}\n')
    done = run("batch", str(listed), "--offline")
    assert done.returncode == 3
    assert (
        "Nothing was rendered." in done.stderr and not (tmp_path / "a").exists()
    )


def test_a_second_film_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    films.write(
        tmp_path, [scene("One", None, still("grey"), duration=1)], music="none"
    )
    listed = tmp_path / "list.jsonl"
    line = json.dumps({"film": "scenes/short", "out": "a"})
    listed.write_text(f"{line}\n{line}\n")
    done = films.call("batch", listed, "--offline", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 2
    assert "is where line 1 puts its film" in done.stderr
    assert (tmp_path / "a" / "short.mp4").exists()
