"""From a script to a published film: voice, wave 1, the cut, wave 2, master. Decides nothing that `plan` can decide."""

from __future__ import annotations

import fcntl
import math
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lantern import __version__, checks, ffmpeg, master, plan
from lantern.executors import Executor
from lantern.film import Voice
from lantern.ledger import Ledger
from lantern.plan import Board, Form, Job
from lantern.planes import to_rgb
from lantern.problems import Busy, OutputFailure, VoiceFailure
from lantern.publishers.folder import Folder, move
from lantern.reporter import Reporter
from lantern.script import Script
from lantern.store import Store, digest_file, digest_json
from lantern.timeline import Spoken, Timeline, cut, segments
from lantern.voices import ONLINE, VOICES


@dataclass(frozen=True)
class Choices:
    """What the command line decides for one run."""

    store: Path
    out: Path
    voice: str | None = None
    offline: bool = False
    draft: bool = False
    only: str | None = None


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


def memory(studio: Studio) -> dict[str, Any]:
    """What the last rendering of this film left: who spoke, and each job's parts."""
    kept = studio.store.get_json(_memory_key(studio))
    whole = isinstance(kept, dict) and isinstance(kept.get("jobs"), dict) and "voice" in kept
    return kept if whole else {"voice": None, "jobs": {}}


def _memory_key(studio: Studio) -> str:
    return digest_json({"film": str(studio.script.tree.file.resolve()), "draft": studio.choices.draft})


def settled(studio: Studio) -> tuple[Voice, dict[int, Job]] | None:
    """A voice that has every take in the store: the last one used first, so that nothing is asked of the network.

    Takes that are there need no network, so --offline leaves no voice out here.
    """
    last = memory(studio)["voice"]
    voices = cast(studio) if studio.choices.voice else studio.script.film.voice
    for voice in sorted(voices, key=lambda v: v.engine != last):
        jobs = takes_of(studio, voice)
        if not missing(studio, list(jobs.values())):
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
        return found
    failures = []
    for voice in cast(studio):
        jobs = takes_of(studio, voice)
        wanted = missing(studio, list(jobs.values()))
        try:
            reason = VOICES[voice.engine](voice.settings).reach() if wanted else None
            if reason:
                raise VoiceFailure(reason)
            _run(studio, f"Speaking ({voice.engine})", wanted)
            return voice, jobs
        except VoiceFailure as failure:
            failures.append(f"{voice.engine}: {failure.message}")
            studio.reporter.note(f"{voice.engine} can't speak this film: {failure.message}")
    raise VoiceFailure("no voice could speak this film", failures)


def _run(studio: Studio, title: str, jobs: Sequence[Job]) -> None:
    if not jobs:
        return
    studio.reporter.stage(title, sum(job.weight for job in jobs))

    def done(job: Job, seconds: float) -> None:
        studio.timings[job.name] = round(seconds, 3)
        studio.reporter.done(job.name, job.weight)

    studio.executor.run(jobs, done)


def lay_out(studio: Studio, credits: Ledger, voice: Voice, spoken: dict[int, Spoken]) -> Board:
    """The board of this run: the cut film in its form."""
    script = studio.script
    style, _ = checks.look_of(script)
    assert style is not None  # checked
    form = Form.of(script.film.output, studio.choices.draft)
    illustrated = _illustrations(script, credits)
    timeline = cut(script.film, [p.scene for p in script.parts], spoken, style, illustrated)
    board = Board(script, timeline, form, style, credits, checks.speaker(voice), checks.look_file(script))
    if script.film.captions == "block":
        board = replace(board, timeline=_captioned(board))
    return board


def _illustrations(script: Script, credits: Ledger) -> frozenset[tuple[int, int]]:
    """The (scene, shot) whose still the ledger calls an illustration."""
    return frozenset(
        (i, j)
        for i, part in enumerate(script.parts)
        for j, shot in enumerate(part.scene.shots)
        if shot.still and _is_illustration(credits, script.places.find(shot.still, part.folder))
    )


def _is_illustration(credits: Ledger, path: Path) -> bool:
    entry = credits.entry(path)
    return entry is not None and entry.kind == "illustration"


def _captioned(board: Board) -> Timeline:
    """The timeline with its captions burned in as marks."""
    from lantern.timeline import Mark
    from lantern.units import Frames

    cues = master.caption_cues(board.timeline, board.form.size)
    marks = [Mark("caption", cue.lines, "ink", Frames(cue.start), Frames(cue.end - cue.start)) for cue in cues]
    return replace(board.timeline, marks=(*board.timeline.marks, *marks))


def spoken_takes(studio: Studio, jobs: dict[int, Job]) -> dict[int, Spoken]:
    """What the cut needs of takes that are all in the store."""
    found = {i: plan.spoken(studio.store, job) for i, job in jobs.items()}
    gone = [jobs[i].name for i, take in found.items() if take is None]
    if gone:
        raise OutputFailure(f"{gone[0]} vanished from the store; run the same command again")
    return {i: take for i, take in found.items() if take is not None}


def render(studio: Studio, credits: Ledger) -> dict[str, Any]:
    """Make the film and publish it. Returns the report. Raises Failure."""
    folder = Folder(studio.choices.out)
    with holding(studio):
        studio.store.sweep()
        inputs = fingerprint(studio)
        done = folder.finished()
        if done and done.get("inputs") == inputs and not studio.choices.only:
            return {**done, "nothing_to_do": True}
        folder.ready(f"{studio.script.name}.mp4")
        began = time.monotonic()
        if studio.choices.only:
            return _only(studio, credits, folder)
        voice, takes = speak(studio)
        spoken = spoken_takes(studio, takes)
        board = lay_out(studio, credits, voice, spoken)
        for scene, note in board.timeline.notes:
            studio.reporter.note(f"{studio.script.parts[scene].name}: {note}")
        jobs, mix = wave_two(studio, board, takes)
        with studio.store.scratch() as scratch:
            release = master.make(board, jobs, mix, studio.store, scratch)
            report = _report(studio, board, (takes, [*jobs, mix]), release)
            report |= {"inputs": inputs, "voice": voice.engine, "render_seconds": round(time.monotonic() - began, 2)}
            folder.publish(release, report)
        every = [*takes.values(), *jobs, mix]
        kept = {"voice": voice.engine, "jobs": {job.name: dict(job.parts) for job in every}}
        studio.store.put_json(_memory_key(studio), kept)
        return report


def board(studio: Studio, credits: Ledger) -> Board:
    """The film laid out, spoken first where that was not done yet."""
    voice, takes = speak(studio)
    return lay_out(studio, credits, voice, spoken_takes(studio, takes))


def write_frame(studio: Studio, laid: Board, seconds: float, to: Path) -> None:
    """The frame on screen at `seconds`, as PNG. Raises OutputFailure."""
    from PIL import Image

    planes = master.frame(laid, int(seconds * laid.timeline.fps + 1e-6), studio.store)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(to_rgb(planes)).save(to, format="PNG")
    except OSError as error:
        raise OutputFailure(f"{to} can't be written: {error.strerror or error}") from None


def wave_two(studio: Studio, board: Board, takes: dict[int, Job]) -> tuple[list[Job], Job]:
    """Draw, then encode every segment and the mix that the store doesn't hold."""
    store = studio.store
    jobs = plan.segment_jobs(board, segments(board.timeline), store)
    mix = plan.mix_job(board, takes)
    wanted = missing(studio, [*{job.key: job for job in (*jobs, mix)}.values()])
    if any(job.kind == "segment" for job in wanted):
        _run(studio, "Drawing", missing(studio, plan.drawing_jobs(board, store)))
    _enough_disk(studio, sum(job.weight for job in wanted), board.form)
    _run(studio, "Encoding", wanted)
    return jobs, mix


def _enough_disk(studio: Studio, frames: float, form: Form) -> None:
    """Stop before the second wave when the disk can't hold it: 1 bit a pixel is more than x264 ever took."""
    need = int(frames * form.size[0] * form.size[1] / 8) * 2 + 50_000_000
    free = shutil.disk_usage(studio.choices.store).free
    if free < need:
        message = f"the store's disk has {free // 1_000_000} MB free, and this film may need {need // 1_000_000} MB"
        raise OutputFailure(f"{message}; make room, or put the store elsewhere with --store")


def _level(value: float) -> float | None:
    """A loudness for a report: silence has none, and JSON no infinity."""
    return value if math.isfinite(value) else None


def _report(
    studio: Studio, board: Board, work: tuple[dict[int, Job], list[Job]], release: master.Release
) -> dict[str, Any]:  # fmt: skip
    takes, jobs = work
    return {
        "film": board.script.film.title,
        "lantern": __version__,
        "versions": {"ffmpeg": ffmpeg.version(), **plan.versions()},
        "form": {"size": list(board.form.size), "fps": board.form.fps, "quality": board.form.quality},
        **master.summary(board, takes, studio.store),
        "loudness": {"lufs": _level(release.loudness.integrated), "true_peak_dbtp": _level(release.loudness.peak)},
        "keys": {job.name: job.key for job in (*takes.values(), *jobs)},
        "timings": studio.timings,
    }


def _only(studio: Studio, credits: Ledger, folder: Folder) -> dict[str, Any]:
    """One scene by itself, with its sound, to scenes/NN.mp4; the film's own file is left alone."""
    part = studio.script.select(studio.choices.only or "")
    assert part is not None  # checked by the command line
    alone = replace(studio, script=replace(studio.script, parts=(part,)))
    voice, takes = speak(alone)
    solo = lay_out(alone, credits, voice, spoken_takes(alone, takes))
    jobs, mix = wave_two(alone, solo, takes)
    language = studio.script.film.language
    out = folder.path / "scenes" / f"{part.number:02}.mp4"
    with studio.store.scratch() as scratch:
        (scratch / "chapters.txt").write_text(";FFMETADATA1\n", "utf-8")
        staged = scratch / "scene.mp4"
        measured = master.join(jobs, mix, (studio.store, scratch), (solo.timeline, language), staged)
        out.parent.mkdir(parents=True, exist_ok=True)
        move(staged, out)
    seconds = solo.timeline.total / solo.timeline.fps
    return {
        "scene": str(out),
        "seconds": seconds,
        "loudness": {"lufs": _level(measured.integrated)},
        "voice": voice.engine,
    }


def fingerprint(studio: Studio) -> dict[str, Any]:
    """Everything that decides the film, as digests: equal fingerprints, nothing to do."""
    script = studio.script
    files = {str(path) for path in script.files()}
    for part in script.parts:
        for shot in part.scene.shots:
            for text in (shot.still, shot.map, getattr(shot.card, "ground", None)):
                if text:
                    files.add(str(script.places.find(text, part.folder)))
    for folder in (script.places.project / "assets", script.places.film):
        if (folder / "credits.yml").is_file():
            files.add(str(folder / "credits.yml"))
    style = checks.look_file(script)
    if style:
        files.add(str(style))
    choices = studio.choices
    project = script.places.project
    return {
        "files": {os.path.relpath(f, project): digest_file(Path(f)) for f in sorted(files)},
        "choices": [choices.voice, choices.offline, choices.draft],
        "program": plan.code_digest(),
        "libraries": plan.versions(),
    }


@contextmanager
def holding(studio: Studio) -> Iterator[None]:
    """Hold the output against a second render. Raises Busy. The lock goes with the process, so none is left over."""
    locks = studio.choices.store / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        stream = (locks / digest_json(str(studio.choices.out.resolve()))[:32]).open("w")
    except OSError as error:
        raise OutputFailure(f"the store {studio.choices.store} can't be written: {error.strerror}") from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"another render is writing {studio.choices.out}; wait for it, or give --out") from None
        yield


@dataclass(frozen=True)
class Step:
    """A line of the plan: what would be made, and why."""

    name: str
    kind: str
    why: str


def steps(studio: Studio, credits: Ledger) -> list[Step]:
    """What a render would make now, and why; nothing is made, nobody is asked."""
    before = memory(studio)
    jobs_before = before["jobs"]
    found = settled(studio)
    voice = found[0] if found else _likely(studio, before["voice"])
    takes = found[1] if found else takes_of(studio, voice)
    found_steps: list[Step] = []
    spoken: dict[int, Spoken] = {}
    unsure: set[int] = set()
    for i, job in takes.items():
        take = plan.spoken(studio.store, job)
        if take is None:
            unsure.add(i)
            found_steps.append(Step(job.name, job.kind, plan.why(job, jobs_before)))
        spoken[i] = take or plan.guess(job)
    board = lay_out(studio, credits, voice, spoken)
    parts = segments(board.timeline)
    jobs = plan.segment_jobs(board, parts, studio.store)
    cuts = board.timeline.cuts
    for segment, job in zip(parts, jobs, strict=True):
        touched = unsure & {cuts[c].scene for c in (segment.a, segment.b) if c is not None}
        if touched:
            found_steps.append(Step(job.name, job.kind, "its scene will be spoken anew"))
        elif not studio.store.has(job.key, job.suffix):
            found_steps.append(Step(job.name, job.kind, plan.why(job, jobs_before)))
    mix = plan.mix_job(board, takes)
    if unsure or not studio.store.has(mix.key, mix.suffix):
        found_steps.append(
            Step(mix.name, mix.kind, "a scene will be spoken anew" if unsure else plan.why(mix, jobs_before))
        )
    return found_steps


def _likely(studio: Studio, last: str | None) -> Voice:
    voices = cast(studio)
    return next((v for v in voices if v.engine == last), voices[0])
