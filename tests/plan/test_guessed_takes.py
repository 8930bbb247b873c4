"""Guesses at takes that aren't made yet."""

from __future__ import annotations

from pathlib import Path

from lantern import plan
from lantern.core.units import SAMPLE_RATE
from lantern.plan import Job
from lantern.script.model.voice import VoiceChoice
from tests.support import films


def make_job(folder: Path, narration: str) -> Job:
    script = films.load_valid(
        films.write(folder, [films.scene("One", narration)])
    ).script
    return plan.make_take_job(
        script, script.parts[0], VoiceChoice(engine="tone")
    )


def test_pauses_that_marks_ask_for_are_in_the_guess(tmp_path: Path) -> None:
    plain = plan.guess(make_job(tmp_path / "a", "Rain and wind."))
    marked = "[pause 1] Rain [pause 0.5] and wind. [pause 2]"
    paused = plan.guess(make_job(tmp_path / "b", marked))
    assert paused.words == plain.words == ("Rain", "and", "wind.")
    moved = [0, 0, 0]
    for i, (before, after) in enumerate(
        zip(plain.cues, paused.cues, strict=True)
    ):
        moved[i] = after[0] - before[0]
        assert after[1] - after[0] == before[1] - before[0]
    assert [each / SAMPLE_RATE for each in moved] == [1.0, 1.5, 1.5]
    assert (paused.samples - plain.samples) / SAMPLE_RATE == 3.5
