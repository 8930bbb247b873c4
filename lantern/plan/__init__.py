"""What has to be made, and why: jobs with keys, planned from a script, its takes and its timeline.

A key is the digest of everything that decides a job's bytes: the frozen request, the digests of
its inputs, the makers' VERSIONs and the versions of the tools. `parts` are the same things under
names that people know.
"""

from __future__ import annotations

from collections.abc import Mapping

from lantern.core import ffmpeg
from lantern.plan import mixdown
from lantern.plan.job import Job, digest_code, list_versions, make_job, why
from lantern.plan.rendition import (
    OutputFormat,
    Rendition,
    describe_shot,
    make_check_context,
    make_cues,
)
from lantern.plan.requests import MixdownRequest, SoundRequest
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
    "build_mix_request",
    "build_segment_request",
    "describe_shot",
    "digest_code",
    "footage_shortfalls",
    "guess",
    "has_raw_take",
    "is_stored",
    "list_versions",
    "load_take",
    "load_whole_take",
    "make_check_context",
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


def make_mix_job(rendition: Rendition, takes: Mapping[int, Job]) -> Job:
    """Return the job of the film's one mix; `takes` by scene."""
    request = build_mix_request(rendition, takes)
    has_score = request.music is not None and request.music.settings is not None
    return make_job(
        "mix",
        "the mix",
        request,
        suffix=".m4a",
        weight=rendition.timeline.total / 10,
        tools=[ffmpeg.describe_version(), list_versions()["numpy"]],
        program={"score": score.VERSION} if has_score else {},
    )


def build_mix_request(rendition: Rendition, takes: Mapping[int, Job]) -> MixdownRequest:
    """Return all that the film's mix needs; `takes` by scene."""
    keys = {scene: job.key for scene, job in takes.items()}
    return mixdown.build_mix_request(rendition.script, rendition.timeline, keys)


def make_sound_jobs(script: Script) -> list[Job]:
    """Return jobs that listen to the author's music and sounds, so that a bad one is found first.

    Raises:
        AssetFailure: a file isn't there.
    """
    requests = []
    for path, name in mixdown.find_sound_files(script).items():
        requests.append(SoundRequest(path, name))
    for footage in mixdown.iter_audible_footage(script):
        requests.append(SoundRequest(footage.file, footage.name, footage.excerpt))
    return [_make_sound_job(request) for request in requests]


def _make_sound_job(request: SoundRequest) -> Job:
    return make_job(
        "sound",
        f"listening to '{request.name}'",
        request,
        suffix=".json",
        weight=10.0,
        tools=[ffmpeg.describe_version()],
    )
