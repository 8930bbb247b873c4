"""What has to be made, and why: jobs with keys, from a script, its takes and its timeline. Makes nothing.

A key is the digest of everything that decides a job's bytes: the frozen request, the digests of its inputs, the
makers' VERSIONs and the versions of the tools. `parts` are the same things under names that people know.
"""

from __future__ import annotations

from collections.abc import Mapping

from lantern import sound
from lantern.core import ffmpeg
from lantern.core.store import digest_file
from lantern.plan import mixdown
from lantern.plan.job import Job, code_digest, job, versions, why
from lantern.plan.rendition import Board, Form, cues, shown
from lantern.plan.segments import drawing_jobs, glance_jobs, held, lie, segment_jobs, segment_request
from lantern.plan.takes import all_recorded, engine, guess, heard, known, made, speech_job, spoken, take_job
from lantern.script.load import Script

__all__ = [
    "Board",
    "Form",
    "Job",
    "all_recorded",
    "code_digest",
    "cues",
    "drawing_jobs",
    "engine",
    "glance_jobs",
    "guess",
    "heard",
    "held",
    "known",
    "lie",
    "made",
    "mix_job",
    "segment_jobs",
    "segment_request",
    "shown",
    "sound_jobs",
    "speech_job",
    "spoken",
    "take_job",
    "versions",
    "why",
]


def mix_job(board: Board, takes: Mapping[int, Job]) -> Job:
    """The film's one mix."""
    request = mixdown.request(board.script, board.timeline, {scene: job.key for scene, job in takes.items()})
    parts = {**mixdown.parts(request), "tools": [sound.VERSION, ffmpeg.version(), versions()["numpy"]]}
    return job("mix", "the mix", ".m4a", request, (parts, board.timeline.total / 10))


def sound_jobs(script: Script) -> list[Job]:
    """Jobs that listen to the author's music and sounds: a bad one is told before the rest is made."""
    found = []
    for path, name in mixdown.files(script).items():
        parts = {"sound": digest_file(path), "tools": [sound.VERSION, ffmpeg.version()]}
        request = {"file": str(path), "name": name}
        found.append(job("sound", f"listening to '{name}'", ".json", request, (parts, 10.0)))
    for path, name, begin, end in mixdown.heard_footage(script):
        excerpt = [begin, end - begin]
        heard = {"sound": [digest_file(path), excerpt], "tools": [sound.VERSION, ffmpeg.version()]}
        asked = {"file": str(path), "name": name, "excerpt": excerpt}
        found.append(job("sound", f"listening to '{name}'", ".json", asked, (heard, 10.0)))
    return found
