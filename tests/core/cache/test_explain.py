"""What a file was made from, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lantern.core.cache import RenderRecord, explain_origin, write_record
from lantern.core.problems import AssetFailure
from lantern.core.store import Store, digest_bytes

SCENE_KEY, MIX_KEY = "1" * 64, "2" * 64


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a project's folder, so that messages name paths from there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.yml").write_bytes(b"film")
    (tmp_path / "build").mkdir()
    yield tmp_path


def write_report(folder: Path, **changes: Any) -> None:
    """Write a film of one scene and its report."""
    (folder / "rain.mp4").write_bytes(b"film")
    report: dict[str, Any] = {
        "film": "Rain",
        "lantern": "0.1.0",
        "form": {"size": [160, 90], "fps": 25, "quality": "draft"},
        "seconds": 61.25,
        "voice": "espeak",
        "versions": {"ffmpeg": "ffmpeg version 7", "espeak": "1.51"},
        "files": {"rain.mp4": digest_bytes(b"film")},
        "inputs": {
            "files": {
                "film.yml": digest_bytes(b"film"),
                "gone.png": "3" * 64,
                "../song.wav": "4" * 64,
            }
        },
        "scenes": [
            {
                "scene": "One",
                "start": 0.0,
                "seconds": 61.25,
                "words": 9,
                "voice": "espeak",
                "word_times": "exact",
            }
        ],
        "keys": {"scene 1 'One': voice": SCENE_KEY, "the mix": MIX_KEY},
    }
    (folder / "report.json").write_text(json.dumps(report | changes))


def explain(file: Path, store: Store | None = None) -> list[str]:
    return list(explain_origin(file, store or Store(Path("none"))))


def test_a_film_is_explained_by_the_report_beside_it(project: Path) -> None:
    write_report(project / "build")
    assert explain(project / "build/rain.mp4") == [
        "build/rain.mp4 is made of the segments of its shots, joined, and the mix.",
        "Film: Rain, 61.2 s, 160 x 90 at 25, draft, by x264; voice: espeak.",
        "It is as Lantern wrote it.",
        "Program: Lantern 0.1.0, ffmpeg version 7, espeak 1.51",
        "Inputs:",
        f"  film.yml  {digest_bytes(b'film')[:12]}",
        "  gone.png  333333333333  not there any more",
        "  song.wav (from outside the project)  444444444444  not there any more",
        "Scenes:",
        "  1 One, 0:00, 61.2 s: 9 words by espeak, times exact",
        "    voice  111111111111",
        "Sound: the mix  222222222222",
    ]


def test_changes_since_are_named(project: Path) -> None:
    write_report(project / "build")
    (project / "build/rain.mp4").write_bytes(b"edited")
    (project / "film.yml").write_bytes(b"edited")
    lines = explain(project / "build/rain.mp4")
    assert "It was changed after Lantern wrote it." in lines
    assert f"  film.yml  {digest_bytes(b'film')[:12]}  changed since" in lines


def test_a_scene_that_nobody_speaks_in_is_silent(project: Path) -> None:
    scene = {"scene": "One", "start": 0.0, "seconds": 4.0, "voice": None}
    write_report(
        project / "build",
        scenes=[scene],
        keys={},
    )
    lines = explain(project / "build/report.json")
    assert lines[-1] == "  1 One, 0:00, 4.0 s: silent"
    assert "It is as Lantern wrote it." not in lines


@pytest.mark.parametrize(
    "change",
    [{"scenes": {}}, {"keys": []}, {"inputs": {"files": []}}, {"files": 1}],
)
def test_a_report_that_is_none_explains_nothing(
    project: Path, change: dict[str, Any]
) -> None:
    write_report(project / "build", **change)
    with pytest.raises(AssetFailure) as caught:
        explain(project / "build/rain.mp4")
    assert caught.value.message == (
        "nothing here says what build/rain.mp4 was made from;"
        " Lantern knows the files in build/ and in its store"
    )


def test_a_file_that_is_not_there_or_a_folder_is_refused(project: Path) -> None:
    with pytest.raises(AssetFailure, match=r"^build/none\.mp4 is not there$"):
        explain(project / "build/none.mp4")
    with pytest.raises(
        AssetFailure, match=r"^build is a folder; name a file in it$"
    ):
        explain(project / "build")


def put_take(store: Store) -> Path:
    """Put a spoken take into a store."""
    key = "ab" * 32
    info = {
        "engine": "espeak",
        "timing": "exact",
        "alignment": ["events", "mix"],
    }
    store.put_json(key, info)
    return store.put(key, ".wav", lambda path: path.write_bytes(b"take"))


def test_an_entry_is_explained_by_the_films_that_need_it(project: Path) -> None:
    store = Store(project / "build/.store")
    take = put_take(store)
    film = str(project / "film.yml")
    entries = {take.name: "scene 1 'One': voice"}
    write_record(
        store, RenderRecord(film, "rain", "draft", str(project), entries)
    )
    assert explain(take) == [
        f"build/.store/ab/{take.name} is scene 1 'One': voice,"
        " of rain, draft (film.yml).",
        "Spoken by espeak; word times: exact (events, mix).",
        "It is whole.",
    ]


def test_an_entry_that_no_film_needs_is_named_and_checked(
    project: Path,
) -> None:
    store = Store(project / "build/.store")
    (store.root / "films").mkdir(parents=True)
    key = "cd" * 32
    drawing = store.put(key, ".npz", lambda path: path.write_bytes(b"drawing"))
    drawing.write_bytes(b"damaged")
    assert explain(drawing) == [
        f"build/.store/cd/{key}.npz: no film on record needs it."
        " It is a drawing, kept for the next time it is needed.",
        "It is damaged or unfinished, and will be made again.",
    ]


def test_a_single_file_is_explained_by_its_record(project: Path) -> None:
    store = Store(project / "build/.store")
    store.root.mkdir()
    out = project / "02.mp4"
    out.touch()
    entries = {"5" * 64 + ".mp4": "shot 1"}
    film = str(project / "film.yml")
    write_record(store, RenderRecord(film, "rain", "02", str(out), entries))
    assert explain(out, store) == [
        "02.mp4 is rain, 02 (film.yml), made of:",
        "  shot 1  555555555555",
    ]
