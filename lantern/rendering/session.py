"""Who speaks a film: the voices in turn, what is already spoken, and what the last rendering left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core import cache
from lantern.core.cache import Record
from lantern.core.problems import VoiceFailure
from lantern.core.progress import Reporter
from lantern.core.store import Store, digest_json
from lantern.core.units import Shape
from lantern.plan import Job
from lantern.rendering.executors import Executor
from lantern.script.load import Script
from lantern.script.model.framing import ratio
from lantern.script.model.voice import Voice
from lantern.speech import recording
from lantern.speech.voices import ONLINE


@dataclass(frozen=True)
class Choices:
    """What the command line decides for one run."""

    store: Path
    out: Path
    voice: str | None = None
    offline: bool = False
    draft: bool = False
    only: str | None = None
    preview: bool = False
    shape: Shape | None = None
    """The film's own unless another is asked for."""

    @property
    def form(self) -> str:
        """Which of a film's renderings this is: '' is the film itself."""
        return "preview" if self.preview else "draft" if self.draft else ""


@dataclass
class Studio:
    """One run over one film: its checked script, the store, who makes jobs and who is told."""

    script: Script
    choices: Choices
    executor: Executor
    reporter: Reporter
    store: Store = field(init=False)
    timings: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = Store(self.choices.store)


def cast(studio: Studio) -> tuple[Voice, ...]:
    """The voices of this run, in the order they are tried. --voice names one; --offline leaves the online ones out."""
    chosen = studio.choices.voice
    if chosen:
        listed = [v for v in studio.script.film.voice if v.engine == chosen]
        return (listed[0] if listed else Voice(engine=chosen),)
    voices = [v for v in studio.script.film.voice if not (studio.choices.offline and v.engine in ONLINE)]
    if not voices:
        raise VoiceFailure(
            "every voice of this film needs the network, and --offline forbids it; add espeak to 'voice'"
        )
    return tuple(voices)


def takes_of(studio: Studio, voice: Voice) -> dict[int, Job]:
    """The take jobs of all narrated scenes with one voice."""
    parts = studio.script.parts
    return {i: plan.take_job(studio.script, part, voice) for i, part in enumerate(parts) if part.scene.text}


def missing(studio: Studio, jobs: Sequence[Job]) -> list[Job]:
    """Jobs whose result is not in the store, or is there and damaged."""
    return [job for job in jobs if not plan.made(studio.store, job)]


def unheard(studio: Studio, jobs: Sequence[Job]) -> list[Job]:
    """Takes for which a voice has to speak; others are at most finished anew from what it said."""
    return [job for job in jobs if not plan.heard(studio.store, job)]


def memory(studio: Studio) -> dict[str, Any]:
    """What the last rendering of this film left: who spoke, and each job's parts."""
    kept = studio.store.get_json(memory_key(studio))
    whole = isinstance(kept, dict) and isinstance(kept.get("jobs"), dict) and "voice" in kept
    found: dict[str, Any] = kept if whole else {"voice": None, "jobs": {}}
    if studio.choices.shape:  # the same voice speaks in all shapes
        own = memory(replace(studio, choices=replace(studio.choices, shape=None)))
        return {**found, "voice": own["voice"] or found["voice"]}
    return found


def remember(studio: Studio, voice: Voice, jobs: Sequence[Job]) -> None:
    """Keep who spoke, and the parts of all jobs, for the next run."""
    kept = {"voice": voice.engine, "jobs": {job.name: dict(job.parts) for job in jobs}}
    studio.store.put_json(memory_key(studio), kept)
    if studio.choices.shape:
        own = replace(studio, choices=replace(studio.choices, shape=None))
        studio.store.put_json(memory_key(own), {**memory(own), "voice": voice.engine})


def memory_key(studio: Studio) -> str:
    chosen = studio.choices
    which = {"preview": True} if chosen.preview else {"draft": chosen.draft}
    film = {"film": str(studio.script.tree.file.resolve()), **which}
    return digest_json(film | ({"shape": chosen.shape} if chosen.shape else {}))


def record(studio: Studio, jobs: Sequence[Job], form: str, out: Path) -> None:
    """Keep in mind which entries of the store a rendering was made from."""
    entries = {f"{memory_key(studio)}.json": "who spoke last"}
    for job in jobs:
        entries[f"{job.key}{job.suffix}"] = job.name
        if job.kind == "take":
            entries[f"{job.key}.json"] = f"{job.name}, its words in time"
        if raw := job.request.get("raw"):
            entries |= {f"{raw}{suffix}": f"{job.name}, as it was said" for suffix in (".wav", ".json")}
    file = str(studio.script.tree.file.resolve())
    cache.keep(studio.store, Record(file, studio.script.name, form, str(out.resolve()), entries))


def settled(studio: Studio) -> tuple[Voice, dict[int, Job]] | None:
    """A voice that has every take in the store: the last one used first, so that nothing is asked of the network.

    Takes that are there need no network, so --offline leaves no voice out here. A film wholly of recordings needs none.
    """
    if plan.all_recorded(studio.script):
        nobody = Voice(engine=recording.ENGINE)
        return nobody, takes_of(studio, nobody)
    last = memory(studio)["voice"]
    voices = cast(studio) if studio.choices.voice else studio.script.film.voice
    opening = [part for part in studio.script.parts if part.scene.text][:1]
    for voice in sorted(voices, key=lambda v: v.engine != last):
        try:
            begun = not unheard(studio, [plan.take_job(studio.script, part, voice) for part in opening])
            jobs = takes_of(studio, voice) if begun else {}
        except VoiceFailure:  # told when it is this voice's turn
            continue
        if begun and not unheard(studio, list(jobs.values())):
            first = studio.script.film.voice[0].engine
            if voice.engine == last and first not in (last, studio.choices.voice) and not studio.choices.offline:
                studio.reporter.note(f"Spoken by {last}, as last time; --voice {first} tries {first} again.")
            return voice, jobs
        if voice.engine == last:
            break
    return None


def speak(studio: Studio) -> tuple[Voice, dict[int, Job]]:
    """Have every scene spoken by one voice. Raises VoiceFailure when no voice of the film can."""
    found = settled(studio)
    if found:
        run(studio, "Finishing the voice", missing(studio, list(found[1].values())))
        return found
    return perform(studio, lambda voice: takes_of(studio, voice))


def perform(studio: Studio, jobs_of: Callable[[Voice], dict[int, Job]]) -> tuple[Voice, dict[int, Job]]:
    """Have all the jobs made by the first voice that can make every one. Raises VoiceFailure when none can."""
    failures = []
    for voice in cast(studio):
        try:
            jobs = jobs_of(voice)
            wanted = missing(studio, list(jobs.values()))
            reason = plan.engine(studio.script, voice)[0].reach() if unheard(studio, wanted) else None
            if reason:
                raise VoiceFailure(reason)
            run(studio, f"Speaking ({voice.engine})", wanted)
            return voice, jobs
        except VoiceFailure as failure:
            failures.append(f"{voice.engine}: {failure.message}")
            studio.reporter.note(f"{voice.engine} can't speak this film: {failure.message}")
    raise VoiceFailure("no voice could speak this film", failures)


def run(studio: Studio, title: str, jobs: Sequence[Job]) -> None:
    if not jobs:
        return
    shape = studio.choices.shape
    studio.reporter.stage(f"{title} in {ratio(shape)}" if shape else title, sum(job.weight for job in jobs))

    def done(job: Job, seconds: float) -> None:
        studio.timings[job.name] = round(seconds, 3)
        studio.reporter.done(job.name, job.weight)

    studio.executor.run(jobs, done)
