"""What a check finds in a film's footage, at its line and with the cure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core import ffmpeg, process
from tests.support.footage import film, list_faults, write_clips

pytestmark = pytest.mark.film


# long: one film with every fault
def test_what_is_wrong_with_footage_is_told_at_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "scenes" / "short"
    folder.mkdir(parents=True)
    whole = film(
        folder / "whole.mp4",
        50,
        "25",
        size=(320, 180),
        more=(
            "-movflags",
            "+faststart",
        ),
    )
    (folder / "cut.mp4").write_bytes(
        whole.read_bytes()[: whole.stat().st_size // 2]
    )
    (folder / "list.mp4").write_text(f"ffconcat version 1.0\nfile '{whole}'\n")
    (folder / "empty.mp4").touch()
    (folder / "song.mp4").write_bytes(b"")
    tone = ["-f", "lavfi", "-i", "sine=d=1", "-y", str(folder / "song.mp4")]
    process.run([ffmpeg.find_ffmpeg(), "-v", "error", *tone], "a song")
    shots: list[dict[str, Any]] = [
        {"clip": f"{name}.mp4"}
        for name in ("cut", "list", "empty", "song", "gone")
    ]
    shots += [
        {"clip": "https://example.org/a.mp4"},
        {"clip": {"file": "whole.mp4", "from": 9}},
        {"clip": {"file": "whole.mp4", "to": 2.5, "level": -20}},
        {"clip": "whole.mp4"},
    ]
    found = list_faults(write_clips(tmp_path, *shots, duration=20))
    assert [text.partition(" ")[2].partition(": ")[2] for text in found] == [
        "'gone.mp4' not found; did you mean 'song.mp4'?",
        "'https://example.org/a.mp4' is not a path; only files on this disk can be used",
        "'cut.mp4' is cut off; copy it again from where it came",
        "'list.mp4' is not footage that Lantern reads (MP4, MOV, MKV, WebM, AVI)",
        "'empty.mp4' is empty",
        (
            "'song.mp4' holds no film that can be read; make an MP4 (H.264) of it with another"
            " program"
        ),
        "'whole.mp4' is 2.00 s long; 'from' lies beyond its end",
        "'whole.mp4' is 2.00 s long; 'to' lies beyond its end",
        "'whole.mp4' has no sound; take level out",
    ]
    codes = [text[0] for text in found]
    assert codes == ["4"] * 6 + ["3"] * 3


@pytest.mark.parametrize(
    ("clip", "message"),
    [
        (
            {"from": 1},
            "a clip is exactly one of: a file, {python: module:function}",
        ),
        (
            {"file": "a.mp4", "from": 3, "to": 2},
            "a clip's 'to' comes after its 'from'",
        ),
        (
            {"file": "a.mp4", "speed": 2, "level": -9},
            "footage is heard only at its own speed, and once",
        ),
        (
            {"python": "rain"},
            "'rain' is not a function; write module:function, such as weather:rain",
        ),
        (
            {"python": "a:b", "level": 0},
            "the sound of a Python clip isn't heard",
        ),
        (
            {"file": "a.mp4", "form": 3},
            "unknown key 'form'; did you mean 'from'?",
        ),
    ],
)
def test_clips_that_make_no_sense(
    tmp_path: Path, clip: dict[str, Any], message: str
) -> None:
    assert any(
        message in text
        for text in list_faults(write_clips(tmp_path, {"clip": clip}))
    )


def test_footage_needs_its_entry_and_moves_by_itself(tmp_path: Path) -> None:
    folder = write_clips(tmp_path, {"clip": "a.mp4"})
    film(folder / "a.mp4", 3, "25", size=(320, 180))
    assert (
        "'a.mp4' has no entry in the credits ledger" in list_faults(folder)[0]
    )
    assert (
        "a clip has its own movement"
        in list_faults(
            write_clips(tmp_path, {"clip": "a.mp4", "move": "push-in"})
        )[0]
    )


def test_footage_that_may_not_be_changed(tmp_path: Path) -> None:
    folder = write_clips(tmp_path, {"clip": "a.mp4"})
    film(folder / "a.mp4", 3, "25", size=(320, 180))
    ways: list[tuple[dict[str, Any], str]] = [
        ({"clip": "a.mp4", "fit": "contain"}, ""),
        ({"clip": "a.mp4"}, "allows no cropping"),
        (
            {"clip": {"file": "a.mp4", "speed": 2}, "fit": "contain"},
            "effects and another speed are changes",
        ),
        (
            {"clip": "a.mp4", "fit": "contain", "effects": ["MirrorX"]},
            "effects and another speed are changes",
        ),
    ]
    for shot, message in ways:
        credits = write_clips(tmp_path, shot) / "credits.yml"
        credits.write_text(
            credits.read_text().replace("CC0-1.0", "CC-BY-ND-4.0")
        )
        found = list_faults(folder)
        assert message in found[0] if message else not found, found
