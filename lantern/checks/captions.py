"""Whether a film's captions can be read in their time: by the takes in the store, else by a
guess at how long they are.

Nothing is spoken here, and nobody is asked. What was found is kept in the store, as long as all
of it reads well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any

from lantern import plan
from lantern.core.problems import EXIT_ASSET, OutputFailure, Problem
from lantern.core.store import Store, digest_file, digest_json
from lantern.core.units import SAMPLE_RATE, Shape
from lantern.plan import Job
from lantern.plan.project import Project
from lantern.script.load import SceneSource, Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech import recording
from lantern.timeline import PictureInfo, SpokenTake, TimedWord, captions, cut
from lantern.timeline.captions import MAX_CHARACTERS_PER_SECOND, Cue
from lantern.timeline.captions.readability import (
    CaptionStats,
    find_faults,
    measure_captions,
    measure_pace,
)


@dataclass(frozen=True)
class CheckedCaptions:
    """Warnings, the figures of the captions that were looked into, and the voice whose takes
    were used, if any.
    """

    problems: tuple[Problem, ...]
    figures: CaptionStats | None
    voice: str | None


def check_captions(
    project: Project, store: Store, shape: Shape | None = None
) -> CheckedCaptions:
    """How the captions of a checked film read in one shape. Each scene has at most one warning,
    at its narration.
    """
    script = project.script
    key = digest_json(_list_inputs(project, shape))
    kept = store.get_json(key)
    if isinstance(kept, dict) and _is_still_valid(kept, script, store):
        return CheckedCaptions(
            (),
            CaptionStats(**kept["figures"]) if kept["figures"] else None,
            kept["voice"],
        )
    voice, takes = _takes(script, store)
    found = _measure_captions(project, (voice, takes), shape)
    if not found.problems:
        voices = script.film.voice[: script.film.voice.index(voice) + 1]
        jobs = [job for one in voices for job in _make_end_jobs(script, one)] + [
            job for job, _ in takes.values()
        ]
        result = {
            "figures": asdict(found.figures) if found.figures else None,
            "voice": found.voice,
        }
        asked = {
            "versions": _versions(script, voices),
            "takes": _digests(store, [job.key for job in jobs]),
        }
        with suppress(
            OutputFailure
        ):  # a store that can't be written is no reason to fail a check
            store.put_json(key, {**result, **asked})
    return found


def _list_inputs(project: Project, shape: Shape | None) -> dict[str, Any]:
    """Return all that decides how captions read, but for the voices and their takes."""
    script = project.script
    recordings = project.list_assets("recording")
    return {
        "reading": shape,
        "program": plan.digest_code(),
        "film": script.film.model_dump_json(),
        "look": project.look.model_dump(mode="json"),
        "scenes": [
            [part.scene.text, part.scene.model_dump_json()] for part in script.parts
        ],
        "lexicon": {
            word: say.model_dump_json() for word, say in script.lexicon.items()
        },
        "recordings": [digest_file(asset.path) for asset in recordings],
    }


def _is_still_valid(kept: Mapping[str, Any], script: Script, store: Store) -> bool:
    """Whether the voices that were asked then, and all they had spoken, are the same now."""
    voices = script.film.voice[: len(kept["versions"])]
    return bool(
        kept["versions"] == _versions(script, voices)
        and kept["takes"] == _digests(store, kept["takes"])
    )


def _versions(script: Script, voices: Iterable[VoiceChoice]) -> list[str]:
    return [plan.make_engine(script, voice).version for voice in voices]


def _digests(store: Store, takes: Iterable[str]) -> dict[str, str]:
    """What is known of takes by their keys; of one that isn't there, the digest of nothing."""
    return {key: digest_json(store.get_json(key)) for key in takes}


def _measure_captions(
    project: Project, taken: tuple[VoiceChoice, _TakesByScene], shape: Shape | None
) -> CheckedCaptions:
    script = project.script
    voice, takes = taken
    spoken = {i: take or plan.guess(job) for i, (job, take) in takes.items()}
    output = script.film.output
    fps, size = output.fps, output.resolve_pixels(shape or output.shape)
    width = captions.choose_line_length(size)
    wanted = {
        i for i, (_, take) in takes.items() if take or _is_risky(spoken[i], width)
    }
    if not wanted:
        return CheckedCaptions((), None, None)
    laid = cut(
        script.film,
        [part.scene for part in script.parts],
        spoken,
        look=project.look,
        pictures=PictureInfo(),
    )
    laid = replace(
        laid,
        words=tuple(scene if i in wanted else () for i, scene in enumerate(laid.words)),
    )
    by = _by_scene(plan.make_cues(laid, script, size), laid.words)
    measured = {i for i, (_, take) in takes.items() if take}
    found = [
        _warning(script.parts[i], by[i], (fps, width), i in measured)
        for i in sorted(wanted)
    ]
    seen = measure_captions([cue for i in measured for cue in by[i]], fps)
    spoke = recording.ENGINE if script.has_only_recordings else voice.engine
    return CheckedCaptions(
        tuple(problem for problem in found if problem), seen, spoke if seen else None
    )


def check_footage_lengths(project: Project, store: Store) -> list[Problem]:
    """A warning for each shot that is longer than its footage, as far as can be told."""
    script = project.script
    if not any(shot.clip for part in script.parts for shot in part.scene.shots):
        return []
    _, takes = _takes(script, store)
    spoken = {i: take or plan.guess(job) for i, (job, take) in takes.items()}
    laid = cut(
        script.film,
        [part.scene for part in script.parts],
        spoken,
        look=project.look,
        pictures=PictureInfo(),
    )
    problems = []
    for short in plan.footage_shortfalls(script, laid):
        message = short.message
        is_guess = short.scene in takes and not takes[short.scene][1]
        if is_guess:
            message += ", by a guess at what is spoken"
        span = script.parts[short.scene].find_span(("shots", short.shot, "clip"))
        problems.append(Problem(message, span, EXIT_ASSET, warning=True))
    return problems


_TakesByScene = Mapping[int, tuple[Job, SpokenTake | None]]
"""By scene, the job that speaks it, and what is known of its take if that is in the store."""


def _takes(script: Script, store: Store) -> tuple[VoiceChoice, _TakesByScene]:
    """The narrated scenes with the first voice that has spoken the first or the last of them,
    else the first voice.
    """
    narrated = [(i, part) for i, part in enumerate(script.parts) if part.scene.text]
    spoke = (
        each
        for each in script.film.voice
        if any(plan.load_take(store, job) for job in _make_end_jobs(script, each))
    )
    voice = next(spoke, script.film.voice[0])
    jobs = {i: plan.make_take_job(script, part, voice) for i, part in narrated}
    return voice, {i: (job, plan.load_take(store, job)) for i, job in jobs.items()}


def _make_end_jobs(script: Script, voice: VoiceChoice) -> list[Job]:
    """The jobs that speak the film's first and last scene that are a voice's own."""
    voiced = [
        part for part in script.parts if part.scene.text and not part.scene.recording
    ]
    return [
        plan.make_take_job(script, part, voice) for part in voiced[:1] + voiced[-1:]
    ]


def _is_risky(take: SpokenTake, width: int) -> bool:
    """Whether any caption of a guess could be too quick, or has too long a word: most have not,
    and are passed over.
    """
    return any(
        len(text) > width
        or (len(text) + 1) * SAMPLE_RATE > MAX_CHARACTERS_PER_SECOND * (end - start)
        for text, (start, end) in zip(take.words, take.cues, strict=True)
    )


def _by_scene(
    cues: Sequence[Cue], words: Sequence[Sequence[TimedWord]]
) -> dict[int, list[Cue]]:
    places = ((i, scene[-1].end) for i, scene in enumerate(words) if scene)
    at, end = next(places, (0, 0))

    def scene_of(cue: Cue) -> int:
        nonlocal at, end
        while cue.words[-1].end > end:
            at, end = next(places)
        return at

    return {i: list(run) for i, run in groupby(cues, scene_of)}


def _warning(
    part: SceneSource, cues: Sequence[Cue], form: tuple[int, int], measured: bool
) -> Problem | None:
    fps, width = form
    found = sorted(
        find_faults(cues, fps, width),
        key=lambda f: (max(map(len, f[0].lines)) <= width, -measure_pace(f[0], fps)),
    )
    if not found:
        return None
    cue, fault = found[0]
    more = f" (and {len(found) - 1} more here)" if len(found) > 1 else ""
    by = "" if measured else ", by a guess at its length"
    text = f"the caption “{' '.join(cue.lines)}” is hard to read: {fault}{by}{more}"
    return Problem(
        f"{text}; say it in fewer words, or let the voice speak slower",
        part.find_span(("narration",)),
        warning=True,
    )
