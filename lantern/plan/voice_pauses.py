"""The pauses of a film's voice: between sentences, within them, and around scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.core.units import SAMPLE_RATE, Rate, SampleRange, Samples
from lantern.plan.description_places import VoicePause
from lantern.timeline import SpokenTake, Timeline

_LONG = SAMPLE_RATE
"""Samples of silence between two words of a sentence that count as a pause: `[pause 4]`, say."""


@dataclass(frozen=True)
class VoicedTake:
    """A take in the film: what is spoken, its sentences as ranges of words, and its start."""

    spoken: SpokenTake
    sentences: Sequence[range]
    start: Samples

    @property
    def voice(self) -> SampleRange:
        """The samples of the film from its first word to its last."""
        cues = self.spoken.cues
        return self.start + cues[0][0], self.start + cues[-1][1]


def list_pauses(
    timeline: Timeline, takes: Mapping[int, VoicedTake]
) -> list[VoicePause]:
    """Return the film's pauses, in order.

    Where the voice of a neighbour runs over a cut, there is no pause.

    Args:
        timeline: the film.
        takes: those of spoken scenes, by scene.
    """
    pauses: list[VoicePause] = []
    for scene, (start, end) in find_scene_spans(timeline).items():
        take = takes.get(scene)
        if take is None or not take.spoken.cues:
            pauses.append(VoicePause(scene, start, end, None))
        else:
            pauses += _list_own(
                scene,
                take,
                start=start,
                end=end,
            )
    voices = {i: take.voice for i, take in takes.items() if take.spoken.cues}
    return [each for each in _trim(pauses, voices) if each.start < each.end]


def find_scene_spans(timeline: Timeline) -> dict[int, tuple[Samples, Samples]]:
    """Return the samples [start, end) of each scene."""
    rate = Rate(timeline.fps)
    spans: dict[int, tuple[Samples, Samples]] = {}
    for shot in timeline.shots:
        start = rate.to_samples(shot.start)
        if shot.scene in spans:
            start = spans[shot.scene][0]
        spans[shot.scene] = start, rate.to_samples(shot.end)
    return spans


def _list_own(
    scene: int, take: VoicedTake, *, start: Samples, end: Samples
) -> Iterator[VoicePause]:
    """Yield the pauses of one scene: before its first word, between words, after the last."""
    cues = take.spoken.cues
    first, last = take.voice
    yield VoicePause(scene, start, Samples(first), Samples(0))
    ends = {sentence.stop for sentence in take.sentences[:-1]}
    for i in range(1, len(cues)):
        before = cues[i - 1][1]
        after = cues[i][0]
        if i not in ends and after - before < _LONG:
            continue
        yield VoicePause(
            scene,
            Samples(take.start + before),
            Samples(take.start + after),
            Samples((before + after) // 2),
        )
    yield VoicePause(scene, Samples(last), end, take.spoken.samples)


def _trim(
    pauses: Sequence[VoicePause], voices: Mapping[int, SampleRange]
) -> Iterator[VoicePause]:
    """Yield the pauses without what the voices of other scenes take of them."""
    for pause in pauses:
        for scene, (first, last) in voices.items():
            if scene == pause.scene - 1:
                pause = replace(pause, start=Samples(max(pause.start, last)))
            elif scene == pause.scene + 1:
                pause = replace(pause, end=Samples(min(pause.end, first)))
        yield pause
