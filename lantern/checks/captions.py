"""Whether a film's captions can be read in their time, by its takes or by guesses at them.

Nothing is spoken here. What was found is kept in the store, as long as all of it reads well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from lantern import plan
from lantern.checks.takes import (
    KnownTakes,
    estimate_timeline,
    find_takes,
    make_end_jobs,
)
from lantern.core.problems import OutputFailure, Problem
from lantern.core.records import load_record, save_record
from lantern.core.store import Store, digest_file, digest_json
from lantern.core.units import SAMPLE_RATE, Shape, Size
from lantern.plan.project import Project
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.output import Output
from lantern.script.model.voice import VoiceChoice
from lantern.speech.casting import name_heard_voices
from lantern.speech.catalogue.choice import list_usable
from lantern.timeline import SpokenTake, TimedWord, Timeline, captions
from lantern.timeline.captions import MAX_CHARACTERS_PER_SECOND, Cue
from lantern.timeline.captions.readability import (
    CaptionStats,
    find_faults,
    measure_captions,
    measure_pace,
)


@dataclass(frozen=True)
class CheckedCaptions:
    """How captions read: warnings, and the figures of those whose take is in the store.

    `voice` is the one that spoke them. It is None, as the figures are, if nothing was spoken yet.
    `takes` are the keys of the takes that the store was asked for.
    """

    problems: tuple[Problem, ...]
    figures: CaptionStats | None
    voice: str | None
    takes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class PassedCaptions:
    """Captions without a warning, as the store keeps them, and what that rests on.

    `versions` are those of the voices that were asked, `takes` digests of what the store held of
    their takes, by the takes' keys.
    """

    SCHEMA: ClassVar[str] = "lantern.passed-captions/1"

    figures: CaptionStats | None
    voice: str | None
    versions: tuple[str, ...]
    takes: Mapping[str, str]


def check_captions(
    project: Project, store: Store, shape: Shape | None = None
) -> CheckedCaptions:
    """Return how the captions of a checked film read in one shape, by default its own.

    Each scene has at most one warning in each language of its captions, at its narration.
    """
    script = project.script
    key = digest_json(_list_inputs(project, shape))
    passed = load_record(store, key, PassedCaptions)
    if passed is not None and _is_still_valid(passed, script, store):
        return CheckedCaptions(
            (), passed.figures, passed.voice, tuple(passed.takes)
        )
    takes = find_takes(script, store)
    checked = _measure_captions(project, takes, shape)
    passed = _describe_passed(checked, script, store, takes=takes)
    if not checked.problems:
        # a store that can't be written is no reason to fail a check
        with suppress(OutputFailure):
            save_record(store, key, passed)
    return replace(checked, takes=tuple(passed.takes))


def _list_inputs(project: Project, shape: Shape | None) -> dict[str, Any]:
    """Return all that decides how captions read, but for the voices and their takes."""
    script = project.script
    scenes = []
    for part in script.parts:
        scenes.append([part.scene.text, part.scene.model_dump_json()])
    lexicon = {}
    for word, entry in script.lexicon.items():
        lexicon[word] = entry.model_dump_json()
    others = []
    for other in script.subtitles:
        others.append(
            [other.film.language, *(part.scene.text for part in other.parts)]
        )
    recordings = project.list_assets("recording")
    return {
        "reading": shape,
        "program": plan.digest_code(),
        "film": script.film.model_dump_json(),
        "look": project.look.model_dump(mode="json"),
        "scenes": scenes,
        "lexicon": lexicon,
        "subtitles": others,
        "recordings": [digest_file(asset.path) for asset in recordings],
    }


def _describe_passed(
    checked: CheckedCaptions, script: Script, store: Store, *, takes: KnownTakes
) -> PassedCaptions:
    """Return what is kept of captions without a warning."""
    usable = list_usable(script.film)
    asked = usable[: usable.index(takes.voice) + 1]
    jobs = list(takes.jobs.values())
    for voice in asked:
        jobs += make_end_jobs(script, voice)
    return PassedCaptions(
        checked.figures,
        checked.voice,
        _list_versions(script, asked),
        _digest_takes(store, [job.key for job in jobs]),
    )


def _is_still_valid(
    passed: PassedCaptions, script: Script, store: Store
) -> bool:
    """Return whether the voices that were asked, and all they had spoken, are the same now."""
    asked = list_usable(script.film)[: len(passed.versions)]
    if passed.versions != _list_versions(script, asked):
        return False
    return passed.takes == _digest_takes(store, passed.takes)


def _list_versions(
    script: Script, voices: Iterable[VoiceChoice]
) -> tuple[str, ...]:
    return tuple(plan.make_engine(script, voice).version for voice in voices)


def _digest_takes(store: Store, keys: Iterable[str]) -> dict[str, str]:
    """Return digests of what the store holds of takes; of none it is the digest of nothing."""
    return {key: digest_json(store.get_json(key)) for key in keys}


@dataclass(frozen=True)
class _Limits:
    """What captions are measured by: frames a second, characters that fit a line, and pixels."""

    fps: int
    width: int
    size: Size


def _measure_captions(
    project: Project, takes: KnownTakes, shape: Shape | None
) -> CheckedCaptions:
    script = project.script
    limits = _choose_limits(script.film.output, shape)
    spoken = takes.guess_missing()
    wanted = _choose_scenes(takes, spoken, limits.width)
    if not wanted:
        return CheckedCaptions((), None, None)
    timeline = _keep_scenes(estimate_timeline(project, spoken), wanted)
    cues = _group_by_scene(
        plan.make_cues(timeline, script, limits.size), timeline.words
    )
    problems = list(_check_scenes(script, cues, limits, stored=takes.stored))
    for other in script.subtitles:
        read = plan.make_subtitles(timeline, script, other, size=limits.size)
        problems += _check_scenes(
            other,
            _group_by_scene(read, timeline.words),
            limits,
            stored=takes.stored,
            language=other.film.language,
        )
    figures = _measure_stored(takes, cues, limits.fps)
    voice = name_heard_voices(script, takes.voice) if figures else None
    return CheckedCaptions(tuple(problems), figures, voice)


def _choose_limits(output: Output, shape: Shape | None) -> _Limits:
    """Return what the captions of a film are measured by in a shape, by default its own."""
    size = output.resolve_pixels(shape or output.shape)
    return _Limits(output.fps, captions.choose_line_length(size), size)


def _choose_scenes(
    takes: KnownTakes, spoken: Mapping[int, SpokenTake], width: int
) -> list[int]:
    """Return the scenes whose captions are looked into: spoken ones, and guesses at risk."""
    chosen = []
    for i, take in spoken.items():
        if i in takes.stored or _is_risky(take, width):
            chosen.append(i)
    return chosen


def _is_risky(take: SpokenTake, width: int) -> bool:
    """Return whether a caption of a guess could be too quick, or has too long a word."""
    for text, (start, end) in zip(take.words, take.cues, strict=True):
        if len(text) > width:
            return True
        most = MAX_CHARACTERS_PER_SECOND * (end - start)
        if (len(text) + 1) * SAMPLE_RATE > most:
            return True
    return False


def _keep_scenes(timeline: Timeline, scenes: Collection[int]) -> Timeline:
    """Return a timeline with the words of some scenes alone."""
    words = [
        scene if i in scenes else () for i, scene in enumerate(timeline.words)
    ]
    return replace(timeline, words=tuple(words))


def _group_by_scene(
    cues: Iterable[Cue], words: Sequence[Sequence[TimedWord]]
) -> dict[int, list[Cue]]:
    """Return cues by the scenes whose words they show; both are in the order of time."""
    spoken = [i for i, scene in enumerate(words) if scene]
    found: dict[int, list[Cue]] = {i: [] for i in spoken}
    at = 0
    for cue in cues:
        last = cue.words[-1]
        while last.end > words[spoken[at]][-1].end:
            at += 1
        scene = spoken[at]
        found[scene].append(cue)
    return found


def _measure_stored(
    takes: KnownTakes, cues: Mapping[int, Sequence[Cue]], fps: int
) -> CaptionStats | None:
    """Return the figures of the captions whose take is in the store."""
    measured: list[Cue] = []
    for i in takes.stored:
        measured += cues[i]
    return measure_captions(measured, fps)


def _check_scenes(
    script: Script,
    cues: Mapping[int, Sequence[Cue]],
    limits: _Limits,
    *,
    stored: Collection[int],
    language: str = "",
) -> Iterator[Problem]:
    """Yield warnings of captions by scene; of those without a take in the store by guesses.

    `language` is that of captions in another language than the voice's.
    """
    for i, found in cues.items():
        is_guess = i not in stored
        yield from _check_scene(
            script.parts[i],
            found,
            limits,
            is_guess=is_guess,
            language=language,
        )


def _check_scene(
    part: SceneSource,
    cues: Sequence[Cue],
    limits: _Limits,
    *,
    is_guess: bool,
    language: str,
) -> Iterator[Problem]:
    """Yield a warning of the scene's worst caption, if any is hard to read."""
    found = list(find_faults(cues, limits.fps, limits.width))
    if not found:
        return
    cue, fault = min(found, key=lambda each: _rank(each[0], limits))
    lines = " ".join(cue.lines)
    where = f" in '{language}'" if language else ""
    text = f"the caption “{lines}”{where} is hard to read: {fault}"
    if is_guess:
        text += ", by a guess at its length"
    if len(found) > 1:
        text += f" (and {len(found) - 1} more here)"
    text += "; say it in fewer words, or let the voice speak slower"
    yield Problem(text, part.find_span(("narration",)), warning=True)


def _rank(cue: Cue, limits: _Limits) -> tuple[bool, float]:
    """Return what puts the worst caption first: lines that are too long, then the quickest."""
    has_room = max(map(len, cue.lines)) <= limits.width
    return has_room, -measure_pace(cue, limits.fps)
