"""The verb plan: what would be made and why, and how narrations are pronounced."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.plan import list_speech_lines
from lantern.plan.told_speech import DoneMark, SpeakingVoice
from lantern.rendering.steps import SceneReading
from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.process


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path,
        [
            scene("One", "Rain at Mukden in 1945."),
            scene("Two", "Wind.", still("river")),
        ],
        lexicon={"Mukden": {"say": "Mook-den"}},
    )


def test_everything_is_to_be_made_at_first(film: Path, tmp_path: Path) -> None:
    done = films.call("plan", "scenes/short", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("scene 1 'One': voice: ")
    assert lines[-1] == f"{len(lines) - 1} things to make."
    assert not (tmp_path / "build" / "short").exists()


def test_the_plan_as_json(film: Path, tmp_path: Path) -> None:
    done = films.call("plan", "scenes/short", "--json", cwd=tmp_path)
    steps = read_result(done)["steps"]
    assert {"take", "segment", "mix"} <= {step["kind"] for step in steps}


def test_shapes_share_their_voice(film: Path, tmp_path: Path) -> None:
    done = films.call(
        "plan", "scenes/short", "--shapes", "16:9,1:1", "--json", cwd=tmp_path
    )
    names = [step["name"] for step in read_result(done)["steps"]]
    assert names.count("scene 1 'One': voice") == 1


def test_words_that_are_pronounced_otherwise_are_listed(
    film: Path, tmp_path: Path
) -> None:
    done = films.call("plan", "scenes/short", "--speech", cwd=tmp_path)
    assert "    Mukden = Mook-den\n" in done.stdout
    assert "scene 2 'Two': as it is written\n" in done.stdout
    value = films.call(
        "plan", "scenes/short", "--speech", "--json", cwd=tmp_path
    )
    first = read_result(value)["scenes"][0]
    assert ["Mukden", "Mook-den"] in first["words"]


def test_who_speaks_and_how_marks_are_done_is_told() -> None:
    reading = SceneReading(
        "scene 1 'One'",
        (
            SpeakingVoice("narrator", "tone", 1),
            SpeakingVoice("Ann", "espeak", 2),
        ),
        (DoneMark("[pause 2]", "2 s of silence"),),
        (("9th", "ninth"),),
    )
    assert list_speech_lines(reading) == [
        "narrator: tone (1 word)",
        "Ann: espeak (2 words)",
        "[pause 2]: 2 s of silence",
        "9th = ninth",
    ]
    alone = SceneReading("A", reading.speaking[:1], (), ())
    assert list_speech_lines(alone) == []
