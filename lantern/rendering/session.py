"""Who speaks a film: the voices in turn, what is already spoken, and what the last rendering left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core import cache
from lantern.core.cache import RenderRecord
from lantern.core.problems import VoiceFailure
from lantern.core.progress import Reporter
from lantern.core.store import Store, digest_json
from lantern.core.units import Shape
from lantern.plan import Job
from lantern.plan.project import Project
from lantern.plan.requests import SpeechRequest
from lantern.rendering.executors import Executor
from lantern.script.load import Script
from lantern.script.model.framing import format_ratio
from lantern.script.model.voice import VoiceChoice
from lantern.speech import recording
from lantern.speech.voices import is_online


@dataclass(frozen=True)
class RenderOptions:
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
    def variant(self) -> str:
        """Which of a film's renderings this is: '' is the film itself."""
        return "preview" if self.preview else "draft" if self.draft else ""


@dataclass
class Session:
    """One run over one film: the checked film, the store, who makes jobs and who is told."""

    project: Project
    options: RenderOptions
    executor: Executor
    reporter: Reporter
    store: Store = field(init=False)
    timings: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = Store(self.options.store)

    @property
    def script(self) -> Script:
        """The film's script."""
        return self.project.script


def select_voices(studio: Session) -> tuple[VoiceChoice, ...]:
    """The voices of this run, in the order they are tried. --voice names one; --offline leaves the online ones out."""
    chosen = studio.options.voice
    if chosen:
        listed = [v for v in studio.script.film.voice if v.engine == chosen]
        return (listed[0] if listed else VoiceChoice(engine=chosen),)
    voices = [
        v
        for v in studio.script.film.voice
        if not (studio.options.offline and is_online(v.engine))
    ]
    if not voices:
        raise VoiceFailure(
            "every voice of this film needs the network, and --offline forbids it; add espeak to 'voice'"
        )
    return tuple(voices)


def make_take_jobs(studio: Session, voice: VoiceChoice) -> dict[int, Job]:
    """The take jobs of all narrated scenes with one voice."""
    parts = studio.script.parts
    return {
        i: plan.make_take_job(studio.script, part, voice)
        for i, part in enumerate(parts)
        if part.scene.text
    }


def find_missing(studio: Session, jobs: Sequence[Job]) -> list[Job]:
    """Jobs whose result is not in the store, or is there and damaged."""
    return [job for job in jobs if not plan.is_stored(studio.store, job)]


def find_unspoken(studio: Session, jobs: Sequence[Job]) -> list[Job]:
    """Takes for which a voice has to speak; others are at most finished anew from what it said."""
    return [job for job in jobs if not plan.has_raw_take(studio.store, job)]


def load_history(studio: Session) -> dict[str, Any]:
    """What the last rendering of this film left: who spoke, and each job's parts."""
    kept = studio.store.get_json(compute_history_key(studio))
    whole = (
        isinstance(kept, dict)
        and isinstance(kept.get("jobs"), dict)
        and "voice" in kept
    )
    found: dict[str, Any] = kept if whole else {"voice": None, "jobs": {}}
    if studio.options.shape:  # the same voice speaks in all shapes
        own = load_history(replace(studio, options=replace(studio.options, shape=None)))
        return {**found, "voice": own["voice"] or found["voice"]}
    return found


def save_history(studio: Session, voice: VoiceChoice, jobs: Sequence[Job]) -> None:
    """Keep who spoke, and the parts of all jobs, for the next run."""
    kept = {"voice": voice.engine, "jobs": {job.name: dict(job.parts) for job in jobs}}
    studio.store.put_json(compute_history_key(studio), kept)
    if studio.options.shape:
        own = replace(studio, options=replace(studio.options, shape=None))
        studio.store.put_json(
            compute_history_key(own), {**load_history(own), "voice": voice.engine}
        )


def compute_history_key(studio: Session) -> str:
    chosen = studio.options
    which = {"preview": True} if chosen.preview else {"draft": chosen.draft}
    film = {"film": str(studio.script.tree.file.resolve()), **which}
    return digest_json(film | ({"shape": chosen.shape} if chosen.shape else {}))


def record_entries(studio: Session, jobs: Sequence[Job], form: str, out: Path) -> None:
    """Keep in mind which entries of the store a rendering was made from."""
    entries = {f"{compute_history_key(studio)}.json": "who spoke last"}
    for job in jobs:
        entries[f"{job.key}{job.suffix}"] = job.name
        if job.kind == "take":
            entries[f"{job.key}.json"] = f"{job.name}, its words in time"
        if isinstance(job.request, SpeechRequest):
            for suffix in (".wav", ".json"):
                entries[f"{job.request.raw_key}{suffix}"] = (
                    f"{job.name}, as it was said"
                )
    file = str(studio.script.tree.file.resolve())
    cache.write_record(
        studio.store,
        RenderRecord(file, studio.script.name, form, str(out.resolve()), entries),
    )


def find_cached_voice(studio: Session) -> tuple[VoiceChoice, dict[int, Job]] | None:
    """A voice that has every take in the store: the last one used first, so that nothing is asked of the network.

    Takes that are there need no network, so --offline leaves no voice out here. A film wholly of recordings needs none.
    """
    if studio.script.has_only_recordings:
        nobody = VoiceChoice(engine=recording.ENGINE)
        return nobody, make_take_jobs(studio, nobody)
    last = load_history(studio)["voice"]
    voices = select_voices(studio) if studio.options.voice else studio.script.film.voice
    opening = [part for part in studio.script.parts if part.scene.text][:1]
    for voice in sorted(voices, key=lambda v: v.engine != last):
        try:
            begun = not find_unspoken(
                studio,
                [plan.make_take_job(studio.script, part, voice) for part in opening],
            )
            jobs = make_take_jobs(studio, voice) if begun else {}
        except VoiceFailure:  # told when it is this voice's turn
            continue
        if begun and not find_unspoken(studio, list(jobs.values())):
            first = studio.script.film.voice[0].engine
            if (
                voice.engine == last
                and first not in (last, studio.options.voice)
                and not studio.options.offline
            ):
                studio.reporter.note(
                    f"Spoken by {last}, as last time; --voice {first} tries {first} again."
                )
            return voice, jobs
        if voice.engine == last:
            break
    return None


def speak(studio: Session) -> tuple[VoiceChoice, dict[int, Job]]:
    """Have every scene spoken by one voice. Raises VoiceFailure when no voice of the film can."""
    found = find_cached_voice(studio)
    if found:
        run_jobs(
            studio, "Finishing the voice", find_missing(studio, list(found[1].values()))
        )
        return found
    return make_with_first_voice(studio, lambda voice: make_take_jobs(studio, voice))


def make_with_first_voice(
    studio: Session, jobs_of: Callable[[VoiceChoice], dict[int, Job]]
) -> tuple[VoiceChoice, dict[int, Job]]:
    """Have all the jobs made by the first voice that can make every one. Raises VoiceFailure when none can."""
    failures = []
    for voice in select_voices(studio):
        try:
            jobs = jobs_of(voice)
            wanted = find_missing(studio, list(jobs.values()))
            reason = (
                plan.make_engine(studio.script, voice).unavailable_reason()
                if find_unspoken(studio, wanted)
                else None
            )
            if reason:
                raise VoiceFailure(reason)
            run_jobs(studio, f"Speaking ({voice.engine})", wanted)
            return voice, jobs
        except VoiceFailure as failure:
            failures.append(f"{voice.engine}: {failure.message}")
            studio.reporter.note(
                f"{voice.engine} can't speak this film: {failure.message}"
            )
    raise VoiceFailure("no voice could speak this film", failures)


def run_jobs(studio: Session, title: str, jobs: Sequence[Job]) -> None:
    if not jobs:
        return
    shape = studio.options.shape
    studio.reporter.begin_stage(
        f"{title} in {format_ratio(shape)}" if shape else title,
        sum(job.weight for job in jobs),
    )

    def done(job: Job, seconds: float) -> None:
        studio.timings[job.name] = round(seconds, 3)
        studio.reporter.advance(job.name, job.weight)

    studio.executor.run(jobs, done)
