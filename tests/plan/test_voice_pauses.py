"""The pauses of a voice: around a scene's narration and between its sentences."""

from __future__ import annotations

from lantern.core.units import Frames, Samples
from lantern.plan.description_places import VoicePause
from lantern.plan.voice_pauses import VoicedTake, find_scene_spans, list_pauses
from lantern.timeline import PlacedShot, SpokenTake, Timeline

FRAME = 1920
SECOND = 25 * FRAME


def make_timeline(*scenes: tuple[int, int]) -> Timeline:
    """Return a film of scenes of one shot each, [first, end) in seconds."""
    shots = tuple(
        PlacedShot(i, 0, Frames(25 * first), Frames(25 * end))
        for i, (first, end) in enumerate(scenes)
    )
    return Timeline(25, shots[-1].end, shots, (), (), (), ())


def make_take(
    start: int, *words: tuple[float, float], ends: tuple[int, ...]
) -> VoicedTake:
    """Return a take that starts at a second; `ends` are the words after each sentence."""
    cues = tuple((round(a * SECOND), round(b * SECOND)) for a, b in words)
    spoken = SpokenTake(
        Samples(cues[-1][1] + FRAME), ("word",) * len(cues), cues
    )
    first = 0
    sentences = []
    for end in ends:
        sentences.append(range(first, end))
        first = end
    return VoicedTake(spoken, sentences, Samples(start * SECOND))


def seconds(pause: VoicePause) -> tuple[int, float, float]:
    """Return a pause's scene, and its start and end in seconds."""
    return pause.scene, pause.start / SECOND, pause.end / SECOND


def test_pauses_stand_around_a_narration_and_between_its_sentences() -> None:
    timeline = make_timeline((0, 10))
    take = make_take(1, (0.5, 1), (1.25, 2), (3, 4), (4.5, 5), ends=(2, 3, 4))
    pauses = list_pauses(timeline, {0: take})
    assert [seconds(each) for each in pauses] == [
        (0, 0, 1.5),
        (0, 3, 4),
        (0, 5, 5.5),
        (0, 6, 10),
    ]
    ends = [0, 2.5 * SECOND, 4.25 * SECOND, 5 * SECOND + FRAME]
    assert [each.at for each in pauses] == ends


def test_a_long_silence_within_a_sentence_is_a_pause() -> None:
    take = make_take(0, (0, 1), (1.9, 2), (3, 4), (4.5, 5), ends=(4,))
    pauses = list_pauses(make_timeline((0, 6)), {0: take})
    assert [seconds(each) for each in pauses] == [(0, 2, 3), (0, 5, 6)]
    assert pauses[0].at == 2.5 * SECOND


def test_a_scene_that_nobody_speaks_in_is_one_pause() -> None:
    pauses = list_pauses(make_timeline((0, 4), (4, 9)), {})
    assert [seconds(each) for each in pauses] == [(0, 0, 4), (1, 4, 9)]
    assert {each.at for each in pauses} == {None}


def test_a_voice_that_runs_over_a_cut_takes_its_part_of_the_next_scene() -> (
    None
):
    timeline = make_timeline((0, 4), (4, 9))
    early = make_take(0, (1, 6), ends=(1,))
    pauses = list_pauses(timeline, {0: early})
    assert [seconds(each) for each in pauses] == [(0, 0, 1), (1, 6, 9)]


def test_a_voice_that_begins_before_its_scene_takes_its_part_of_the_one_before() -> (
    None
):
    timeline = make_timeline((0, 4), (4, 9))
    late = make_take(3, (0, 3), ends=(1,))
    pauses = list_pauses(timeline, {1: late})
    assert [seconds(each) for each in pauses] == [(0, 0, 3), (1, 6, 9)]


def test_a_scene_spans_all_its_shots() -> None:
    shots = (
        PlacedShot(0, 0, Frames(0), Frames(10)),
        PlacedShot(0, 1, Frames(10), Frames(30)),
        PlacedShot(1, 0, Frames(30), Frames(31)),
    )
    timeline = Timeline(25, Frames(31), shots, (), (), (), ())
    spans = find_scene_spans(timeline)
    assert spans == {0: (0, 30 * FRAME), 1: (30 * FRAME, 31 * FRAME)}
