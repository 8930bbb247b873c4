"""Whether a film's captions can be read in their time: by the takes in the store, else by a guess at how long they are.

Nothing is spoken here, and nobody is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lantern import captions, look, plan, recordings
from lantern.captions import PACE, Cue
from lantern.captions.reading import Figures, faults, figures, pace
from lantern.film_voice import Voice
from lantern.plan import Job
from lantern.problems import ASSET, Problem
from lantern.script import Part, Script
from lantern.store import Store
from lantern.timeline import Pictures, Spoken, Word, cut
from lantern.units import SAMPLE_RATE, Shape


@dataclass(frozen=True)
class Reading:
    """Warnings, the figures of the captions that were looked into, and the voice whose takes were used, if any."""

    problems: tuple[Problem, ...]
    figures: Figures | None
    voice: str | None


def read(script: Script, store: Store, shape: Shape | None = None) -> Reading:
    """How the captions of a checked film read in one shape. Each scene has at most one warning, at its narration."""
    voice, takes = _takes(script, store)
    spoken = {i: take or plan.guess(job) for i, (job, take) in takes.items()}
    output = script.film.output
    fps, size = output.fps, output.pixels_in(shape or output.shape)
    width = captions.line_length(size)
    wanted = {i for i, (_, take) in takes.items() if take or _hurried(spoken[i], width)}
    if not wanted:
        return Reading((), None, None)
    laid = cut(script.film, [part.scene for part in script.parts], spoken, look.load(), Pictures())
    laid = replace(laid, words=tuple(scene if i in wanted else () for i, scene in enumerate(laid.words)))
    by = _by_scene(plan.cues(laid, script, size), laid.words)
    measured = {i for i, (_, take) in takes.items() if take}
    found = [_warning(script.parts[i], by[i], (fps, width), i in measured) for i in sorted(wanted)]
    seen = figures([cue for i in measured for cue in by[i]], fps)
    spoke = recordings.ENGINE if plan.all_recorded(script) else voice.engine
    return Reading(tuple(problem for problem in found if problem), seen, spoke if seen else None)


def lengths(script: Script, store: Store) -> list[Problem]:
    """A warning for each shot that is longer than its footage, as far as can be told."""
    if not any(shot.clip for part in script.parts for shot in part.scene.shots):
        return []
    _, takes = _takes(script, store)
    spoken = {i: take or plan.guess(job) for i, (job, take) in takes.items()}
    laid = cut(script.film, [part.scene for part in script.parts], spoken, look.load(), Pictures())
    return [
        Problem(
            text if i not in takes or takes[i][1] else f"{text}, by a guess at what is spoken",
            script.parts[i].span(("shots", j, "clip")),
            ASSET,
            warning=True,
        )
        for i, j, text in plan.held(script, laid)
    ]


_Takes = Mapping[int, tuple[Job, Spoken | None]]
"""By scene, the job that speaks it, and what is known of its take if that is in the store."""


def _takes(script: Script, store: Store) -> tuple[Voice, _Takes]:
    """The narrated scenes with the first voice that has spoken the first or the last of them, else the first voice."""
    narrated = [(i, part) for i, part in enumerate(script.parts) if part.scene.text]
    voiced = [part for _, part in narrated if not part.scene.recording]
    ends = voiced[:1] + voiced[-1:]
    spoke = (v for v in script.film.voice if any(plan.known(store, plan.take_job(script, p, v)) for p in ends))
    voice = next(spoke, script.film.voice[0])
    jobs = {i: plan.take_job(script, part, voice) for i, part in narrated}
    return voice, {i: (job, plan.known(store, job)) for i, job in jobs.items()}


def _hurried(take: Spoken, width: int) -> bool:
    """Whether any caption of a guess could be too quick, or has too long a word: most have not, and are passed over."""
    return any(
        len(text) > width or (len(text) + 1) * SAMPLE_RATE > PACE * (end - start)
        for text, (start, end) in zip(take.words, take.cues, strict=True)
    )


def _by_scene(cues: Sequence[Cue], words: Sequence[Sequence[Word]]) -> dict[int, list[Cue]]:
    places = ((i, scene[-1].end) for i, scene in enumerate(words) if scene)
    at, end = next(places, (0, 0))

    def scene_of(cue: Cue) -> int:
        nonlocal at, end
        while cue.words[-1].end > end:
            at, end = next(places)
        return at

    return {i: list(run) for i, run in groupby(cues, scene_of)}


def _warning(part: Part, cues: Sequence[Cue], form: tuple[int, int], measured: bool) -> Problem | None:
    fps, width = form
    found = sorted(faults(cues, fps, width), key=lambda f: (max(map(len, f[0].lines)) <= width, -pace(f[0], fps)))
    if not found:
        return None
    cue, fault = found[0]
    more = f" (and {len(found) - 1} more here)" if len(found) > 1 else ""
    by = "" if measured else ", by a guess at its length"
    text = f"the caption “{' '.join(cue.lines)}” is hard to read: {fault}{by}{more}"
    return Problem(
        f"{text}; say it in fewer words, or let the voice speak slower", part.span(("narration",)), warning=True
    )
