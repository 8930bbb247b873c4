"""What has to be made, and why: jobs with keys, from a script, its takes and its timeline. Makes nothing.

A key is the digest of everything that decides a job's bytes: the frozen request, the digests of its inputs, the
makers' VERSIONs and the versions of the tools. `parts` are the same things under names that people know.
"""

from __future__ import annotations

from collections.abc import Mapping

from lantern.core import ffmpeg
from lantern.core.store import digest_file
from lantern.plan import mixdown
from lantern.plan.job import Job, digest_code, list_versions, make_job, why
from lantern.plan.rendition import OutputFormat, Rendition, describe_shot, make_cues
from lantern.plan.segments import (
    align_views,
    build_segment_request,
    footage_shortfalls,
    make_drawing_jobs,
    make_poster_frame_jobs,
    make_segment_jobs,
)
from lantern.plan.takes import (
    guess,
    has_only_recordings,
    has_raw_take,
    is_stored,
    load_take,
    load_whole_take,
    make_engine,
    make_speech_job,
    make_take_job,
)
from lantern.script.load import Script
from lantern.sound import score

__all__ = [
    "Job",
    "OutputFormat",
    "Rendition",
    "align_views",
    "build_segment_request",
    "describe_shot",
    "digest_code",
    "footage_shortfalls",
    "guess",
    "has_only_recordings",
    "has_raw_take",
    "is_stored",
    "list_versions",
    "load_take",
    "load_whole_take",
    "make_cues",
    "make_drawing_jobs",
    "make_engine",
    "make_mix_job",
    "make_poster_frame_jobs",
    "make_segment_jobs",
    "make_sound_jobs",
    "make_speech_job",
    "make_take_job",
    "why",
]


def make_mix_job(board: Rendition, takes: Mapping[int, Job]) -> Job:
    """The film's one mix."""
    request = mixdown.build_mix_request(
        board.script, board.timeline, {scene: job.key for scene, job in takes.items()}
    )
    music = request["music"]
    has_score = music is not None and music["score"] is not None
    parts = {
        **mixdown.name_inputs(request),
        "tools": [ffmpeg.describe_version(), list_versions()["numpy"]],
        "program": {"score": score.VERSION} if has_score else {},
    }
    return make_job(
        "mix", "the mix", ".m4a", request, (parts, board.timeline.total / 10)
    )


def make_sound_jobs(script: Script) -> list[Job]:
    """Jobs that listen to the author's music and sounds: a bad one is told before the rest is made."""
    found = []
    for path, name in mixdown.find_sound_files(script).items():
        parts = {
            "sound": digest_file(path),
            "tools": [ffmpeg.describe_version()],
        }
        request = {"file": str(path), "name": name}
        found.append(
            make_job("sound", f"listening to '{name}'", ".json", request, (parts, 10.0))
        )
    for path, name, begin, end in mixdown.iter_audible_footage(script):
        excerpt = [begin, end - begin]
        heard = {
            "sound": [digest_file(path), excerpt],
            "tools": [ffmpeg.describe_version()],
        }
        asked = {"file": str(path), "name": name, "excerpt": excerpt}
        found.append(
            make_job("sound", f"listening to '{name}'", ".json", asked, (heard, 10.0))
        )
    return found
