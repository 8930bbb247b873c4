"""Scenes of shorts: the words that are heard, who speaks them, and the sounds that go with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.units import Frames
from lantern.plan.short_pieces import ShortPiece, VoicePiece
from lantern.plan.short_scenes import make_piece_scene
from lantern.script import load
from lantern.script.model.scene import Scene
from lantern.speech import wording
from lantern.timeline import PlacedShot
from tests.support import films
from tests.support.films import scene, still

NARRATION = (
    "Rain *fell*. [ann] I saw it.\n\nThen [slow]the [1] sun[/slow] came."
)
SHOTS = [
    PlacedShot(0, 0, Frames(0), Frames(50)),
    PlacedShot(0, 1, Frames(50), Frames(100)),
]


def cut(
    root: Path, words: range, *, start: int, end: int, **more: Any
) -> Scene:
    """The scene as a piece of it is heard, from one frame to another."""
    narration = NARRATION.replace("[1]", "\\[1]")
    shots = [still("hills"), still("dark", hit={"kind": "bell"})]
    one = scene("One", narration, *shots, **more)
    folder = films.write(root, [one], speakers={"ann": {"name": "Ann"}})
    script, problems = load.load(folder)
    assert script is not None
    assert not [each for each in problems if not each.warning]
    part = script.parts[0]
    piece = ShortPiece(
        0, Frames(start), Frames(end), VoicePiece(words, (0, 0), (0, 0))
    )
    spoken = wording.split_words(part.scene.text, "en", {})
    return make_piece_scene(
        part,
        piece,
        words=spoken,
        shots=SHOTS,
        fps=25,
    )


@pytest.mark.parametrize(
    ("words", "text", "speakers"),
    [
        (range(2), "Rain fell.", [""]),
        (range(1, 5), "fell. I saw it.", ["", "ann"]),
        (range(3, 7), "saw it.\n\nThen the", ["ann", ""]),
        (range(6, 9), "the [1] sun", [""]),
    ],
)
def test_words_keep_who_speaks_them(
    tmp_path: Path, words: range, text: str, speakers: list[str]
) -> None:
    spoken = cut(
        tmp_path,
        words,
        start=0,
        end=100,
    ).spoken
    assert spoken.text == text
    assert not spoken.faults
    found = dict.fromkeys(each.style.speaker for each in spoken.pieces)
    assert list(found) == speakers


def test_whole_narration_stays_as_it_is(tmp_path: Path) -> None:
    spoken = cut(
        tmp_path,
        range(10),
        start=0,
        end=100,
    ).spoken
    assert spoken.text == "Rain fell. I saw it.\n\nThen the [1] sun came."
    assert any(each.style.emphasis for each in spoken.pieces)


@pytest.mark.parametrize(
    ("words", "start", "end", "drums", "bells"),
    [
        (range(2), 0, 40, 1, 0),
        (range(2, 5), 20, 90, 0, 1),
        (range(2, 5), 60, 90, 0, 0),
        (range(10), 0, 100, 1, 1),
    ],
)
def test_sounds_are_heard_whose_words_or_shots_are_there(
    tmp_path: Path,
    words: range,
    *,
    start: int,
    end: int,
    drums: int,
    bells: int,
) -> None:
    found = cut(
        tmp_path,
        words,
        start=start,
        end=end,
        hit={"kind": "drum", "at": "fell"},
    )
    assert len(found.hit) == drums
    assert len(found.shots[1].hit) == bells
    assert found.chapter is None
