"""What a render would make now, and why. Nothing is made, nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern import plan
from lantern.rendering.history import load_history
from lantern.rendering.layout import lay_out
from lantern.rendering.session import Session
from lantern.rendering.voice import find_cached_voice, make_take_jobs, select_voices
from lantern.script.load import Script
from lantern.script.model.framing import format_ratio
from lantern.script.model.voice import VoiceChoice
from lantern.speech import wording
from lantern.timeline import SpokenTake, split_segments


@dataclass(frozen=True)
class PlanStep:
    """A line of the plan: what would be made, and why."""

    name: str
    kind: str
    why: str


def list_steps(studio: Session) -> list[PlanStep]:
    """What a render would make now, and why; nothing is made, nobody is asked."""
    before = load_history(studio)
    jobs_before = before["jobs"]
    found = find_cached_voice(studio)
    voice = found[0] if found else _guess_voice(studio, before["voice"])
    takes = found[1] if found else make_take_jobs(studio, voice)
    found_steps: list[PlanStep] = []
    spoken: dict[int, SpokenTake] = {}
    unsure: set[int] = set()
    for i, job in takes.items():
        take = plan.load_whole_take(studio.store, job)
        if take is None:
            unsure.add(i)
            found_steps.append(PlanStep(job.name, job.kind, plan.why(job, jobs_before)))
        spoken[i] = take or plan.guess(job)
    board = lay_out(studio, voice, spoken)
    where = f"in {format_ratio(studio.options.shape)}: " if studio.options.shape else ""
    parts = split_segments(board.timeline)
    jobs = plan.make_segment_jobs(board, parts, studio.store)
    cuts = board.timeline.shots
    for segment, job in zip(parts, jobs, strict=True):
        touched = unsure & {
            cuts[c].scene for c in (segment.shot, segment.next_shot) if c is not None
        }
        if touched:
            found_steps.append(
                PlanStep(where + job.name, job.kind, "its scene will be spoken anew")
            )
        elif not studio.store.has(job.key, job.suffix):
            found_steps.append(
                PlanStep(where + job.name, job.kind, plan.why(job, jobs_before))
            )
    mix = plan.make_mix_job(board, takes)
    if unsure or not studio.store.has(mix.key, mix.suffix):
        found_steps.append(
            PlanStep(
                mix.name,
                mix.kind,
                "a scene will be spoken anew" if unsure else plan.why(mix, jobs_before),
            )
        )
    return found_steps


def _guess_voice(studio: Session, last: str | None) -> VoiceChoice:
    voices = select_voices(studio)
    return next((v for v in voices if v.engine == last), voices[0])


def list_readings(script: Script) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each narrated scene the words that are said otherwise than written: (written, said), the IPA in brackets."""
    for part in script.parts:
        words = wording.split_words(
            part.scene.text, script.film.language, script.lexicon
        )
        if words:
            said = [
                (
                    w.written,
                    f"{w.spoken or '-'} [{w.ipa}]" if w.ipa else w.spoken or "-",
                )
                for w in words
            ]
            yield (
                part.name,
                [pair for pair in dict.fromkeys(said) if pair[0] != pair[1]],
            )
