"""The lines that a recorded take adds to a film's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.script import load
from lantern.script.film_script import SceneSource
from lantern.studio.take_text import (
    TextChange,
    change_scene,
    choose_file,
    name_recording,
    write_diff,
)

HEAD = "lantern: 1\ntitle: Salt\nvoice: [tone]\n"
SHOTS = "shots:\n  - card: {statement: Salt}\n"


def read_scene(folder: Path, text: str) -> SceneSource:
    """Write a film of one scene, and return that as it is read."""
    (folder / "film.yml").write_text(HEAD, "utf-8")
    (folder / "01-wells.yml").write_text(text, "utf-8")
    script, _ = load.load(folder)
    assert script is not None
    return script.parts[0]


def change(folder: Path, text: str, name: str = "recordings/wells.wav") -> str:
    """Return the scene's text with a recording."""
    film = folder / "film"
    film.mkdir()
    return change_scene(read_scene(film, text), name, folder).after


def test_the_recording_stands_before_the_narration(tmp_path: Path) -> None:
    before = f"scene: Wells\n# of salt\nnarration: Rain.  # soft\n{SHOTS}"
    assert change(tmp_path, before) == (
        "scene: Wells\n# of salt\nrecording: recordings/wells.wav\n"
        f"narration: Rain.  # soft\n{SHOTS}"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("old.wav", "new.wav"),
        ("old.wav  # by Ann", "new.wav  # by Ann"),
        ("old#1.wav", "new.wav"),
        ("'old #1.wav'", "new.wav"),
        ('"old #1.wav"  # by Ann', "new.wav  # by Ann"),
        ("'it''s #1.wav' # x", "new.wav # x"),
    ],
)
def test_a_newer_recording_takes_the_place_and_a_comment_stays(
    tmp_path: Path, before: str, after: str
) -> None:
    scene = "scene: Wells\nrecording: OLD\nnarration: Rain.\n" + SHOTS
    found = change(tmp_path, scene.replace("OLD", before), "new.wav")
    assert found == scene.replace("OLD", after)


def test_a_scene_in_brackets_is_left_to_its_author(tmp_path: Path) -> None:
    text = (
        "{scene: Wells, narration: Rain., shots: [{card: {statement: Salt}}]}\n"
    )
    with pytest.raises(AssetFailure) as caught:
        change(tmp_path, text)
    assert caught.value.message.endswith("recording: recordings/wells.wav")
    assert caught.value.message.startswith(
        "01-wells.yml isn't written so that a line can be added; write it yourself into "
    )


def test_a_recording_has_a_name_that_is_free(tmp_path: Path) -> None:
    part = read_scene(tmp_path, f"scene: Wells\nnarration: Rain.\n{SHOTS}")
    first = choose_file(part)
    assert name_recording(part, first) == f"recordings/{part.id}.wav"
    first.parent.mkdir()
    first.write_bytes(b"")
    second = choose_file(part)
    assert name_recording(part, second) == f"recordings/{part.id}-2.wav"
    second.write_bytes(b"")
    assert choose_file(part).name == f"{part.id}-3.wav"


def test_changes_are_shown_as_a_diff(tmp_path: Path) -> None:
    changes = [
        TextChange(tmp_path / "a.yml", "one\ntwo\n", "one\n2\n"),
        TextChange(tmp_path / "sub" / "b.yml", None, "new\n"),
    ]
    assert write_diff(changes, tmp_path).split("\n") == [
        "--- a.yml",
        "+++ a.yml",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+2",
        "--- /dev/null",
        "+++ sub/b.yml",
        "@@ -0,0 +1 @@",
        "+new",
    ]
