"""What a render would make now, and why. Nothing is made, nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern import plan
from lantern.credits.ledger import Ledger
from lantern.rendering.layout import lay_out
from lantern.rendering.session import Studio, cast, memory, settled, takes_of
from lantern.script.load import Script
from lantern.script.model.framing import ratio
from lantern.script.model.voice import Voice
from lantern.speech import wording
from lantern.timeline import Spoken, segments


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
    where = f"in {ratio(studio.choices.shape)}: " if studio.choices.shape else ""
    parts = segments(board.timeline)
    jobs = plan.segment_jobs(board, parts, studio.store)
    cuts = board.timeline.cuts
    for segment, job in zip(parts, jobs, strict=True):
        touched = unsure & {cuts[c].scene for c in (segment.a, segment.b) if c is not None}
        if touched:
            found_steps.append(Step(where + job.name, job.kind, "its scene will be spoken anew"))
        elif not studio.store.has(job.key, job.suffix):
            found_steps.append(Step(where + job.name, job.kind, plan.why(job, jobs_before)))
    mix = plan.mix_job(board, takes)
    if unsure or not studio.store.has(mix.key, mix.suffix):
        found_steps.append(
            Step(mix.name, mix.kind, "a scene will be spoken anew" if unsure else plan.why(mix, jobs_before))
        )
    return found_steps


def _likely(studio: Studio, last: str | None) -> Voice:
    voices = cast(studio)
    return next((v for v in voices if v.engine == last), voices[0])


def readings(script: Script) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each narrated scene the words that are said otherwise than written: (written, said), the IPA in brackets."""
    for part in script.parts:
        words = wording.words(part.scene.text, script.film.language, script.lexicon)
        if words:
            said = [(w.written, f"{w.spoken or '-'} [{w.ipa}]" if w.ipa else w.spoken or "-") for w in words]
            yield part.name, [pair for pair in dict.fromkeys(said) if pair[0] != pair[1]]
